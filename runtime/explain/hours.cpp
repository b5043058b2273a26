// When the calendars that count are open, a line a calendar, in the words of an agreement.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/explain/words.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

void append(std::string& text, const std::string& part) {
  text += (text.empty() ? "" : "; ") + part;
}

std::string dates_text(std::int64_t count, const char* what) {
  return fmt::format("{} on {} {} of its own", what, count, count == 1 ? "line" : "lines");
}

std::string windows_text(const ir::Program& program, const ir::Calendar& calendar) {
  std::string text;
  for (const ir::WeeklyWindow& window : calendar.weekly) {
    append(text, report::window_text(window));
  }
  std::int64_t closed = 0, open = 0;
  for (const ir::DatedException& line : calendar.exceptions) {
    switch (line.kind) {
      case ir::ExceptionKind::ClosedHolidays:
        append(text, "closed on " + program.holiday_sets[line.holidays.index()].name);
        break;
      case ir::ExceptionKind::ClosedDates: ++closed; break;
      case ir::ExceptionKind::OpenDates: ++open; break;
    }
  }
  if (closed > 0) append(text, dates_text(closed, "closed"));
  if (open > 0) append(text, dates_text(open, "open"));
  return text;
}

std::string joined(const ir::Program& program, const ir::Calendar& calendar, const char* word) {
  std::string text;
  for (const Id<ir::Calendar> part : calendar.operands) {
    text += (text.empty() ? "" : word) + program.calendars[part.index()].name;
  }
  return text;
}

std::string rule_of(const ir::Program& program, const ir::Calendar& calendar) {
  switch (calendar.kind) {
    case ir::CalendarKind::Windows: return windows_text(program, calendar);
    case ir::CalendarKind::Union:
      return fmt::format("open when {} is open", joined(program, calendar, " or "));
    case ir::CalendarKind::Intersection:
      return fmt::format("open when {} are open", joined(program, calendar, " and "));
    case ir::CalendarKind::Difference:
      return fmt::format("open when {} is not", joined(program, calendar, " is open and "));
    case ir::CalendarKind::Shift:
      return fmt::format("open as {}, {} {}", joined(program, calendar, ""),
                         report::length_text(std::abs(calendar.shift)),
                         calendar.shift < 0 ? "earlier" : "later");
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

std::vector<std::string> hours_rules(const ir::Program& program, const ir::Target& target) {
  std::vector<Id<ir::Calendar>> all;
  add(program, program.clocks[target.clock.index()].calendar, all);
  for (const ir::LimitRow& row : target.limits) add(program, row.limit.calendar, all);
  std::vector<std::string> rules;
  for (const Id<ir::Calendar> id : all) {
    const ir::Calendar& calendar = program.calendars[id.index()];
    rules.push_back(fmt::format("{}: {}", calendar.name, rule_of(program, calendar)));
  }
  return rules;
}

std::string small_rule(const ir::Target& target) {
  if (target.small_below == 0) return "";
  return fmt::format("with fewer than {} items {} {} allowed", target.small_below,
                     target.small_misses, target.small_misses == 1 ? "miss is" : "misses are");
}

std::string escalation_text(const ir::Escalation& rule) {
  std::string text;
  switch (rule.kind) {
    case ir::EscalationKind::ShareOfLimit:
      text = fmt::format("at {} of the limit", report::exact_percent(rule.share));
      break;
    case ir::EscalationKind::BeforeDue:
      text = report::length_text(rule.offset) + " before due";
      break;
    case ir::EscalationKind::AfterDue:
      text = report::length_text(rule.offset) + " after due";
      break;
  }
  return text + (rule.held ? "" : ", at any hour");
}

}  // namespace akad::explain
