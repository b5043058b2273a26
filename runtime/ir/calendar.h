// Calendars: which instants count. Weekly wall-clock windows, dated exceptions, holiday sets, and
// calendars made of other calendars.
#pragma once

#include "runtime/ir/describe.h"

namespace akad::ir {

struct Signal;  // runtime/ir/log.h
struct Calendar;

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

// What a line about certain dates says.
struct ClosedDates {
  static constexpr std::string_view kWord = "closed dates";
  Date first;
  Date last;  // included
};
struct ClosedHolidays {
  static constexpr std::string_view kWord = "closed holidays";
  Id<HolidaySet> holidays;
};
struct OpenDates {
  static constexpr std::string_view kWord = "open dates";
  Date first;
  Date last;                     // included
  std::int32_t open_minute = 0;  // as in WeeklyWindow
  std::int32_t close_minute = 0;
};

// A line about certain dates. It prevails over the weekly windows, and over earlier lines about
// the same date. All `OpenDates` of one date together are that date's whole opening.
struct DatedException {
  std::variant<ClosedDates, ClosedHolidays, OpenDates> says;
  std::string name;  // what the agreement calls the day; may be empty
};

// To which date a window across midnight belongs when one of the two dates is closed: the opening
// day (a night that begins on an open day runs to its end) or each date for its own part.
enum class NightOwner { OpeningDay, EachDate };
constexpr std::array<std::string_view, 2> words(NightOwner) { return {"opening day", "each date"}; }

// Hours of its own, or made of other calendars, which are always earlier rows.
struct Windows {
  static constexpr std::string_view kWord = "windows";
  NightOwner nights = NightOwner::OpeningDay;
  std::vector<WeeklyWindow> weekly;
  std::vector<DatedException> exceptions;  // in the order written
};
struct Union {
  static constexpr std::string_view kWord = "union";
  std::vector<Id<Calendar>> operands;
};
struct Intersection {
  static constexpr std::string_view kWord = "intersection";
  std::vector<Id<Calendar>> operands;
};
struct Difference {  // the first without the second
  static constexpr std::string_view kWord = "difference";
  std::vector<Id<Calendar>> operands;
};
struct Shift {
  static constexpr std::string_view kWord = "shift";
  std::vector<Id<Calendar>> operands;  // one
  Duration shift = 0;                  // every opening moves by this much
};

struct Calendar {
  std::string name;
  Clause clause;
  std::string zone;        // IANA name; the fallback when zone_signal is set
  Id<Signal> zone_signal;  // the subject's own zone, as text; none = always `zone`
  std::variant<Windows, Union, Intersection, Difference, Shift> hours;
};

// The calendars that one is made of; none of one with hours of its own.
struct OperandsOf {
  using Operands = std::vector<Id<Calendar>>;

  const Operands& operator()(const Windows&) const {
    static const Operands kNone;
    return kNone;
  }
  const Operands& operator()(const Union& is) const { return is.operands; }
  const Operands& operator()(const Intersection& is) const { return is.operands; }
  const Operands& operator()(const Difference& is) const { return is.operands; }
  const Operands& operator()(const Shift& is) const { return is.operands; }
};
inline const std::vector<Id<Calendar>>& operands_of(const Calendar& calendar) {
  return std::visit(OperandsOf{}, calendar.hours);
}

// The sets of holidays that its own lines close it on, in the order written.
inline std::vector<Id<HolidaySet>> holidays_of(const Calendar& calendar) {
  std::vector<Id<HolidaySet>> sets;
  const auto* hours = std::get_if<Windows>(&calendar.hours);
  if (hours == nullptr) return sets;
  for (const DatedException& line : hours->exceptions) {
    if (const auto* closed = std::get_if<ClosedHolidays>(&line.says)) {
      sets.push_back(closed->holidays);
    }
  }
  return sets;
}

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
void describe(V& v, ClosedDates& row) {
  v.field("first", row.first, or_else(Date{}));
  v.field("last", row.last, or_else(Date{}));
}
template <class V>
void describe(V& v, ClosedHolidays& row) {
  v.field("holidays", row.holidays, or_none);
}
template <class V>
void describe(V& v, OpenDates& row) {
  v.field("first", row.first, or_else(Date{}));
  v.field("last", row.last, or_else(Date{}));
  v.field("open_minute", row.open_minute, or_else(0));
  v.field("close_minute", row.close_minute, or_else(0));
}
template <class V>
void describe(V& v, DatedException& row) {
  v.kind("kind", row.says);
  v.field("name", row.name, or_none);
}

template <class V>
void describe(V& v, Windows& row) {
  v.field("nights", row.nights, or_else(NightOwner::OpeningDay));
  v.field("weekly", row.weekly, or_none);
  v.field("exceptions", row.exceptions, or_none);
}
template <class V>
void describe(V& v, Union& row) {
  v.field("operands", row.operands, or_none);
}
template <class V>
void describe(V& v, Intersection& row) {
  v.field("operands", row.operands, or_none);
}
template <class V>
void describe(V& v, Difference& row) {
  v.field("operands", row.operands, or_none);
}
template <class V>
void describe(V& v, Shift& row) {
  v.field("operands", row.operands, or_none);
  v.field("shift", row.shift, or_else(0));
}
template <class V>
void describe(V& v, Calendar& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("zone", row.zone);
  v.field("zone_signal", row.zone_signal, or_none);
  v.kind("kind", row.hours);
}

}  // namespace akad::ir
