// What a condition with a name decides, and what a declaration that nothing names may decide.
#pragma once

#include "runtime/differences/favour/context.h"

namespace akad::differences {

// One that says something else.
Turn of_condition(const Context& context, Id<ir::Condition> before, Id<ir::Condition> after);

// Of an event, a signal or a window that is there or not: whether a subject is heard of by its
// records, or a record is lost with it, decides something.
bool is_heard(const ir::Program& program, Id<ir::Log> log);
// Whether anything is counted, capped or charged by season.
bool has_seasons(const ir::Program& program);
// Whether a calendar is closed on its days.
std::vector<Id<ir::Calendar>> closed_on(const ir::Program& program, Id<ir::HolidaySet> set);

}  // namespace akad::differences
