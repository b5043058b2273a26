#include "runtime/results/between.h"

#include "runtime/ir/amounts/ranges.h"

namespace akad::results {

Ends ends_of(const Result& result) {
  if (!result.if_down || !result.measured) return {result.measured, result.measured};
  if (*result.if_down < *result.measured) return {*result.if_down, result.measured};
  return {result.measured, *result.if_down};
}

std::vector<MayOwe> may_owe(const owed::Case& of, const Rational& least,
                            const std::optional<Rational>& most) {
  const ir::Credit& credit = of.program[of.credit];
  const ir::Target& target = of.program[credit.target];
  const std::vector<ir::Range> ranges = ir::ranges_of(of.program, credit);
  std::vector<MayOwe> all;
  for (const Id<ir::SlabRow> row : ids_of(credit.slabs)) {
    auto range = ir::those_of(ranges[row.index()], ir::Comparison::AtLeast, least);
    if (range && most) range = ir::those_of(*range, ir::Comparison::AtMost, *most);
    if (!range) continue;
    for (const Rational& value : {*range->from, range->to.value_or(*range->from)}) {
      const Measured measured = ir::bound_of(target, value);
      const owed::Case asked{of.program, of.credit,     of.counts,  measured, of.period,
                             of.group,   of.item_rates, of.unknown, of.told};
      const bool is_met = ir::holds(target.test, measured, ir::promise_of(target));
      const bool owes = credit.when != ir::OwedWhen::Missed || !is_met;
      all.push_back({row, owes ? owed::amount_of(asked, row) : owed::Amount{}});
    }
    all.back().no_end =
        !range->to && std::holds_alternative<ir::Rate>(credit.slabs[row.index()].amount.is);
  }
  return all;
}

}  // namespace akad::results
