// Periods as runs of days that are called the same, found day by day; and what of a fee is charged
// in them.
#pragma once

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

struct Run {
  std::string name;              // 2026-03, contract month 2
  Date first, last;              // its days in the term
  Date whole_first, whole_last;  // and all of them
  bool is_cut() const { return first != whole_first || last != whole_last; }
};

// Those that have days in the term, in order; as long as nobody forgets them.
const std::vector<Run>& runs_of(const MoneyCase& money, Every every);
void forget_runs();  // where they have become many
// The one that has this day of the term.
const Run& run_with(const std::vector<Run>& runs, Date day);

bool is_working_day(Date day);  // Monday to Friday
bool is_of_contract(Every every);
bool is_of_months(Every every);
bool is_shorter(Every a, Every b);
bool can_look_back(Every every);
// About how many days; months of the calendar, of the contract and seasons are alike.
int length_of(Every every);
// Whether a period is never longer than so many of others together.
bool is_within(Every every, Every others, int count);
// Of a fee that is a share of another it is the other's.
Every fee_every(const MoneyCase& money, std::size_t fee);
// What can be taken of a fee for such periods in a period of another kind.
std::vector<Taken> ways(Every fee, Every of, int over = 1);
// For whom a sum arises: the values of groups, that of the subject last, which may be a group of
// several and is called as what takes them together.
using Group = std::vector<std::string>;
struct Whom {
  const std::vector<Said>& groups;
  const Group& values;
  std::optional<Said> subject_is = {};
};
// The sum that is owed, or the most, in this period.
Rational money_in(const MoneyCase& money, const Sum& sum, Every of, const Run& run,
                  const Whom& whom);
// The fee with an amount of its own that it is a share of in the end, or itself.
const FeeRules& whole_of(const MoneyCase& money, std::size_t fee);
// Nothing is owed since nothing is charged for whom it would be.
bool has_no_fee(const MoneyCase& money, const Sum& sum, Every of, const Run& run, const Whom& whom);

}  // namespace akad::oracle
