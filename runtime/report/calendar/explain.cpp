// Why a calendar is open or closed, and what its answers rest on.
#include "runtime/phrases/clauses.h"
#include "runtime/report/calendar/view.h"
#include "runtime/report/calendar/words.h"
#include "runtime/time/lines.h"

namespace akad::report {
namespace {

Phrase unshifted(const ir::Program& program, const time::DecidingLine& line) {
  const auto& hours = std::get<ir::Windows>(program[line.calendar].hours);
  switch (line.kind) {
    case time::LineKind::Window: return phrases::as_written(window_text(hours.weekly[line.row]));
    case time::LineKind::Dated: {
      const ir::DatedException& exception = hours.exceptions[line.row];
      const bool other_hours = !line.open && std::holds_alternative<ir::OpenDates>(exception.says);
      const Phrase text = dated(program, exception, line.date);
      return other_hours ? Phrase("calendar.outside", text) : text;
    }
    case time::LineKind::Outside: break;
  }
  return Phrase("calendar.outside_windows");
}

Phrase line_said(const ir::Program& program, const time::DecidingLine& line) {
  const Phrase text = unshifted(program, line);
  if (line.shift == 0) return text;
  return line.shift < 0 ? Phrase("calendar.earlier", text, phrases::length(-line.shift))
                        : Phrase("calendar.later", text, phrases::length(line.shift));
}

Phrase coverage_note(const ir::HolidaySet& set, Date first, Date last) {
  phrases::PhraseList parts;
  if (first < set.covers_first) {
    parts.add("note.holidays_begin", set.name, format_date(set.covers_first));
  }
  if (last > set.covers_last) {
    parts.add("note.holidays_end", set.name, format_date(set.covers_last));
  }
  return Phrase::list("list.semicolon", std::move(parts));
}

}  // namespace

AtAnswer at_answer(const CalendarRef& calendar, Instant at) {
  AtAnswer answer;
  answer.at = at;
  answer.open = time::is_open(calendar.hours, at);
  for (const time::DecidingLine& line :
       time::deciding_lines(*calendar.program, calendar.id, calendar.zone_override, at)) {
    answer.lines.push_back({calendar.program->calendars[line.calendar.index()].name, line.open,
                            line_said(*calendar.program, line)});
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

phrases::PhraseList notes_about(const CalendarRef& calendar, Date first, Date last) {
  phrases::PhraseList notes;
  const ir::Program& program = *calendar.program;
  if (time::never_opens(calendar.hours)) notes.add("note.never_opens");
  if (time::takes_zone_of_subject(program, calendar.id) && calendar.zone_override.empty()) {
    notes.add("note.zone_of_subjects", calendar.hours.zone().name);
  }
  for (const Id<ir::HolidaySet> id : time::holiday_sets_of(program, calendar.id)) {
    Phrase note = coverage_note(program.holiday_sets[id.index()], first, last);
    if (!note.empty()) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace akad::report
