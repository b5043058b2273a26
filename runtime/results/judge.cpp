#include "runtime/results/judge.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/results/promise.h"

namespace akad::results {
namespace {

std::optional<Measured> measured_of(const ItemCounts& counts) {
  const std::uint64_t judged = judged_items(counts);
  if (judged == 0) return std::nullopt;
  return Measured{MeasuredKind::Share, Rational(counts.met, judged)};
}

std::optional<Measured> measured_of(const measures::Distribution& counts) {
  std::uint64_t items = 0;
  Rational sum = 0;
  for (const auto& [length, count] : counts.elapsed) {
    items += count;
    sum += Rational(length) * Rational(count);
  }
  if (items == 0) return std::nullopt;
  return Measured{MeasuredKind::Length, sum / Rational(items)};
}

std::optional<Measured> measured_of(const TimeCounts& counts) {
  if (counts.service <= 0) return std::nullopt;
  AKAD_ASSERT(counts.down >= 0);
  // An outage that belongs to the period it begins in may be longer than that period.
  const Duration up = std::max<Duration>(counts.service - counts.down, 0);
  return Measured{MeasuredKind::Share, Rational(up, counts.service)};
}

bool is_small(const ir::Target& target, const Result& result) {
  const auto* counts = std::get_if<ItemCounts>(&result.counts);
  return counts != nullptr &&
         judged_items(*counts) < static_cast<std::uint64_t>(target.small_below) &&
         missed_items(*counts) <= static_cast<std::uint64_t>(target.small_misses);
}

ir::Verdict verdict_of_empty(ir::EmptyMonth empty) {
  switch (empty) {
    case ir::EmptyMonth::NotApplicable: return ir::Verdict::NotApplicable;
    case ir::EmptyMonth::Met: return ir::Verdict::Met;
    case ir::EmptyMonth::Missed: return ir::Verdict::Missed;
  }
  AKAD_ASSERT(false);
}

void decide(Result& result, const ir::Target& target, bool closed) {
  if (!closed) {
    result.verdict = ir::Verdict::Pending;
  } else if (!result.measured) {
    result.verdict = verdict_of_empty(target.empty);
  } else if (reaches(target.test, *result.measured, promise_of(target))) {
    result.verdict = ir::Verdict::Met;
  } else {
    result.small_sample = is_small(target, result);
    result.verdict = result.small_sample ? ir::Verdict::Met : ir::Verdict::Missed;
  }
}

// In the order of groups; none of a target that has other periods.
void add_results(std::vector<Result>& results, const plan::Plan& plan,
                 const measures::Partial& partial, const measures::CellKey& first) {
  if (!plan::periods_of(plan, first.target).has(first.period)) return;
  const ir::Program& program = *plan.program;
  const ir::Target& target = program[first.target];
  const bool closed = plan::period(plan, first.period).closed;
  const bool is_whole = target.groups.empty() && !target.by_subject;
  auto cell = partial.cells.lower_bound(first);
  const auto is_mine = [&] {
    return cell != partial.cells.end() && cell->first.target == first.target &&
           cell->first.period == first.period;
  };
  if (is_whole && !is_mine()) {
    results.push_back(judge(program, first, measures::empty_cell(target), closed));
  }
  for (; is_mine(); ++cell) results.push_back(judge(program, cell->first, cell->second, closed));
}

// The end of the scale that an empty period counts as.
std::optional<Measured> of_empty(const ir::Target& target, bool best) {
  switch (kind_of(target)) {
    case MeasuredKind::Share: return Measured{MeasuredKind::Share, best ? 1 : 0};
    case MeasuredKind::Length:
    case MeasuredKind::Count:
    case MeasuredKind::Amount:
    case MeasuredKind::Number: return std::nullopt;
  }
  AKAD_ASSERT(false);
}

}  // namespace

std::uint64_t judged_items(const ItemCounts& counts) { return counts.met + missed_items(counts); }

std::uint64_t missed_items(const ItemCounts& counts) { return counts.missed + counts.open_missed; }

Result judge(const ir::Program& program, const measures::CellKey& key, const measures::Cell& cell,
             bool closed) {
  Result result;
  result.target = key.target;
  result.period = key.period;
  result.group = key.group;
  const ir::Target& target = program[result.target];
  AKAD_ASSERT(key.group.size() == target.groups.size() + (target.by_subject ? 1 : 0));
  result.counts = cell;
  result.measured =
      std::visit([](const auto& counts) { return measured_of(counts); }, result.counts);
  decide(result, target, closed);
  return result;
}

std::vector<PeriodResults> results_of(const plan::Plan& plan, const measures::Partial& partial) {
  const ir::Program& program = *plan.program;
  std::vector<PeriodResults> periods;
  for (const Id<plan::Period> id : plan::in_order(plan)) {
    PeriodResults& row = periods.emplace_back();
    row.period = plan::period(plan, id);
    for (std::size_t t = 0; t < program.targets.size(); ++t) {
      add_results(row.results, plan, partial, {{static_cast<std::int32_t>(t)}, id, {}});
    }
  }
  return periods;
}

std::optional<Measured> measure_for_credit(const ir::Target& target, const Result& result) {
  if (result.small_sample) return std::nullopt;
  switch (result.verdict) {
    case ir::Verdict::Met:
    case ir::Verdict::Missed:
      return result.measured ? result.measured
                             : of_empty(target, result.verdict == ir::Verdict::Met);
    case ir::Verdict::Pending:
    case ir::Verdict::NotApplicable:
    case ir::Verdict::Undetermined: return std::nullopt;
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::results
