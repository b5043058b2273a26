// What credits may come to where nobody knows whether a system was down.
#pragma once

#include "tests/oracle/money/amounts/money_amounts.h"

namespace akad::oracle {

// One of the amounts that a credit may come to, and the row it is of.
struct MayBe {
  Rational amount;
  const Slab* row;
  Rational share;  // the nearest to what is known for which it is owed
};
// What the credit may come to with what is known, then from near to far, with what follows if the
// rest was down last: of rates that pay each outage also with the most and the fewest units that
// there may be.
std::vector<MayBe> what_may_be(const MoneyCase& money, const MonthResult& result, Every every,
                               std::size_t credit, const Rational& known, const Rational& if_down,
                               Attempts& tried);
bool are_alike(const std::vector<MayBe>& all);
// `told`: the row of the least, the one by what is known where it owes as little, or nothing is
// owed for certain; the first such of the table otherwise.
struct AllThatMayBe {
  Rational least, most;
  MayBe told;
};
AllThatMayBe ends_among(const std::vector<MayBe>& all, Attempts& tried);

}  // namespace akad::oracle
