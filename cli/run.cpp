// akad run: an agreement and its logs, evaluated at an instant that the caller names.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "cli/periods.h"
#include "runtime/base/assert.h"
#include "runtime/engine/engine.h"
#include "runtime/report/evidence/evidence.h"
#include "runtime/report/items/ndjson.h"
#include "runtime/report/mask/mask.h"

namespace akad::cli {
namespace {

// Empty when all is well.
std::string read_options(const RunOrder& order, engine::RunOptions& options) {
  std::string problem;
  if (order.mask_subjects && !(order.items.empty() && order.findings.empty())) {
    return "--mask hides names in the statement only, and --items and --findings name subjects: "
           "write these with a run of their own";
  }
  const auto as_of = as_of_instant(order.as_of, problem);
  if (!as_of) return problem;
  options.as_of = *as_of;
  options.keep_items = !order.items.empty();
  options.list_misses = order.format == RunFormat::Html;
  options.without = order.without;
  options.limits = order.limits;
  options.keep_files = !order.evidence.empty();
  options.keep_places = !order.findings.empty();
  return "";
}

// What programs read is in English, whatever language its readers have.
const phrases::Book& book_of(const RunOrder& order) {
  switch (order.format) {
    case RunFormat::Json:
    case RunFormat::Csv: return phrases::english();
    case RunFormat::Text:
    case RunFormat::Html: break;
  }
  return *order.book;
}

// The statement must outlive it.
Writing written(const RunOrder& order, const report::Statement& statement) {
  return [&order, &statement](const Take& take) {
    switch (order.format) {
      case RunFormat::Json: return report::write_json(statement, take);
      case RunFormat::Csv: return report::write_csv(statement, take);
      case RunFormat::Html: return report::write_html(statement, *order.book, take);
      case RunFormat::Text: return report::write_text(statement, *order.book, take);
    }
    AKAD_ASSERT(false);
  };
}

// What is read and what is written, before the work begins; empty when no output would take the
// place of an input or of another output.
std::string claim_places(const RunOrder& order, const Loaded& loaded,
                         const std::vector<events::LogFile>& logs, Outputs& outputs) {
  for (const auto& path : loaded.files) outputs.reads(path);
  outputs.reads_libraries(order.libraries);
  std::string problem;
  for (const auto& log : logs) {
    if (problem.empty()) problem = clash_with_standard_output(log.path);
    outputs.reads(log.path);
  }
  for (const auto* path : {&order.out, &order.items, &order.findings, &order.evidence}) {
    if (problem.empty()) problem = outputs.claim(*path);
  }
  return problem;
}

std::string put_answers(const RunOrder& order, const ir::Program& program,
                        const engine::RunResult& result, Outputs& outputs) {
  std::string problem;
  if (order.out.empty()) {
    problem = outputs.say(written(order, result.statement));
  } else {
    problem = outputs.put(order.out, written(order, result.statement));
  }
  if (problem.empty() && !order.items.empty()) {
    problem = outputs.put(
        order.items, [&](const Take& take) { report::write_items(program, result.items, take); });
  }
  if (problem.empty() && !order.findings.empty()) {
    problem = outputs.put(order.findings,
                          report::findings_to_ndjson(program, result.findings, result.files));
  }
  if (problem.empty() && !order.evidence.empty()) {
    problem = outputs.put(
        order.evidence, report::evidence_to_json(result.statement, result.evidence, result.files));
  }
  return problem.empty() ? outputs.commit() : problem;
}

// Who asks for breaches is told as well where nobody can say that there was none.
bool may_be_breach(ir::Verdict verdict) {
  switch (verdict) {
    case ir::Verdict::Missed:
    case ir::Verdict::Undetermined: return true;
    case ir::Verdict::Met:
    case ir::Verdict::Pending:
    case ir::Verdict::NotApplicable: return false;
  }
  AKAD_ASSERT(false);
}

bool has_breach(const report::Statement& statement) {
  return std::any_of(statement.periods.begin(), statement.periods.end(), [](const auto& period) {
    const auto& results = period.measured.results;
    return std::any_of(results.begin(), results.end(),
                       [](const auto& row) { return may_be_breach(row.verdict); });
  });
}

bool is_asked(const RunOrder& order, std::string_view what) {
  return std::find(order.fail_on.begin(), order.fail_on.end(), what) != order.fail_on.end();
}

}  // namespace

int run(const RunOrder& order) {
  engine::RunOptions options;
  auto problem = read_options(order, options);
  if (!problem.empty()) return fail(problem);
  const auto loaded = load(order.file, order.libraries);
  if (!loaded.program) return loaded.exit;
  if (!order.period.empty()) options.shown = shown_periods(order.period, *loaded.program, problem);
  if (!problem.empty()) return fail(problem);

  const auto files = log_files_of(order.events);
  Outputs outputs(order.limits);
  problem = claim_places(order, loaded, files, outputs);
  if (!problem.empty()) return fail(problem);
  std::optional<engine::RunResult> result;
  events::ReadError error;
  {
    Progress progress;
    options.progress = progress.told();
    result = engine::run(*loaded.program, files, options, error);
  }
  if (!result) return fail(error.message);
  remark(findings_text(*loaded.program, *result));
  if (order.mask_subjects) {
    report::mask_subjects(result->statement, result->secret, book_of(order));
  }
  problem = put_answers(order, *loaded.program, *result, outputs);
  if (!problem.empty()) return fail(problem);
  const bool found = (is_asked(order, "breach") && has_breach(result->statement)) ||
                     (is_asked(order, "rejects") && has_rejects(*loaded.program, *result));
  return found ? kFound : kDone;
}

}  // namespace akad::cli
