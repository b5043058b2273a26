// akad run: an agreement and its logs, evaluated at an instant that the caller names.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "runtime/base/assert.h"
#include "runtime/engine/engine.h"
#include "runtime/report/evidence/evidence.h"
#include "runtime/report/items/ndjson.h"

namespace akad::cli {
namespace {

std::optional<report::ShownPeriods> periods_of(const std::string& text) {
  const auto dots = text.find("..");
  const auto first = ir::parse_period(text.substr(0, dots));
  const auto last = dots == text.npos ? first : ir::parse_period(text.substr(dots + 2));
  if (!first || !last) return std::nullopt;
  const report::ShownPeriods shown{ir::first_day(*first), ir::last_day(*last)};
  if (shown.last < shown.first) return std::nullopt;
  return shown;
}

// Empty when all is well.
std::string read_options(const RunOrder& order, engine::RunOptions& options) {
  std::string problem;
  const auto as_of = as_of_instant(order.as_of, problem);
  if (!as_of) return problem;
  options.as_of = *as_of;
  options.keep_items = !order.items.empty();
  options.keep_files = !order.evidence.empty();
  if (order.period.empty()) return "";
  options.shown = periods_of(order.period);
  if (options.shown) return "";
  return fmt::format("--period {} is not a month, a quarter or a range of them, the earlier first: "
                     "write 2026-03, 2026-Q1 or 2026-03..2026-06",
                     order.period);
}

std::string written(const RunOrder& order, const report::Statement& statement) {
  switch (order.format) {
    case Format::Json: return report::to_json(statement);
    case Format::Text: return report::to_text(statement, *order.book);
  }
  AKAD_ASSERT(false);
}

int write_answers(const RunOrder& order, const ir::Program& program,
                  const engine::RunResult& result) {
  const std::string text = written(order, result.statement);
  if (order.out.empty()) say(text);
  std::string problem;
  if (!order.out.empty()) problem = write_whole(order.out, text);
  if (problem.empty() && !order.items.empty()) {
    problem = write_whole(order.items, report::items_to_ndjson(program, result.items));
  }
  if (problem.empty() && !order.findings.empty()) {
    problem = write_whole(order.findings,
                          report::findings_to_ndjson(program, result.findings, result.files));
  }
  if (problem.empty() && !order.evidence.empty()) {
    problem = write_whole(
        order.evidence, report::evidence_to_json(result.statement, result.evidence, result.files));
  }
  return problem.empty() ? kDone : fail(problem);
}

// Empty when no output would take the place of an input or of another output.
std::string clash_of(const RunOrder& order, const std::vector<events::LogFile>& files) {
  std::vector<std::string> taken = {order.file};
  for (const events::LogFile& file : files) taken.push_back(file.path);
  for (const std::string& out : {order.out, order.items, order.findings, order.evidence}) {
    if (out.empty()) continue;
    if (out == "-") return "`-` names no file: name one, or leave the option out";
    for (const std::string& other : taken) {
      if (is_same_file(out, other)) {
        return fmt::format("{} would be written over {}: name another file", out, other);
      }
    }
    taken.push_back(out);
  }
  return "";
}

bool has_breach(const report::Statement& statement) {
  return std::any_of(statement.periods.begin(), statement.periods.end(), [](const auto& period) {
    const auto& results = period.measured.results;
    return std::any_of(results.begin(), results.end(),
                       [](const auto& row) { return row.verdict == ir::Verdict::Missed; });
  });
}

bool is_asked(const RunOrder& order, std::string_view what) {
  return std::find(order.fail_on.begin(), order.fail_on.end(), what) != order.fail_on.end();
}

}  // namespace

int run(const RunOrder& order) {
  engine::RunOptions options;
  if (const auto problem = read_options(order, options); !problem.empty()) return fail(problem);
  const auto loaded = load(order.file, order.libraries);
  if (!loaded.program) return loaded.exit;

  const auto files = log_files_of(order.events);
  if (const auto clash = clash_of(order, files); !clash.empty()) return fail(clash);
  std::optional<engine::RunResult> result;
  events::ReadError error;
  {
    Progress progress;
    if (progress.wanted()) {
      options.progress = [&](std::uint64_t bytes, std::uint64_t records) {
        progress.show(bytes, records);
      };
    }
    result = engine::run(*loaded.program, files, options, error);
  }
  if (!result) return fail(error.message);
  remark(findings_text(*loaded.program, *result));
  if (const int exit = write_answers(order, *loaded.program, *result); exit != kDone) return exit;
  const bool found = (is_asked(order, "breach") && has_breach(result->statement)) ||
                     (is_asked(order, "rejects") && has_rejects(*loaded.program, *result));
  return found ? kFound : kDone;
}

}  // namespace akad::cli
