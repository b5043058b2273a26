#include "cli/test/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/console.h"
#include "runtime/base/text.h"

namespace akad::cli {
namespace {

using phrases::Phrase;

std::string padded(const std::string& word, std::size_t width) {
  return word + std::string(width - std::min(width, word.size()), ' ');
}

// Under the row that it explains: its leftmost line begins where the row does.
std::string indented(std::string_view page) {
  constexpr std::size_t kIndent = 5;
  std::vector<std::string_view> lines;
  std::size_t least = std::string_view::npos;
  while (!page.empty()) {
    const auto end = std::min(page.find('\n'), page.size());
    lines.push_back(page.substr(0, end));
    least = std::min(least, lines.back().find_first_not_of(' '));
    page.remove_prefix(std::min(end + 1, page.size()));
  }
  std::string text;
  for (const auto line : lines) {
    if (!line.empty()) text += std::string(kIndent, ' ') + std::string(line.substr(least));
    text += '\n';
  }
  return text;
}

std::string answer(const phrases::Book& book, const std::string& file, const trials::Trial& trial) {
  const auto& result = trial.result;
  const auto mark = book.say(result.passed ? Phrase("test.pass") : Phrase("test.fail"));
  const auto word = result.passed ? in_green(mark, Stream::Out) : in_red(mark, Stream::Out);
  const auto expected = book.say(Phrase("test.expected"));
  const auto found = book.say(Phrase("test.found"));
  const auto width = std::max(expected.size(), found.size());
  const auto path = for_terminal(file);
  auto text = fmt::format("{} {}: {}\n", word, path, for_terminal(result.name));
  bool told = trial.because.empty();
  for (const auto& row : result.expectations) {
    if (row.held) continue;
    const auto place = fmt::format("{}:{}", path, row.line);
    text += fmt::format("     {}: {} {}\n", place, padded(expected, width),
                        for_terminal(book.say(row.expected)));
    text += fmt::format("     {:>{}}  {} {}\n", "", place.size(), padded(found, width),
                        for_terminal(book.say(row.found)));
    if (told) continue;
    text += fmt::format("     {}:\n{}", book.say(Phrase("test.why")), indented(trial.because));
    told = true;
  }
  return text;
}

std::string coverage_text(const trials::Tried& tried, const phrases::Book& book) {
  const auto& coverage = *tried.coverage;
  const auto path = for_terminal(tried.file);
  if (coverage.untried.empty()) {
    return fmt::format("{}: {}\n", path, book.say(Phrase("test.all_tried", coverage.all)));
  }
  auto text = fmt::format("{}: {}\n", path,
                          book.say(Phrase("test.untried", coverage.untried.size(), coverage.all)));
  for (const auto& one : coverage.untried) {
    auto what = trials::declared(one);
    if (!one.row.empty()) what = Phrase("test.untried_row", std::move(what), one.row);
    text += fmt::format("     {}\n", for_terminal(book.say(what)));
  }
  return text;
}

}  // namespace

std::string test_text(const std::vector<trials::Tried>& all, bool fell_short,
                      const phrases::Book& book) {
  std::string text;
  for (const auto& tried : all) {
    for (std::size_t at = 0; at < tried.trials.size(); ++at) {
      text += answer(book, trials::file_of(tried, at), tried.trials[at]);
    }
  }
  const auto count = trials::count_of(all);
  if (count.passed + count.failed > 0 || !fell_short) {
    text += book.say(Phrase("test.tally", count.passed, count.failed)) + "\n";
  }
  for (const auto& tried : all) {
    if (tried.coverage) text += coverage_text(tried, book);
  }
  return text;
}

}  // namespace akad::cli
