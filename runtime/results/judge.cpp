#include "runtime/results/judge.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/ir/stretches/told_by.h"
#include "runtime/measures/cells.h"
#include "runtime/owed/owed.h"
#include "runtime/results/between.h"
#include "runtime/results/looking_back.h"

namespace akad::results {
namespace {

ir::Verdict verdict_of_empty(ir::EmptyMonth empty) {
  switch (empty) {
    case ir::EmptyMonth::NotApplicable: return ir::Verdict::NotApplicable;
    case ir::EmptyMonth::Met: return ir::Verdict::Met;
    case ir::EmptyMonth::Missed: return ir::Verdict::Missed;
  }
  AKAD_ASSERT(false);
}

// What a credit owes by one row.
struct OwedBy {
  Id<ir::SlabRow> row;
  owed::Amount amount;
};

Rational units_of(const owed::Amount& amount) {
  return amount.working ? amount.working->units : Rational(0);
}

// Of a share of a fee that nobody knows the units say whether it is the same, whatever the fee is.
bool differ(const OwedBy& a, const OwedBy& b) {
  if (a.amount.exact != b.amount.exact) return true;
  if (!a.amount.unknown_fee.valid() && !b.amount.unknown_fee.valid()) return false;
  return a.row != b.row || units_of(a.amount) != units_of(b.amount);
}

// Whether the credit owes otherwise if what nobody knows was down; of outages that have units of
// their own, also if some of them have more units and others fewer.
bool amount_differs(const ir::Program& program, const Result& result, const plan::Period& period,
                    Id<ir::Credit> id, const ir::ToldFees* told) {
  using owed::Unknown;
  const std::vector<ir::ItemRate> none;  // what is down are no items
  const ir::Credit& credit = program[id];
  const auto amount = [&](Id<ir::SlabRow> row, const Measured& measured, Unknown unknown) {
    const owed::Case asked{program,      id,   result.counts, measured, period.calendar,
                           result.group, none, unknown,       told};
    return OwedBy{row, owed::amount_of(asked, row)};
  };
  const auto row_of = [&](const Measured& measured) {
    return slab_of(credit, program[result.target], measured);
  };
  const OwedBy known = amount(row_of(*result.measured), *result.measured, Unknown::AsKnown);
  for (const Measured& measured : {*result.if_down, *result.measured}) {
    const Id<ir::SlabRow> row = row_of(measured);
    const bool is_of_each = owed::is_by_outage(credit, row);
    const bool is_asked = is_of_each || measured == *result.if_down;
    if (is_asked && differ(amount(row, measured, Unknown::AsDown), known)) return true;
    if (is_of_each && differ(amount(row, measured, Unknown::FewestUnits), known)) return true;
  }
  const owed::Case asked{
      program,          id,  result.counts, *result.measured, period.calendar, result.group, none,
      Unknown::AsKnown, told};
  const auto between = may_owe_if_down(asked, result.if_down->value);
  return std::any_of(between.begin(), between.end(), [&](const MayOwe& one) {
    return differ({one.row, one.amount}, known);
  });
}

// Of a sum that may come to more: whether some row that holds in between owes otherwise.
bool sum_differs(const ir::Program& program, const Result& result, const plan::Period& period,
                 Id<ir::Credit> credit, const ir::ToldFees* told) {
  const std::vector<ir::ItemRate> none;
  const owed::Case asked{program,
                         credit,
                         result.counts,
                         *result.measured,
                         period.calendar,
                         result.group,
                         none,
                         owed::Unknown::AsKnown,
                         told};
  const bool endless = measures::has_no_end(result.counts);
  const std::vector<MayOwe> all = may_owe(
      asked, result.measured->value, endless ? std::nullopt : std::optional(result.if_down->value));
  return std::any_of(all.begin(), all.end(), [&](const MayOwe& one) {
    return one.no_end || differ({one.row, one.amount}, {all.front().row, all.front().amount});
  });
}

bool amounts_differ(const ir::Program& program, const Result& result, const plan::Period& period,
                    const ir::ToldFees* told) {
  const ir::Target& target = program[result.target];
  // What a credit of one that looks back is asked with depends on those before it.
  if (ir::looks_back(target)) {
    return *result.measured != *result.if_down &&
           std::any_of(program.credits.begin(), program.credits.end(),
                       [&](const auto& credit) { return credit.target == result.target; });
  }
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (program[id].target != result.target) continue;
    // Both verdicts are the same here.
    if (program[id].when == ir::OwedWhen::Missed && result.verdict != ir::Verdict::Missed) continue;
    const bool is_sum = ir::summed_by(target) != nullptr;
    if (is_sum ? sum_differs(program, result, period, id, told)
               : amount_differs(program, result, period, id, told)) {
      return true;
    }
  }
  return false;
}

void make_undetermined(Result& result) {
  if (result.verdict == ir::Verdict::Undetermined) return;
  result.by_known = result.verdict;
  result.verdict = ir::Verdict::Undetermined;
}

// The figure counts as up what nobody knows; the other one shows what would follow otherwise.
void look_at_unknown(Result& result, const ir::Program& program, const plan::Period& period,
                     const ir::ToldFees* told) {
  const ir::Target& target = program[result.target];
  result.if_down = measures::measured_if_down(result.counts);
  if (!result.if_down) return;
  const bool holds = ir::holds(target.test, *result.if_down, ir::promise_of(target));
  result.verdict_if_down = !period.closed ? ir::Verdict::Pending
                           : holds        ? ir::Verdict::Met
                                          : ir::Verdict::Missed;
  if (!period.closed) return;
  const bool differs = result.verdict_if_down != result.verdict || !result.measured;
  // A sum that has no end comes to more than is promised.
  const bool may_be_missed =
      measures::has_no_end(result.counts) && result.verdict == ir::Verdict::Met;
  if (differs || may_be_missed || amounts_differ(program, result, period, told)) {
    make_undetermined(result);
  }
}

// What would follow if nothing were excluded: who pays for an exclusion sees what it was worth.
void look_without_exclusions(Result& result, const ir::Target& target, bool closed) {
  result.without_exclusions = measures::measured_without_exclusions(result.counts, target);
  if (!result.without_exclusions) return;
  const bool holds = ir::holds(target.test, *result.without_exclusions, ir::promise_of(target)) ||
                     measures::is_small_without_exclusions(result.counts, target);
  result.verdict_without = !closed ? ir::Verdict::Pending
                           : holds ? ir::Verdict::Met
                                   : ir::Verdict::Missed;
}

void count_lost(Result& result, const plan::Plan& plan, const events::Losses& losses) {
  if (losses.empty()) return;
  const ir::Target& target = (*plan.program)[result.target];
  const plan::Period& period = plan::period(plan, result.period);
  const Instant until = std::max(period.span.to, measures::reach_of(result.counts));
  const bool of_one = target.by_subject && result.group.back();
  std::vector<Id<ir::Log>> lost_in;
  for (const Id<ir::Log> log : ir::logs_of(*plan.program, target)) {
    const bool own = of_one && !ir::is_told_of_others(*plan.program, target, log);
    const std::uint64_t lost =
        own ? losses.before(log, *result.group.back(), until) : losses.before(log, until);
    result.lost += lost;
    if (lost > 0) lost_in.push_back(log);
  }
  if (result.lost > 0) result.lost_in = std::optional(std::move(lost_in));
  if (result.lost == 0 || !period.closed || result.too_short) return;
  switch (target.lost) {
    case ir::LostRecords::Marked: return;
    case ir::LostRecords::Undetermined: return make_undetermined(result);
  }
}

// What was told of the period since it ended.
void count_changed(Result& result, const plan::Plan& plan, const events::Revisions& revisions) {
  result.changed = measures::rewritten_in(result.counts);
  if (revisions.empty()) return;
  const ir::Target& target = (*plan.program)[result.target];
  const plan::Period& period = plan::period(plan, result.period);
  if (!period.closed) return;
  const bool of_one = target.by_subject && result.group.back();
  const bool of_group = ir::is_of_groups(*plan.program, target);
  for (const Id<ir::Log> log : ir::logs_of(*plan.program, target)) {
    const bool own = of_one && !(of_group && ir::is_told_of_others(*plan.program, target, log));
    result.changed += own ? revisions.since(log, *result.group.back(), period.span.to)
                          : revisions.since(log, period.span.to);
  }
}

// A group has a row only where something was counted. One that stands there for items alone that
// were reopened, are left out or have no target is no empty period, so that what an empty one
// counts as moves no money.
bool has_row_for_uncounted(const Result& result, const ir::Target& target) {
  const bool is_whole = target.groups.empty() && !target.by_subject;
  return !is_whole && measures::is_for_uncounted(result.counts);
}

void decide(Result& result, const ir::Target& target, bool closed) {
  if (!closed) {
    result.verdict = ir::Verdict::Pending;
  } else if (result.too_short) {
    result.verdict = ir::Verdict::NotApplicable;
  } else if (has_row_for_uncounted(result, target)) {
    result.verdict = ir::Verdict::NotApplicable;
  } else if (!result.measured) {
    result.verdict = verdict_of_empty(target.empty);
  } else if (ir::holds(target.test, *result.measured, ir::promise_of(target))) {
    result.verdict = ir::Verdict::Met;
  } else {
    result.small_sample = measures::is_small(result.counts, target);
    result.verdict = result.small_sample ? ir::Verdict::Met : ir::Verdict::Missed;
  }
}

// Where all was taken back there is no group left that could say so. No money moves.
void add_taken_back(std::vector<Result>& results, const plan::Plan& plan,
                    const measures::CellKey& first, const events::Revisions& revisions) {
  const ir::Target& target = (*plan.program)[first.target];
  if (revisions.empty() || !std::holds_alternative<ir::OfItems>(target.of)) return;
  Result result;
  result.target = first.target;
  result.period = first.period;
  result.group.resize(target.groups.size() + (target.by_subject ? 1 : 0));
  result.counts = measures::empty_cell(*plan.program, target);
  count_changed(result, plan, revisions);
  if (result.changed > 0) results.push_back(std::move(result));
}

// Cells become results once, and are taken for it.
struct CellsToJudge {
  measures::CellsByKey cells;
  measures::CellsByKey over_last;  // of targets that look back, by the last of the periods
};

std::shared_ptr<const measures::Cell> take(measures::CellsByKey& cells,
                                           const measures::CellKey& key) {
  auto taken = cells.extract(key);
  if (taken.empty()) return nullptr;
  return std::make_shared<const measures::Cell>(std::move(taken.mapped()));
}

// In the order of groups; none of a target that has other periods.
void add_results(std::vector<Result>& results, const plan::Plan& plan, CellsToJudge& counted,
                 const measures::CellKey& first, const events::Losses& losses,
                 const events::Revisions& revisions) {
  if (!plan::periods_of(plan, first.target).has(first.period)) return;
  const ir::Program& program = *plan.program;
  const ir::Target& target = program[first.target];
  const bool is_whole = target.groups.empty() && !target.by_subject;
  measures::CellsByKey& cells = ir::looks_back(target) ? counted.over_last : counted.cells;
  auto cell = cells.lower_bound(first);
  const auto last = cells.lower_bound({first.target, {first.period.at + 1}, {}});
  const auto is_mine = [&] { return cell != last; };
  const auto add = [&](measures::CellKey key, measures::Cell counts) {
    auto of_last = ir::looks_back(target) ? take(counted.cells, key) : nullptr;
    results.push_back(result_of(plan, std::move(key), std::move(counts), losses, revisions));
    results.back().of_last = std::move(of_last);
  };
  if (is_whole && !is_mine()) add(first, measures::empty_cell(plan, first.target, first.period));
  if (!is_whole && !is_mine()) add_taken_back(results, plan, first, revisions);
  // Of very many, room is taken once.
  const auto more = static_cast<std::size_t>(std::distance(cell, last));
  if (more > results.size()) results.reserve(results.size() + more);
  while (is_mine()) {
    auto taken = cells.extract(cell++);
    add(std::move(taken.key()), std::move(taken.mapped()));
  }
}

// The end of the scale that an empty period counts as; none where the scale is open there.
std::optional<Measured> of_empty(const ir::Target& target, bool best) {
  const Scale scale = scale_of(ir::measured_kind(target));
  const auto& end = best == ir::more_is_better(target.test) ? scale.most : scale.least;
  if (!end) return std::nullopt;
  return ir::bound_of(target, *end);
}

bool falls_in(const ir::SlabRow& slab, const ir::Target& target, const Measured& measured) {
  const auto test = ir::test_of(slab.bound);
  return !test || ir::holds(*test, measured, ir::bound_of(target, slab.result));
}

}  // namespace

Id<ir::SlabRow> slab_of(const ir::Credit& credit, const ir::Target& target,
                        const Measured& measured) {
  Id<ir::SlabRow> row{0};
  while (!falls_in(credit.slabs[row.index()], target, measured)) ++row.at;  // the last always holds
  return row;
}

Result judge(const ir::Program& program, measures::CellKey key, measures::Cell cell,
             const plan::Period& period, bool begins_within, const ir::ToldFees* told) {
  Result result;
  result.target = key.target;
  result.period = key.period;
  result.group = std::move(key.group);
  const ir::Target& target = program[result.target];
  AKAD_ASSERT(result.group.size() == target.groups.size() + (target.by_subject ? 1 : 0));
  result.counts = std::move(cell);
  result.measured = measures::measured_of(result.counts, target);
  result.too_short = begins_within && target.first_periods == ir::FirstPeriods::NotApplicable;
  decide(result, target, period.closed);
  if (result.too_short && period.closed) return result;
  look_at_unknown(result, program, period, told);
  look_without_exclusions(result, target, period.closed);
  return result;
}

Result result_of(const plan::Plan& plan, measures::CellKey key, measures::Cell cell,
                 const events::Losses& losses, const events::Revisions& revisions) {
  const plan::Period& period = plan::period(plan, key.period);
  const bool within = plan::begins_within(plan, key.target, key.period);
  Result result = judge(*plan.program, std::move(key), std::move(cell), period, within, &plan.told);
  count_lost(result, plan, losses);
  count_changed(result, plan, revisions);
  return result;
}

std::vector<PeriodResults> results_of(const plan::Plan& plan, measures::CellsByKey cells,
                                      const events::Losses& losses,
                                      const events::Revisions& revisions) {
  const ir::Program& program = *plan.program;
  std::vector<PeriodResults> periods;
  measures::CellsByKey over_last = looking_back(plan, cells);
  CellsToJudge counted{std::move(cells), std::move(over_last)};
  for (const Id<plan::Period> id : plan::in_order(plan)) {
    PeriodResults& row = periods.emplace_back();
    row.period = plan::period(plan, id);
    for (const Id<ir::Target> target : ids_of(program.targets)) {
      const bool is_sum = ir::summed_by(program[target]) != nullptr;
      if (is_sum || plan.targets[target.index()].left_out) continue;
      add_results(row.results, plan, counted, {target, id, {}}, losses, revisions);
    }
    row.results.shrink_to_fit();  // there may be very many periods
  }
  return periods;
}

std::optional<Measured> best_of(const ir::Target& target) { return of_empty(target, true); }

std::optional<Measured> measure_for_credit(const ir::Target& target, const Result& result) {
  if (result.small_sample) return std::nullopt;
  const bool is_open = result.verdict == ir::Verdict::Undetermined;
  const ir::Verdict verdict = is_open ? result.by_known : result.verdict;
  switch (verdict) {
    case ir::Verdict::Met:
    case ir::Verdict::Missed:
      return result.measured ? result.measured : of_empty(target, verdict == ir::Verdict::Met);
    case ir::Verdict::Pending:
    case ir::Verdict::NotApplicable:
    case ir::Verdict::Undetermined: return std::nullopt;
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::results
