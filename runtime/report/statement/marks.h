// What a result says of itself beside its verdict: that records were lost which may have changed
// it, what would follow if time was down of which nobody knows, what a later record changed.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "runtime/report/statement/statement.h"
#include "runtime/results/budget.h"

namespace akad::report {

// "95%"; of nothing, or of too little, that.
phrases::Phrase measured_or_none(const ir::Program& program, const results::Result& result);
// "95%"; of too little "fewer than 10"; none of nothing.
std::optional<phrases::Phrase> measured_briefly(const ir::Program& program,
                                                const results::Result& result);
// "3h 36m used of 43m 12s, 2h 52m 48s too much; burn rate 5"
phrases::Phrase budget_said(const ir::Program& program, const results::Budget& budget);
// "met; level acceptable", of a target that has levels.
phrases::Phrase with_level(const ir::Program& program, const results::Result& result,
                           phrases::Phrase verdict);
// "met; lost records: 3", with its level
phrases::Phrase with_marks(const ir::Program& program, const results::Result& result,
                           phrases::Phrase verdict);
// Members of the result's object, which are not there where there is nothing to say.
void add_marks(nlohmann::json& row, const ir::Program& program, const results::Result& result,
               nlohmann::json (*measured)(const Measured&));
// The same members in schemas, with a comma before them. `indent`: of the members.
std::string marks_schema(std::size_t indent);

std::string credits_schema();  // the end of the schema: what is owed
std::string claims_schema();   // what became of claims to excluded time

// By log and target: how many results its lost records may change.
using MarkedByLog = std::map<Id<ir::Log>, std::map<Id<ir::Target>, std::uint64_t>>;
MarkedByLog marked_by_log(const Statement& statement);

// How many credits lost records may change: of claims, of charges, or of either.
struct MarkedCredits {
  std::uint64_t claims = 0, charges = 0, either = 0;
};
MarkedCredits credits_marked_in(const PeriodStatement& period);
MarkedCredits credits_marked_in(const Statement& statement);
// How many results lost records may change.
std::uint64_t marked_in(const PeriodStatement& period);
std::uint64_t marked_in(const Statement& statement);

}  // namespace akad::report
