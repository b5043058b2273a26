// From what is owed to what is payable, but for caps: small amounts, claims, rounding, and tax.
#pragma once

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// What becomes of what is owed where it is small.
Rational without_small(const CreditRules& credit, const Rational& owed, Attempts& tried);

// The end of the last of the dates in which may be claimed what is owed for a period up to `last`.
Instant deadline_of(const MoneyCase& money, const ClaimRule& rule, Date last);
// What a claim says of a group.
Said claimed_by(Said group);
// How a line stands that must be claimed, of a period that is over.
Claimed stands(const MoneyCase& money, const CreditLine& line, const Run& period, Attempts& tried);

Rational rounded(const Rational& amount, const CreditRules& credit, Attempts& tried);

// None where the line's own row is no share of a fee that says its tax.
std::optional<TaxOf> tax_of(const MoneyCase& money, const CreditLine& line, Attempts& tried);

}  // namespace akad::oracle
