// akad compile: the agreement as the artefact that both parties can sign.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "runtime/base/text.h"
#include "runtime/differences/write/write.h"
#include "runtime/due/write/write.h"
#include "runtime/reconcile/write/write.h"
#include "runtime/report/evidence/evidence.h"
#include "runtime/report/explain/view.h"
#include "runtime/report/line/view.h"
#include "runtime/report/statement/statement.h"
#include "runtime/trials/write/write.h"

namespace akad::cli {

int compile(const CompileOrder& order) {
  const auto loaded = load(order.file, order.libraries, Warnings::Told);
  if (!loaded.program) return loaded.exit;
  Outputs outputs;
  for (const auto& path : loaded.files) outputs.reads(path);
  outputs.reads_libraries(order.libraries);
  auto problem = outputs.claim(order.out);
  if (problem.empty()) problem = outputs.put(order.out, ir::to_json(*loaded.program));
  if (problem.empty()) {
    problem =
        outputs.say(fmt::format("{}  {}\n", ir::digest(*loaded.program), for_terminal(order.out)));
  }
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
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
    case Schema::Line: say(report::line_schema()); break;
    case Schema::Evidence: say(report::evidence_schema()); break;
    case Schema::Difference: say(differences::json_schema()); break;
    case Schema::Test: say(trials::json_schema()); break;
    case Schema::Due: say(due::json_schema()); break;
    case Schema::Reconciliation: say(reconcile::json_schema()); break;
  }
  return kDone;
}

}  // namespace akad::cli
