// akad check: is the agreement sound? With --fix, what has one meaning only is mended first.
#include <fmt/format.h>

#include "cli/check/mend.h"
#include "cli/check/sample.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "cli/output/place.h"
#include "runtime/base/assert.h"
#include "runtime/ir/soundness/written.h"

namespace akad::cli {
namespace {

void shift(Span& span, std::int32_t by) {
  if (span.file >= 0) span.file += by;
}

// One answer for all files: their texts and remarks behind one another.
void append(driver::Compilation& all, driver::Compilation one) {
  const auto by = static_cast<std::int32_t>(all.sources.files.size());
  for (auto& row : one.sink.diagnostics) {
    shift(row.span, by);
    for (auto& label : row.others) shift(label.span, by);
    for (auto& step : row.steps) {
      for (auto& edit : step.edits) shift(edit.span, by);
    }
    all.sink.diagnostics.push_back(std::move(row));
  }
  for (auto& file : one.sources.files) all.sources.files.push_back(std::move(file));
}

// What is worth a look may be hidden by what is wrong.
std::string not_audited(const Sink& sink) {
  if (!has_errors(sink)) return "";
  return fmt::format("{}\n", kNotAudited);
}

std::string report_of(const driver::Compilation& all, const CheckOrder& order) {
  switch (order.format) {
    case CheckFormat::Text:
      return diagnostics_text(all, has_colour(Stream::Out), order.accepted) + not_audited(all.sink);
    case CheckFormat::Json: return render_json(all.sources, all.sink);
    case CheckFormat::Sarif: return render_sarif(all.sources, all.sink, AKAD_VERSION);
    case CheckFormat::Github: return render_github(all.sources, all.sink);
    case CheckFormat::Gitlab: return render_gitlab(all.sources, all.sink);
  }
  return "";
}

// What is accepted is of no level.
bool fails(const Sink& sink, FailOn from) {
  const DiagnosticCount count = count_of(sink);
  switch (from) {
    case FailOn::Error: return count.errors > 0;
    case FailOn::Warning: return count.errors + count.warnings > 0;
    case FailOn::Advice: return count.errors + count.warnings + count.advice > 0;
  }
  AKAD_ASSERT(false);
}

struct Checking {
  const CheckOrder& order;
  driver::Compilation all = {};
  Outputs outputs = Outputs();
  std::string mended = {};  // what is said of each edit
};

// Each gives why it could not be done; empty = done.
std::string check_one(const std::string& path, Checking& checking) {
  driver::InputError error;
  driver::CompileOptions options{checking.order.libraries};
  options.look = look_at_sample(checking.order);
  auto one = driver::compile_file(path, options, error);
  if (error.message.empty()) append(checking.all, std::move(one));
  return error.message;
}

std::string mend_one(const std::string& path, Checking& checking) {
  if (checking.outputs.is_claimed(path)) return "";  // named twice
  std::string problem;
  auto text = read_text(path, ir::kMostTextBytes, problem);
  if (!text) return problem;
  auto mended = mend(path, std::move(*text), checking.order.libraries);
  if (mended.found.problem.empty() && !checking.order.events.empty()) {
    driver::CompileOptions options{checking.order.libraries};
    options.look = look_at_sample(checking.order);
    mended.found = driver::compile_text(path, mended.text, options);
  }
  if (!mended.found.problem.empty()) return mended.found.problem;
  append(checking.all, std::move(mended.found));
  if (mended.edits.empty()) return "";
  checking.mended += fmt::format("{}\n", fmt::join(mended.edits, "\n"));
  problem = checking.outputs.claim(path);
  return problem.empty() ? checking.outputs.put(path, std::move(mended.text)) : problem;
}

}  // namespace

int check(const CheckOrder& order) {
  Checking checking{order};
  if (!order.events.empty() && order.files.size() > 1) {
    return fail("--events is a sample for one agreement: name one file");
  }
  for (const auto& log : log_files_of(order.events)) {
    if (const auto clash = clash_with_standard_output(log.path); !clash.empty()) return fail(clash);
    checking.outputs.reads(log.path);
  }
  for (const auto& path : order.files) {
    if (is_compiled(path)) return fail(wants_text("check", path));
    if (const auto clash = clash_with_standard_output(path); !clash.empty()) return fail(clash);
    const auto problem = order.fix ? mend_one(path, checking) : check_one(path, checking);
    if (!problem.empty()) return fail(problem);
  }
  auto report = report_of(checking.all, order);
  const auto problem = order.format == CheckFormat::Github
                           ? checking.outputs.command(std::move(report))
                           : checking.outputs.say(std::move(report));
  if (!problem.empty()) return fail(problem);
  if (const auto unwritten = checking.outputs.commit(); !unwritten.empty()) return fail(unwritten);
  remark(checking.mended);
  return fails(checking.all.sink, order.fail_on) ? kFound : kDone;
}

}  // namespace akad::cli
