// What a record adds to what is counted: an event 1, a number itself.
#pragma once

#include <optional>

#include "runtime/clocks/answers.h"
#include "runtime/clocks/findings.h"

namespace akad::clocks {

// None where it tells no number, or one that is too long to be reckoned with, which is noted as a
// finding about the happening at `place`.
std::optional<Rational> number_told(const plan::Plan& plan, Answers& answers, Findings& findings,
                                    const events::Occurrence& happening, std::size_t place);

}  // namespace akad::clocks
