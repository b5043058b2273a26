// What stands between an amount that is owed and its payment: what its lines share.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::sema {

using scope::Scope;

// Of the period of the credit that is for the target: it is called as it is; AK0207.
void check_noun(Scope& scope, const ast::PeriodNoun& written, Id<ir::Target> target);
// AK0201, AK0206, AK0308; none where something of it was reported.
std::optional<ir::DatesAfter> dates_after(Scope& scope, const ast::DatesAfter& written);

}  // namespace akad::sema
