#include "runtime/clocks/findings.h"

#include <algorithm>

#include "runtime/events/trail/place.h"

namespace akad::clocks {
namespace {

std::string what_happened(const events::Channels& channels, events::Channel channel) {
  const bool is_window = channels.kind_of(channel) == events::ChannelKind::Window;
  return channels.name_of(channel) + (is_window ? " from " : " at ");
}

}  // namespace

Findings::Findings(const plan::Plan& plan, const events::EventStore& store)
    : plan_(plan), store_(store), lines_(events::values_of(store, events::Attribute::Line)) {}

void Findings::next_subject(std::uint32_t subject, std::size_t occurrences) {
  for (const std::size_t place : marked_) marks_[place] = 0;
  marked_.clear();
  zones_.clear();
  if (marks_.size() < occurrences) marks_.resize(occurrences, 0);
  subject_ = subject;
}

std::span<const events::Occurrence> Findings::own() const {
  const std::size_t first = store_.first[subject_];
  return {store_.occurrences.data() + first, store_.first[subject_ + 1] - first};
}

// The first of what the log says at that instant.
std::size_t Findings::place_at(Id<ir::Log> log, Instant at) const {
  if (lines_ == nullptr) return kNoPlace;
  const auto all = own();
  const auto earlier = [](const events::Occurrence& o, Instant then) { return o.at < then; };
  for (auto o = std::lower_bound(all.begin(), all.end(), at, earlier);
       o != all.end() && o->at == at; ++o) {
    if (plan_.channels.log_of(o->channel) == log) return static_cast<std::size_t>(o - all.begin());
  }
  return kNoPlace;
}

// Where the signal took the value that it has then.
std::size_t Findings::place_of_value(Id<ir::Signal> signal, Instant at) const {
  if (lines_ == nullptr) return kNoPlace;
  const auto all = own();
  const auto channel = plan_.channels.channel_of(signal);
  for (std::size_t i = all.size(); i > 0; --i) {
    if (all[i - 1].at <= at && all[i - 1].channel == channel) return i - 1;
  }
  return kNoPlace;
}

events::RecordPlace Findings::record_at(std::size_t place) const {
  if (lines_ == nullptr || place == kNoPlace) return {};
  return events::place_of(store_, store_.first[subject_] + place);
}

void Findings::note(Id<ir::Log> log, events::FindingKind kind, Instant at, std::size_t place,
                    const events::Occurrence* about, std::size_t other) {
  const std::string_view subject = store_.subjects.text(subject_);
  if (!found_.would_list(log.at, kind, subject)) return found_.count(log.at, kind);
  const std::string what = about == nullptr ? "" : what_happened(plan_.channels, about->channel);
  const events::RecordPlace own = record_at(place);
  events::Finding finding{
      kind,       log.at, own.file, own.line, std::string(subject), what + format_rfc3339(at),
      own.element};
  finding.other = record_at(other);
  found_.add(std::move(finding));
}

void Findings::about(std::size_t place, const events::Occurrence& here, events::FindingKind kind,
                     std::size_t other) {
  static_assert(events::kFindingKinds <= 64);
  const std::uint64_t bit = std::uint64_t{1} << static_cast<std::uint32_t>(kind);
  if ((marks_[place] & bit) != 0) return;
  if (marks_[place] == 0) marked_.push_back(place);
  marks_[place] |= bit;
  if (events::loses(kind) == events::Loses::Record) {
    losses_.push_back({plan_.channels.log_of(here.channel), subject_, here.at});
  }
  note(plan_.channels.log_of(here.channel), kind, here.at, place, &here, other);
}

void Findings::about_stretch(Id<ir::Log> log, events::FindingKind kind, Instant at) {
  note(log, kind, at, place_at(log, at));
}

void Findings::unknown_zone(Id<ir::Signal> signal, Instant at) {
  const Id<ir::Log> log = (*plan_.program)[signal].log;
  if (std::find(zones_.begin(), zones_.end(), log) != zones_.end()) return;
  zones_.push_back(log);
  losses_.push_back({log, subject_, at});
  note(log, events::FindingKind::WrongType, at, place_of_value(signal, at));
}

}  // namespace akad::clocks
