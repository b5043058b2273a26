// Conditions held against each other.
#pragma once

#include "runtime/differences/favour/context.h"

namespace akad::differences {

struct Said {
  Edition edition;
  Id<ir::Condition> condition;
};

// Whether where the first holds the second always does. False: nobody can say.
bool implies(const Rows& rows, Said first, Said second);
// Grown: it holds wherever it did; none holds never.
Turn between(const Rows& rows, Id<ir::Condition> before, Id<ir::Condition> after, Turn if_grown);

}  // namespace akad::differences
