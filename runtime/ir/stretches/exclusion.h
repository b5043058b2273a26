// Which stretches of time do not count as they otherwise would.
#pragma once

#include <algorithm>
#include <array>

#include "runtime/ir/cadence.h"
#include "runtime/ir/calendar.h"
#include "runtime/ir/log.h"
#include "runtime/ir/stretches/stretches.h"

namespace akad::ir {

// Of which party something is said.
enum class Party { Nobody, Provider, Customer };
constexpr std::array<std::string_view, 3> words(Party) {
  return {"nobody", "provider", "customer"};
}

// What must be so of a notice, or its time is not excluded.
struct AnnouncedHours {  // so long before it starts
  static constexpr std::string_view kWord = "announced hours before";
  Id<Event> event;
  Duration length = 0;
  Id<Calendar> calendar;  // none = around the clock
};
struct AnnouncedDays {  // so many working days before it starts, by the time of day
  static constexpr std::string_view kWord = "announced working days before";
  Id<Event> event;
  std::int32_t days = 0;
  Id<Calendar> calendar;
};
struct Agreed {  // at any time up to as-of
  static constexpr std::string_view kWord = "agreed";
  Id<Event> event;
  Party by = Party::Nobody;
};
struct NotRefused {  // likewise
  static constexpr std::string_view kWord = "not refused";
  Id<Event> event;
  Party by = Party::Nobody;
};
struct Requirement {
  std::variant<AnnouncedHours, AnnouncedDays, Agreed, NotRefused> is;
};

// Of what an exclusion grants so much in each period, the earliest first.
enum class QuotaOf { Nothing, Time, Downtime };
constexpr std::array<std::string_view, 3> words(QuotaOf) { return {"nothing", "time", "downtime"}; }

// What becomes of an outage that goes on when the announced time is over.
enum class Beyond { CountsAsDown, ExcludedToo, ExclusionLost };
constexpr std::array<std::string_view, 3> words(Beyond) {
  return {"counts as down", "excluded too", "the exclusion is lost"};
}

// Whose time a notice is about.
enum class Concerns { Subject, Named, Everybody };
constexpr std::array<std::string_view, 3> words(Concerns) {
  return {"its subject", "who is named", "everybody"};
}

// What became of a notice's time.
enum class Grant { Granted, InPart, Refused };
constexpr std::array<std::string_view, 3> words(Grant) {
  return {"granted", "granted in part", "refused"};
}
// Why not, or not whole.
enum class GrantReason {
  None,
  NotAnnounced,
  AnnouncedTooLate,
  Replaced,
  Withdrawn,
  NotAgreed,
  WasRefused,
  OutsideHours,
  UsedUp,
  Overran
};
constexpr std::array<std::string_view, 10> words(GrantReason) {
  return {"none",       "not announced", "announced too late", "replaced", "withdrawn",
          "not agreed", "set aside",     "outside the hours",  "used up",  "overran"};
}
// Of what a rule cuts.
constexpr std::array kReasonsInPart = {GrantReason::OutsideHours, GrantReason::UsedUp};
// What is granted has no reason, and in part is granted what a rule cuts.
constexpr bool may_be(Grant grant, GrantReason reason) {
  switch (grant) {
    case Grant::Granted: return reason == GrantReason::None;
    case Grant::InPart:
      return reason == GrantReason::None || std::find(kReasonsInPart.begin(), kReasonsInPart.end(),
                                                      reason) != kReasonsInPart.end();
    case Grant::Refused: return true;
  }
  return false;
}

// Which time does not count as it otherwise would: targets and clocks say what becomes of it. What
// it claims is granted or refused, notice by notice; what is granted is united (REFERENCE,
// "Exclusions").
struct Exclusion {
  std::string name;
  Clause clause;
  Id<Log> log;
  Stretches when;
  Id<Field> notice;  // records that say the same there are one notice; none: each alone
  std::vector<Id<Event>> withdrawn;  // on which a notice claims nothing, before it starts
  std::vector<Requirement> conditions;
  Id<Calendar> only_within;  // what lies outside it is not excluded; none = any time
  QuotaOf quota_of = QuotaOf::Nothing;
  Duration quota = 0;
  Cadence quota_cadence = Cadence::CalendarMonth;
  Beyond beyond = Beyond::CountsAsDown;
  Concerns concerns = Concerns::Subject;
  Id<Field> concerned;  // Named: where the subject stands; who is absent there: everybody
};

template <class V>
void describe(V& v, AnnouncedHours& row) {
  v.field("event", row.event);
  v.field("length", row.length, or_else(0));
  v.field("calendar", row.calendar, or_none);
}
template <class V>
void describe(V& v, AnnouncedDays& row) {
  v.field("event", row.event);
  v.field("days", row.days, or_else(0));
  v.field("calendar", row.calendar, or_none);
}
template <class V>
void describe(V& v, Agreed& row) {
  v.field("event", row.event);
  v.field("by", row.by, or_else(Party::Nobody));
}
template <class V>
void describe(V& v, NotRefused& row) {
  v.field("event", row.event);
  v.field("by", row.by, or_else(Party::Nobody));
}
template <class V>
void describe(V& v, Requirement& row) {
  v.kind("kind", row.is);
}
template <class V>
void describe(V& v, Exclusion& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("log", row.log);
  v.kind("kind", row.when);
  v.field("notice", row.notice, or_none.since(5));
  v.field("withdrawn", row.withdrawn, or_none.since(5));
  v.field("conditions", row.conditions, or_none.since(5));
  v.field("only_within", row.only_within, or_none.since(5));
  v.field("quota_of", row.quota_of, or_else(QuotaOf::Nothing).since(5));
  v.field("quota", row.quota, or_else(0).since(5));
  v.field("quota_cadence", row.quota_cadence, or_else(Cadence::CalendarMonth).since(5));
  v.field("beyond", row.beyond, or_else(Beyond::CountsAsDown).since(5));
  v.field("concerns", row.concerns, or_else(Concerns::Subject).since(5));
  v.field("concerned", row.concerned, or_none.since(5));
}

}  // namespace akad::ir
