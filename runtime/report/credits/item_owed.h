// What is owed for one item, of credits by which items have amounts of their own: for machines, and
// in sentences.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/measures/partial.h"
#include "runtime/phrases/phrase.h"

namespace akad::report {

using ItemAmounts = std::vector<measures::ItemAmount>;

// A row a credit and period: units and price as they were, so that the amount can be worked out
// again. `row`: which of the table's, where it has several. Of an amount nobody knows, null.
nlohmann::json item_owed_json(const ir::Program& program, const ItemAmounts& owed);

phrases::PhraseList item_owed_said(const ir::Program& program, const ItemAmounts& owed);

}  // namespace akad::report
