// When the calendars that count are open, a line a calendar, in the words of an agreement.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/explain/words.h"
#include "runtime/phrases/clauses.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

Phrase windows_of(const ir::Program& program, const ir::Calendar& calendar) {
  phrases::PhraseList parts;
  for (const ir::WeeklyWindow& window : calendar.weekly) {
    parts.push_back(report::window_text(window));
  }
  std::int64_t closed = 0, open = 0;
  for (const ir::DatedException& line : calendar.exceptions) {
    switch (line.kind) {
      case ir::ExceptionKind::ClosedHolidays:
        parts.add("akad.closed", program.holiday_sets[line.holidays.index()].name);
        break;
      case ir::ExceptionKind::ClosedDates: ++closed; break;
      case ir::ExceptionKind::OpenDates: ++open; break;
    }
  }
  if (closed > 0) parts.add("hours.closed_lines", closed);
  if (open > 0) parts.add("hours.open_lines", open);
  return Phrase::list("list.semicolon", std::move(parts));
}

Phrase parts_of(const ir::Program& program, const ir::Calendar& calendar, phrases::Key<0> word) {
  phrases::PhraseList names;
  for (const Id<ir::Calendar> part : calendar.operands) {
    names.push_back(Phrase::as_is(program.calendars[part.index()].name));
  }
  return Phrase::list(word, std::move(names));
}

Phrase rule_of(const ir::Program& program, const ir::Calendar& calendar) {
  switch (calendar.kind) {
    case ir::CalendarKind::Windows: return windows_of(program, calendar);
    case ir::CalendarKind::Union:
      return Phrase("akad.union", parts_of(program, calendar, "akad.or"));
    case ir::CalendarKind::Intersection:
      return Phrase("akad.intersection", parts_of(program, calendar, "akad.and"));
    case ir::CalendarKind::Difference:
      return Phrase("akad.difference", parts_of(program, calendar, "akad.is_open_and"));
    case ir::CalendarKind::Shift: {
      const Phrase shifted = parts_of(program, calendar, "list.comma");
      const Phrase by = phrases::length(std::abs(calendar.shift));
      return calendar.shift < 0 ? Phrase("akad.earlier", shifted, by)
                                : Phrase("akad.later", shifted, by);
    }
  }
  AKAD_ASSERT(false);
}

// The calendar, then those that it is made of.
void add(const ir::Program& program, Id<ir::Calendar> id, std::vector<Id<ir::Calendar>>& all) {
  if (!id.valid() || std::find(all.begin(), all.end(), id) != all.end()) return;
  all.push_back(id);
  for (const Id<ir::Calendar> part : program.calendars[id.index()].operands) {
    add(program, part, all);
  }
}

}  // namespace

PhraseList hours_rules(const ir::Program& program, const ir::OfItems& items) {
  std::vector<Id<ir::Calendar>> all;
  add(program, program[items.clock].calendar, all);
  for (const ir::LimitRow& row : items.limits) add(program, row.limit.calendar, all);
  PhraseList rules;
  for (const Id<ir::Calendar> id : all) {
    const ir::Calendar& calendar = program.calendars[id.index()];
    rules.add("hours.rule", calendar.name, rule_of(program, calendar));
  }
  return rules;
}

Phrase small_rule(const ir::OfItems& items) {
  if (items.small_below == 0) return {};
  return Phrase("promise.small", items.small_below, items.small_misses);
}

}  // namespace akad::explain
