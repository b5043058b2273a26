// What a scenario expects, held against what the evaluation gave.
#pragma once

#include "runtime/engine/engine.h"

namespace akad::engine {

// `result` must hold the items. Only what the expectation sets is compared.
ExpectationResult check_expectation(const ir::Program& program, const ir::Scenario& scenario,
                                    const ir::Expectation& expectation, const RunResult& result);

}  // namespace akad::engine
