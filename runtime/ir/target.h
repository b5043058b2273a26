// Targets: what was promised of a measure, for each item or for a share of a period.
#pragma once

#include "runtime/ir/cadence.h"
#include "runtime/ir/measure.h"

namespace akad::ir {

enum class LimitKind {
  NoTarget,             // the item is judged not applicable
  Within,               // `length` of the hours that the clock counts
  WorkingDaysLater,     // n working days later at the same time of day
  EndOfWorkingDay,      // the close of the n-th working day after the start (0 = the same day)
  WorkingDayAt,         // `minute` of the wall clock on the n-th working day after the start
  CalendarDaysLater,    // n dates later at the same time of day, in the clock's zone
  CalendarMonthsLater,  // n months later, same day of month or the last, same time of day
  BySignal              // no later than the instant that `signal` holds; absent = no target
};
constexpr std::array<std::string_view, 8> words(LimitKind) {
  return {"no target",
          "within",
          "working days later",
          "end of working day",
          "working day at",
          "calendar days later",
          "calendar months later",
          "by signal"};
}

// What becomes of a due instant outside the calendar's hours (REFERENCE, "Targets").
enum class Roll { Keep, Forward, Back };
constexpr std::array<std::string_view, 3> words(Roll) { return {"keep", "forward", "back"}; }

struct Limit {
  LimitKind kind = LimitKind::NoTarget;
  Duration length = 0;      // Within
  std::int32_t count = 0;   // working days, calendar days, months
  std::int32_t minute = 0;  // WorkingDayAt
  Id<Calendar> calendar;    // of the working days; of Within where the clock asks the limit
  Id<Signal> signal;        // BySignal
  Roll roll = Roll::Keep;
  bool strict = false;  // what is reached exactly is missed
};

// The first row whose condition holds gives the limit; the last row has no condition.
struct LimitRow {
  Id<Condition> when;
  Limit limit;
};

enum class EscalationKind { ShareOfLimit, BeforeDue, AfterDue };
constexpr std::array<std::string_view, 3> words(EscalationKind) {
  return {"share of limit", "before due", "after due"};
}

// Somebody is told when an item has used a share of its limit, or so long before or after it is due
// (REFERENCE, "Targets"). With `held` an instant outside the hours waits for the next opening.
struct Escalation {
  std::string name;
  EscalationKind kind = EscalationKind::ShareOfLimit;
  Rational share;       // ShareOfLimit: of 1, may exceed 1
  Duration offset = 0;  // BeforeDue, AfterDue: time around the clock
  bool held = true;
};

enum class TargetKind { Items, TimeWithoutOutage };
constexpr std::array<std::string_view, 2> words(TargetKind) {
  return {"items", "time without outage"};
}
enum class Attribution { ByStop, ByStart, ByDue };  // to which period an item belongs
constexpr std::array<std::string_view, 3> words(Attribution) {
  return {"by stop", "by start", "by due"};
}
enum class OpenItems {    // at the end of a period
  LeftOut,                // counted in the period they stop
  OverdueMissed,          // overdue ones are missed in this period, and counted when they stop
  OverdueMissedWithGrace  // as above, but not counted when they stop within `grace_days` of due
};
constexpr std::array<std::string_view, 3> words(OpenItems) {
  return {"left out", "overdue missed", "overdue missed with grace"};
}
enum class EmptyMonth { NotApplicable, Met, Missed };  // of a period without items
constexpr std::array<std::string_view, 3> words(EmptyMonth) {
  return {"not applicable", "met", "missed"};
}
enum class ShareTest { AtLeast, MoreThan };
constexpr std::array<std::string_view, 2> words(ShareTest) { return {"at least", "more than"}; }

enum class CrossingOutages { Split, ByBegin };  // outages that cross a period
constexpr std::array<std::string_view, 2> words(CrossingOutages) { return {"split", "by begin"}; }

// What a target of items makes of its items.
enum class Aggregate { ShareInTime, AverageElapsed };
constexpr std::array<std::string_view, 2> words(Aggregate) {
  return {"share in time", "average elapsed"};
}

struct Target {
  std::string name;
  Clause clause;
  TargetKind kind = TargetKind::Items;
  // Neither is stored: no source can say another one yet, and `verify` refuses them.
  Cadence cadence = Cadence::CalendarMonth;
  Aggregate aggregate = Aggregate::ShareInTime;
  ShareTest test = ShareTest::AtLeast;
  Rational share = 1;              // of 1: 95% is 19/20; "all" is 1
  bool all = false;                // written "for all": every item must be met
  bool by_subject = false;         // a result for each subject
  std::vector<Id<Signal>> groups;  // a result for each combination of these signals' values
  EmptyMonth empty = EmptyMonth::NotApplicable;

  // Items
  Id<Clock> clock;
  std::vector<LimitRow> limits;
  Attribution attribution = Attribution::ByStop;
  OpenItems open_items = OpenItems::LeftOut;
  std::int32_t grace_days = 0;
  std::vector<Escalation> escalations;
  std::int32_t small_below = 0;  // fewer items than this: `small_misses` misses are allowed
  std::int32_t small_misses = 0;

  // TimeWithoutOutage
  Id<Outage> outage;
  CrossingOutages crossing = CrossingOutages::Split;
};

template <class V>
void describe(V& v, Limit& row) {
  v.field("kind", row.kind);
  v.field("length", row.length, or_else(0));
  v.field("count", row.count, or_else(0));
  v.field("minute", row.minute, or_else(0));
  v.field("calendar", row.calendar, or_none);
  v.field("signal", row.signal, or_none);
  v.field("roll", row.roll, or_else(Roll::Keep));
  v.field("strict", row.strict, or_else(false));
}
template <class V>
void describe(V& v, LimitRow& row) {
  v.field("when", row.when, or_none);
  v.field("limit", row.limit);
}
template <class V>
void describe(V& v, Escalation& row) {
  v.field("name", row.name);
  v.field("kind", row.kind);
  v.field("share", row.share, or_else(0));
  v.field("offset", row.offset, or_else(0));
  v.field("held", row.held, or_else(true));
}
template <class V>
void describe(V& v, Target& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("kind", row.kind);
  v.field("test", row.test);
  v.field("share", row.share);
  v.field("all", row.all, or_else(false));
  v.field("by_subject", row.by_subject, or_else(false));
  v.field("groups", row.groups, or_none);
  v.field("empty", row.empty, or_else(EmptyMonth::NotApplicable));
  v.field("clock", row.clock, or_none);
  v.field("limits", row.limits, or_none);
  v.field("attribution", row.attribution, or_else(Attribution::ByStop));
  v.field("open_items", row.open_items, or_else(OpenItems::LeftOut));
  v.field("grace_days", row.grace_days, or_else(0));
  v.field("escalations", row.escalations, or_none);
  v.field("small_below", row.small_below, or_else(0));
  v.field("small_misses", row.small_misses, or_else(0));
  v.field("outage", row.outage, or_none);
  v.field("crossing", row.crossing, or_else(CrossingOutages::Split));
}

}  // namespace akad::ir
