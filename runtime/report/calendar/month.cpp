// A month's dates with what belongs to each.
#include <algorithm>

#include "runtime/report/calendar/view.h"
#include "runtime/report/calendar/words.h"

namespace akad::report {
namespace {

// An hour the clocks skip or repeat.
struct ClockChange {
  Instant at = 0;
  Duration by = 0;           // forward > 0
  std::int64_t reading = 0;  // of the wall at which they are changed
};

std::vector<ClockChange> changes_within(const time::Zone& zone, Interval span) {
  std::vector<ClockChange> found;
  for (std::size_t row = 1; row < zone.changes.size(); ++row) {
    const time::OffsetChange& before = zone.changes[row - 1];
    const time::OffsetChange& change = zone.changes[row];
    if (change.from < span.from || change.from >= span.to) continue;
    const Duration by = change.offset - before.offset;
    if (by != 0) found.push_back({change.from, by, change.from + before.offset});
  }
  return found;
}

// The opening that goes on through the change, as far as it belongs to one date.
std::optional<Interval> opening_across(const CalendarRef& calendar, Date date, Instant at) {
  for (const Interval& open : time::openings_of(calendar.hours, date)) {
    if (open.from < at && at < open.to) return open;
  }
  return std::nullopt;
}

// "this night" on the row it stands on; a night of the month before is told by its date.
Phrase opening_name(const time::Zone& zone, Interval open, Date date, Date row) {
  const bool night = time::local_date(zone, open.from) != time::local_date(zone, open.to - 1);
  if (date != row) return Phrase("clocks.night_of", phrases::date(date));
  if (night) return Phrase("clocks.this_night");
  const bool whole = open.from == time::start_of_day(zone, date) &&
                     open.to == time::start_of_day(zone, Date{date.days + 1});
  return whole ? Phrase("clocks.this_day") : Phrase("clocks.this_opening");
}

Phrase clocks_said(const CalendarRef& calendar, const ClockChange& change, Date row) {
  const time::Zone& zone = calendar.hours.zone();
  const Date day = time::local_date(zone, change.at);
  const Date date = time::date_of(calendar.hours, change.at);
  const std::string reading = time_text(change.reading);
  Phrase said = change.by > 0 ? Phrase("clocks.forward", phrases::length(change.by), reading)
                              : Phrase("clocks.back", phrases::length(-change.by), reading);
  if (day != row) said = Phrase("clocks.on", said, phrases::date(day));
  const auto open = opening_across(calendar, date, change.at);
  if (!open) return Phrase("clocks.outside", said);
  return Phrase("clocks.has", said, opening_name(zone, *open, date, row),
                phrases::length(open->length()));
}

// A change stands on the date whose opening goes on through it, where the month shows that date,
// else on its own.
void add_clocks(const CalendarRef& calendar, Interval span, MonthView& view) {
  const auto row_of = [&](Date date) {
    return std::find_if(view.days.begin(), view.days.end(),
                        [&](const DayRow& row) { return row.date == date; });
  };
  for (const ClockChange& change :
       changes_within(calendar.hours.zone(), {span.from, span.to + kDay})) {
    auto row = row_of(time::date_of(calendar.hours, change.at));
    if (row == view.days.end()) row = row_of(time::local_date(calendar.hours.zone(), change.at));
    if (row == view.days.end()) continue;
    row->clocks =
        Phrase::list("list.semicolon", {row->clocks, clocks_said(calendar, change, row->date)});
  }
}

}  // namespace

MonthView month_view(const CalendarRef& calendar, Month month) {
  const Interval span = time::month_interval(calendar.hours.zone(), month);
  const Date first = first_day(month);
  const Date end = first_day(Month{month.index + 1});
  MonthView view;
  view.month = month;
  for (Date date = first; date < end; ++date.days) {
    view.days.push_back({date,
                         time::openings_of(calendar.hours, date),
                         time::reason_of(*calendar.program, calendar.id, date),
                         {}});
  }
  add_clocks(calendar, span, view);
  view.open_length = time::elapsed(calendar.hours, span.from, span.to);
  view.working_days = time::count_working_days(calendar.hours, first, Date{end.days - 1});
  return view;
}

}  // namespace akad::report
