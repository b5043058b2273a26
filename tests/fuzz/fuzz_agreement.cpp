// Any text as an agreement, any bytes as its log: the compiler reports or understands, whatever it
// reports it can show, and what it understands runs to a statement, items and scenarios.
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/driver.h"
#include "runtime/base/assert.h"
#include "runtime/engine/engine.h"
#include "runtime/report/items/ndjson.h"
#include "tests/fuzz/driver.h"

namespace {

using namespace akad;

constexpr char kCut = '\x1f';  // between the agreement and its log

// The bytes as a file that can be opened.
std::string path_of(const std::string& bytes) {
  static const int descriptor = ::memfd_create("akad_fuzz", 0);
  const auto size = static_cast<ssize_t>(bytes.size());
  AKAD_ASSERT(::ftruncate(descriptor, 0) == 0);
  AKAD_ASSERT(::pwrite(descriptor, bytes.data(), bytes.size(), 0) == size);
  return "/proc/self/fd/" + std::to_string(descriptor);
}

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
  std::vector<events::LogFile> files;
  if (!program.logs.empty()) files.push_back({program.logs[0].name, path_of(log)});
  events::ReadError error;
  const auto result = engine::run(program, files, options, error);
  AKAD_ASSERT(result.has_value() || !error.message.empty());
  if (!result) return;
  AKAD_ASSERT(nlohmann::json::accept(report::to_json(result->statement)));
  AKAD_ASSERT(!report::to_text(result->statement).empty());
  report::items_to_ndjson(program, result->items);
}

std::string file(const std::string& path) {
  std::ifstream in(std::string(AKAD_EXAMPLES) + "/" + path, std::ios::binary);
  AKAD_ASSERT(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string some_of(const std::string& log) { return log.substr(0, 2000); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string all(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(all.find(kCut), all.size());
  const auto compilation = driver::compile_text("fuzz.sla", all.substr(0, cut), {});
  show(compilation);
  AKAD_ASSERT(compilation.program.has_value() != has_errors(compilation.sink));
  if (!compilation.program) return 0;
  const ir::Program& program = *compilation.program;
  for (const ir::Scenario& scenario : program.scenarios) engine::run_scenario(program, scenario);
  run(program, cut < all.size() ? all.substr(cut + 1) : "");
  return 0;
}

FuzzCorpus akad_fuzz_corpus() {
  FuzzCorpus corpus;
  for (const auto& [name, log] :
       {std::pair{"help-desk", "tickets.ndjson"}, std::pair{"hosting", "monitor.ndjson"},
        std::pair{"late-delivery", "deliveries.json"}}) {
    corpus.inputs.push_back(file(std::string(name) + "/agreement.sla") + kCut +
                            some_of(file(std::string(name) + "/" + log)));
  }
  corpus.words = {"  pauses while priority = \"P1\"\n",
                  "  escalate \"a\" at 75% of the limit\n",
                  "  open every day 22:00 to 06:00\n",
                  "  closed on 2026-01-05 to 2026-01-09\n",
                  "  reopened within 7 calendar days: resume, leaving out the gap\n",
                  "  | otherwise | no credit |\n",
                  "  | at least 99.9% | 100% of monthly_charge |\n",
                  "  outages less than 5 minutes apart are one\n",
                  "  lasting at least 5 minutes, only the excess counts\n",
                  "  by 24:00 on working day 2 of ",
                  "cap c on all credits { at most 25% of f each calendar month }\n",
                  "scenario \"s\" { as of 2026-04-01 00:00 }\n",
                  " without customer",
                  "1_000_000_000_000_000_000_000",
                  "0.0000000000001",
                  "-1",
                  "0 hours",
                  "2099-12-31",
                  "1970-01-01",
                  "Asia/Kathmandu",
                  "\"\"",
                  " and ",
                  " or ",
                  " not ",
                  "{",
                  "}",
                  "|",
                  "\n",
                  "1e999999999",
                  "null",
                  "\"at\":\"2026-02-30T00:00:00Z\"",
                  "\"subject\":5.0,"};
  return corpus;
}
