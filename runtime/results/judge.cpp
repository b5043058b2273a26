#include "runtime/results/judge.h"

#include "runtime/base/assert.h"

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

void decide(Result& result, const ir::Target& target, bool closed) {
  if (!closed) {
    result.verdict = ir::Verdict::Pending;
  } else if (!result.measured) {
    result.verdict = verdict_of_empty(target.empty);
  } else if (ir::holds(target.test, *result.measured, ir::promise_of(target))) {
    result.verdict = ir::Verdict::Met;
  } else {
    result.small_sample = measures::is_small(result.counts, target);
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

// The end of the scale that an empty period counts as; none where the scale is open there.
std::optional<Measured> of_empty(const ir::Target& target, bool best) {
  const Scale scale = scale_of(ir::measured_kind(target));
  const auto& end = best == ir::more_is_better(target.test) ? scale.most : scale.least;
  if (!end) return std::nullopt;
  return ir::bound_of(target, *end);
}

}  // namespace

Result judge(const ir::Program& program, const measures::CellKey& key, const measures::Cell& cell,
             bool closed) {
  Result result;
  result.target = key.target;
  result.period = key.period;
  result.group = key.group;
  const ir::Target& target = program[result.target];
  AKAD_ASSERT(key.group.size() == target.groups.size() + (target.by_subject ? 1 : 0));
  result.counts = cell;
  result.measured = measures::measured_of(cell, target);
  decide(result, target, closed);
  return result;
}

std::vector<PeriodResults> results_of(const plan::Plan& plan, const measures::Partial& partial) {
  const ir::Program& program = *plan.program;
  std::vector<PeriodResults> periods;
  for (const Id<plan::Period> id : plan::in_order(plan)) {
    PeriodResults& row = periods.emplace_back();
    row.period = plan::period(plan, id);
    for (const Id<ir::Target> target : ids_of(program.targets)) {
      if (plan.targets[target.index()].left_out) continue;
      add_results(row.results, plan, partial, {target, id, {}});
    }
    row.results.shrink_to_fit();  // there may be very many periods
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
