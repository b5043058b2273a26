#include "runtime/clocks/findings.h"

#include <algorithm>

namespace akad::clocks {

void Findings::next_subject(std::uint32_t subject, std::size_t occurrences) {
  for (const std::size_t place : marked_) marks_[place] = 0;
  marked_.clear();
  zones_.clear();
  if (marks_.size() < occurrences) marks_.resize(occurrences, 0);
  subject_ = subject;
}

void Findings::note(Noted found) {
  auto& count = counts_[static_cast<std::size_t>(found.log)][static_cast<std::size_t>(found.kind)];
  if (++count > events::kMostListed) return;
  found.subject = subject_;
  noted_.push_back(found);
}

void Findings::about(std::size_t place, const events::Occurrence& here, events::FindingKind kind) {
  const std::uint32_t bit = std::uint32_t{1} << static_cast<std::uint32_t>(kind);
  if ((marks_[place] & bit) != 0) return;
  if (marks_[place] == 0) marked_.push_back(place);
  marks_[place] |= bit;
  note({kind, plan_.channels.log_of(here.channel).at, 0, here.at, here.channel});
}

void Findings::about_stretch(std::int32_t log, events::FindingKind kind, Instant at) {
  note({kind, log, 0, at, -1});
}

void Findings::unknown_zone(std::int32_t log, Instant at) {
  if (std::find(zones_.begin(), zones_.end(), log) != zones_.end()) return;
  zones_.push_back(log);
  note({events::FindingKind::WrongType, log, 0, at, -1});
}

}  // namespace akad::clocks
