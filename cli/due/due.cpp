// akad due: what is open at an instant, and what is due when.
#include "runtime/due/due.h"

#include <fmt/format.h>

#include <cctype>

#include "cli/calendar/words.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/due/write/write.h"

namespace akad::cli {
namespace {

// Lengths as answers write them, "1h 30m", in the words that agreements have.
std::string in_words(const std::string& text) {
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    words += text[i];
    const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    const bool last = i + 2 >= text.size() || text[i + 2] == ' ';
    if (!digit || i + 1 >= text.size() || !last) continue;
    switch (text[i + 1]) {
      case 'h': words += " hours"; break;
      case 'm': words += " minutes"; break;
      case 's': words += " seconds"; break;
      default: continue;
    }
    ++i;
  }
  return words;
}

std::optional<Duration> within_of(const std::string& text, std::string& problem) {
  if (text.empty()) return due::kWithin;
  std::string ignored;
  const auto length = read_length(in_words(text), ignored);
  if (length && *length >= 0) return length;
  problem = fmt::format("--within {} is no length of time: write 4h, 90m or \"1 hour 30 minutes\" "
                        "(a day is not always 24 hours: write 24h)",
                        shortened(text, 60));
  return std::nullopt;
}

std::string read_options(const DueOrder& order, engine::RunOptions& options) {
  std::string problem;
  const auto as_of = as_of_instant(order.as_of, problem);
  if (!as_of) return problem;
  options.as_of = *as_of;
  options.open_items = true;
  options.keep_places = true;
  options.without = order.without;
  options.limits = order.limits;
  return "";
}

std::optional<engine::Kept> evaluate(const DueOrder& order, const ir::Program& program,
                                     engine::RunOptions options, std::string& problem) {
  const auto files = log_files_of(order.events);
  for (const auto& log : files) {
    problem = clash_with_standard_output(log.path);
    if (!problem.empty()) return std::nullopt;
  }
  Progress progress;
  options.progress = progress.told();
  events::ReadError error;
  auto kept = engine::run_and_keep(program, files, options, error);
  problem = error.message;
  return kept;
}

}  // namespace

int due(const DueOrder& order) {
  engine::RunOptions options;
  auto problem = read_options(order, options);
  if (!problem.empty()) return fail(problem);
  const auto within = within_of(order.within, problem);
  if (!within) return fail(problem);
  const auto loaded = load(order.file, order.libraries);
  if (!loaded.program) return loaded.exit;
  auto kept = evaluate(order, *loaded.program, options, problem);
  if (!kept) return fail(problem);
  remark(findings_text(*loaded.program, kept->result, "akad run --findings FILE"));

  const auto list = due::list(*kept, *within);
  Outputs outputs(order.limits);
  problem = outputs.say([&](const Take& take) {
    switch (order.format) {
      case Format::Json: return due::write_json(list, *order.book, take);
      case Format::Text: return due::write_text(list, *order.book, take);
    }
    AKAD_ASSERT(false);
  });
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace akad::cli
