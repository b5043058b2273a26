// Any bytes: the parser reports or understands; what it understands keeps its meaning when it is
// formatted, and the canonical text is its own canonical text.
#include <cstddef>
#include <cstdint>

#include "compiler/format/format.h"
#include "driver.h"
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

constexpr const char* kAgreement = R"(language 1
agreement "a" version "1" { term 2026-01-01 to 2026-12-31 timezone Asia/Jakarta currency IDR }
use calendars.indonesia // remark
calendar k in Asia/Jakarta { open Mon to Fri 08:00 to 17:00 closed on indonesia.days }
log l { time is at event e at b.`c` when (a = 1 or not b is one of ("x", -2)) and c contains "d"
  signal s is t as money in IDR }
clock c of l { starts on e or f stops on g pauses while s = "w"
  reopened within 7 calendar days: resume, leaving out the gap }
target t { c is within | s = "P1" | 4 hours of k | // row
  | otherwise | by the end of the next working day of k |
  for at least 95% of l g in each calendar month, for each site }
credit x for t { the result is | at least 95% | no credit | | otherwise | 20% of f |
  rounded half up to IDR 1 }
scenario "s" { given T1 of l with s = "P1" when 2026-03-06 16:00 T1 e
  then t of T1 is met, elapsed 4 hours }
)";

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

FuzzCorpus akad_fuzz_corpus() {
  return {{kAgreement},
          {"{",
           "}",
           "(",
           ")",
           "|",
           "\"",
           "//",
           "\n",
           "`",
           ".",
           ",",
           ":",
           " and ",
           " or ",
           " not ",
           "is ",
           "within ",
           "otherwise",
           "4h",
           "1.000.000",
           "25:00",
           "2026-02-30",
           "\xD0\xB0",
           "\xE2\x80\xAE",
           "\xE2\x80\x9C",
           "\xC2\xA0",
           "\xFF",
           "clock ",
           "starts on ",
           "when "}};
}
