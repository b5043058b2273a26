// Findings of stories. A record that several clocks find redundant is one finding, so the counts
// say something about the log and not about the number of clocks.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "runtime/plan/plan.h"

namespace akad::clocks {

class Findings {
 public:
  explicit Findings(const plan::Plan& plan)
      : plan_(plan), counts_(plan.program->logs.size()) {}

  void next_subject(std::size_t occurrences);

  // About the occurrence at `place` of the subject's own occurrences.
  void about(std::size_t place, std::uint16_t channel, events::FindingKind kind);

  // About the subject as a whole: once a log.
  void unknown_zone(std::int32_t log);

  void count(std::int32_t log, events::FindingKind kind) {
    ++counts_[static_cast<std::size_t>(log)][static_cast<std::size_t>(kind)];
  }

  const std::vector<std::array<std::uint64_t, events::kFindingKinds>>& counts() const {
    return counts_;
  }

 private:
  const plan::Plan& plan_;
  std::vector<std::array<std::uint64_t, events::kFindingKinds>> counts_;
  std::vector<std::uint32_t> marks_;       // by place: a bit for each kind already counted
  std::vector<std::size_t> marked_;
  std::vector<std::int32_t> zones_;        // logs whose subject has an unknown zone
};

}  // namespace akad::clocks
