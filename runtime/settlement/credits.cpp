#include "runtime/settlement/credits.h"

#include <algorithm>

#include "runtime/results/judge.h"

namespace akad::settlement {
namespace {

bool falls_in(const ir::SlabRow& slab, const ir::Target& target, const Measured& measured) {
  const auto test = ir::test_of(slab.bound);
  return !test || ir::holds(*test, measured, ir::bound_of(target, slab.result));
}

Id<ir::SlabRow> slab_of(const ir::Credit& credit, const ir::Target& target,
                        const Measured& measured) {
  Id<ir::SlabRow> row{0};
  while (!falls_in(credit.slabs[row.index()], target, measured)) ++row.at;  // the last always holds
  return row;
}

void add_lines(std::vector<Line>& lines, const ir::Program& program, Id<ir::Credit> credit,
               const std::vector<results::Result>& results) {
  const ir::Credit& rule = program[credit];
  const ir::Target& target = program[rule.target];
  // By target, so that each credit looks at its own results alone.
  const auto first =
      std::partition_point(results.begin(), results.end(),
                           [&](const results::Result& row) { return row.target < rule.target; });
  for (auto at = first; at != results.end() && at->target == rule.target; ++at) {
    const results::Result& row = *at;
    const auto result = Id<results::Result>::of(static_cast<std::size_t>(at - results.begin()));
    const auto measured = results::measure_for_credit(target, row);
    if (!measured) continue;
    const Id<ir::SlabRow> slab = slab_of(rule, target, *measured);
    const Rational exact = ir::money_of(program, rule.slabs[slab.index()].amount);
    if (exact <= 0) continue;
    lines.push_back({{credit, result, *measured, slab, exact, 0}, exact});
  }
}

}  // namespace

std::vector<Line> lines_of(const ir::Program& program,
                           const std::vector<results::Result>& results) {
  std::vector<Line> lines;
  for (const Id<ir::Credit> credit : ids_of(program.credits)) {
    add_lines(lines, program, credit, results);
  }
  return lines;
}

}  // namespace akad::settlement
