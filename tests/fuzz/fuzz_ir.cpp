// Any bytes: the loader refuses them or gives a sound program that writes itself back.
#include <cstddef>
#include <cstdint>

#include "driver.h"
#include "runtime/base/assert.h"
#include "tests/unit/ir/sample.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace akad::ir;
  LoadError error;
  const auto program = from_json({reinterpret_cast<const char*>(data), size}, error);
  AKAD_ASSERT(program.has_value() == error.message.empty());
  if (!program) return 0;
  const std::string text = to_json(*program);
  const auto again = from_json(text, error);
  AKAD_ASSERT(again.has_value() && to_json(*again) == text);
  return 0;
}

FuzzCorpus akad_fuzz_corpus() {
  akad::ir::Program old = akad::ir::sample_program();
  old.ir_version = 1;
  return {{akad::ir::to_json(akad::ir::sample_program()), akad::ir::to_json(old)},
          {"{",          "}",
           "[",          "]",
           ",",          ":",
           "null",       "true",
           "-1",         "0",
           "7",          "9223372036854775807",
           "1e99",       "\"1/0\"",
           "\"19/20\"",  "\"2026-02-30\"",
           "\"and\"",    "\"not\"",
           "\\u0000",    "\xFF",
           "\"parts\":", "\"operands\":",
           "\"name\":"}};
}
