#include "runtime/ir/amounts/ranges.h"

namespace akad::ir {
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

void keep(Range& range, Comparison test, const Rational& bound) {
  switch (test) {
    case Comparison::AtLeast: return cut_from(range, bound, true);
    case Comparison::MoreThan: return cut_from(range, bound, false);
    case Comparison::AtMost: return cut_to(range, bound, true);
    case Comparison::LessThan: return cut_to(range, bound, false);
  }
}

}  // namespace

std::vector<Range> ranges_of(const Program& program, const Credit& credit) {
  const Scale scale = scale_of(measured_kind(program[credit.target]));
  Range left{scale.least, scale.most};
  std::vector<Range> ranges;
  for (const SlabRow& slab : credit.slabs) {
    ranges.push_back(left);
    const auto test = test_of(slab.bound);
    if (!test) continue;
    keep(ranges.back(), *test, slab.result);
    keep(left, opposite(*test), slab.result);
  }
  return ranges;
}

std::optional<Range> those_of(Range range, Comparison test, const Rational& bound) {
  keep(range, test, bound);
  if (!range.from || !range.to || *range.from < *range.to) return range;
  if (*range.from == *range.to && range.with_from && range.with_to) return range;
  return std::nullopt;
}

}  // namespace akad::ir
