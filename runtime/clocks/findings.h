// Findings of stories. A record that several clocks find redundant is one finding, so the counts
// say something about the log and not about the number of clocks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/plan/plan.h"

namespace akad::clocks {

class Findings {
 public:
  Findings(const plan::Plan& plan, const events::EventStore& store) : plan_(plan), store_(store) {}

  void next_subject(std::uint32_t subject, std::size_t occurrences);

  // About the occurrence `here`, at `place` of the subject's own occurrences.
  void about(std::size_t place, const events::Occurrence& here, events::FindingKind kind);

  // About an item or an outage that began at `at`.
  void about_stretch(Id<ir::Log> log, events::FindingKind kind, Instant at);

  // About the subject as a whole: once a log.
  void unknown_zone(Id<ir::Log> log, Instant at);

  events::FindingList take() { return std::move(found_); }
  // Values that count nowhere, since another one was kept or nothing is known of them.
  std::vector<events::Loss> take_losses() { return std::move(losses_); }

 private:
  void note(Id<ir::Log> log, events::FindingKind kind, Instant at,
            const events::Occurrence* about = nullptr);

  const plan::Plan& plan_;
  const events::EventStore& store_;
  std::uint32_t subject_ = 0;
  events::FindingList found_;
  std::vector<events::Loss> losses_;
  std::vector<std::uint32_t> marks_;  // by place: a bit for each kind already counted
  std::vector<std::size_t> marked_;
  std::vector<Id<ir::Log>> zones_;  // logs whose subject has an unknown zone
};

}  // namespace akad::clocks
