// What the changes of signals make of an item's limit.
#pragma once

#include <optional>

#include "runtime/targets/limit.h"
#include "runtime/targets/running.h"

namespace akad::targets {

// What holds of an item after the changes so far. With a proportional limit, `share_left` of
// the aim's length was left when `share_at` had elapsed: exactly, so that shares add up.
struct Terms {
  Aim aim;
  View view = {};                           // its origin and plain_before follow the changes
  Instant changed_at = 0;                   // when the aim last changed; 0 = never
  std::optional<Rational> share_left = {};  // none: the whole limit, from the origin
  Duration share_at = 0;
  Instant missed_before = kNever;  // when the first limit was due that a change found missed
};

struct Lengths {
  Duration most = 0;   // elapsed up to this is within the limit
  Duration reach = 0;  // the limit is reached when this has elapsed; differs only by a part of a ms
};
Lengths lengths(const Terms& terms);

// Of an instant that pauses move: a look at the item in the hours in which they are counted.
View in_pause_hours(const Terms& terms, Instant until);
// Where it lies behind the pauses. `runs_on`: as of `reached`.
Instant behind_pauses(const Terms& terms, bool runs_on);

struct Changes {
  const clocks::Change* first = nullptr;
  const clocks::Change* last = nullptr;
};

// By slot of a clock: whether the target reads it, and what its changes do.
struct ChangeRules {
  const std::vector<bool>& reads;
  const std::vector<ir::Retarget>& policies;
};

// Follows the changes of the slots that a target reads, from an item's origin on. Everything given
// must outlive it.
struct Evidence;
class Follower {
 public:
  // `terms` and `values` are those at the origin; `values`, afterwards what the target sees.
  Follower(const LimitContext& context, Changes changes, ChangeRules rules, Terms& terms,
           std::vector<std::int64_t>& values)
      : context_(context), changes_(changes), rules_(rules), terms_(terms), values_(values) {}

  // What changed before an instant, of what is left; each once.
  // `evidence`: gets a phase for every one; null = not asked for.
  void to(Instant before, Evidence* evidence = nullptr);

 private:
  void next(Evidence* evidence);
  void note_frozen(const clocks::Change& change);

  const LimitContext& context_;
  Changes changes_;  // that are left
  ChangeRules rules_;
  Terms& terms_;
  std::vector<std::int64_t>& values_;
  // Restart reads every value anew, so what a frozen signal really says is kept beside.
  std::vector<std::pair<Id<plan::Slot>, std::int64_t>> frozen_ = {};
};

}  // namespace akad::targets
