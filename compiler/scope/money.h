// Money: known currencies, the agreement's own, and the smallest amount that can be paid.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::scope {

// True when the currency is known; AK0305 once for each unknown code.
bool check_currency(Scope& scope, const ast::Name& code);

// An amount in the agreement's currency that can be paid; AK0304, AK0305, AK0309.
std::optional<Rational> money_of(Scope& scope, const ast::MoneyLiteral& written);

// An amount of a fee, in the agreement's currency or in one that is exchanged; as above.
std::optional<Rational> fee_money_of(Scope& scope, const ast::MoneyLiteral& written);

// A share of a fee, of all of it at most; of more too where that is said. AK0201, AK0306.
enum class AboveTheFee {
  No,
  OfUnit,   // of a price, whose rate comes to the fee at most
  Offered,  // where it could be said
  Said
};
std::optional<ir::ShareOfFee> share_of_fee(Scope& scope, const ast::ShareOfFee& written,
                                           AboveTheFee above = AboveTheFee::No);

// A fee by name, a share of one, or a fixed amount; AK0201, AK0306 and those above.
std::optional<ir::Amount> amount_of(Scope& scope, const ast::Amount& written);

// AK0312: what it is must be called somehow, and is no currency.
std::optional<ir::InKind> in_kind_of(Scope& scope, const ast::InKindLiteral& written);

// `3 "days of service"`, or "money" where it is none.
std::string kind_said(const std::string* of);

// Whether both are money (null), or the same in kind.
bool same_kind(const std::string* a, const std::string* b);

}  // namespace akad::scope
