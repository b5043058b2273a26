#include "runtime/engine/expectation.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/base/written/money_form.h"
#include "runtime/engine/claim_expected.h"
#include "runtime/engine/digits.h"
#include "runtime/engine/groups_asked.h"
#include "runtime/engine/item_details.h"
#include "runtime/engine/notice_expected.h"
#include "runtime/phrases/claims.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/wording/payable.h"
#include "runtime/report/words.h"
#include "runtime/results/between.h"
#include "runtime/results/groups.h"
#include "runtime/results/levels.h"

namespace akad::engine {
namespace {

using phrases::Phrase;
using phrases::PhraseList;

struct Asked {
  const ir::Program& program;
  const ir::Scenario& scenario;
  const ir::Expectation& expectation;
  const RunResult& result;
  time::Zone zone;                           // of the agreement: scenarios are written in it
  std::optional<ir::CalendarPeriod> period;  // that is spoken of; not of items
};

// A finding of the evaluation in the words of `then`, and whether it is what was expected.
using Found = ClaimFound;

const std::string& subject_name(const Asked& asked) {
  return asked.scenario.subjects[static_cast<std::size_t>(asked.expectation.subject)].name;
}

Phrase due_said(const Asked& asked, Instant due) {
  if (due == kNever) return Phrase("found.no_due");
  return Phrase("found.due", report::moment_text(asked.zone, due));
}

Phrase elapsed_said(Duration elapsed) { return Phrase("found.elapsed", phrases::brief(elapsed)); }

// As the target's bounds are.
Phrase value_said(const Asked& asked, const Measured& value) {
  return report::bound_said(asked.program, asked.program[asked.expectation.target], value);
}

Phrase measured_said(const Asked& asked, ir::Verdict verdict, const Measured& measured) {
  return Phrase("found.measured", phrases::verdict(verdict), value_said(asked, measured));
}

Phrase between_said(const Asked& asked, ir::Verdict verdict, const Measured& least,
                    const Measured& greatest) {
  return Phrase("found.between", phrases::verdict(verdict), value_said(asked, least),
                value_said(asked, greatest));
}

Phrase listed(PhraseList parts) { return Phrase::list("list.comma", std::move(parts)); }

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

// Items stand in the order of target and subject.
std::vector<const measures::Item*> items_asked(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  const auto key = std::tie(e.target, subject_name(asked));
  const auto& all = asked.result.items;
  auto item = std::partition_point(all.begin(), all.end(), [&](const measures::Item& other) {
    return std::tie(other.target, other.subject) < key;
  });
  std::vector<const measures::Item*> items;
  for (; item != all.end() && std::tie(item->target, item->subject) == key; ++item) {
    if (e.item == 0 || item->number == e.item) items.push_back(&*item);
  }
  return items;
}

Found check_item(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  const std::vector<const measures::Item*> items = items_asked(asked);
  if (items.empty()) return {false, Phrase("found.no_item")};
  if (items.size() > 1) return {false, Phrase("found.items", items.size())};
  const measures::Item& item = *items.front();
  const bool timed = item.verdict != ir::Verdict::Undetermined;
  PhraseList said = {phrases::verdict(item.verdict)};
  if (timed) said.push_back(elapsed_said(item.elapsed));
  said.push_back(due_said(asked, item.due));
  const bool held = (!e.verdict || *e.verdict == item.verdict) &&
                    (!e.elapsed || (timed && *e.elapsed == item.elapsed)) &&
                    (!e.due || *e.due == item.due);
  const DetailsFound details = check_details(asked.program, asked.zone, e, item);
  said.insert(said.end(), details.said.begin(), details.said.end());
  return {held && details.held, listed(std::move(said))};
}

Measured bound(const Asked& asked, const Rational& number) {
  return ir::bound_of(asked.program[asked.expectation.target], number);
}

// Whether its group has the values that are named.
bool is_asked_of(const Asked& asked, const results::Result& result) {
  const ir::Target& target = asked.program[result.target];
  return has_values(results::named(asked.program, target.groups, result.group), target,
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
  const bool is_open = result.verdict == ir::Verdict::Undetermined && result.if_down;
  const results::Ends ends = results::ends_of(result);
  Phrase said = is_open && result.measured
                    ? between_said(asked, result.verdict, *ends.least, *ends.most)
                : result.measured ? measured_said(asked, result.verdict, *result.measured)
                                  : phrases::verdict(result.verdict);
  const std::optional<Measured>& known = e.least ? ends.most : result.measured;
  const ir::Level* level = results::level_of(asked.program, result);
  const std::string has = level == nullptr ? "" : level->name;
  if (e.level) said = listed({std::move(said), phrases::level(has)});
  const bool held = (!e.verdict || *e.verdict == result.verdict) && (!e.level || *e.level == has) &&
                    (!e.result || (known && says(bound(asked, *e.result), *known))) &&
                    (!e.least || (result.if_down && says(bound(asked, *e.least), *ends.least)));
  return {held, std::move(said)};
}

std::string money_said(const Asked& asked, const Rational& amount) {
  return amount_expected(asked.program, asked.expectation, amount);
}

// What is owed at least, of a fee that is not known, is not what is expected.
Found check_amount(const Asked& asked, const Rational& amount, bool unknown) {
  if (unknown) return {false, Phrase("found.fee_unknown", money_said(asked, amount))};
  return {amount == *asked.expectation.amount, money_said(asked, amount)};
}

Found check_credit(const Asked& asked) {
  const report::PeriodStatement* period = period_of(asked);
  if (period == nullptr) return {false, no_period(asked)};
  CreditLines lines;
  for (const settlement::LineItem* line : settlement::lines_of(period->owed)) {
    if (line->credit != asked.expectation.credit) continue;
    if (is_asked_of(asked, period->measured.results[line->result.index()])) lines.push_back(line);
  }
  return check_lines(asked.program, asked.expectation, lines);
}

Found check_total(const Asked& asked) {
  const report::PeriodStatement* period = period_of(asked);
  if (period == nullptr) return {false, no_period(asked)};
  const bool money = asked.expectation.of_kind.empty();
  return check_amount(asked, total_expected(asked.program, asked.expectation, period->owed),
                      money && period->owed.beside.unknown_fee);
}

Found check_tax(const Asked& asked) {
  const report::PeriodStatement* period = period_of(asked);
  if (period == nullptr) return {false, no_period(asked)};
  return check_amount(asked, period->owed.tax ? period->owed.tax->tax : Rational(0),
                      period->owed.beside.unknown_fee);
}

bool is_of_cap(const Asked& asked, const settlement::CapApplied& applied) {
  const ir::Cap& cap = asked.program[asked.expectation.cap];
  return applied.cap == asked.expectation.cap && applied.period == *asked.period &&
         has_values(results::named(asked.program, cap.groups, applied.group), cap,
                    asked.expectation.groups);
}

// Of all periods that end in the cap's own, so far. As a statement shows it, to what can be paid.
Found check_cap(const Asked& asked) {
  const ir::Cadence cadence = asked.program[asked.expectation.cap].cadence;
  const ir::Term term = ir::term_of(asked.program);
  Rational sum = 0;
  bool begun = false, unknown = false;
  for (const report::PeriodStatement& period : asked.result.statement.periods) {
    const Date last = period.measured.period.last;
    const bool within = ir::period_of(cadence, last, term) == *asked.period;
    begun = begun || within;
    unknown =
        unknown || (within && is_cap_unknown(asked.program, asked.expectation.cap, period.owed));
    for (const settlement::CapApplied& applied : period.owed.caps) {
      if (is_of_cap(asked, applied)) sum += applied.reduction;
    }
  }
  if (!begun) return {false, no_period(asked)};
  const Rational shown = round_to(sum, RoundingMode::HalfUp, asked.program.agreement.money_unit);
  if (unknown) return check_amount(asked, shown, true);
  return {shown == *asked.expectation.amount, taken_off(asked.program, asked.expectation, shown)};
}

Found check(const Asked& asked) {
  switch (asked.expectation.kind) {
    case ir::ExpectationKind::Item: return check_item(asked);
    case ir::ExpectationKind::Period: return check_period(asked);
    case ir::ExpectationKind::CreditAmount: return check_credit(asked);
    case ir::ExpectationKind::TotalAmount: return check_total(asked);
    case ir::ExpectationKind::TotalTax: return check_tax(asked);
    case ir::ExpectationKind::Claim:
      return check_claim(asked.program, asked.scenario, asked.expectation, asked.result.claims);
    case ir::ExpectationKind::CapTakesOff: return check_cap(asked);
  }
  AKAD_ASSERT(false);
}

// `site = "a", priority = "P1"` as the agreement writes it, in any language; and what has no value.
struct GroupSaid {
  std::string values;
  PhraseList without;
};

template <class Grouped>
GroupSaid group_said(const ir::Program& program, const Grouped& of, const ir::Target& target,
                     const std::vector<ir::GroupValue>& groups) {
  GroupSaid said;
  for (const ir::GroupValue& group : groups) {
    const std::string name =
        is_subject(of, group) ? results::subject_called(program, target) : group.name;
    if (!meant(of, group)) {
      said.without.push_back(Phrase::as_is(name));
      continue;
    }
    if (!said.values.empty()) said.values += ", ";
    said.values += fmt::format("{} = {}", name, report::quoted(group.value));
  }
  return said;
}

// A period of the target, or the last few to it; of a cap each alone.
Phrase period_said(const Asked& asked, Id<ir::Target> id) {
  if (id.valid()) {
    const ir::Periods of = ir::periods_of(asked.program[id]);
    if (of.looks_back()) return phrases::several_to(of, *asked.period);
  }
  return Phrase::as_is(asked.expectation.period);
}

Phrase in_period(const std::string& what, const Phrase& period, GroupSaid said) {
  if (said.without.empty()) {
    return said.values.empty() ? Phrase("expected.period", what, period)
                               : Phrase("expected.period_group", what, period, said.values);
  }
  const Phrase without = Phrase::list("list.or", std::move(said.without));
  return said.values.empty()
             ? Phrase("expected.period_without", what, period, without)
             : Phrase("expected.period_group_without", what, period, said.values, without);
}

GroupSaid group_of(const Asked& asked, Id<ir::Target> id) {
  const ir::Target& target = asked.program[id];
  return group_said(asked.program, target, target, asked.expectation.groups);
}

// Of a cap for each subject all credits are of one log.
const ir::Target& a_target_of(const ir::Program& program, Id<ir::Cap> id) {
  for (const Id<ir::Credit> credit : ids_of(program.credits)) {
    if (ir::covers(program, program[id], credit)) return program[program[credit].target];
  }
  AKAD_ASSERT(false);
}

// Of what the sentence speaks: "resolution of T1", "resolution in 2026-03 for site = \"a\"".
Phrase topic(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  switch (e.kind) {
    case ir::ExpectationKind::Item: {
      const std::string& target = asked.program.targets[e.target.index()].name;
      const std::string subject = report::value_text(subject_name(asked));
      return e.item == 0 ? Phrase("expected.item", target, subject)
                         : Phrase("expected.item_number", target, subject, e.item);
    }
    case ir::ExpectationKind::Period:
      return in_period(asked.program[e.target].name, period_said(asked, e.target),
                       group_of(asked, e.target));
    case ir::ExpectationKind::CreditAmount: {
      const ir::Credit& credit = asked.program[e.credit];
      return in_period(credit.name, period_said(asked, credit.target),
                       group_of(asked, credit.target));
    }
    case ir::ExpectationKind::CapTakesOff: {
      const ir::Cap& cap = asked.program[e.cap];
      return in_period(cap.name, period_said(asked, {}),
                       group_said(asked.program, cap, a_target_of(asked.program, e.cap), e.groups));
    }
    case ir::ExpectationKind::TotalAmount: return Phrase("expected.total", e.period);
    case ir::ExpectationKind::TotalTax: return Phrase("expected.tax", e.period);
    case ir::ExpectationKind::Claim:
      return Phrase("expected.claim", asked.program[e.exclusion].name,
                    report::value_text(subject_name(asked)),
                    report::moment_text(asked.zone, *e.at));
  }
  AKAD_ASSERT(false);
}

Phrase expected_said(const Asked& asked) {
  const ir::Expectation& e = asked.expectation;
  PhraseList outcome;
  if (e.verdict && e.result && e.least) {
    outcome.push_back(
        between_said(asked, *e.verdict, bound(asked, *e.least), bound(asked, *e.result)));
  } else if (e.verdict && e.result) {
    outcome.push_back(measured_said(asked, *e.verdict, bound(asked, *e.result)));
  } else if (e.verdict) {
    outcome.push_back(phrases::verdict(*e.verdict));
  } else if (e.result) {
    outcome.push_back(value_said(asked, bound(asked, *e.result)));
  }
  if (e.level) outcome.push_back(phrases::level(*e.level));
  if (e.grant) {
    outcome.push_back(
        phrases::grant(asked.program, asked.program[e.exclusion], *e.grant, e.reason));
  }
  if (e.elapsed) outcome.push_back(elapsed_said(*e.elapsed));
  if (e.due) outcome.push_back(due_said(asked, *e.due));
  const std::vector<Phrase> details = details_expected(asked.program, asked.zone, e);
  outcome.insert(outcome.end(), details.begin(), details.end());
  if (e.kind == ir::ExpectationKind::CapTakesOff) {
    return Phrase("expected.takes", topic(asked), taken_off(asked.program, e, *e.amount));
  }
  if (e.amount) {
    outcome.push_back(Phrase::as_is(money_said(asked, *e.amount)));
  }
  add_how_it_stands(e, outcome);
  const bool total = e.kind == ir::ExpectationKind::TotalAmount;
  const Phrase said = listed(std::move(outcome));
  if (e.claim == ir::ClaimState::Lapsed) return Phrase("expected.takes", topic(asked), said);
  return total ? Phrase("expected.are", topic(asked), said)
               : Phrase("expected.is", topic(asked), said);
}

}  // namespace

ExpectationResult check_expectation(const ir::Program& program, const ir::Scenario& scenario,
                                    const ir::Expectation& expectation, const RunResult& result) {
  const auto zone = time::find_zone(program.agreement.zone);
  AKAD_ASSERT(zone.has_value());
  const auto period = ir::parse_period(expectation.period, ir::term_of(program));
  const Asked asked{program, scenario, expectation, result, *zone, period};
  const Found found = check(asked);
  return {found.held, expected_said(asked), found.said, expectation.line};
}

}  // namespace akad::engine
