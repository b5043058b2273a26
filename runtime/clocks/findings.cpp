#include "runtime/clocks/findings.h"

#include <algorithm>

namespace akad::clocks {

void Findings::next_subject(std::size_t occurrences) {
  for (const std::size_t place : marked_) marks_[place] = 0;
  marked_.clear();
  zones_.clear();
  if (marks_.size() < occurrences) marks_.resize(occurrences, 0);
}

void Findings::about(std::size_t place, std::uint16_t channel, events::FindingKind kind) {
  const std::uint32_t bit = std::uint32_t{1} << static_cast<std::uint32_t>(kind);
  if ((marks_[place] & bit) != 0) return;
  if (marks_[place] == 0) marked_.push_back(place);
  marks_[place] |= bit;
  count(plan_.log_of[channel], kind);
}

void Findings::unknown_zone(std::int32_t log) {
  if (std::find(zones_.begin(), zones_.end(), log) != zones_.end()) return;
  zones_.push_back(log);
  count(log, events::FindingKind::WrongType);
}

}  // namespace akad::clocks
