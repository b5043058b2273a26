#include "runtime/results/levels.h"

#include <algorithm>

#include "runtime/results/judge.h"

namespace akad::results {

const ir::Level* level_of(const ir::Target& target, const Measured& measured) {
  const auto found =
      std::find_if(target.levels.begin(), target.levels.end(), [&](const ir::Level& level) {
        return ir::holds(level.test, measured, ir::bound_of(target, level.bound));
      });
  return found == target.levels.end() ? nullptr : &*found;
}

const ir::Level* level_of(const ir::Program& program, const Result& result) {
  if (result.too_short) return nullptr;
  const ir::Target& target = program[result.target];
  const auto measured = result.measured ? result.measured : measure_for_credit(target, result);
  return measured ? level_of(target, *measured) : nullptr;
}

}  // namespace akad::results
