// Results of a target, how long what they are over is, and what rows of a credit's table owe for
// them.
#pragma once

#include "compiler/audit/rules.h"
#include "runtime/ir/amounts/arising.h"
#include "runtime/ir/amounts/ranges.h"

namespace akad::audit {

// Whether it is a share of a fee that records tell, in some row: how much that is, is not known
// here.
bool is_as_told(const ir::Program& program, const ir::Credit& credit);
bool is_as_told(const ir::Program& program, const ir::Cap& cap);

using ir::Range, ir::ranges_of, ir::those_of;

// Credits whose amounts follow from the result alone: no rate is among them.
std::vector<Id<ir::Credit>> with_fixed_amounts(const ir::Program& program);

// "from 90% to 95%": of two results that share a boundary, the row with the better one has it.
std::string text_of(MeasuredKind kind, const Range& range);

// How long a period is, of days that the term has of it, as the target takes them; and the longest
// that a result can be over.
Date first_within(const ir::CalendarPeriod& period, const ir::Term& term);
Duration length_of(const ir::Term& term, const ir::Target& target,
                   const ir::CalendarPeriod& period);
Duration longest_of(const ir::Program& program, const ir::Target& target);

// What a row comes to, in a period that the term does not cut: for one group, or, of a fee that
// differs by group, for whom it is the most or the least.
Rational usual_amount(const Audit& audit, const ir::Credit& credit, std::size_t row,
                      const ir::CalledGroups& group);
Rational usual_amount(const Audit& audit, const ir::Credit& credit, std::size_t row);
Rational least_amount(const Audit& audit, const ir::Credit& credit, std::size_t row);
// What a cap leaves, likewise.
Rational usual_most(const Audit& audit, const ir::Cap& cap);
Rational least_most(const Audit& audit, const ir::Cap& cap);
// The row that owes most.
std::size_t dearest_row(const Audit& audit, const ir::Credit& credit);

// "IDR 1_250_000", as agreements write it.
std::string money_text(const Audit& audit, const Rational& money);
// What a row owes, as it is written, and in money where that is not the same; for a group, or for
// whom it is the most.
std::string amount_text(const Audit& audit, Id<ir::Credit> credit, std::size_t row);
std::string amount_text(const Audit& audit, Id<ir::Credit> credit, std::size_t row,
                        const ir::CalledGroups& group);
// " for `JKT-SIN-1`", " for others"; empty where nothing differs by group.
std::string group_text(const ir::Fee& fee, const ir::CalledGroups& group);
// "row 2", "the row `otherwise`".
std::string row_text(const ir::Credit& credit, std::size_t row);

}  // namespace akad::audit
