#include "cli/check/mend.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

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

Edits edits_of(const Sink& sink) {
  Edits edits;
  for (const Diagnostic& row : sink.diagnostics) {
    const auto step = std::find_if(row.steps.begin(), row.steps.end(), is_own);
    if (step == row.steps.end()) continue;
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

Mended mend(const std::string& path, std::string text, const Libraries& libraries) {
  Mended mended{std::move(text), {}, {}};
  mended.found = driver::compile_text(path, mended.text, {libraries});
  while (mended.found.problem.empty()) {
    const Edits edits = edits_of(mended.found.sink);
    if (edits.empty()) break;
    std::string after = edited(mended.text, edits);
    auto found = driver::compile_text(path, after, {libraries});
    if (!found.problem.empty() || badness_of(found.sink) >= badness_of(mended.found.sink)) break;
    tell(mended.found.sources, edits, mended.edits);
    mended.text = std::move(after);
    mended.found = std::move(found);
  }
  return mended;
}

}  // namespace akad::cli
