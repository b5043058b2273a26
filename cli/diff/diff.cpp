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
using differences::Favour;

std::string written(const DiffOrder& order, const Differences& found, const ir::Program& before,
                    const ir::Program& after) {
  switch (order.format) {
    case DiffFormat::Json: return differences::to_json(found, before, after, *order.book);
    case DiffFormat::Markdown: return differences::to_markdown(found, before, after, *order.book);
    case DiffFormat::Text: return differences::to_text(found, before, after, *order.book);
  }
  AKAD_ASSERT(false);
}

int write_differences(const DiffOrder& order, const Differences& found, const Sides& sides) {
  Outputs outputs;
  auto problem = outputs.say(written(order, found, *sides.before.program, *sides.after.program));
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

// What depends may be worse.
bool may_be_worse(const DiffOrder& order, const Differences& found) {
  const auto any = [&](Favour favour) { return differences::count_of(found, favour) > 0; };
  const bool asked = order.fails_customer || order.fails_provider;
  return (asked && any(Favour::Depends)) || (order.fails_customer && any(Favour::Provider)) ||
         (order.fails_provider && any(Favour::Customer));
}

}  // namespace

// A side that does not check gives no answer, and is no difference: exit 2.
int diff(const DiffOrder& order) {
  const auto sides = sides_of(order);
  if (sides.exit != kDone) return sides.exit;
  auto found = differences::compare(*sides.before.program, *sides.after.program);
  found.before.file = sides.before_called;
  found.after.file = sides.after_called;
  const int exit = order.events.empty() ? write_differences(order, found, sides)
                                        : say_with_history(order, found, sides);
  if (exit != kDone) return exit;
  return may_be_worse(order, found) ? kFound : kDone;
}

}  // namespace akad::cli
