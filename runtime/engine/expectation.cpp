#include "runtime/engine/expectation.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"
#include "runtime/results/promise.h"

namespace akad::engine {
namespace {

using phrases::Phrase;

struct Asked {
  const ir::Program& program;
  const ir::Scenario& scenario;
  const ir::Expectation& expectation;
  const RunResult& result;
  time::Zone zone;                           // of the agreement: scenarios are written in it
  std::optional<ir::CalendarPeriod> period;  // that is spoken of; not of items
};

// A finding of the evaluation in the words of `then`, and whether it is what was expected.
struct Found {
  bool held = false;
  Phrase text;
};

std::string subject_name(const Asked& asked) {
  return asked.scenario.subjects[static_cast<std::size_t>(asked.expectation.subject)].name;
}

std::string due_text(const Asked& asked, Instant due) {
  return due == kNever ? "no due time" : "due " + report::moment_text(asked.zone, due);
}

std::string group_text(const std::vector<ir::GroupValue>& groups) {
  std::string text;
  for (const ir::GroupValue& group : groups) {
    text += fmt::format("{} {} = \"{}\"", text.empty() ? " for" : ",", group.name, group.value);
  }
  return text;
}

bool has_values(const std::vector<ir::GroupValue>& group,
                const std::vector<ir::GroupValue>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const ir::GroupValue& want) {
    return std::any_of(group.begin(), group.end(), [&](const ir::GroupValue& have) {
      return have.name == want.name && have.value == want.value;
    });
  });
}

const report::PeriodStatement* period_of(const Asked& asked) {
  for (const report::PeriodStatement& period : asked.result.statement.periods) {
    if (period.measured.period.calendar == asked.period) return &period;
  }
  return nullptr;
}

// Verification made sure that the label is one.
Phrase no_period(const Asked& asked) {
  return Phrase("found.no_period", asked.expectation.period,
                phrases::period_noun(asked.period->cadence));
}

Found check_item(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  std::vector<const measures::Item*> items;
  for (const measures::Item& item : asked.result.items) {
    const bool same = item.target == e.target && item.subject == subject_name(asked);
    if (same && (e.item == 0 || item.number == e.item)) items.push_back(&item);
  }
  if (items.empty()) return {false, Phrase("found.no_item")};
  if (items.size() > 1) return {false, Phrase("found.items", items.size())};
  const measures::Item& item = *items.front();
  const bool timed = item.verdict != ir::Verdict::Undetermined;
  std::string text = report::verdict_text(item.verdict);
  if (timed) text += ", elapsed " + format_duration(item.elapsed);
  text += ", " + due_text(asked, item.due);
  const bool held = (!e.verdict || *e.verdict == item.verdict) &&
                    (!e.elapsed || (timed && *e.elapsed == item.elapsed)) &&
                    (!e.due || *e.due == item.due);
  return {held, text};
}

Measured bound(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  return results::bound_of(asked.program[e.target], *e.result);
}

// Whether its group has the values that are named.
bool is_asked_of(const Asked& asked, const results::Result& result) {
  const ir::Target& target = asked.program[result.target];
  return has_values(results::named(asked.program, target.groups, result.group),
                    asked.expectation.groups);
}

Found check_period(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  const report::PeriodStatement* period = period_of(asked);
  if (period == nullptr) return {false, no_period(asked)};
  std::vector<const results::Result*> found;
  for (const results::Result& result : period->measured.results) {
    if (result.target == e.target && is_asked_of(asked, result)) found.push_back(&result);
  }
  if (found.empty()) return {false, Phrase("found.no_result")};
  if (found.size() > 1) return {false, Phrase("found.results", found.size())};
  const results::Result& result = *found.front();
  std::string text = report::verdict_text(result.verdict);
  if (result.measured) text += " with " + report::bound_text(asked.program, *result.measured);
  const bool held = (!e.verdict || *e.verdict == result.verdict) &&
                    (!e.result || (result.measured && bound(asked) == *result.measured));
  return {held, text};
}

Found check_amount(const Asked& asked, const Rational& amount) {
  return {amount == *asked.expectation.amount,
          report::money_text(amount, asked.program.agreement.currency)};
}

Found check_credit(const Asked& asked) {
  const report::PeriodStatement* period = period_of(asked);
  if (period == nullptr) return {false, no_period(asked)};
  Rational sum = 0;
  for (const settlement::LineItem& line : period->owed.items) {
    if (line.credit != asked.expectation.credit) continue;
    if (is_asked_of(asked, period->measured.results[line.result.index()])) sum += line.payable;
  }
  return check_amount(asked, sum);
}

Found check_total(const Asked& asked) {
  const report::PeriodStatement* period = period_of(asked);
  if (period == nullptr) return {false, no_period(asked)};
  return check_amount(asked, period->owed.total);
}

Found check(const Asked& asked) {
  switch (asked.expectation.kind) {
    case ir::ExpectationKind::Item: return check_item(asked);
    case ir::ExpectationKind::Period: return check_period(asked);
    case ir::ExpectationKind::CreditAmount: return check_credit(asked);
    case ir::ExpectationKind::TotalAmount: return check_total(asked);
  }
  AKAD_ASSERT(false);
}

// Of what the sentence speaks: "resolution of T1", "resolution in 2026-03 for site = \"a\"".
std::string topic(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  const std::string in_period = " in " + e.period + group_text(e.groups);
  switch (e.kind) {
    case ir::ExpectationKind::Item: {
      const std::string& target = asked.program.targets[e.target.index()].name;
      const std::string which = e.item == 0 ? "" : fmt::format(" item {}", e.item);
      return fmt::format("{} of {}{}", target, subject_name(asked), which);
    }
    case ir::ExpectationKind::Period:
      return asked.program.targets[e.target.index()].name + in_period;
    case ir::ExpectationKind::CreditAmount:
      return asked.program.credits[e.credit.index()].name + in_period;
    case ir::ExpectationKind::TotalAmount: return "all credits in " + e.period;
  }
  AKAD_ASSERT(false);
}

std::string expected_text(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  const bool total = e.kind == ir::ExpectationKind::TotalAmount;
  std::string text = topic(asked) + (total ? " are" : " is");
  if (e.verdict) text += " " + report::verdict_text(*e.verdict);
  if (e.result) text += " with " + report::bound_text(asked.program, bound(asked));
  if (e.elapsed) text += ", elapsed " + format_duration(*e.elapsed);
  if (e.due) text += ", " + due_text(asked, *e.due);
  if (e.amount) text += " " + report::money_text(*e.amount, asked.program.agreement.currency);
  return for_terminal(text);
}

}  // namespace

ExpectationResult check_expectation(const ir::Program& program, const ir::Scenario& scenario,
                                    const ir::Expectation& expectation, const RunResult& result) {
  const auto zone = time::find_zone(program.agreement.zone);
  AKAD_ASSERT(zone.has_value());
  const Asked asked{program, scenario, expectation,
                    result,  *zone,    ir::parse_period(expectation.period)};
  const Found found = check(asked);
  return {found.held, expected_text(asked), found.text, expectation.line};
}

}  // namespace akad::engine
