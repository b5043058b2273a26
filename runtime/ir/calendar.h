// Calendars: which instants count. Weekly wall-clock windows, dated exceptions, holiday sets, and
// calendars made of other calendars.
#pragma once

#include "runtime/ir/describe.h"

namespace akad::ir {

struct Signal;  // runtime/ir/log.h

struct Holiday {
  Date date;
  std::string name;
};

// Dates that a published list names. Outside [covers_first, covers_last] nothing is known.
struct HolidaySet {
  std::string name;    // qualified: "indonesia.public_holidays"
  std::string source;  // where the facts come from
  Date covers_first;
  Date covers_last;
  std::vector<Holiday> days;  // ascending, one row a date
};

// Open on the weekdays of `days` from open_minute to close_minute of the local wall clock.
// close_minute <= open_minute means the window ends on the following day.
struct WeeklyWindow {
  std::int32_t days = 0;          // bit 0 = Monday .. bit 6 = Sunday
  std::int32_t open_minute = 0;   // 0..1439
  std::int32_t close_minute = 0;  // 1..1440 (1440 = 24:00)
};

// A line about certain dates. It prevails over the weekly windows, and over earlier lines about
// the same date. All `Open` lines of one date together are that date's whole opening.
enum class ExceptionKind { ClosedDates, ClosedHolidays, OpenDates };
constexpr std::array<std::string_view, 3> words(ExceptionKind) {
  return {"closed dates", "closed holidays", "open dates"};
}

struct DatedException {
  ExceptionKind kind = ExceptionKind::ClosedDates;
  Date first;
  Date last;                     // included
  Id<HolidaySet> holidays;       // ClosedHolidays only
  std::int32_t open_minute = 0;  // OpenDates only, as in WeeklyWindow
  std::int32_t close_minute = 0;
  std::string name;  // what the agreement calls the day; may be empty
};

enum class CalendarKind { Windows, Union, Intersection, Difference, Shift };
constexpr std::array<std::string_view, 5> words(CalendarKind) {
  return {"windows", "union", "intersection", "difference", "shift"};
}

// To which date a window across midnight belongs when one of the two dates is closed: the opening
// day (a night that begins on an open day runs to its end) or each date for its own part.
enum class NightOwner { OpeningDay, EachDate };
constexpr std::array<std::string_view, 2> words(NightOwner) { return {"opening day", "each date"}; }

struct Calendar {
  std::string name;
  Clause clause;
  std::string zone;        // IANA name; the fallback when zone_signal is set
  Id<Signal> zone_signal;  // the subject's own zone, as text; none = always `zone`
  CalendarKind kind = CalendarKind::Windows;
  NightOwner nights = NightOwner::OpeningDay;
  std::vector<WeeklyWindow> weekly;
  std::vector<DatedException> exceptions;  // in the order written
  std::vector<Id<Calendar>> operands;      // of Union .. Shift; always earlier rows
  Duration shift = 0;                      // of Shift: every opening moves by this much
};

template <class V>
void describe(V& v, Holiday& row) {
  v.field("date", row.date);
  v.field("name", row.name, or_none);
}

template <class V>
void describe(V& v, HolidaySet& row) {
  v.field("name", row.name);
  v.field("source", row.source, or_none);
  v.field("covers_first", row.covers_first);
  v.field("covers_last", row.covers_last);
  v.field("days", row.days, or_none);
}

template <class V>
void describe(V& v, WeeklyWindow& row) {
  v.field("days", row.days);
  v.field("open_minute", row.open_minute);
  v.field("close_minute", row.close_minute);
}

template <class V>
void describe(V& v, DatedException& row) {
  v.field("kind", row.kind);
  v.field("first", row.first, or_else(Date{}));
  v.field("last", row.last, or_else(Date{}));
  v.field("holidays", row.holidays, or_none);
  v.field("open_minute", row.open_minute, or_else(0));
  v.field("close_minute", row.close_minute, or_else(0));
  v.field("name", row.name, or_none);
}

template <class V>
void describe(V& v, Calendar& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("zone", row.zone);
  v.field("zone_signal", row.zone_signal, or_none);
  v.field("kind", row.kind);
  v.field("nights", row.nights, or_else(NightOwner::OpeningDay));
  v.field("weekly", row.weekly, or_none);
  v.field("exceptions", row.exceptions, or_none);
  v.field("operands", row.operands, or_none);
  v.field("shift", row.shift, or_else(0));
}

}  // namespace akad::ir
