// What rows of credits' tables owe, before caps.
#pragma once

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// What the table of a credit is asked with; none where no credit arises.
std::optional<Rational> asked_with(const MoneyCase& money, const CreditRules& credit,
                                   const MonthResult& result);
const Slab& row_of(const CreditRules& credit, const Rational& result, Attempts& tried);
void note_share(const MoneyCase& money, const Sum& sum, const Run& run, Attempts& tried);

// A result in its period, and what is asked of it.
enum class Taking { AsKnown, AsDown, Fewest };  // of outages: the fewest units there may be
struct Asking {
  const MoneyCase& money;
  const MonthResult& result;
  Every every;
  Taking taking = Taking::AsKnown;  // what nobody knows
  bool if_down = false;             // the verdict that holds if it was down
};
// Whether units of outages are other ones where what nobody knows was down.
bool has_other_units(const MoneyCase& money, const MonthResult& result);
// What the credit owes for such a share.
OwedForItems owed_by(const Asking& asking, std::size_t credit, const Rational& share,
                     Attempts& tried);
// By part and group, what each rate of a target owes for items of their own: a part owes what has
// been added since the one before.
std::map<std::pair<std::size_t, Group>, ItemAmounts> items_owed(const MoneyCase& money,
                                                                std::size_t target,
                                                                const std::vector<MonthPart>& parts,
                                                                const std::vector<Miss>& misses,
                                                                Attempts& tried);

}  // namespace akad::oracle
