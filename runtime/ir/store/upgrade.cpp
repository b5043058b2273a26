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

json& list_of(json& row, const char* name) {
  static json none = json::array();
  return row.is_object() && row.contains(name) && row[name].is_array() ? row[name] : none;
}

void from_1_to_2(json& document) {
  for (json& credit : list_of(document, "credits")) {
    for (json& slab : list_of(credit, "slabs")) tidy_amount(slab, "amount");
  }
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
