#include "cli/diff/history.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/console.h"
#include "cli/findings.h"
#include "cli/output/outputs.h"
#include "cli/periods.h"
#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/differences/write/write.h"
#include "runtime/history/write/write.h"

namespace akad::cli {
namespace {

using differences::Edition;

// Each log is read under one agreement and then under the other; what is not there at all is said
// by whoever reads.
std::string cannot_be_read_twice(const std::vector<events::LogFile>& files) {
  for (const auto& log : files) {
    std::error_code ignored;
    const auto kind = std::filesystem::status(log.path, ignored).type();
    if (log.path == "-") {
      return "diff reads each log twice, once under each agreement, and standard input can be "
             "read once: write it into a file first";
    }
    const bool is_read_once = kind != std::filesystem::file_type::regular &&
                              kind != std::filesystem::file_type::directory &&
                              kind != std::filesystem::file_type::not_found;
    if (is_read_once) {
      return fmt::format("diff reads each log twice, once under each agreement, and {} can be read "
                         "once: write it into a file first",
                         for_terminal(log.path));
    }
    if (auto clash = clash_with_standard_output(log.path); !clash.empty()) return clash;
  }
  return "";
}

// A period is one of the agreement that has it: the two may have other terms and seasons.
std::string read_period(const DiffOrder& order, const Sides& sides, engine::RunOptions& options) {
  if (order.period.empty()) return "";
  std::string problem;
  options.shown = shown_periods(order.period, *sides.before.program, problem);
  if (!options.shown) options.shown = shown_periods(order.period, *sides.after.program, problem);
  return options.shown ? "" : problem;
}

struct Replaying {
  const DiffOrder& order;
  const differences::Rows& rows;
  const std::vector<events::LogFile>& files;
  engine::RunOptions options;
  std::string problem = {};

  history::Side side(Edition edition) {
    const ir::Program& program = rows.program(edition);
    engine::RunOptions own = options;
    own.without = history::names_for(rows, edition, order.without);
    Progress progress;
    own.progress = progress.told();
    events::ReadError error;
    auto kept = engine::run_and_keep(program, history::files_for(rows, edition, files), own, error);
    if (kept) return {&program, std::move(*kept)};
    problem = fmt::format("under the agreement {}: {}",
                          edition == Edition::Before ? "before" : "after", error.message);
    return {};
  }
};

// The same records mostly have the same findings under both, which are told once.
void tell_findings(const history::Side& before, const history::Side& after) {
  constexpr auto kLister = "akad run --findings FILE";
  const auto was = findings_text(*before.program, before.kept.result, kLister);
  const auto is = findings_text(*after.program, after.kept.result, kLister);
  if (was == is) return remark(was);
  if (!was.empty()) remark("under the agreement before:\n" + was);
  if (!is.empty()) remark("under the agreement after:\n" + is);
}

}  // namespace

int say_with_history(const DiffOrder& order, const differences::Differences& found,
                     const Sides& sides) {
  engine::RunOptions options;
  options.keep_items = true;
  options.with_digest = false;
  options.limits = order.limits;
  std::string problem;
  const auto as_of = as_of_instant(order.as_of, problem);
  if (!as_of) return fail(problem);
  options.as_of = *as_of;
  const auto files = log_files_of(order.events);
  problem = cannot_be_read_twice(files);
  if (problem.empty()) problem = read_period(order, sides, options);
  if (!problem.empty()) return fail(problem);

  const differences::Rows rows(*sides.before.program, *sides.after.program);
  Replaying reading{order, rows, files, options};
  auto before = reading.side(Edition::Before);
  if (!reading.problem.empty()) return fail(reading.problem);
  auto after = reading.side(Edition::After);
  if (!reading.problem.empty()) return fail(reading.problem);
  tell_findings(before, after);

  auto history = history::compare(before, after, rows);
  Outputs outputs(order.limits);
  problem = outputs.say([&](const Take& take) {
    switch (order.format) {
      case DiffFormat::Json: return history::write_json(found, history, *order.book, take);
      case DiffFormat::Markdown: return history::write_markdown(found, history, *order.book, take);
      case DiffFormat::Text: return history::write_text(found, history, *order.book, take);
    }
    AKAD_ASSERT(false);
  });
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace akad::cli
