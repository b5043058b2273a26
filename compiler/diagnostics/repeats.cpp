#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

#include "compiler/diagnostics/diagnostic.h"

namespace akad {
namespace {

constexpr std::size_t kMostPlaces = 3;  // beside the first one

// A name that is not declared is one mistake, however often it is used.
bool is_told_once(const Diagnostic& row) { return row.code == Code::AK0201; }

using Alike = std::vector<const Diagnostic*>;  // that say the same, in file order

// Where each place has the same steps, each is made at all of them.
std::vector<Step> joined_steps(const Alike& places) {
  std::vector<Step> steps = places.front()->steps;
  for (std::size_t place = 1; place < places.size(); ++place) {
    const auto& others = places[place]->steps;
    if (others.size() != steps.size()) return places.front()->steps;
    for (std::size_t at = 0; at < steps.size(); ++at) {
      auto& edits = steps[at].edits;
      edits.insert(edits.end(), others[at].edits.begin(), others[at].edits.end());
    }
  }
  return steps;
}

Diagnostic told_once(const Alike& places) {
  Diagnostic told = *places.front();
  told.steps = joined_steps(places);
  for (std::size_t at = 1; at < places.size() && at <= kMostPlaces; ++at) {
    told.others.push_back({places[at]->span, "and here"});
  }
  if (places.size() > kMostPlaces + 1) {
    told.label += fmt::format("{}used in {} places", told.label.empty() ? "" : "; ", places.size());
  }
  return told;
}

}  // namespace

void tell_names_once(Sink& sink) {
  std::unordered_map<std::string_view, Alike> same;
  for (const Diagnostic& row : sink.diagnostics) {
    if (is_told_once(row)) same[row.message].push_back(&row);
  }
  std::vector<Diagnostic> told;
  told.reserve(sink.diagnostics.size());
  for (const Diagnostic& row : sink.diagnostics) {
    if (!is_told_once(row)) {
      told.push_back(row);
    } else if (const Alike& places = same.at(row.message); places.front() == &row) {
      told.push_back(told_once(places));
    }
  }
  sink.diagnostics = std::move(told);
}

}  // namespace akad
