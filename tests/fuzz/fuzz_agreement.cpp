// Any text as an agreement, any bytes as its log: the compiler reports or understands, whatever it
// reports it can show, and what it understands runs to a statement, items and scenarios.
#include <nlohmann/json.hpp>

#include "compiler/diagnostics/render/render.h"
#include "compiler/driver/driver.h"
#include "runtime/base/assert.h"
#include "runtime/engine/engine.h"
#include "runtime/report/items/ndjson.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/sections.h"

namespace {

using namespace akad;

void show(const driver::Compilation& compilation) {
  const std::string text = render_text(compilation.sources, compilation.sink, {false});
  AKAD_ASSERT(text.find('\x1b') == std::string::npos);
  AKAD_ASSERT(nlohmann::json::accept(render_json(compilation.sources, compilation.sink)));
}

void run(const ir::Program& program, const std::string& log) {
  engine::RunOptions options;
  options.as_of = program.agreement.term_last.days * kDay;
  options.keep_items = true;
  for (std::size_t i = 1; i < program.logs.size(); ++i) {
    options.without.push_back(program.logs[i].name);
  }
  static fuzz::MemoryFile file;
  file.fill(log);
  std::vector<events::LogFile> files;
  if (!program.logs.empty()) files.push_back({program.logs[0].name, file.path()});
  events::ReadError error;
  const auto result = engine::run(program, files, options, error);
  AKAD_ASSERT(result.has_value() || !error.message.empty());
  if (!result) return;
  AKAD_ASSERT(nlohmann::json::accept(report::to_json(result->statement)));
  AKAD_ASSERT(!report::to_text(result->statement).empty());
  report::items_to_ndjson(program, result->items);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto sections = fuzz::sections_of({reinterpret_cast<const char*>(data), size});
  const auto compilation = driver::compile_text("fuzz.sla", sections[0], {});
  show(compilation);
  AKAD_ASSERT(compilation.program.has_value() != has_errors(compilation.sink));
  if (!compilation.program) return 0;
  const ir::Program& program = *compilation.program;
  for (const ir::Scenario& scenario : program.scenarios) engine::run_scenario(program, scenario);
  run(program, sections.size() > 1 ? sections[1] : "");
  return 0;
}
