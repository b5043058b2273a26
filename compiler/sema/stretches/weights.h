// How much time counts in which something lasts, from what is written to the IR (REFERENCE,
// "Partial outages").
#pragma once

#include "compiler/scope/scope.h"

namespace akad::sema {

using scope::Scope;

// The states of its lines, one or several. AK0308 where a state weighs nothing or the whole.
ir::WhileState analyze_states(Scope& scope, Id<ir::Log> log,
                              const std::vector<ast::StretchLine>& lines);
// Whether the time of those that belong together counts in the share of them. AK0308 of all.
bool analyze_by_share(Scope& scope, const ast::MembersLine& line);

}  // namespace akad::sema
