// akad compile: the agreement as the artefact that both parties can sign.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/load.h"
#include "runtime/report/statement.h"

namespace akad::cli {

int compile(const CompileOrder& order) {
  const auto loaded = load(order.file, order.libraries);
  if (!loaded.program) return loaded.exit;
  const auto problem = write_whole(order.out, ir::to_json(*loaded.program));
  if (!problem.empty()) return fail(problem);
  say(fmt::format("{}  {}\n", ir::digest(*loaded.program), order.out));
  return kDone;
}

int dump(const DumpOrder& order) {
  const auto loaded = load(order.file, order.libraries);
  if (!loaded.program) return loaded.exit;
  say(ir::dump(*loaded.program));
  return kDone;
}

int print_schema(Schema schema) {
  say(schema == Schema::Ir ? ir::json_schema() : report::json_schema());
  return kDone;
}

}  // namespace akad::cli
