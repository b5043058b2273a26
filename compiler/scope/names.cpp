#include "compiler/scope/names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "runtime/base/text.h"

namespace akad::scope {
namespace {

constexpr std::array<std::string_view, 14> kWords = {
    "fee",    "holiday set", "calendar", "log",    "clock",  "outage",  "target",
    "credit", "cap",         "event",    "signal", "window", "library", "thing"};
constexpr std::size_t kFewNames = 5;

}  // namespace

std::string_view word_of(Thing thing) { return kWords[static_cast<std::size_t>(thing)]; }

std::string phrase_of(Thing thing) {
  const std::string_view word = word_of(thing);
  const bool vowel = std::string_view("aeiou").find(word.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", word);
}

void declare(Names& names, Declared row, Sink& sink) {
  if (row.name.empty()) {
    names.incomplete = true;
    return;
  }
  const auto first = names.places.find(row.name);
  if (first != names.places.end()) {
    const Declared& other = names.rows[first->second];
    Diagnostic twice;
    twice.code = Code::AK0202;
    twice.message = fmt::format("`{}` is declared twice", row.name);
    twice.span = row.span;
    twice.label = "a second time here";
    twice.others = {{other.span, fmt::format("first as {}", phrase_of(other.thing))}};
    twice.help = {"give one of them another name"};
    report(sink, std::move(twice));
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

std::vector<std::string> suggestions(const std::string& name,
                                     const std::vector<std::string>& candidates) {
  const std::size_t limit = std::max<std::size_t>(1, name.size() / 3);
  std::size_t best = limit + 1;
  std::string nearest;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(name, candidate, limit);
    if (distance >= best) continue;
    best = distance;
    nearest = candidate;
  }
  if (!nearest.empty()) return {fmt::format("did you mean `{}`?", nearest)};
  if (candidates.empty() || candidates.size() > kFewNames) return {};
  return {fmt::format("known here: `{}`", fmt::join(candidates, "`, `"))};
}

Diagnostic another_kind(const ast::Name& name, const Declared& found, Thing needed) {
  Diagnostic row;
  row.code = Code::AK0205;
  row.message = fmt::format("`{}` is {}; {} is needed here", name.text, phrase_of(found.thing),
                            phrase_of(needed));
  row.span = name.span;
  row.label = fmt::format("not {}", phrase_of(needed));
  row.others = {{found.span, fmt::format("`{}` is declared here", name.text)}};
  return row;
}

}  // namespace akad::scope
