#include "runtime/clocks/findings.h"

#include <algorithm>

namespace akad::clocks {
namespace {

std::string what_happened(const events::Channels& channels, events::Channel channel) {
  const bool is_window = channels.kind_of(channel) == events::ChannelKind::Window;
  return channels.name_of(channel) + (is_window ? " from " : " at ");
}

}  // namespace

void Findings::next_subject(std::uint32_t subject, std::size_t occurrences) {
  for (const std::size_t place : marked_) marks_[place] = 0;
  marked_.clear();
  zones_.clear();
  if (marks_.size() < occurrences) marks_.resize(occurrences, 0);
  subject_ = subject;
}

void Findings::note(Id<ir::Log> log, events::FindingKind kind, Instant at,
                    const events::Occurrence* about) {
  const std::string_view subject = store_.subjects.text(subject_);
  if (!found_.would_list(log.at, kind, subject)) return found_.count(log.at, kind);
  const std::string what = about == nullptr ? "" : what_happened(plan_.channels, about->channel);
  found_.add({kind, log.at, -1, 0, std::string(subject), what + format_rfc3339(at)});
}

void Findings::about(std::size_t place, const events::Occurrence& here, events::FindingKind kind) {
  const std::uint32_t bit = std::uint32_t{1} << static_cast<std::uint32_t>(kind);
  if ((marks_[place] & bit) != 0) return;
  if (marks_[place] == 0) marked_.push_back(place);
  marks_[place] |= bit;
  if (kind == events::FindingKind::ConflictingValues) {
    losses_.push_back({plan_.channels.log_of(here.channel), subject_, here.at});
  }
  note(plan_.channels.log_of(here.channel), kind, here.at, &here);
}

void Findings::about_stretch(Id<ir::Log> log, events::FindingKind kind, Instant at) {
  note(log, kind, at);
}

void Findings::unknown_zone(Id<ir::Log> log, Instant at) {
  if (std::find(zones_.begin(), zones_.end(), log) != zones_.end()) return;
  zones_.push_back(log);
  losses_.push_back({log, subject_, at});
  note(log, events::FindingKind::WrongType, at);
}

}  // namespace akad::clocks
