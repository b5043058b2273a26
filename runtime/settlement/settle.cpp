#include "runtime/settlement/settle.h"

#include "runtime/settlement/credits.h"
#include "runtime/verdicts/judge.h"

namespace akad::settlement {
namespace {

// By target, in the order of groups; none of a target that has other periods.
std::vector<std::vector<report::Result>> results_of(const plan::Plan& plan,
                                                    const measures::Partial& partial,
                                                    Id<plan::Period> period) {
  const ir::Program& program = *plan.program;
  const bool closed = plan::period(plan, period).closed;
  std::vector<std::vector<report::Result>> results(program.targets.size());
  for (std::size_t t = 0; t < results.size(); ++t) {
    const Id<ir::Target> target{static_cast<std::int32_t>(t)};
    if (!plan::periods_of(plan, target).has(period)) continue;
    auto cell = partial.cells.lower_bound({target, period, {}});
    for (; cell != partial.cells.end(); ++cell) {
      const measures::CellKey& key = cell->first;
      if (key.target != target || key.period != period) break;
      results[t].push_back(verdicts::judge(program, key, cell->second, closed));
    }
    const bool whole = program.targets[t].groups.empty() && !program.targets[t].by_subject;
    if (whole && results[t].empty()) {
      results[t].push_back(verdicts::judge(
          program, {target, period, {}}, measures::empty_cell(program.targets[t]), closed));
    }
  }
  return results;
}

report::PeriodStatement settle_period(const plan::Plan& plan, const measures::Partial& partial,
                                      Id<plan::Period> id) {
  const ir::Program& program = *plan.program;
  report::PeriodStatement period;
  period.period = plan::period(plan, id);
  auto results = results_of(plan, partial, id);
  std::vector<Line> lines;
  for (std::size_t c = 0; c < program.credits.size(); ++c) {
    for (Line& line : lines_of(program, c, results[program.credits[c].target.index()])) {
      lines.push_back(std::move(line));
    }
  }
  const std::vector<Bucket> buckets = apply_caps(program, lines, period.caps);
  round_lines(program, lines, buckets);
  for (Line& line : lines) {
    period.total += line.item.payable;
    period.items.push_back(std::move(line.item));
  }
  for (auto& of_target : results) {
    for (report::Result& result : of_target) period.results.push_back(std::move(result));
  }
  return period;
}

}  // namespace

report::Statement settle(const plan::Plan& plan, const measures::Partial& partial) {
  report::Statement statement;
  statement.agreement = plan.program->agreement;
  statement.as_of = plan.as_of;
  statement.subjects = partial.subjects;
  for (const Id<plan::Period> period : plan::in_order(plan)) {
    statement.periods.push_back(settle_period(plan, partial, period));
    statement.total += statement.periods.back().total;
  }
  return statement;
}

}  // namespace akad::settlement
