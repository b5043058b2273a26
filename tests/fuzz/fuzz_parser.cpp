// Any bytes: the parser reports or understands; what it understands keeps its meaning when it is
// formatted, and the canonical text is its own canonical text.
#include <cstddef>
#include <cstdint>

#include "compiler/format/format.h"
#include "runtime/base/assert.h"

namespace {

struct Read {
  akad::SourceSet sources;
  akad::Sink sink;
  akad::parser::Parsed parsed;
};

Read read(std::string text) {
  Read result;
  result.sources.files.push_back({"fuzz.sla", std::move(text)});
  result.parsed = akad::parser::parse(result.sources, 0, result.sink);
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Read first = read({reinterpret_cast<const char*>(data), size});
  AKAD_ASSERT(akad::has_errors(first.sink) == first.parsed.file.broken);
  if (first.parsed.file.broken) return 0;
  const std::string text = akad::format::format(first.parsed);
  const Read second = read(text);
  AKAD_ASSERT(!akad::has_errors(second.sink));
  AKAD_ASSERT(akad::format::same_meaning(first.parsed, second.parsed));
  AKAD_ASSERT(akad::format::format(second.parsed) == text);
  return 0;
}
