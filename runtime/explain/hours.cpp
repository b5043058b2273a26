// When the calendars that count are open, a line a calendar, in the words of an agreement.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/words.h"
#include "runtime/phrases/clauses.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

// Lines of dates are only counted.
struct TellLine {
  const ir::Program& program;
  phrases::PhraseList& parts;
  std::int64_t& closed;
  std::int64_t& open;

  void operator()(const ir::ClosedDates&) const { ++closed; }
  void operator()(const ir::OpenDates&) const { ++open; }
  void operator()(const ir::ClosedHolidays& line) const {
    parts.add("akad.closed", program[line.holidays].name);
  }
};

struct HoursTold {
  const ir::Program& program;

  Phrase operator()(const ir::Windows& hours) const {
    phrases::PhraseList parts;
    for (const ir::WeeklyWindow& window : hours.weekly) {
      parts.push_back(phrases::as_written(report::window_text(window)));
    }
    std::int64_t closed = 0, open = 0;
    for (const ir::DatedException& line : hours.exceptions) {
      std::visit(TellLine{program, parts, closed, open}, line.says);
    }
    if (closed > 0) parts.add("hours.closed_lines", closed);
    if (open > 0) parts.add("hours.open_lines", open);
    return Phrase::list("list.semicolon", std::move(parts));
  }
  Phrase operator()(const ir::Union& hours) const {
    return Phrase("akad.union", names(hours.operands, "akad.or"));
  }
  Phrase operator()(const ir::Intersection& hours) const {
    return Phrase("akad.intersection", names(hours.operands, "akad.and"));
  }
  Phrase operator()(const ir::Difference& hours) const {
    return Phrase("akad.difference", names(hours.operands, "akad.is_open_and"));
  }
  Phrase operator()(const ir::Shift& hours) const {
    const Phrase shifted = names(hours.operands, "list.comma");
    const Phrase by = phrases::length(std::abs(hours.shift));
    return hours.shift < 0 ? Phrase("akad.earlier", shifted, by)
                           : Phrase("akad.later", shifted, by);
  }

  Phrase names(const std::vector<Id<ir::Calendar>>& operands, phrases::Key<0> word) const {
    phrases::PhraseList list;
    for (const Id<ir::Calendar> part : operands) list.push_back(Phrase::as_is(program[part].name));
    return Phrase::list(word, std::move(list));
  }
};

// The calendar, then those that it is made of.
void add(const ir::Program& program, Id<ir::Calendar> id, std::vector<Id<ir::Calendar>>& all) {
  if (!id.valid() || std::find(all.begin(), all.end(), id) != all.end()) return;
  all.push_back(id);
  for (const Id<ir::Calendar> part : operands_of(program[id])) add(program, part, all);
}

PhraseList rules_of(const ir::Program& program, const std::vector<Id<ir::Calendar>>& all) {
  PhraseList rules;
  for (const Id<ir::Calendar> id : all) {
    const ir::Calendar& calendar = program[id];
    rules.add("hours.rule", calendar.name, std::visit(HoursTold{program}, calendar.hours));
  }
  return rules;
}

}  // namespace

PhraseList hours_rules(const ir::Program& program, const ir::OfItems& items) {
  std::vector<Id<ir::Calendar>> all;
  add(program, program[items.clock].calendar, all);
  for (const ir::LimitRow& row : items.limits) add(program, calendar_of(row.limit), all);
  return rules_of(program, all);
}

PhraseList hours_rules(const ir::Program& program, Id<ir::Calendar> calendar) {
  std::vector<Id<ir::Calendar>> all;
  add(program, calendar, all);
  return rules_of(program, all);
}

Phrase small_rule(const ir::Program& program, const ir::OfItems& items) {
  if (items.small_below == 0) return {};
  return Phrase("promise.small", items.small_below, report::items_said(program, items),
                items.small_misses);
}

}  // namespace akad::explain
