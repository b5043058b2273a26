// akad compile: the agreement as the artefact that both parties can sign.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/load.h"
#include "runtime/report/evidence/evidence.h"
#include "runtime/report/explain/view.h"
#include "runtime/report/statement/statement.h"

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
  switch (schema) {
    case Schema::Ir: say(ir::json_schema()); break;
    case Schema::Statement: say(report::json_schema()); break;
    case Schema::Explanation: say(report::explanation_schema()); break;
    case Schema::Evidence: say(report::evidence_schema()); break;
  }
  return kDone;
}

}  // namespace akad::cli
