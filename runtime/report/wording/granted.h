// What became of a claim to excluded time, with the figures it was held against: for statements and
// explanations alike.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "runtime/measures/partial.h"
#include "runtime/phrases/book.h"

namespace akad::report {

// Each subject has the quota of an exclusion for itself (none: each of those that a row is about),
// or whom a signal says that it concerns, which is not said.
phrases::Phrase whose_quota(const ir::Program& program, const ir::Target& target,
                            const measures::GroupValue& subject);

// `whose`: the quota is, as above; empty = it is not said.
phrases::Phrase became_said(const ir::Program& program, const ir::Exclusion& exclusion,
                            ir::Grant grant, ir::GrantReason reason,
                            const measures::GrantFigures& figures, phrases::Phrase whose);

// Whether more may be granted of it than what lies in the period.
inline bool reaches_beyond(ir::Grant grant, const Interval& claimed, const Interval& period) {
  const bool within = period.from <= claimed.from && claimed.to <= period.to;
  return grant != ir::Grant::Refused && !within;
}

// Members of the claim's object, which are not there where there is nothing to say; in schemas
// `used_up` and `too_late` (schema/pieces.h).
void add_figures(nlohmann::json& row, const ir::Program& program, const ir::Exclusion& exclusion,
                 const measures::GrantFigures& figures, const phrases::Book& book);

}  // namespace akad::report
