// Credits as JSON, of a statement and of an explanation: as credits_schema says.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/phrases/book.h"
#include "runtime/settlement/settle.h"

namespace akad::report {

nlohmann::json clause_json(const ir::Clause& clause);
nlohmann::json money_json(const Rational& amount, const std::string& currency);
// What the credit owes: money, or so many of what it owes in kind.
nlohmann::json owed_json(const ir::Program& program, Id<ir::Credit> credit, const Rational& amount);

// The row of a table in words, and how the amount follows.
struct SlabSaid {
  nlohmann::json slab, rule;
};

// Of a credit, by row.
std::vector<SlabSaid> slabs_said(const ir::Program& program, Id<ir::Credit> credit,
                                 const phrases::Book& book);

// How measured values are written differs.
using WriteMeasured = nlohmann::json (*)(const Measured&);

// Of `result`, in a period of `cadence`. `slabs`: of the credit, by row.
std::string taxes_schema();
// Without, of and with the tax, of several lines.
nlohmann::json tax_json(const ir::Program& program, const settlement::TaxTotal& total);

nlohmann::json credit_json(const ir::Program& program, const results::Result& result,
                           const settlement::LineItem& line, ir::Cadence cadence,
                           const std::vector<SlabSaid>& slabs, WriteMeasured measured);

// Of a cap about small sums: which ones are not due.
nlohmann::json small_sum_json(const ir::Program& program, const ir::SmallAmounts& small);

// Members that stand beside a total.
nlohmann::json beside_json(const ir::Program& program, const settlement::Beside& beside);

// A list of what each cap leaves; empty where nothing is to be said.
nlohmann::json caps_leave_json(const ir::Program& program,
                               std::span<const settlement::PeriodSettlement* const> periods);

// Members of `$defs`, with what they refer to and an explanation does not have.
std::string money_schema();
std::string credit_schema();
std::string caps_leave_schema();  // and what stands beside totals
std::string item_owed_schema();   // see credits/item_owed.h

}  // namespace akad::report
