// Whether a record that meets one condition meets another, as far as values that are named tell.
#pragma once

#include "compiler/audit/rules.h"

namespace akad::audit {

// "No" says nothing: what is compared with numbers, parts of texts and `not` are not followed, nor
// conditions of very many cases.
bool is_implied(const ir::Program& program, Id<ir::Condition> by, Id<ir::Condition> asked);

}  // namespace akad::audit
