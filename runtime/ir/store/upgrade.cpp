#include "runtime/ir/store/upgrade.h"

#include <algorithm>
#include <array>

#include "runtime/ir/program.h"

namespace akad::ir::store {
namespace {

using nlohmann::json;

// Version 1 wrote the fields of every kind of a row: at their defaults they say nothing, and stay
// out of a row of another kind.
struct Default {
  const char* name;
  json value;
};
void tidy(json& row, const std::vector<Default>& defaults) {
  if (!row.is_object()) return;
  for (const Default& field : defaults) {
    const auto found = row.find(field.name);
    if (found != row.end() && *found == field.value) row.erase(found);
  }
}

void tidy_amount(json& row, const char* name) {
  if (!row.is_object() || !row.contains(name) || !row[name].is_object()) return;
  json& amount = row[name];
  if (amount.value("kind", json()) == "nothing") tidy(amount, {{"value", "0"}});
}

// Version 1 wrote the fields of the other kind of target too, at their defaults.
void tidy_target(json& row) {
  if (!row.is_object()) return;
  static const json kOfItems = {{"attribution", "by stop"},
                                {"open_items", "left out"},
                                {"grace_days", 0},
                                {"small_below", 0},
                                {"small_misses", 0}};
  static const json kOfTime = {{"crossing", "split"}};
  const json& others = row.value("kind", json()) == "items" ? kOfTime : kOfItems;
  for (const auto& [name, value] : others.items()) {
    if (row.value(name, json()) == value) row.erase(name);
  }
}

json& list_of(json& row, const char* name) {
  static json none = json::array();
  return row.is_object() && row.contains(name) && row[name].is_array() ? row[name] : none;
}

void tidy_calendars(json& document) {
  const std::vector<Default> calendars = {{"nights", "opening day"}, {"shift", 0}};
  const std::vector<Default> lines = {
      {"first", "1970-01-01"}, {"last", "1970-01-01"}, {"open_minute", 0}, {"close_minute", 0}};
  for (json& calendar : list_of(document, "calendars")) {
    tidy(calendar, calendars);
    for (json& line : list_of(calendar, "exceptions")) tidy(line, lines);
  }
}

void tidy_targets(json& document) {
  const std::vector<Default> limits = {{"length", 0}, {"count", 0}, {"minute", 0}};
  const std::vector<Default> escalations = {{"share", "0"}, {"offset", 0}};
  for (json& target : list_of(document, "targets")) {
    for (json& row : list_of(target, "limits")) {
      if (row.is_object() && row.contains("limit")) tidy(row["limit"], limits);
    }
    for (json& step : list_of(target, "escalations")) tidy(step, escalations);
  }
}

void from_1_to_2(json& document) {
  for (json& credit : list_of(document, "credits")) {
    for (json& slab : list_of(credit, "slabs")) tidy_amount(slab, "amount");
  }
  for (json& target : list_of(document, "targets")) tidy_target(target);
  for (json& cap : list_of(document, "caps")) tidy_amount(cap, "most");
  tidy_calendars(document);
  tidy_targets(document);
}

// What makes a document of the version before one of this version. A version that only added what
// documents without it leave out has no step.
struct Step {
  std::int32_t version;
  void (*take)(json&);
};
constexpr std::array kSteps = {Step{2, from_1_to_2}};
static_assert(std::ranges::is_sorted(kSteps, {}, &Step::version));

}  // namespace

void upgrade(json& document, std::int32_t from) {
  for (const Step& step : kSteps) {
    if (step.version > from) step.take(document);
  }
  document["ir_version"] = kIrVersion;
}

}  // namespace akad::ir::store
