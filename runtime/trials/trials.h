// Scenarios tried beside each other: what came out of each, why its first difference is one, and
// what of the agreement none of them comes to.
#pragma once

#include <string>
#include <vector>

#include "runtime/engine/engine.h"
#include "runtime/trials/touched.h"

namespace akad::trials {

struct Options {
  limits::Limits limits = {};
  const phrases::Book* book = &phrases::english();  // what `because` is said in
  bool note_touched = false;
};

struct Trial {
  engine::ScenarioResult result;
  // Of the first expectation that did not hold: how what was found came about, on lines of at most
  // 100 columns. Empty: all held, or there is nothing to tell.
  std::string because;
  Touched touched;  // only when asked for
};

// By their places among the program's scenarios; as many at once as there are processors, eight at
// most. The answers stand in the order asked, whoever was done first.
std::vector<Trial> try_scenarios(const ir::Program& program, const std::vector<std::size_t>& chosen,
                                 const Options& options);

}  // namespace akad::trials
