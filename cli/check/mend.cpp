#include "cli/check/mend.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "runtime/base/text.h"

namespace akad::cli {
namespace {

constexpr std::int32_t kOwnText = 0;  // of a compilation: what it was given

bool is_own(const akad::Step& step) {
  return step.sole && !step.edits.empty() &&
         std::all_of(step.edits.begin(), step.edits.end(),
                     [](const Edit& edit) { return edit.span.file == kOwnText; });
}

// By where they begin; of two that meet, the step of the earlier diagnostic stands.
using Edits = std::map<std::uint32_t, Edit>;

bool meets(const Edits& edits, const Edit& edit) {
  const auto next = edits.lower_bound(edit.span.begin);
  if (next != edits.end() && next->first <= edit.span.end) return true;
  return next != edits.begin() && std::prev(next)->second.span.end >= edit.span.begin;
}

// Of each diagnostic the step that a program may make, if it is `wanted`.
template <class Wanted>
Edits edits_of(const Sink& sink, const Wanted& wanted) {
  Edits edits;
  for (const Diagnostic& row : sink.diagnostics) {
    const auto step = std::find_if(row.steps.begin(), row.steps.end(), is_own);
    if (step == row.steps.end() || !wanted(*step)) continue;
    const bool free = std::none_of(step->edits.begin(), step->edits.end(),
                                   [&](const Edit& edit) { return meets(edits, edit); });
    if (!free) continue;
    for (const Edit& edit : step->edits) edits.emplace(edit.span.begin, edit);
  }
  return edits;
}

std::string edited(const std::string& text, const Edits& edits) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, edit] : edits) {
    out.append(text, at, begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out.append(text, at);
}

// Mistakes by the hundreds of their codes, the warnings last: a line that is read at last may show
// what is wrong with its names, and one whose names are known what is wrong with its units.
std::vector<std::size_t> badness_of(const Sink& sink) {
  constexpr std::size_t kStages = 10;  // AK01 to AK09, and what is no error
  std::vector<std::size_t> counts(kStages);
  for (const Diagnostic& row : sink.diagnostics) {
    const auto digit = static_cast<std::size_t>(name_of(row.code)[3] - '0');
    const bool error = severity_of(row.code) == Severity::Error;
    ++counts[error ? digit - 1 : kStages - 1];
  }
  return counts;
}

// Whether more mistakes were found than are listed.
bool is_cut(const Sink& sink) {
  return std::any_of(sink.diagnostics.begin(), sink.diagnostics.end(),
                     [](const Diagnostic& row) { return row.code == Code::AK0904; });
}

std::map<std::size_t, std::size_t> mistakes_by_line(const driver::Compilation& found) {
  Places places(found.sources);
  std::map<std::size_t, std::size_t> counts;
  for (const Diagnostic& row : found.sink.diagnostics) {
    if (row.span.file != kOwnText || severity_of(row.code) != Severity::Error) continue;
    if (row.code != Code::AK0904) ++counts[places.of(kOwnText, row.span.begin).line];
  }
  return counts;
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// Of a list that is cut, others come up for those that are mended: the lines that were changed are
// held against what they were.
Edits of_better_lines(const driver::Compilation& before, const driver::Compilation& after,
                      const Edits& edits) {
  Places places(before.sources);
  const std::string& text = places.file(kOwnText).text;
  auto was = mistakes_by_line(before);
  auto is = mistakes_by_line(after);
  std::set<std::uint32_t> better;
  std::size_t added = 0;
  std::size_t removed = 0;  // lines before the edit
  for (const auto& [begin, edit] : edits) {
    const std::size_t line = places.of(kOwnText, begin).line;
    if (is[line + added - removed] < was[line]) better.insert(begin);
    added += lines_in(edit.text);
    removed += lines_in(std::string_view(text).substr(begin, edit.span.end - begin));
  }
  return edits_of(before.sink, [&](const akad::Step& step) {
    return std::all_of(step.edits.begin(), step.edits.end(),
                       [&](const Edit& edit) { return better.contains(edit.span.begin); });
  });
}

void tell(const SourceSet& sources, const Edits& edits, std::vector<std::string>& told) {
  Places places(sources);
  for (const auto& [begin, edit] : edits) {
    const SourceFile& file = places.file(kOwnText);
    const akad::Place place = places.of(kOwnText, begin);
    told.push_back(fmt::format(
        "{}:{}:{}: `{}` is now `{}`", for_terminal(file.name), place.line, place.column,
        for_terminal(file.text.substr(begin, edit.span.end - begin)), for_terminal(edit.text)));
  }
}

}  // namespace

namespace {

// More than so many rounds are left to the next time: what is left is told.
constexpr int kMostRounds = 100;

// What checks better with the edits, or with those of them that do; none where nothing does.
struct Round {
  Edits edits;
  std::string text;
  driver::Compilation found;
};

Round made(const std::string& path, const Mended& mended, Edits edits, const Libraries& libraries) {
  Round round{std::move(edits), "", {}};
  round.text = edited(mended.text, round.edits);
  round.found = driver::compile_text(path, round.text, {libraries});
  return round;
}

}  // namespace

Mended mend(const std::string& path, std::string text, const Libraries& libraries) {
  Mended mended{std::move(text), {}, {}};
  mended.found = driver::compile_text(path, mended.text, {libraries});
  for (int rounds = 0; rounds < kMostRounds && mended.found.problem.empty(); ++rounds) {
    const Edits edits = edits_of(mended.found.sink, [](const akad::Step&) { return true; });
    if (edits.empty()) break;
    Round round = made(path, mended, edits, libraries);
    if (!round.found.problem.empty()) break;
    if (badness_of(round.found.sink) >= badness_of(mended.found.sink)) {
      if (!is_cut(mended.found.sink)) break;
      Edits better = of_better_lines(mended.found, round.found, edits);
      if (better.empty()) break;
      if (better.size() < edits.size()) round = made(path, mended, std::move(better), libraries);
    }
    tell(mended.found.sources, round.edits, mended.edits);
    mended.text = std::move(round.text);
    mended.found = std::move(round.found);
  }
  return mended;
}

}  // namespace akad::cli
