// akad calendar: what a calendar of an agreement says about a month, an instant, a stretch of time.
#include <fmt/format.h>

#include <algorithm>

#include "cli/calendar/words.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/load.h"
#include "runtime/base/text.h"
#include "runtime/report/calendar/view.h"
#include "runtime/time/lines.h"

namespace akad::cli {
namespace {

using report::CalendarRef;

// One question on its way to an answer; `problem` says why there is none.
struct Inquiry {
  const CalendarRef& calendar;
  const std::vector<std::string>& words;
  report::CalendarAnswer answer;
  Date first, last;  // what the facts of the answer reach over
  std::string problem;
};

const time::Zone& zone_of(const Inquiry& inquiry) { return inquiry.calendar.hours.zone(); }

std::optional<Instant> instant_at(Inquiry& inquiry, std::size_t place) {
  return read_instant(zone_of(inquiry), inquiry.words[place], inquiry.answer.notes,
                      inquiry.problem);
}

std::optional<Date> date_at(Inquiry& inquiry, std::size_t place) {
  const auto date = parse_date(inquiry.words[place]);
  if (!date) {
    inquiry.problem =
        shortened(inquiry.words[place], 60) + " is not a date: write 2026-03-06, from 1970 to 2100";
  }
  return date;
}

void reach(Inquiry& inquiry, Date date) {
  inquiry.first = std::min(inquiry.first, date);
  inquiry.last = std::max(inquiry.last, date);
}

void reach(Inquiry& inquiry, Instant at) { reach(inquiry, time::local_date(zone_of(inquiry), at)); }

void begin_at(Inquiry& inquiry, Date date) { inquiry.first = inquiry.last = date; }

void ask_month(Inquiry& inquiry) {
  const auto month = parse_month(inquiry.words[0]);
  if (!month) {
    inquiry.problem = fmt::format("{} is not a month: write 2026-03, from 1970 to 2100",
                                  shortened(inquiry.words[0], 60));
    return;
  }
  const auto view = report::month_view(inquiry.calendar, *month);
  begin_at(inquiry, view.days.front().date);
  reach(inquiry, view.days.back().date);
  inquiry.answer.answer = view;
}

// The two instants of --elapsed and --list.
std::optional<Interval> span_asked(Inquiry& inquiry) {
  const auto from = instant_at(inquiry, 0);
  const auto to = from ? instant_at(inquiry, 1) : std::nullopt;
  if (!to) return std::nullopt;
  if (*to < *from) {
    inquiry.answer.notes.add("note.backwards");
  }
  begin_at(inquiry, time::local_date(zone_of(inquiry), *from));
  reach(inquiry, *to);
  return Interval{*from, *to};
}

void ask_elapsed(Inquiry& inquiry) {
  const auto span = span_asked(inquiry);
  if (!span) return;
  const Duration length = time::elapsed(inquiry.calendar.hours, span->from, span->to);
  inquiry.answer.answer = report::ElapsedAnswer{span->from, span->to, length};
}

void ask_list(Inquiry& inquiry) {
  const auto span = span_asked(inquiry);
  if (!span) return;
  inquiry.answer.answer =
      report::ListAnswer{*span, time::open_within(inquiry.calendar.hours, *span)};
}

void ask_due(Inquiry& inquiry) {
  const auto from = instant_at(inquiry, 0);
  const auto length = from ? read_length(inquiry.words[1], inquiry.problem) : std::nullopt;
  if (!length) return;
  const auto& hours = inquiry.calendar.hours;
  const Instant due =
      *length < 0 ? time::due_backward(hours, *from, -*length) : time::due(hours, *from, *length);
  begin_at(inquiry, time::local_date(hours.zone(), *from));
  const Instant farthest = *length < 0 ? kFirstInstant : kEndOfTime - 1;
  reach(inquiry, due == kNever ? farthest : due);
  inquiry.answer.answer = report::DueAnswer{*from, *length, due};
}

Instant stepped(const CalendarRef& calendar, Instant from, const Step& step) {
  const auto& hours = calendar.hours;
  switch (step.kind) {
    case StepKind::WorkingDays: return time::working_days_later(hours, from, step.count);
    case StepKind::EndOfWorkingDay: return time::end_of_working_day(hours, from, step.count);
    case StepKind::TimeOnWorkingDay:
      return time::working_day_at(hours, from, step.count, step.minute);
    case StepKind::CalendarDays: return time::calendar_days_later(hours.zone(), from, step.count);
    case StepKind::CalendarMonths: break;
  }
  return time::calendar_months_later(hours.zone(), from, step.count);
}

// A step between dates: `from` names no time of day.
void step_dates(Inquiry& inquiry, Date from, const Step& step) {
  if (step.kind != StepKind::WorkingDays) {
    inquiry.problem = fmt::format("from a date only \"N working days\" can be counted: write {} "
                                  "with a time of day",
                                  format_date(from));
    return;
  }
  report::LaterAnswer later{inquiry.words[1], from, std::nullopt};
  const auto date = time::working_date_later(inquiry.calendar.hours, from, step.count);
  begin_at(inquiry, from);
  if (date) {
    later.later = *date;
    reach(inquiry, *date);
  }
  inquiry.answer.answer = later;
}

void ask_later(Inquiry& inquiry) {
  const auto step = read_step(inquiry.words[1], inquiry.problem);
  if (!step) return;
  if (const auto date = parse_date(inquiry.words[0])) return step_dates(inquiry, *date, *step);
  const auto from = instant_at(inquiry, 0);
  if (!from) return;
  report::LaterAnswer later{inquiry.words[1], *from, std::nullopt};
  const Instant at = stepped(inquiry.calendar, *from, *step);
  begin_at(inquiry, time::local_date(zone_of(inquiry), *from));
  if (at != kNever) {
    later.later = at;
    reach(inquiry, at);
  }
  inquiry.answer.answer = later;
}

void ask_at(Inquiry& inquiry) {
  const auto at = instant_at(inquiry, 0);
  if (!at) return;
  const auto answer = report::at_answer(inquiry.calendar, *at);
  begin_at(inquiry, time::local_date(zone_of(inquiry), *at));
  for (const auto& other : {answer.next_opening, answer.last_closing}) {
    if (other) reach(inquiry, *other);
  }
  inquiry.answer.answer = answer;
}

void ask_days(Inquiry& inquiry) {
  const auto first = date_at(inquiry, 0);
  const auto last = first ? date_at(inquiry, 1) : std::nullopt;
  if (!last) return;
  if (*last < *first) {
    inquiry.answer.notes.add("note.dates_backwards");
  }
  begin_at(inquiry, *first);
  reach(inquiry, *last);
  inquiry.answer.answer = report::DaysAnswer{
      *first, *last, time::count_working_days(inquiry.calendar.hours, *first, *last)};
}

void ask(Inquiry& inquiry, CalendarQuestion question) {
  switch (question) {
    case CalendarQuestion::Month: return ask_month(inquiry);
    case CalendarQuestion::Elapsed: return ask_elapsed(inquiry);
    case CalendarQuestion::Due: return ask_due(inquiry);
    case CalendarQuestion::Later: return ask_later(inquiry);
    case CalendarQuestion::List: return ask_list(inquiry);
    case CalendarQuestion::At: return ask_at(inquiry);
    case CalendarQuestion::Days: return ask_days(inquiry);
  }
}

std::string unknown_name(const ir::Program& program, const std::string& name) {
  const auto is_set = std::any_of(program.holiday_sets.begin(), program.holiday_sets.end(),
                                  [&](const ir::HolidaySet& set) { return set.name == name; });
  std::string text = is_set ? name + " is a set of holidays; ask a calendar that is closed on it"
                            : "there is no calendar " + shortened(name, 60);
  if (!is_set && name.find('.') != name.npos) {
    text += " (calendars stand in agreements, not in libraries)";
  }
  if (program.calendars.empty()) return text + "; this agreement has no calendars";
  constexpr std::size_t kMostSlips = 3;
  std::vector<std::string> names;
  for (const ir::Calendar& calendar : program.calendars) names.push_back(calendar.name);
  const auto offer = is_set ? "" : nearest_of(name, names, kMostSlips);
  if (!offer.empty()) text += "; did you mean " + offer + "?";
  return text + fmt::format(" (calendars: {})", fmt::join(names, ", "));
}

Id<ir::Calendar> find_calendar(const ir::Program& program, const std::string& name) {
  for (std::size_t i = 0; i < program.calendars.size(); ++i) {
    if (program.calendars[i].name == name) return {static_cast<std::int32_t>(i)};
  }
  return {};
}

std::string zone_problem(const ir::Program& program, Id<ir::Calendar> id, const std::string& zone) {
  if (zone.empty()) return "";
  if (!time::takes_zone_of_subject(program, id)) {
    const ir::Calendar& calendar = program.calendars[id.index()];
    return fmt::format("{} is always read in {}: --zone is for calendars in the zone of the "
                       "subject",
                       calendar.name, calendar.zone);
  }
  if (time::find_zone(zone)) return "";
  std::string text = shortened(zone, 60) + " is not a zone of the zone database";
  const auto similar = time::similar_zones(zone);
  for (std::size_t i = 0; i < similar.size(); ++i) {
    text += (i == 0 ? "; did you mean " : ", ") + similar[i];
  }
  return similar.empty() ? text : text + "?";
}

int answer(const CalendarOrder& order, const ir::Program& program) {
  const auto id = find_calendar(program, order.name);
  if (!id.valid()) return fail(unknown_name(program, order.name));
  const auto problem = zone_problem(program, id, order.zone);
  if (!problem.empty()) return fail(problem);

  const CalendarRef calendar{&program, id, order.zone,
                             time::bind_calendar(program, id, order.zone)};
  const auto& asked = order.questions.front();
  Inquiry inquiry{calendar, asked.words, {order.name, calendar.hours.zone(), {}, {}}, {}, {}, ""};
  ask(inquiry, asked.question);
  if (!inquiry.problem.empty()) return fail(inquiry.problem);
  const auto notes = report::notes_about(calendar, inquiry.first, inquiry.last);
  auto& all = inquiry.answer.notes;
  all.insert(all.end(), notes.begin(), notes.end());
  switch (order.format) {
    case Format::Json: say(report::to_json(inquiry.answer, *order.book)); break;
    case Format::Text: say(report::to_text(inquiry.answer, *order.book)); break;
  }
  return kDone;
}

}  // namespace

int ask_calendar(const CalendarOrder& order) {
  if (order.questions.size() != 1) {
    return fail("ask one thing: --month, --elapsed, --due, --later, --list, --at or --days "
                "(akad calendar --help has examples)");
  }
  const auto loaded = load(order.file, order.libraries, Warnings::Untold);
  return loaded.program ? answer(order, *loaded.program) : loaded.exit;
}

}  // namespace akad::cli
