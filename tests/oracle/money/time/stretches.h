// When the records of a subject say that it was down, and what becomes outages of that.
#pragma once

#include <vector>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// Of what is told of each subject. Ascending; they may overlap. `unknown_is_down`: slots of which
// nobody knows.
std::vector<Interval> stretches(const MoneyCase& money, const Subject& subject,
                                const OutageRules& rules, bool unknown_is_down, Attempts& tried);

// Outages that are long enough, and what counts of each.
struct Shaped {
  std::vector<Interval> runs, counted;  // beside each other
};
Shaped shaped(const std::vector<Interval>& down, const OutageRules& rules, Attempts& tried);

// Of some what is in none of those that are gone.
std::vector<Interval> without(const std::vector<Interval>& some, const std::vector<Interval>& gone);

}  // namespace akad::oracle
