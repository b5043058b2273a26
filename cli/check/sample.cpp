#include "cli/check/sample.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/console.h"
#include "cli/load.h"
#include "compiler/audit/sample/sample.h"
#include "runtime/base/text.h"
#include "runtime/sample/sample.h"

namespace akad::cli {
namespace {

// So that nothing is found shows that something was read.
void tell_of(const ir::Program& program, const events::Sample& sample) {
  std::string text;
  for (std::size_t log = 0; log < program.logs.size(); ++log) {
    if (!sample.seen.logs[log].read) continue;
    const events::LogTally& tally = sample.tallies[log];
    text += fmt::format("sample of {}: {} {} read, {} used\n", program.logs[log].name,
                        grouped(tally.read), tally.read == 1 ? "record" : "records",
                        grouped(tally.used));
  }
  remark(text);
}

std::optional<events::Sample> read_sample(const ir::Program& program, const CheckOrder& order,
                                          std::string& problem) {
  Progress progress;
  return sample::sample_of(program, log_files_of(order.events), order.limits, progress.told(),
                           problem);
}

}  // namespace

driver::Look look_at_sample(const CheckOrder& order) {
  if (order.events.empty()) return {};
  return [&order](const ir::Program& program, const sema::SourceMap& map, Sink& sink) {
    std::string problem;
    const auto sample = read_sample(program, order, problem);
    if (!sample) return problem;
    tell_of(program, *sample);
    audit::check_sample(program, map, *sample, sink);
    return problem;
  };
}

}  // namespace akad::cli
