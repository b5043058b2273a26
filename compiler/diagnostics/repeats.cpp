#include <fmt/format.h>

#include <string>
#include <unordered_map>

#include "compiler/diagnostics/diagnostic.h"

namespace akad {
namespace {

constexpr std::size_t kMostPlaces = 3;  // beside the first one

// A name that is not declared is one mistake, however often it is used.
bool is_told_once(const Diagnostic& row) { return row.code == Code::AK0201; }

// One step for all places, where each place has the same one.
void add_edits(Diagnostic& first, const Diagnostic& again) {
  if (first.steps.size() != again.steps.size()) return;
  for (std::size_t at = 0; at < first.steps.size(); ++at) {
    auto& edits = first.steps[at].edits;
    const auto& others = again.steps[at].edits;
    edits.insert(edits.end(), others.begin(), others.end());
  }
}

struct Repeated {
  std::size_t at = 0;  // of the first in the sink
  std::size_t places = 1;
};

void add_place(Diagnostic& first, Diagnostic& again, Repeated& repeated) {
  ++repeated.places;
  add_edits(first, again);
  if (repeated.places <= kMostPlaces + 1) first.others.push_back({again.span, "and here"});
}

}  // namespace

void tell_names_once(Sink& sink) {
  auto& rows = sink.diagnostics;
  std::unordered_map<std::string, Repeated> told;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (is_told_once(rows[at])) {
      const auto [place, first] = told.try_emplace(rows[at].message, Repeated{kept});
      if (!first) {
        add_place(rows[place->second.at], rows[at], place->second);
        continue;
      }
    }
    if (kept != at) rows[kept] = std::move(rows[at]);
    ++kept;
  }
  rows.resize(kept);
  for (const auto& [message, repeated] : told) {
    if (repeated.places <= kMostPlaces + 1) continue;
    std::string& label = rows[repeated.at].label;
    label += fmt::format("{}used in {} places", label.empty() ? "" : "; ", repeated.places);
  }
}

}  // namespace akad
