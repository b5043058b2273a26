#include "compiler/audit/rules.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

void cut_from(Range& range, const Rational& bound, bool with_bound) {
  if (range.from && (*range.from > bound || (*range.from == bound && !range.with_from))) return;
  range.from = bound;
  range.with_from = with_bound;
}

void cut_to(Range& range, const Rational& bound, bool with_bound) {
  if (range.to && (*range.to < bound || (*range.to == bound && !range.with_to))) return;
  range.to = bound;
  range.with_to = with_bound;
}

void keep(Range& range, ir::Comparison test, const Rational& bound) {
  switch (test) {
    case ir::Comparison::AtLeast: return cut_from(range, bound, true);
    case ir::Comparison::MoreThan: return cut_from(range, bound, false);
    case ir::Comparison::AtMost: return cut_to(range, bound, true);
    case ir::Comparison::LessThan: return cut_to(range, bound, false);
  }
}

}  // namespace

Rational usual_amount(const Audit& audit, const ir::Credit& credit, std::size_t row) {
  const ir::Periods of = ir::periods_of(audit.program[credit.target]);
  return ir::money_of(audit.program, credit.slabs[row].amount,
                      ir::usual_period(audit.program, of.cadence), of.over);
}

Range range_of(const ir::Program& program, const ir::Credit& credit, std::size_t row) {
  const Scale scale = scale_of(ir::measured_kind(program[credit.target]));
  Range range{scale.least, scale.most};
  for (std::size_t at = 0; at <= row; ++at) {
    const ir::SlabRow& slab = credit.slabs[at];
    const auto test = ir::test_of(slab.bound);
    if (test) keep(range, at == row ? *test : ir::opposite(*test), slab.result);
  }
  return range;
}

bool has_any(Range range, ir::Comparison test, const Rational& bound) {
  keep(range, test, bound);
  if (!range.from || !range.to || *range.from < *range.to) return true;
  return *range.from == *range.to && range.with_from && range.with_to;
}

}  // namespace akad::audit
