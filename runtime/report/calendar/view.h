// Answers about one calendar as values, and their writers. What is counted comes from runtime/time;
// here it is only put into rows that a page or a JSON object shows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/ir/program.h"
#include "runtime/phrases/book.h"
#include "runtime/time/calendar.h"

namespace akad::report {

using phrases::Phrase;

struct DayRow {
  Date date;
  std::vector<Interval> open;  // what belongs to the date: a night that begins on it is whole
  std::string reason;          // the holiday or the dated line that decided it; empty = weekly
  Phrase clocks;               // what a change of the clocks does to it; empty = nothing
};

struct MonthView {
  Month month;
  std::vector<DayRow> days;
  Duration open_length = 0;  // from the month's first instant to its last
  std::int64_t working_days = 0;
};

struct ElapsedAnswer {
  Instant from = 0, to = 0;
  Duration length = 0;
};

struct DueAnswer {
  Instant from = 0;
  Duration length = 0;  // below 0: backwards
  Instant due = kNever;
};

// Between instants, or between dates when the question names a date.
struct LaterAnswer {
  std::string step;  // "3 working days", as asked
  std::variant<Instant, Date> from;
  std::optional<std::variant<Instant, Date>> later;
};

struct ListAnswer {
  Interval span;
  std::vector<Interval> open;
};

struct LineRow {
  std::string calendar;
  bool open = false;
  Phrase line;  // "open Mon to Fri 08:00 to 17:00", as in the agreement
};

struct AtAnswer {
  Instant at = 0;
  bool open = false;
  std::vector<LineRow> lines;
  std::optional<Instant> next_opening;  // the first after `at`
  std::optional<Instant> last_closing;  // the last not after `at`
  std::optional<Instant> open_until;    // only when open
};

struct DaysAnswer {
  Date first, last;
  std::int64_t count = 0;
};

struct CalendarAnswer {
  std::string calendar;
  time::Zone zone;
  phrases::PhraseList notes;  // what the reader must know beside the answer
  std::variant<MonthView, ElapsedAnswer, DueAnswer, LaterAnswer, ListAnswer, AtAnswer, DaysAnswer>
      answer;
};

// One calendar of a program, bound.
struct CalendarRef {
  const ir::Program* program = nullptr;
  Id<ir::Calendar> id;
  std::string zone_override;  // empty = the calendar's own
  time::BoundCalendar hours;
};

MonthView month_view(const CalendarRef& calendar, Month month);
AtAnswer at_answer(const CalendarRef& calendar, Instant at);

// What the facts of first to last rest on: holiday sets that do not reach so far, a calendar that
// never opens, a zone that stands in for the subject's.
phrases::PhraseList notes_about(const CalendarRef& calendar, Date first, Date last);

// In the book's language: lines of at most 100 columns; canonical JSON with instants in UTC.
std::string to_text(const CalendarAnswer& answer, const phrases::Book& book);
std::string to_json(const CalendarAnswer& answer, const phrases::Book& book);

}  // namespace akad::report
