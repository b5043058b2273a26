// Money: known currencies, the agreement's own, and the smallest amount that can be paid.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::scope {

// True when the currency is known; AK0305 once for each unknown code.
bool check_currency(Scope& scope, const ast::Name& code);

// An amount in the agreement's currency that can be paid; AK0304, AK0305, AK0309.
std::optional<Rational> money_of(Scope& scope, const ast::MoneyLiteral& written);

// A fee by name, a share of one, or a fixed amount; AK0201, AK0306 and those above.
std::optional<ir::Amount> amount_of(Scope& scope, const ast::Amount& written);

}  // namespace akad::scope
