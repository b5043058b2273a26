#include "runtime/measures/exclusions/claims.h"

#include <algorithm>

namespace akad::measures {

using ir::GrantReason;

const time::BoundCalendar& ExclusionCalendars::of(Id<ir::Calendar> id) {
  std::unique_ptr<time::BoundCalendar>& bound = bound_[id];
  if (bound == nullptr) {
    bound = std::make_unique<time::BoundCalendar>(time::bind_calendar(program_, id, ""));
  }
  return *bound;
}

struct ClaimReader::Place {
  std::int64_t record = kNever;
  std::int64_t notice = kNever;  // kNever: it stands alone
  Instant told = kNever;         // since when the notice is known; kNever = not known
  Interval span;
};

// Instants of events, ascending.
struct ClaimReader::Notices {
  using Key = std::pair<std::int64_t, std::size_t>;  // record or notice, and channel
  const plan::Plan& plan;
  std::map<Key, std::vector<Instant>> by_record = {}, by_notice = {};
  std::map<std::int64_t, std::vector<Instant>> told = {};  // by notice: of claims

  static const std::vector<Instant>* find(const std::map<Key, std::vector<Instant>>& in,
                                          std::int64_t of, std::size_t channel) {
    const auto found = of == kNever ? in.end() : in.find({of, channel});
    return found == in.end() ? nullptr : &found->second;
  }
  std::size_t channel(Id<ir::Event> event) const { return plan.channels.channel_of(event).index(); }

  // What the claim's own record says of it; else the last that its notice says before the start, or
  // the first after it; kNever = nothing.
  Instant announced(Id<ir::Event> event, const Place& place) const {
    if (const auto* own = find(by_record, place.record, channel(event))) return own->back();
    const auto* of_notice = find(by_notice, place.notice, channel(event));
    if (of_notice == nullptr) return kNever;
    const auto after = std::lower_bound(of_notice->begin(), of_notice->end(), place.span.from);
    return after == of_notice->begin() ? *after : *(after - 1);
  }
  bool happened(Id<ir::Event> event, const Place& place) const {
    return find(by_record, place.record, channel(event)) != nullptr ||
           find(by_notice, place.notice, channel(event)) != nullptr;
  }
  // When the notice was withdrawn, after it was told and before it starts; kNever = it was not.
  Instant withdrawn(const std::vector<Id<ir::Event>>& events, const Place& place) const {
    Instant first = kNever;
    for (const Id<ir::Event> event : events) {
      const auto* instants = find(by_notice, place.notice, channel(event));
      if (instants == nullptr) instants = find(by_record, place.record, channel(event));
      if (instants == nullptr) continue;
      const Instant since = place.told == kNever ? kFirstInstant : place.told;
      const auto next = std::lower_bound(instants->begin(), instants->end(), since);
      if (next != instants->end() && *next < place.span.from) first = std::min(first, *next);
    }
    return first;
  }
  // When a later notice took the place of this one, before it starts.
  Instant replaced(const Place& place) const {
    if (place.notice == kNever || place.told == kNever) return kNever;
    const auto all = told.find(place.notice);
    if (all == told.end()) return kNever;
    const auto next = std::upper_bound(all->second.begin(), all->second.end(), place.told);
    return next != all->second.end() && *next < place.span.from ? *next : kNever;
  }
};

namespace {

Id<ir::Event> event_of(const ir::Requirement& asked) {
  return std::visit([](const auto& is) { return is.event; }, asked.is);
}

bool asks_when_announced(const ir::Requirement& asked) {
  return std::holds_alternative<ir::AnnouncedHours>(asked.is) ||
         std::holds_alternative<ir::AnnouncedDays>(asked.is);
}

// By channel: the events that the exclusion asks about.
std::vector<bool> asked_channels(const plan::Plan& plan, const ir::Exclusion& rules) {
  std::vector<bool> asked(plan.program->events.size() + plan.program->signals.size() +
                          plan.program->windows.size());
  const auto ask = [&](Id<ir::Event> event) {
    asked[plan.channels.channel_of(event).index()] = true;
  };
  for (const ir::Requirement& row : rules.conditions) ask(event_of(row));
  for (const Id<ir::Event> event : rules.withdrawn) ask(event);
  return asked;
}

// What stands beside the happenings of a subject; null: nobody asked for it.
struct Columns {
  const std::int64_t* received = nullptr;
  const std::int64_t* notice = nullptr;
  const std::int64_t* concerned = nullptr;
  const std::int64_t* record = nullptr;

  Columns(const events::EventStore& store, const clocks::Happenings& happenings) {
    const auto column = [&](events::Attribute what) -> const std::int64_t* {
      const auto* values = events::values_of(store, what);
      if (values == nullptr || happenings.count == 0) return nullptr;
      return values->data() + (happenings.first - store.occurrences.data());
    };
    received = column(events::Attribute::Received);
    notice = column(events::Attribute::Notice);
    concerned = column(events::Attribute::Concerned);
    record = column(events::Attribute::Record);
  }
  static std::int64_t at(const std::int64_t* column, std::size_t place) {
    return column == nullptr ? kNever : column[place];
  }
};

}  // namespace

ClaimReader::ClaimReader(const plan::Plan& plan, const events::EventStore& store,
                         clocks::Answers& answers, clocks::Findings& findings)
    : plan_(plan),
      store_(store),
      answers_(answers),
      findings_(findings),
      calendars_(*plan.program) {}

bool ClaimReader::is_early(const ir::Requirement& asked, Instant announced, Instant start) {
  if (const auto* days = std::get_if<ir::AnnouncedDays>(&asked.is)) {
    return time::working_days_later(calendars_.of(days->calendar), announced, days->days) <= start;
  }
  const auto& hours = std::get<ir::AnnouncedHours>(asked.is);
  if (!hours.calendar.valid()) return announced <= start - hours.length;
  return time::due(calendars_.of(hours.calendar), announced, hours.length) <= start;
}

// How long before the start it was announced, for who reads that it was not long enough.
Duration ClaimReader::ahead(const ir::Requirement& asked, Instant announced, Instant start) {
  const auto* hours = std::get_if<ir::AnnouncedHours>(&asked.is);
  if (announced >= start || hours == nullptr) return 0;
  if (!hours->calendar.valid()) return start - announced;
  return time::elapsed(calendars_.of(hours->calendar), announced, start);
}

GrantReason ClaimReader::reason(const ir::Requirement& asked, const Place& place,
                                const Notices& notices, Claimed& claim) {
  const Id<ir::Event> event = event_of(asked);
  if (std::holds_alternative<ir::Agreed>(asked.is)) {
    return notices.happened(event, place) ? GrantReason::None : GrantReason::NotAgreed;
  }
  if (std::holds_alternative<ir::NotRefused>(asked.is)) {
    return notices.happened(event, place) ? GrantReason::WasRefused : GrantReason::None;
  }
  const Instant announced = notices.announced(event, place);
  if (announced == kNever) return GrantReason::NotAnnounced;
  if (claim.announced == kNever) claim.announced = announced;
  if (is_early(asked, announced, place.span.from)) return GrantReason::None;
  if (claim.late.condition < 0) claim.late.ahead = ahead(asked, announced, place.span.from);
  return GrantReason::AnnouncedTooLate;
}

void ClaimReader::take(const ir::Exclusion& rules, const Place& place, const Notices& notices,
                       Claimed& claim) {
  const Instant withdrawn = notices.withdrawn(rules.withdrawn, place);
  const Instant replaced = notices.replaced(place);
  std::vector<GrantReason> reasons;
  for (const ir::Requirement& asked : rules.conditions) {
    const auto at = static_cast<std::int32_t>(reasons.size());
    reasons.push_back(reason(asked, place, notices, claim));
    const bool late = reasons.back() == GrantReason::AnnouncedTooLate;
    if (late && claim.late.condition < 0) claim.late.condition = at;
  }
  if (withdrawn != kNever || replaced != kNever) {
    claim.refused = withdrawn <= replaced ? GrantReason::Withdrawn : GrantReason::Replaced;
    return;
  }
  const auto first = std::find_if(reasons.begin(), reasons.end(),
                                  [](GrantReason one) { return one != GrantReason::None; });
  if (first != reasons.end()) claim.refused = *first;
}

std::vector<Claimed> ClaimReader::claims(Id<ir::Exclusion> id, std::uint32_t subject,
                                         const clocks::Happenings& happenings,
                                         clocks::OutageEvidence* evidence) {
  const ir::Exclusion& rules = (*plan_.program)[id];
  clocks::tell_stretches(plan_, clocks::claim_of(plan_, id), happenings, answers_, findings_,
                         story_, evidence);
  std::vector<Claimed> claims;
  std::vector<std::size_t> began;
  const auto add = [&](const std::vector<Interval>& spans, const std::vector<std::size_t>& places,
                       bool end_unknown) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
      claims.push_back({spans[i], end_unknown, GrantReason::None, kNever, subject});
      began.push_back(places[i]);
    }
  };
  add(story_.raw, story_.raw_began, false);
  add(story_.unknown, story_.unknown_began, true);
  if (claims.empty()) return claims;
  Columns columns(store_, happenings);
  if (!rules.notice.valid()) columns.notice = nullptr;  // another exclusion asks for it
  for (std::size_t i = 0; i < claims.size(); ++i) {
    claims[i].concerned = Columns::at(columns.concerned, began[i]);
  }
  if (!ir::asks_of_notices(rules)) return claims;

  Notices notices{plan_};
  const std::vector<bool> asked = asked_channels(plan_, rules);
  for (std::size_t i = 0; i < happenings.count; ++i) {
    const events::Occurrence& here = happenings.first[i];
    if (!asked[here.channel.index()] || here.at >= plan_.as_of) continue;
    // Who says so of a time before it was received could say so of any time.
    const std::int64_t received = Columns::at(columns.received, i);
    const bool says_when = (*plan_.program)[rules.log].received.valid() && received != kNever;
    const Instant known = says_when ? std::max(here.at, received) : here.at;
    if (known >= plan_.as_of) continue;
    notices.by_record[{Columns::at(columns.record, i), here.channel.index()}].push_back(known);
    const std::int64_t notice = Columns::at(columns.notice, i);
    if (notice != kNever) notices.by_notice[{notice, here.channel.index()}].push_back(known);
  }
  for (auto* all : {&notices.by_record, &notices.by_notice}) {
    for (auto& [key, instants] : *all) std::sort(instants.begin(), instants.end());
  }

  std::vector<Place> places;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Place place{Columns::at(columns.record, began[i]), Columns::at(columns.notice, began[i]),
                Columns::at(columns.received, began[i]), claims[i].span};
    for (const ir::Requirement& row : rules.conditions) {
      if (!asks_when_announced(row)) continue;
      const auto* own =
          Notices::find(notices.by_record, place.record, notices.channel(event_of(row)));
      if (own != nullptr) place.told = own->back();
    }
    if (place.notice != kNever && place.told != kNever) {
      notices.told[place.notice].push_back(place.told);
    }
    places.push_back(place);
  }
  for (auto& [notice, instants] : notices.told) std::sort(instants.begin(), instants.end());
  for (std::size_t i = 0; i < claims.size(); ++i) take(rules, places[i], notices, claims[i]);
  return claims;
}

}  // namespace akad::measures
