// The error budget of a promise: how much may go wrong by what counts so far, how much did, and how
// fast that uses it up (REFERENCE, "Error budgets"). It follows from the result; nothing is owed
// for it.
#pragma once

#include "runtime/results/result.h"

namespace akad::results {

// All of one kind: items, milliseconds, slots, or what a figure counts.
struct Budget {
  Measured allowed;  // of what counts so far, not of what the period may still bring
  Measured used;
  // As many times as is allowed; none where nothing is.
  std::optional<Rational> burn_rate;

  // Below zero: so much too much.
  Measured left() const { return {allowed.kind, allowed.value - used.value}; }
};

// None where nothing is measured, and of promises that allow no part of a whole and no number: of
// lengths, averages and ranks, and of numbers that are promised at least.
std::optional<Budget> budget_of(const ir::Program& program, const Result& result);

}  // namespace akad::results
