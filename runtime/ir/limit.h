// Limits: what one item must keep to, and when somebody is told that it will not, or did not.
#pragma once

#include "runtime/ir/calendar.h"
#include "runtime/ir/log.h"

namespace akad::ir {

// What a limit asks for.
struct NoTarget {  // the item is judged not applicable
  static constexpr std::string_view kWord = "no target";
};
struct Within {
  static constexpr std::string_view kWord = "within";
  Duration length = 0;    // of the hours that the clock counts
  Id<Calendar> calendar;  // of these, where the clock counts the hours of each limit
};
struct WorkingDaysLater {  // at the same time of day
  static constexpr std::string_view kWord = "working days later";
  std::int32_t count = 0;
  Id<Calendar> calendar;
};
struct EndOfWorkingDay {  // the close of the n-th working day after the start (0 = the same day)
  static constexpr std::string_view kWord = "end of working day";
  std::int32_t count = 0;
  Id<Calendar> calendar;
};
struct WorkingDayAt {  // `minute` of the wall clock on the n-th working day after the start
  static constexpr std::string_view kWord = "working day at";
  std::int32_t count = 0;
  std::int32_t minute = 0;
  Id<Calendar> calendar;
};
struct CalendarDaysLater {  // n dates later at the same time of day, in the clock's zone
  static constexpr std::string_view kWord = "calendar days later";
  std::int32_t count = 0;
};
struct CalendarMonthsLater {  // n months later, same day of month or the last, same time of day
  static constexpr std::string_view kWord = "calendar months later";
  std::int32_t count = 0;
};
struct BySignal {  // no later than the instant that `signal` holds; absent = no target
  static constexpr std::string_view kWord = "by signal";
  Id<Signal> signal;
  Duration after = 0;  // ... or so long after it, around the clock; behind what moves the instant
};
using LimitRule = std::variant<NoTarget, Within, WorkingDaysLater, EndOfWorkingDay, WorkingDayAt,
                               CalendarDaysLater, CalendarMonthsLater, BySignal>;

// What becomes of a due instant outside the calendar's hours (REFERENCE, "Targets").
enum class Roll { Keep, Forward, Back, WorkingDay };
constexpr std::array<std::string_view, 4> words(Roll) {
  return {"keep", "forward", "back", "working day"};
}
constexpr std::int32_t came_with(Roll roll) { return roll == Roll::WorkingDay ? 5 : 1; }

struct Limit {
  LimitRule rule;
  Roll roll = Roll::Keep;
  bool strict = false;              // what is reached exactly is missed
  Id<Calendar> roll_calendar = {};  // none: that of the limit, else of the clock
  bool moved_by_pauses = false;     // of working days, calendar days and months
};

// What a limit names; none where it names none.
struct CalendarOfLimit {
  Id<Calendar> operator()(const NoTarget&) const { return {}; }
  Id<Calendar> operator()(const Within& limit) const { return limit.calendar; }
  Id<Calendar> operator()(const WorkingDaysLater& limit) const { return limit.calendar; }
  Id<Calendar> operator()(const EndOfWorkingDay& limit) const { return limit.calendar; }
  Id<Calendar> operator()(const WorkingDayAt& limit) const { return limit.calendar; }
  Id<Calendar> operator()(const CalendarDaysLater&) const { return {}; }
  Id<Calendar> operator()(const CalendarMonthsLater&) const { return {}; }
  Id<Calendar> operator()(const BySignal&) const { return {}; }
};
inline Id<Calendar> calendar_of(const Limit& limit) {
  return std::visit(CalendarOfLimit{}, limit.rule);
}
// Whether the limit steps from date to date, so that pauses may move where it ends.
inline bool counts_dates(const Limit& limit) {
  return !std::holds_alternative<NoTarget>(limit.rule) &&
         !std::holds_alternative<Within>(limit.rule) &&
         !std::holds_alternative<BySignal>(limit.rule);
}
inline Id<Signal> signal_of(const Limit& limit) {
  const auto* by_signal = std::get_if<BySignal>(&limit.rule);
  return by_signal == nullptr ? Id<Signal>{} : by_signal->signal;
}

// The first row whose condition holds gives the limit; the last row has no condition.
struct LimitRow {
  Id<Condition> when;
  Limit limit;
};

struct ShareOfLimit {
  static constexpr std::string_view kWord = "share of limit";
  Rational share;  // of 1, may exceed 1
};
struct BeforeDue {
  static constexpr std::string_view kWord = "before due";
  Duration offset = 0;  // time around the clock
};
struct AfterDue {
  static constexpr std::string_view kWord = "after due";
  Duration offset = 0;  // likewise
};

// Somebody is told when an item has used a share of its limit, or so long before or after it is due
// (REFERENCE, "Targets"). With `held` an instant outside the hours waits for the next opening.
struct Escalation {
  std::string name;
  std::variant<ShareOfLimit, BeforeDue, AfterDue> when;
  bool held = true;
};

template <class V>
void describe(V&, NoTarget&) {}
template <class V>
void describe(V& v, Within& row) {
  v.field("length", row.length, or_else(0));
  v.field("calendar", row.calendar, or_none);
}
template <class V>
void describe(V& v, WorkingDaysLater& row) {
  v.field("count", row.count, or_else(0));
  v.field("calendar", row.calendar, or_none);
}
template <class V>
void describe(V& v, EndOfWorkingDay& row) {
  v.field("count", row.count, or_else(0));
  v.field("calendar", row.calendar, or_none);
}
template <class V>
void describe(V& v, WorkingDayAt& row) {
  v.field("count", row.count, or_else(0));
  v.field("minute", row.minute, or_else(0));
  v.field("calendar", row.calendar, or_none);
}
template <class V>
void describe(V& v, CalendarDaysLater& row) {
  v.field("count", row.count, or_else(0));
}
template <class V>
void describe(V& v, CalendarMonthsLater& row) {
  v.field("count", row.count, or_else(0));
}
template <class V>
void describe(V& v, BySignal& row) {
  v.field("signal", row.signal, or_none);
  v.field("after", row.after, or_else(0).since(5));
}
template <class V>
void describe(V& v, Limit& row) {
  v.kind("kind", row.rule);
  v.field("roll", row.roll, or_else(Roll::Keep));
  v.field("strict", row.strict, or_else(false));
  v.field("roll_calendar", row.roll_calendar, or_none.since(5));
  v.field("moved_by_pauses", row.moved_by_pauses, or_else(false).since(5));
}
template <class V>
void describe(V& v, LimitRow& row) {
  v.field("when", row.when, or_none);
  v.field("limit", row.limit);
}
template <class V>
void describe(V& v, ShareOfLimit& row) {
  v.field("share", row.share, or_else(0));
}
template <class V>
void describe(V& v, BeforeDue& row) {
  v.field("offset", row.offset, or_else(0));
}
template <class V>
void describe(V& v, AfterDue& row) {
  v.field("offset", row.offset, or_else(0));
}
template <class V>
void describe(V& v, Escalation& row) {
  v.field("name", row.name);
  v.kind("kind", row.when);
  v.field("held", row.held, or_else(true));
}

}  // namespace akad::ir
