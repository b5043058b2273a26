// Parts of explanations as JSON, as explanation.schema.json says.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/report/explain/view.h"

namespace akad::report {

nlohmann::json instant_or_null(Instant at);
template <class Enum>
nlohmann::json word_of(Enum value) {
  return words(value)[static_cast<std::size_t>(value)];
}
nlohmann::json place_json(const Place& place);  // of a record
// What was promised and measured, with all that the result says of itself.
nlohmann::json result_json(const ir::Program& program, const results::Result& result);
// A line of a statement: the credit with its working.
nlohmann::json line_json(const ir::Program& program, const results::Result& result,
                         const settlement::LineItem& line, ir::Cadence cadence,
                         const phrases::Book& book);
nlohmann::json outage_json(const OutageRow& row, const phrases::Book& book);
nlohmann::json slot_json(const FigureSlot& slot);  // of a figure
std::string explanation_definitions();             // members of `$defs`, and the end of the schema

nlohmann::json explanation_json(const Explanation& told, const phrases::Book& book);

}  // namespace akad::report
