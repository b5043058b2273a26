// akad test: do the scenarios of the agreements come out as the parties expect?
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/load.h"
#include "compiler/driver/libraries.h"
#include "compiler/parser/parser.h"
#include "runtime/base/text.h"
#include "runtime/engine/engine.h"
#include "runtime/ir/soundness/written.h"

namespace akad::cli {
namespace {

using phrases::Phrase;

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  int exit = kDone;
  std::string answers = {};
  bool is_cut = false;  // one could not be run: then nothing is answered
};

// A folder's libraries and annexes hold no scenarios and cannot be compiled on their own.
bool is_part(const std::string& path) {
  std::string problem;
  SourceSet sources;
  sources.files.push_back({path, read_text(path, ir::kMostTextBytes, problem).value_or("")});
  Sink sink;
  const auto file = parser::parse(sources, 0, sink).file;
  return file.library.has_value() || file.annex_of.has_value();
}

// What nobody named is read where it is a file: a pipe would be waited for.
std::vector<std::string> agreements_in(const std::string& folder, Tally& tally) {
  std::vector<std::string> files;
  std::error_code problem;
  for (std::filesystem::recursive_directory_iterator it(folder, problem), end; it != end;
       it.increment(problem)) {
    const auto path = it->path().string();
    std::error_code ignored;
    if (it->path().extension() != ".sla" || it->is_directory(ignored)) continue;
    if (!it->is_regular_file(ignored)) {
      const auto why = driver::pipe_or_device(path);
      tally.exit = fail(fmt::format("cannot read {}: {}", path,
                                    why.empty() ? "it leads nowhere, and no file" : why));
    } else if (!is_part(path)) {
      files.push_back(path);
    }
  }
  if (problem) {
    tally.exit = fail(fmt::format("cannot read all of {}: {}", folder, problem.message()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string padded(const std::string& word, std::size_t width) {
  return word + std::string(width - std::min(width, word.size()), ' ');
}

std::string answer(const phrases::Book& book, const std::string& file,
                   const engine::ScenarioResult& result) {
  const auto mark = book.say(result.passed ? Phrase("test.pass") : Phrase("test.fail"));
  const auto word = result.passed ? in_green(mark, Stream::Out) : in_red(mark, Stream::Out);
  const auto expected = book.say(Phrase("test.expected"));
  const auto found = book.say(Phrase("test.found"));
  const auto width = std::max(expected.size(), found.size());
  const auto path = for_terminal(file);
  auto text = fmt::format("{} {}: {}\n", word, path, for_terminal(result.name));
  for (const auto& row : result.expectations) {
    if (row.held) continue;
    const auto place = fmt::format("{}:{}", path, row.line);
    text += fmt::format("     {}: {} {}\n", place, padded(expected, width),
                        for_terminal(book.say(row.expected)));
    text += fmt::format("     {:>{}}  {} {}\n", "", place.size(), padded(found, width),
                        for_terminal(book.say(row.found)));
  }
  return text;
}

void test_one(const TestOrder& order, const std::string& path, Tally& tally) {
  const auto loaded = load(path, order.libraries);
  tally.exit = std::max(tally.exit, loaded.exit);
  if (!loaded.program) return;
  for (const auto& scenario : loaded.program->scenarios) {
    const auto result = engine::run_scenario(*loaded.program, scenario, order.limits);
    if (!result.problem.empty()) {
      tally.exit = fail(fmt::format("{}: {}: {}", path, result.name, result.problem));
      tally.is_cut = true;
      return;
    }
    ++(result.passed ? tally.passed : tally.failed);
    tally.answers += answer(*order.book, path, result);
  }
}

}  // namespace

int test(const TestOrder& order) {
  Tally tally;
  std::vector<std::string> files;
  for (const auto& path : order.paths) {
    const auto found = is_folder(path) ? agreements_in(path, tally) : std::vector{path};
    files.insert(files.end(), found.begin(), found.end());
  }
  for (const auto& path : files) {
    test_one(order, path, tally);
    if (tally.is_cut) return tally.exit;
  }
  say(tally.answers);
  const bool ran = tally.passed + tally.failed > 0;
  if (ran || tally.exit == kDone) {
    say(order.book->say(Phrase("test.tally", tally.passed, tally.failed)) + "\n");
  }
  if (!ran && tally.exit == kDone) {
    remark("akad: no scenario was found\n");
    return kFound;
  }
  return tally.failed > 0 ? std::max(tally.exit, kFound) : tally.exit;
}

}  // namespace akad::cli
