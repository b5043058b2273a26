// akad fmt: the canonical layout. Nothing is written whose meaning would differ.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "compiler/format/format.h"
#include "runtime/base/text.h"
#include "runtime/ir/soundness/written.h"

namespace akad::cli {
namespace {

struct Reading {
  SourceSet sources;
  Sink sink;
  parser::Parsed parsed;
};

Reading read(const std::string& path, const std::string& text) {
  Reading reading;
  reading.sources.files.push_back({path, text});
  reading.parsed = parser::parse(reading.sources, 0, reading.sink);
  return reading;
}

// The digest of what it means; empty for a text that does not compile (a library, or names that are
// not there yet), where the same words in the same order must do.
std::string digest_of(const driver::Compilation& compilation) {
  return compilation.program ? ir::digest(*compilation.program) : "";
}

bool means_the_same(const std::string& path, const Reading& before,
                    const driver::Compilation& meaning, const std::string& after,
                    const Libraries& libraries) {
  const auto again = read(path, after);
  if (has_errors(again.sink) || !format::same_meaning(before.parsed, again.parsed)) return false;
  if (format::format(again.parsed) != after) return false;
  return digest_of(meaning) == digest_of(driver::compile_text(path, after, {libraries}));
}

struct Formatting {
  const FmtOrder& order;
  Outputs outputs = Outputs();
  std::size_t changed = 0;
  bool has_mistakes = false;
};

int format_one(const std::string& path, Formatting& all) {
  const FmtOrder& order = all.order;
  Outputs& outputs = all.outputs;
  if (is_compiled(path)) return fail(wants_text("fmt", path));
  if (outputs.is_claimed(path)) return kDone;  // named twice
  auto problem = clash_with_standard_output(path);
  if (!problem.empty()) return fail(problem);
  const auto text = read_text(path, ir::kMostTextBytes, problem);
  if (!text) return fail(problem);
  auto reading = read(path, *text);
  if (has_errors(reading.sink)) {
    sort_in_file_order(reading.sink);
    remark(render_text(reading.sources, reading.sink, {has_colour(Stream::Err)}));
    remark(fmt::format("{} is left as it is: {}\n", for_terminal(path), count_line(reading.sink)));
    all.has_mistakes = true;
    return kFound;
  }
  const auto formatted = format::format(reading.parsed);
  if (formatted == *text) return kDone;
  const auto meaning = driver::compile_text(path, *text, {order.libraries});
  if (!meaning.problem.empty()) return fail(meaning.problem);
  if (!means_the_same(path, reading, meaning, formatted, order.libraries)) {
    return fail(path + " is left as it is: its formatted text would not mean the same "
                       "(a mistake of akad)");
  }
  problem = outputs.say(
      fmt::format("{}: {}\n", order.check ? "not formatted" : "formatted", for_terminal(path)));
  if (!problem.empty()) return fail(problem);
  ++all.changed;
  if (order.check) return kFound;
  problem = outputs.claim(path);
  if (problem.empty()) problem = outputs.put(path, formatted);
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace

int reformat(const FmtOrder& order) {
  auto problem = driver::folder_problem({order.libraries});
  if (!problem.empty()) return fail(problem);
  int exit = kDone;
  Formatting all{order};
  for (const auto& path : order.files) exit = std::max(exit, format_one(path, all));
  if (exit == kFailed) return exit;
  if (all.has_mistakes && !order.check) {
    if (all.changed > 0) {
      remark(fmt::format("{} without mistakes {} left too: all files are formatted, or none\n",
                         all.changed == 1 ? "1 file" : fmt::format("{} files", all.changed),
                         all.changed == 1 ? "is" : "are"));
    }
    return exit;
  }
  problem = all.outputs.commit();
  return problem.empty() ? exit : fail(problem);
}

}  // namespace akad::cli
