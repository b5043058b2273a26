#include "runtime/ir/store/upgrade.h"

#include <array>

#include "runtime/ir/program.h"

namespace akad::ir::store {
namespace {

using nlohmann::json;

// Version 1 wrote what an amount needs in another kind too: 0 and null, which say nothing here.
void tidy_amount(json& row, const char* name) {
  if (!row.is_object() || !row.contains(name) || !row[name].is_object()) return;
  json& amount = row[name];
  if (amount.value("kind", json()) == "nothing" && amount.value("value", json()) == "0") {
    amount.erase("value");
  }
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

void from_1_to_2(json& document) {
  for (json& credit : list_of(document, "credits")) {
    for (json& slab : list_of(credit, "slabs")) tidy_amount(slab, "amount");
  }
  for (json& target : list_of(document, "targets")) tidy_target(target);
  for (json& cap : list_of(document, "caps")) tidy_amount(cap, "most");
  document["ir_version"] = 2;
}

// The n-th step makes a document of version n + 1 one of version n + 2.
constexpr std::array<void (*)(json&), kIrVersion - 1> kSteps = {from_1_to_2};
static_assert(kSteps.back() != nullptr, "a new version needs its step, even one that does nothing");

}  // namespace

void upgrade(json& document, std::int32_t from) {
  for (auto step = static_cast<std::size_t>(from) - 1; step < kSteps.size(); ++step) {
    kSteps[step](document);
  }
}

}  // namespace akad::ir::store
