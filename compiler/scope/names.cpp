#include "compiler/scope/names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runtime/base/text.h"

namespace akad::scope {
namespace {

constexpr std::size_t kFewNames = 5;
constexpr std::size_t kMostSlips = 100;  // in a name, however long it is

}  // namespace

std::string phrase_of(Thing thing) {
  const bool vowel = std::string_view("aeiou").find(thing.word.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", thing.word);
}

void declare(Names& names, Declared row, Sink& sink) {
  if (row.name.empty()) {
    names.incomplete = true;
    return;
  }
  const auto first = names.places.find(row.name);
  if (first != names.places.end()) {
    const Declared& other = names.rows[first->second];
    add_to(sink, diagnose(Code::AK0202, row.span, worded("`{}` is declared twice", row.name))
                     .with_label("a second time here")
                     .with_other(other.span, fmt::format("first as {}", phrase_of(other.thing)))
                     .with_help("if it stands twice by mistake, leave one of them out")
                     .with_help("if both are meant, give one another name"));
  }
  names.places.emplace(row.name, names.rows.size());
  names.rows.push_back(std::move(row));
}

const Declared* find(const Names& names, const std::string& name, Thing thing) {
  const auto [begin, end] = names.places.equal_range(name);
  if (begin == end) return nullptr;
  for (auto at = begin; at != end; ++at) {
    if (names.rows[at->second].thing == thing) return &names.rows[at->second];
  }
  return &names.rows[begin->second];
}

std::vector<std::string> names_of(const Names& names, Thing thing) {
  std::vector<std::string> found;
  for (const Declared& row : names.rows) {
    if (row.thing == thing) found.push_back(row.name);
  }
  return found;
}

Step suggestion(const ast::Name& written, const std::string& meant) {
  return {fmt::format("did you mean `{}`?", meant), "", {Edit{written.span, meant}}};
}

Steps to_choose(Steps steps) {
  for (Step& step : steps) step.sole = false;
  return steps;
}

std::string nearest(const std::string& name, const std::vector<std::string>& candidates) {
  return nearest_of(name, candidates, std::clamp<std::size_t>(name.size() / 3, 1, kMostSlips));
}

Steps suggestions(const ast::Name& written, const std::vector<std::string>& candidates) {
  const std::string meant = nearest(written.text, candidates);
  if (!meant.empty()) return {suggestion(written, meant)};
  if (candidates.empty() || candidates.size() > kFewNames) return {};
  return {{fmt::format("known here: `{}`", fmt::join(candidates, "`, `"))}};
}

Diagnostic another_kind(const ast::Name& name, const Declared& found, Thing needed) {
  return diagnose(Code::AK0205, name.span,
                  worded("`{}` is {}; {} is needed here", name.text, phrase_of(found.thing),
                         phrase_of(needed)))
      .with_label(fmt::format("not {}", phrase_of(needed)))
      .with_other(found.span, fmt::format("`{}` is declared here", name.text));
}

}  // namespace akad::scope
