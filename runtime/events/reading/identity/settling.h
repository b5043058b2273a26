// Of records that share an id one counts; what becomes of the others.
#pragma once

#include <functional>

#include "runtime/events/reading/identity/claims.h"

namespace akad::events {

class Settling {
 public:
  Settling(EventStore& store, const ir::Program& program, const Channels& channels,
           Silenced& silenced, std::vector<Replacing>& replacing, bool snapshots)
      : store_(store),
        program_(program),
        order_{store, {store, channels}},
        silenced_(silenced),
        replacing_(replacing),
        snapshots_(snapshots) {}

  bool of_snapshots() const { return snapshots_; }
  bool has_end(const Claim& claim) const { return order_.has_end(claim); }

  // Of one id's claims the first counts. There may be very many: none is kept.
  using ClaimAt = std::function<Claim(std::size_t)>;
  void settle(std::size_t count, const ClaimAt& claim_at);
  void settle_late(const Claim& claim);

 private:
  void give_up(const Claim& claim);
  void lose_late(const Claim& claim);
  bool is_out(const Claim& claim) const;
  std::uint32_t subject_of(const Claim& claim) const;
  void lose(const Claim& loser, const Claim& kept);
  void lose_replaced(const Claim& loser, const Claim& kept);
  void note_replacing(const Claim& loser, const Claim& kept, FindingKind why);
  void name_subject(const Claim& claim);
  void tell(const Claim& loser, const Claim& kept);
  void note_revisions(std::size_t count, const ClaimAt& claim_at, const Claim& kept);
  void note_revision(const Claim& then, const Claim& kept, Instant until);

  EventStore& store_;
  const ir::Program& program_;
  ClaimOrder order_;
  Silenced& silenced_;
  std::vector<Replacing>& replacing_;
  bool snapshots_;
};

}  // namespace akad::events
