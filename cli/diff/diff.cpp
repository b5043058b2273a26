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

std::string written(const DiffOrder& order, const ir::Program& before, const ir::Program& after) {
  const auto found = differences::compare(before, after);
  switch (order.format) {
    case Format::Json: return differences::to_json(found, before, after, *order.book);
    case Format::Text: return differences::to_text(found, before, after, *order.book);
  }
  AKAD_ASSERT(false);
}

}  // namespace

// A side that does not check gives no answer, and is no difference: exit 2.
int diff(const DiffOrder& order) {
  const auto sides = sides_of(order);
  if (sides.exit != kDone) return sides.exit;
  if (!order.events.empty()) return diff_with_history(order, sides);
  Outputs outputs;
  auto problem = outputs.say(written(order, *sides.before.program, *sides.after.program));
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace akad::cli
