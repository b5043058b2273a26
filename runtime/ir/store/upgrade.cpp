#include "runtime/ir/store/upgrade.h"

#include <array>

#include "runtime/ir/program.h"

namespace akad::ir::store {
namespace {

using nlohmann::json;

// A document of version 1 names every field of that version; one of version 2 may, so that nothing
// but the number differs.
void from_1_to_2(json& document) { document["ir_version"] = 2; }

// The n-th step makes a document of version n + 1 one of version n + 2.
constexpr std::array<void (*)(json&), kIrVersion - 1> kSteps = {from_1_to_2};

}  // namespace

void upgrade(json& document, std::int32_t from) {
  for (auto step = static_cast<std::size_t>(from) - 1; step < kSteps.size(); ++step) {
    kSteps[step](document);
  }
}

}  // namespace akad::ir::store
