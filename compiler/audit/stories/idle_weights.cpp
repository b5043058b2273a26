#include <fmt/format.h>

#include "compiler/audit/analysis/cases.h"
#include "compiler/scope/quantities.h"

namespace akad::audit {
namespace {

using Weights = std::vector<ir::WeighedState>;

std::string percent(const Rational& share) {
  return scope::quantity_text(MeasuredKind::Share, share);
}

// Of states that hold at once: whether the one at `other` counts, and not the one at `row`.
bool goes_before(const Weights& weights, std::size_t other, std::size_t row) {
  const Rational &a = weights[other].share, &b = weights[row].share;
  return a > b || (a == b && other < row);
}

// A case in which the state holds, and the heaviest that holds there; none: it never holds.
struct Taken {
  std::size_t at, by;
};

// Whether its time counts at its weight in some case. `taken`: gets one where it holds.
bool counts(const Cases& cases, const Weights& weights, std::size_t row,
            std::optional<Taken>& taken) {
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (!cases.holds(weights[row].state, at)) continue;
    std::size_t by = row;
    for (std::size_t other = 0; other < weights.size(); ++other) {
      if (goes_before(weights, other, by) && cases.holds(weights[other].state, at)) by = other;
    }
    if (by == row) return true;
    if (!taken) taken = Taken{at, by};
  }
  return false;
}

void check_weights(Audit& audit, const Weights& weights) {
  std::vector<Id<ir::Condition>> states;
  for (const ir::WeighedState& row : weights) states.push_back(row.state);
  const Cases cases(audit.program, states);
  if (!cases.known()) return;
  for (std::size_t row = 0; row < weights.size(); ++row) {
    std::optional<Taken> taken;
    if (counts(cases, weights, row, taken)) continue;
    const Span place = audit.map[states[row]];
    if (!taken) {
      tell(audit, diagnose(Code::AK1023, place,
                           worded("time never counts at {} here: this never holds",
                                  percent(weights[row].share)))
                      .with_help("write the state that is meant, or leave the line out"));
      continue;
    }
    const ir::WeighedState& heavier = weights[taken->by];
    const bool alike = heavier.share == weights[row].share;
    tell(audit,
         diagnose(Code::AK1023, place,
                  worded("time never counts at {} here: whenever this holds, as where {}, another "
                         "line counts it at {}",
                         percent(weights[row].share), cases.text(taken->at),
                         percent(heavier.share) + (alike ? " already" : "")))
             .with_label("of weights at once the greatest counts")
             .with_other(audit.map[heavier.state], "this line counts it")
             .with_help("let that line not hold where this one is meant to count"));
  }
}

}  // namespace

void check_idle_weights(Audit& audit) {
  for (const ir::Outage& outage : audit.program.outages) {
    const Weights& weights = ir::weights_of(outage);
    if (weights.size() > 1) check_weights(audit, weights);
  }
}

}  // namespace akad::audit
