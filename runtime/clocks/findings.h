// Findings of stories. A record that several clocks find redundant is one finding, so the counts
// say something about the log and not about the number of clocks.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "runtime/plan/plan.h"

namespace akad::clocks {

// A finding with what is known of it. `channel`: -1 = about no happening.
struct Noted {
  events::FindingKind kind = events::FindingKind::RedundantStart;
  std::int32_t log = 0;
  std::uint32_t subject = 0;
  Instant at = 0;
  std::int32_t channel = -1;
};

class Findings {
 public:
  explicit Findings(const plan::Plan& plan)
      : plan_(plan), counts_(plan.program->logs.size()) {}

  void next_subject(std::uint32_t subject, std::size_t occurrences);

  // About the occurrence `here`, at `place` of the subject's own occurrences.
  void about(std::size_t place, const events::Occurrence& here, events::FindingKind kind);

  // About an item or an outage that began at `at`.
  void about_stretch(std::int32_t log, events::FindingKind kind, Instant at);

  // About the subject as a whole: once a log.
  void unknown_zone(std::int32_t log, Instant at);

  const std::vector<std::array<std::uint64_t, events::kFindingKinds>>& counts() const {
    return counts_;
  }
  // The first kMostListed of each kind and log.
  const std::vector<Noted>& noted() const { return noted_; }

 private:
  void note(Noted found);

  const plan::Plan& plan_;
  std::uint32_t subject_ = 0;
  std::vector<Noted> noted_;
  std::vector<std::array<std::uint64_t, events::kFindingKinds>> counts_;
  std::vector<std::uint32_t> marks_;       // by place: a bit for each kind already counted
  std::vector<std::size_t> marked_;
  std::vector<std::int32_t> zones_;        // logs whose subject has an unknown zone
};

}  // namespace akad::clocks
