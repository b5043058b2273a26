#include "runtime/clocks/outages/weights.h"

#include <algorithm>

namespace akad::clocks {
namespace {

void add(Weights& weights, const Interval& span, const Rational& share) {
  if (share != 1 && !span.empty()) weights.push_back({span, share});
}

}  // namespace

void WeightSteps::from(Instant at, const Rational& share) {
  if (!steps_.empty() && steps_.back().second == share) return;
  steps_.emplace_back(at, share);
}

Weights WeightSteps::until(Instant end) const {
  Weights weights;
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    const Instant next = step + 1 < steps_.size() ? steps_[step + 1].first : end;
    add(weights, {steps_[step].first, next}, steps_[step].second);
  }
  return weights;
}

std::vector<Weighed> pieces_of(const Weights& weights, const Interval& part) {
  std::vector<Weighed> pieces;
  Instant at = part.from;
  auto piece = std::partition_point(weights.begin(), weights.end(),
                                    [&](const Weighed& one) { return one.span.to <= part.from; });
  for (; piece != weights.end() && piece->span.from < part.to; ++piece) {
    const Interval here = cut(piece->span, part);
    if (at < here.from) pieces.push_back({{at, here.from}});
    pieces.push_back({here, piece->share});
    at = here.to;
  }
  if (at < part.to) pieces.push_back({{at, part.to}});
  return pieces;
}

Weights weights_over(const time::IntervalSet& down, const Weights& weights,
                     const time::IntervalSet& untold, const Rational& share) {
  std::vector<Weighed> told;
  for (const Interval& span : time::without(down, untold)) {
    for (Weighed& piece : pieces_of(weights, span)) told.push_back(std::move(piece));
  }
  for (const Interval& span : time::intersected(down, untold)) told.push_back({span, share});
  std::sort(told.begin(), told.end(),
            [](const Weighed& a, const Weighed& b) { return a.span.from < b.span.from; });
  WeightSteps steps;
  for (const Weighed& piece : told) steps.from(piece.span.from, piece.share);
  return steps.until(down.empty() ? 0 : down.back().to);
}

Rational greatest_share(const ir::Outage& outage) {
  Rational greatest = 0;
  for (const ir::WeighedState& row : ir::weights_of(outage)) {
    greatest = std::max(greatest, row.share);
  }
  return greatest == 0 ? Rational(1) : greatest;
}

}  // namespace akad::clocks
