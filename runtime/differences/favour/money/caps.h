// Whether under its caps more of a credit is more in all. Where caps cross, what one credit takes
// from a cap another one loses, and perhaps twice; where amounts are no whole units, a cap that
// bites may owe a unit more than one that does not.
#pragma once

#include "runtime/differences/favour/money/money.h"

namespace akad::differences {

// The credits that stand together under caps with this one, itself among them.
std::vector<Id<ir::Credit>> beside(const ir::Program& program, Id<ir::Credit> credit);
std::vector<Id<ir::Credit>> limited_by(const ir::Program& program, const ir::Cap& cap);

// Of all that stand beside the credit: the caps lie one in the other, all round to one unit, and
// all amounts are whole ones of it. True of a credit that no cap limits.
bool adds_up(const Context& context, Id<ir::Credit> credit);
bool adds_up(const Context& context, const std::vector<Id<ir::Credit>>& credits);

// Whether whatever the first limits the second limits too, in periods and groups that hold those of
// the first.
bool lies_within(const ir::Program& program, const ir::Cap& inner, const ir::Cap& outer);

// Whether an amount of the credit is whole units, or no cap asks.
bool is_whole_under_caps(const Context& context, Id<ir::Credit> credit, const Money& pays);

}  // namespace akad::differences
