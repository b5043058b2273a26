#include "runtime/results/between.h"

#include <algorithm>

#include "runtime/results/judge.h"

namespace akad::results {
namespace {

// The values of a row, by its own bound and those above; an end that is open has none.
struct Values {
  Rational least = 0;
  std::optional<Rational> most = {};
};

Values values_of(const ir::Credit& credit, std::size_t row) {
  Values values;
  for (std::size_t at = 0; at <= row; ++at) {
    const ir::SlabRow& slab = credit.slabs[at];
    const auto test = ir::test_of(slab.bound);
    if (!test) continue;
    const bool is_least = ir::more_is_better(at == row ? *test : ir::opposite(*test));
    if (is_least) values.least = std::max(values.least, slab.result);
    if (!is_least) values.most = values.most ? std::min(*values.most, slab.result) : slab.result;
  }
  return values;
}

}  // namespace

Ends ends_of(const Result& result) {
  if (!result.if_down || !result.measured) return {result.measured, result.measured};
  if (*result.if_down < *result.measured) return {*result.if_down, result.measured};
  return {result.measured, *result.if_down};
}

std::vector<MayOwe> may_owe(const owed::Case& of, const Rational& least,
                            const std::optional<Rational>& most) {
  const ir::Credit& credit = of.program[of.credit];
  const ir::Target& target = of.program[credit.target];
  std::vector<MayOwe> all;
  for (const Id<ir::SlabRow> row : ids_of(credit.slabs)) {
    Values values = values_of(credit, row.index());
    values.least = std::max(values.least, least);
    if (most) values.most = values.most ? std::min(*values.most, *most) : *most;
    if (values.most && *values.most < values.least) continue;
    const bool is_one = values.most == values.least;
    if (is_one && slab_of(credit, target, ir::bound_of(target, values.least)) != row) continue;
    for (const Rational& value : {values.least, values.most.value_or(values.least)}) {
      const Measured measured = ir::bound_of(target, value);
      const owed::Case asked{of.program, of.credit,     of.counts,  measured, of.period,
                             of.group,   of.item_rates, of.unknown, of.told};
      const bool is_met = ir::holds(target.test, measured, ir::promise_of(target));
      const bool owes = credit.when != ir::OwedWhen::Missed || !is_met;
      all.push_back({row, owes ? owed::amount_of(asked, row) : owed::Amount{}});
    }
    all.back().no_end =
        !values.most && std::holds_alternative<ir::Rate>(credit.slabs[row.index()].amount.is);
  }
  return all;
}

}  // namespace akad::results
