// Those that belong together, and when so many of them are down that the group is.
#pragma once

#include <string>
#include <vector>

#include "tests/oracle/money/money_oracle.h"
#include "tests/oracle/money/time/weights.h"

namespace akad::oracle {

struct OfGroup {
  std::string name;
  std::vector<Interval> down = {};     // for certain; they may touch
  std::vector<Interval> unknown = {};  // down if those are of whom nobody knows
  std::vector<ShareFrom> shares = {}, shares_if_down = {};  // where its share of them counts
};
// To which somebody ever belongs; all of them together are a group in any case.
std::vector<OfGroup> groups_of(const MoneyCase& money, const OutageRules& rules, Attempts& tried);

// What names it: the notices of one that is called the same.
std::vector<Event> notices_of(const MoneyCase& money, const std::string& name);

}  // namespace akad::oracle
