// Any bytes: the loader refuses them or gives a sound program that writes itself back, can be shown
// and runs, without a record of any log.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "runtime/base/assert.h"
#include "runtime/engine/engine.h"

namespace {

using namespace akad;

void run(const ir::Program& program) {
  engine::RunOptions options;
  options.as_of = program.agreement.term_last.days * kDay;
  options.keep_items = true;
  for (const ir::Log& log : program.logs) options.without.push_back(log.name);
  events::ReadError error;
  const auto result = engine::run(program, {}, options, error);
  AKAD_ASSERT(result.has_value() || !error.message.empty());
  if (!result) return;
  AKAD_ASSERT(nlohmann::json::accept(report::to_json(result->statement)));
  AKAD_ASSERT(!report::to_text(result->statement).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ir::LoadError error;
  const auto program = ir::from_json({reinterpret_cast<const char*>(data), size}, error);
  AKAD_ASSERT(program.has_value() == error.message.empty());
  if (!program) return 0;
  const std::string text = ir::to_json(*program);
  const auto again = ir::from_json(text, error);
  AKAD_ASSERT(again.has_value() && ir::to_json(*again) == text);
  AKAD_ASSERT(ir::digest(*again) == ir::digest(*program));
  AKAD_ASSERT(!ir::dump(*program).empty());
  for (const ir::Scenario& scenario : program->scenarios) engine::run_scenario(*program, scenario);
  run(*program);
  return 0;
}
