// akad reconcile: what the logs of two parties make different, and by which records.
#include "runtime/reconcile/reconcile.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "cli/periods.h"
#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/reconcile/write/write.h"

namespace akad::cli {
namespace {

using events::LogFile;

bool is_read_once(const std::string& path) {
  if (path == "-") return true;
  std::error_code ignored;
  const auto kind = std::filesystem::status(path, ignored).type();
  return kind == std::filesystem::file_type::fifo || kind == std::filesystem::file_type::character;
}

// What both have is read for each; what is not there at all is said by whoever reads.
std::string cannot_be_read(const std::vector<LogFile>& ours, const std::vector<LogFile>& theirs) {
  for (const auto* files : {&ours, &theirs}) {
    for (const LogFile& log : *files) {
      if (auto clash = clash_with_standard_output(log.path); !clash.empty()) return clash;
    }
  }
  for (const LogFile& log : ours) {
    const bool of_both = std::any_of(theirs.begin(), theirs.end(),
                                     [&](const LogFile& other) { return other.path == log.path; });
    if (!of_both || !is_read_once(log.path)) continue;
    return fmt::format("{} can be read once, and is given as ours and as theirs: write it into a "
                       "file first",
                       log.path == "-" ? "standard input" : for_terminal(log.path));
  }
  return "";
}

std::string read_options(const ReconcileOrder& order, const ir::Program& program,
                         engine::RunOptions& options) {
  std::string problem;
  const auto as_of = as_of_instant(order.as_of, problem);
  if (!as_of) return problem;
  options.as_of = *as_of;
  options.keep_items = true;
  options.list_misses = true;
  options.keep_places = true;
  options.without = order.without;
  options.limits = order.limits;
  if (order.period.empty()) return "";
  options.shown = shown_periods(order.period, program, problem);
  return problem;
}

struct Reading {
  const ir::Program& program;
  const engine::RunOptions& options;
  events::RollNames& names;
  std::string problem = {};

  reconcile::Side side(const std::vector<LogFile>& files, std::string_view whose) {
    reconcile::Side side{{&program, {}}, {names}};
    engine::RunOptions own = options;
    own.roll = &side.roll;
    Progress progress;
    own.progress = progress.told();
    events::ReadError error;
    auto kept = engine::run_and_keep(program, files, own, error);
    if (kept) {
      side.run.kept = std::move(*kept);
    } else {
      problem = fmt::format("{}: {}", whose, error.message);
    }
    return side;
  }
};

// What both have is told once.
void tell_findings(const reconcile::Side& ours, const reconcile::Side& theirs) {
  constexpr auto kLister = "akad run --findings FILE";
  const auto of_ours = findings_text(ours.program(), ours.run.kept.result, kLister);
  const auto of_theirs = findings_text(theirs.program(), theirs.run.kept.result, kLister);
  if (of_ours == of_theirs) return remark(of_ours);
  if (!of_ours.empty()) remark("ours:\n" + of_ours);
  if (!of_theirs.empty()) remark("theirs:\n" + of_theirs);
}

bool is_failure(const ReconcileOrder& order, const reconcile::Reconciliation& found) {
  return (order.fails_on_difference && found.differs()) ||
         (order.fails_on_records && !found.records.empty());
}

}  // namespace

int reconcile_logs(const ReconcileOrder& order) {
  const auto loaded = load(order.file, order.libraries);
  if (!loaded.program) return loaded.exit;
  engine::RunOptions options;
  auto problem = read_options(order, *loaded.program, options);
  const auto of_us = log_files_of(order.ours), of_them = log_files_of(order.theirs);
  if (problem.empty()) problem = cannot_be_read(of_us, of_them);
  if (!problem.empty()) return fail(problem);

  events::RollNames names;
  Reading reading{*loaded.program, options, names};
  auto ours = reading.side(of_us, "ours");
  if (!reading.problem.empty()) return fail(reading.problem);
  auto theirs = reading.side(of_them, "theirs");
  if (!reading.problem.empty()) return fail(reading.problem);
  tell_findings(ours, theirs);

  const auto found = reconcile::reconcile(ours, theirs);
  Outputs outputs(order.limits);
  problem = outputs.say([&](const Take& take) {
    switch (order.format) {
      case Format::Json: return reconcile::write_json(found, *order.book, take);
      case Format::Text: return reconcile::write_text(found, *order.book, take);
    }
    AKAD_ASSERT(false);
  });
  if (problem.empty()) problem = outputs.commit();
  if (!problem.empty()) return fail(problem);
  return is_failure(order, found) ? kFound : kDone;
}

}  // namespace akad::cli
