#include "runtime/clocks/told.h"

namespace akad::clocks {

std::optional<Rational> number_told(const plan::Plan& plan, Answers& answers, Findings& findings,
                                    const events::Occurrence& happening, std::size_t place) {
  if (!plan.channels.signal_at(happening.channel).valid()) return Rational(1);
  if (answers.said(happening.value, false) == kAbsent) return std::nullopt;
  const std::optional<Rational>& number = answers.number(happening.value);
  if (!number) findings.about(place, happening, events::FindingKind::WrongType);
  return number;
}

}  // namespace akad::clocks
