#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "compiler/parser/reading.h"

namespace akad::parser {
namespace {

constexpr std::size_t kMostShown = 3;        // places beside the first one
constexpr std::size_t kMostPlaces = 10'000;  // that are mended at once

// Whether it says what an earlier one said of another place; then it is told there.
bool is_told_with_another(Reading& reading, Diagnostic& diagnostic) {
  if (diagnostic.steps.size() != 1 || !diagnostic.others.empty()) return false;
  Step& step = diagnostic.steps.front();
  if (!step.sole || step.edits.empty()) return false;
  const std::string said = diagnostic.message + '\n' + step.text + '\n' + diagnostic.label;
  const auto [found, is_first] =
      reading.repeated.try_emplace(said, Repeated{reading.sink.diagnostics.size()});
  if (is_first) return false;
  Diagnostic& told = reading.sink.diagnostics[found->second.row];
  if (++found->second.places > kMostPlaces) return true;
  auto& edits = told.steps.front().edits;
  edits.insert(edits.end(), step.edits.begin(), step.edits.end());
  if (told.others.size() < kMostShown) told.others.push_back({diagnostic.span, "and here"});
  return true;
}

}  // namespace

void tell_repeated(Reading& reading) {
  for (const auto& [said, repeated] : reading.repeated) {
    if (repeated.row >= reading.sink.diagnostics.size() || repeated.places == 1) continue;
    Diagnostic& told = reading.sink.diagnostics[repeated.row];
    auto& edits = told.steps.front().edits;
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    if (repeated.places <= kMostShown + 1) continue;
    told.label += fmt::format("{}so in {} places", told.label.empty() ? "" : "; ", repeated.places);
  }
}

void mistake(Reading& reading, Diagnostic diagnostic) {
  reading.broken = true;
  if (reading.full() || is_told_with_another(reading, diagnostic)) return;
  ++reading.errors;
  if (!reading.full()) return add_to(reading.sink, std::move(diagnostic));
  const auto end = static_cast<std::uint32_t>(reading.source.text.size());
  add_to(reading.sink,
         diagnose(Code::AK0904, {reading.file, end, end},
                  worded("more than {} mistakes; the rest is not listed", kMostErrors))
             .with_help("mend the first ones and check again"));
}

void lexical_mistake(Reading& reading, Diagnostic diagnostic) {
  spoil_lines(reading, diagnostic.span.begin, diagnostic.span.end);
  mistake(reading, std::move(diagnostic));
}

void break_off(Reading& reading, std::uint32_t offset) {
  const std::uint32_t begin = reading.line_starts[line_of(reading, offset)];
  reading.unread.lines.push_back({reading.file, begin, offset});
}

std::uint32_t line_of(const Reading& reading, std::uint32_t offset) {
  const auto& starts = reading.line_starts;
  const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
  return static_cast<std::uint32_t>(next - starts.begin()) - 1;
}

void spoil_lines(Reading& reading, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t line = line_of(reading, begin); line <= line_of(reading, end); ++line) {
    reading.spoilt_lines.insert(line);
  }
}

bool has_spoilt_line(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  const auto first = reading.spoilt_lines.lower_bound(line_of(reading, begin));
  return first != reading.spoilt_lines.end() && *first <= line_of(reading, end);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        steps[i][j] = i + j;
        continue;
      }
      const std::size_t changed = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  }
  return steps[a.size()][b.size()];
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::string join_choices(const std::vector<std::string>& choices) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) text += i + 1 == choices.size() ? " or " : ", ";
    text += choices[i];
  }
  return text;
}

}  // namespace akad::parser
