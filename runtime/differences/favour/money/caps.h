// Whether under its caps more of a credit is more in all. One cap leaves as many whole units as it
// has room for, or what its lines round to where that is less: more of a line is never less, and
// takes from later periods no more than it adds. Where caps cross, what one credit takes from a cap
// another one loses, and perhaps twice. Where amounts are no whole units, a cap that bites may owe
// a unit more than one that does not: so it is with another cap, and with several of them.
#pragma once

#include "runtime/differences/favour/money/money.h"

namespace akad::differences {

std::vector<Id<ir::Credit>> limited_by(const ir::Program& program, const ir::Cap& cap);

// Of all that stand beside the credit: one cap limits them and they round to one unit, or they add
// up whole. True of a credit that no cap limits.
bool adds_up(const Context& context, Id<ir::Credit> credit);
bool adds_up(const Context& context, const std::vector<Id<ir::Credit>>& credits);

// Of all that stand beside the credits: the caps lie one in the other, all round to one unit, and
// all amounts are whole ones of it. True of credits that no cap limits.
bool adds_up_whole(const Context& context, const std::vector<Id<ir::Credit>>& credits);

// Whether whatever the first limits the second limits too, in periods and groups that hold those of
// the first.
bool lies_within(const ir::Cap& inner, const ir::Cap& outer);

// Whether an amount of the credit is whole units, or there are not several caps that ask for it.
bool is_whole_under_caps(const Context& context, Id<ir::Credit> credit, const Money& pays);

}  // namespace akad::differences
