// Why a calendar is open or closed, and what its answers rest on.
#include <fmt/format.h>

#include "runtime/report/calendar/view.h"
#include "runtime/report/calendar/words.h"
#include "runtime/time/lines.h"

namespace akad::report {
namespace {

std::string line_text(const ir::Program& program, const time::DecidingLine& line) {
  const ir::Calendar& calendar = program.calendars[line.calendar.index()];
  std::string text;
  switch (line.kind) {
    case time::LineKind::Window:
      text = window_text(calendar.weekly[line.row]);
      break;
    case time::LineKind::Dated: {
      const ir::DatedException& dated = calendar.exceptions[line.row];
      const bool other_hours = !line.open && dated.kind == ir::ExceptionKind::OpenDates;
      text = (other_hours ? "outside: " : "") + dated_text(program, dated, line.date);
      break;
    }
    case time::LineKind::Outside:
      text = "outside the weekly windows";
  }
  if (line.shift == 0) return text;
  return fmt::format("{}, {} {}", text, length_text(line.shift < 0 ? -line.shift : line.shift),
                     line.shift < 0 ? "earlier" : "later");
}

std::string coverage_note(const ir::HolidaySet& set, Date first, Date last) {
  const std::string rest = "only the weekly windows and the dates written in the agreement";
  std::string note;
  if (first < set.covers_first) {
    note = fmt::format("the holiday set {} begins on {}: before then {} are known", set.name,
                       format_date(set.covers_first), rest);
  }
  if (last <= set.covers_last) return note;
  if (!note.empty()) note += "; ";
  return note + fmt::format("the holiday set {} ends on {}: from then on {} are known", set.name,
                            format_date(set.covers_last), rest);
}

}  // namespace

AtAnswer at_answer(const CalendarRef& calendar, Instant at) {
  AtAnswer answer;
  answer.at = at;
  answer.open = time::is_open(calendar.hours, at);
  for (const time::DecidingLine& line :
       time::deciding_lines(*calendar.program, calendar.id, calendar.zone_override, at)) {
    answer.lines.push_back({calendar.program->calendars[line.calendar.index()].name, line.open,
                            line_text(*calendar.program, line)});
  }
  std::optional<Interval> opening = time::opening_after(calendar.hours, at);
  Instant before = at;
  if (answer.open) {
    before = opening->from - 1;
    if (opening->to < kEndOfTime) answer.open_until = opening->to;
    opening = time::opening_after(calendar.hours, opening->to);
  }
  if (opening) answer.next_opening = opening->from;
  const Instant closing = time::previous_close(calendar.hours, before);
  if (closing > kFirstInstant) answer.last_closing = closing;
  return answer;
}

std::vector<std::string> notes_about(const CalendarRef& calendar, Date first, Date last) {
  std::vector<std::string> notes;
  const ir::Program& program = *calendar.program;
  if (time::never_opens(calendar.hours)) {
    notes.push_back("this calendar never opens between 1970 and 2100");
  }
  if (time::takes_zone_of_subject(program, calendar.id) && calendar.zone_override.empty()) {
    notes.push_back(fmt::format("read in {}, for subjects that name no zone; --zone reads it in "
                                "another",
                                calendar.hours.zone.name));
  }
  for (const Id<ir::HolidaySet> id : time::holiday_sets_of(program, calendar.id)) {
    const std::string note = coverage_note(program.holiday_sets[id.index()], first, last);
    if (!note.empty()) notes.push_back(note);
  }
  return notes;
}

}  // namespace akad::report
