// Findings of stories. A record that several clocks find redundant is one finding, so the counts
// say something about the log and not about the number of clocks.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/plan/plan.h"

namespace akad::clocks {

class Findings {
 public:
  Findings(const plan::Plan& plan, const events::EventStore& store);

  void next_subject(std::uint32_t subject, std::size_t occurrences);

  // About the occurrence `here`, at `place` of the subject's own occurrences. `other`: the place of
  // the one that it contradicts.
  static constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);
  void about(std::size_t place, const events::Occurrence& here, events::FindingKind kind,
             std::size_t other = kNoPlace);

  // About an item or an outage that began at `at`.
  void about_stretch(Id<ir::Log> log, events::FindingKind kind, Instant at);

  // About what the signal holds at `at`: once a log.
  void unknown_zone(Id<ir::Signal> signal, Instant at);

  events::FindingList take() { return std::move(found_); }
  // Of a story that was told before.
  void forget() {
    found_ = {};
    losses_.clear();
  }
  // Values that count nowhere, since another one was kept or nothing is known of them.
  std::vector<events::Loss> take_losses() { return std::move(losses_); }

 private:
  std::span<const events::Occurrence> own() const;  // of the subject
  // `place`: of the subject's occurrence that tells of it, where one does.
  void note(Id<ir::Log> log, events::FindingKind kind, Instant at, std::size_t place,
            const events::Occurrence* about = nullptr, std::size_t other = kNoPlace);
  events::RecordPlace record_at(std::size_t place) const;
  std::size_t place_at(Id<ir::Log> log, Instant at) const;
  std::size_t place_of_value(Id<ir::Signal> signal, Instant at) const;

  const plan::Plan& plan_;
  const events::EventStore& store_;
  const events::LargeVector<std::int64_t>* lines_;  // null: nobody asks where records stand
  std::uint32_t subject_ = 0;
  events::FindingList found_;
  std::vector<events::Loss> losses_;
  std::vector<std::uint64_t> marks_;  // by place: a bit for each kind already counted
  std::vector<std::size_t> marked_;
  std::vector<Id<ir::Log>> zones_;  // logs whose subject has an unknown zone
};

}  // namespace akad::clocks
