// Whom a difference favours, proven of the two agreements alone. The law of a claim: with all else
// as the agreement before has it, and with all else as the one after does, for every set of records
// and every instant of evaluation,
// - `Customer`: what is owed in all never falls, and nothing that was missed is anything else;
// - `Provider`: what is owed in all never rises, and nothing is missed that was not;
// - `Neither`: both.
// `Depends` is whatever cannot be proven. A fee is the customer's to pay, and so depends.
#pragma once

#include "runtime/differences/differences.h"
#include "runtime/differences/favour/known.h"

namespace akad::differences {

Favour favour_of(const Rows& rows, const Known& known, const Difference& difference);

}  // namespace akad::differences
