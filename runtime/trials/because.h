// How a scenario came to what was found in place of what is expected: what `akad explain` would
// tell of it, from the same evidence.
#pragma once

#include <string>

#include "runtime/engine/engine.h"

namespace akad::trials {

struct Differing {
  const ir::Program& program;
  const ir::Scenario& scenario;
  const ir::Expectation& expected;
  const engine::RunResult& found;
  const limits::Limits& limits;
};

// Lines of at most 100 columns; empty where there is nothing to tell.
std::string because(const Differing& asked, const phrases::Book& book);

}  // namespace akad::trials
