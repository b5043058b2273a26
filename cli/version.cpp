// What this program is: for bug reports, and for whoever must repeat a result.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "runtime/ir/program.h"
#include "runtime/report/statement.h"
#include "runtime/time/zone.h"

namespace akad::cli {

std::string version_line() {
  return ::fmt::format("akad {} (language {}, IR {}, tzdata {})", AKAD_VERSION,
                       ir::kLanguageEdition, ir::kIrVersion, time::tzdata_version());
}

int print_schema(Schema schema) {
  say(schema == Schema::Ir ? ir::json_schema() : report::json_schema());
  return kDone;
}

}  // namespace akad::cli
