// Which records claim amounts.
#pragma once

#include <algorithm>

#include "runtime/ir/program.h"

namespace akad::ir {

// Of terms that verification let through.
inline Id<Log> log_of(const Program& program, const ClaimTerms& terms) {
  return program[terms.on.front()].log;
}

// Whether records of the log claim what some credit owes.
inline bool has_claims(const Program& program, Id<Log> log) {
  return std::any_of(program.credits.begin(), program.credits.end(), [&](const Credit& credit) {
    return credit.claim && log_of(program, *credit.claim) == log;
  });
}

}  // namespace akad::ir
