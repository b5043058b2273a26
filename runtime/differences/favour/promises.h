// From what a target measures to what is owed.
#pragma once

#include "runtime/differences/favour/money/money.h"

namespace akad::differences {

// How results get worse.
enum class Worse {
  InPlace,     // what was met is missed, what was up is down; nothing else is counted
  MissesMore,  // or a miss is counted that was not counted at all
};

// What is owed where the target does worse. Unknown where its tables or caps may owe less.
Turn owed_if(const Context& context, Id<ir::Target> target, Worse worse);

std::vector<Id<ir::Credit>> credits_of(const ir::Program& program, Id<ir::Target> target);
bool has_small_numbers(const ir::Target& target);
// Of time of which nobody knows what it counts as: what it may come to decides the verdict, too.
bool may_be_unknown(const ir::Program& program, const ir::Target& target);
// Whether a credit of the target may depend on what one before it was owed for.
bool remembers(const ir::Program& program, Id<ir::Target> target);
// Whether none of its credits pays anything where the target is met by that bound.
bool pay_nothing_where(const Context& context, Id<ir::Target> target, ir::Comparison test,
                       const Rational& bound);

}  // namespace akad::differences
