// akad diff: what two agreements promise differently.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/diff/history.h"
#include "cli/diff/sides.h"
#include "cli/output/outputs.h"
#include "runtime/base/assert.h"
#include "runtime/differences/write/write.h"

namespace akad::cli {
namespace {

using differences::Differences;

std::string written(const DiffOrder& order, const Sides& sides, const Differences& found) {
  const ir::Program& before = *sides.before.program;
  const ir::Program& after = *sides.after.program;
  switch (order.format) {
    case Format::Json: return differences::to_json(found, before, after, *order.book);
    case Format::Text: return differences::to_text(found, before, after, *order.book);
  }
  AKAD_ASSERT(false);
}

int say_alone(const DiffOrder& order, const Sides& sides, const Differences& found) {
  Outputs outputs;
  auto problem = outputs.say(written(order, sides, found));
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace

// A side that does not check gives no answer, and is no difference: exit 2.
int diff(const DiffOrder& order) {
  const auto sides = sides_of(order);
  if (sides.exit != kDone) return sides.exit;
  const auto found = differences::compare(*sides.before.program, *sides.after.program);
  return order.events.empty() ? say_alone(order, sides, found)
                              : say_with_history(order, sides, found);
}

}  // namespace akad::cli
