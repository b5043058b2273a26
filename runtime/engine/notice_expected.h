// What became of a claim to excluded time, as a scenario expects it.
#pragma once

#include <vector>

#include "runtime/engine/claim_expected.h"
#include "runtime/measures/partial.h"

namespace akad::engine {

// Of all claims of the subject, or that it tells of, that start at the instant; targets may judge
// them otherwise. One of everybody's is the subject's unless it has a row of its own for it.
// `claims`: sorted, everybody's last.
ClaimFound check_claim(const ir::Program& program, const ir::Scenario& scenario,
                       const ir::Expectation& expected,
                       const std::vector<measures::ClaimRow>& claims);

}  // namespace akad::engine
