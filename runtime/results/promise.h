// What was promised, beside what was measured. Every test of a measured value is made here.
#pragma once

#include "runtime/results/result.h"

namespace akad::results {

MeasuredKind kind_of(const ir::Target& target);

// A number that the agreement names beside the measure of a target: its promise, a row of a slab.
Measured bound_of(const ir::Target& target, const Rational& number);
Measured promise_of(const ir::Target& target);

// Unrounded, and of one kind.
bool reaches(ir::ShareTest test, const Measured& measured, const Measured& bound);

}  // namespace akad::results
