#include "tests/oracle/money/limits/which_caps.h"

#include <algorithm>

namespace akad::oracle {
namespace {

std::size_t width(const MoneyCase& money, const CapRules& cap) {
  const auto of_money = [](const CreditRules& credit) { return credit.in_kind.empty(); };
  const auto all = std::count_if(money.credits.begin(), money.credits.end(), of_money);
  return cap.credits.empty() ? static_cast<std::size_t>(all) : cap.credits.size();
}

std::size_t fineness(const CapRules& cap) { return cap.groups.size() + (cap.by_subject ? 1 : 0); }

// Behind the longest periods that are not longer than the last so many together.
int length(const CapRules& cap) {
  int longest = length_of(cap.every);
  if (cap.over == 1) return 2 * longest;
  for (std::size_t kind = 0; kind < kEvery; ++kind) {
    const auto every = static_cast<Every>(kind);
    if (is_within(every, cap.every, cap.over)) longest = std::max(longest, length_of(every));
  }
  return 2 * longest + 1;
}

bool is_narrower(const MoneyCase& money, const CapRules& a, const CapRules& b) {
  if (width(money, a) != width(money, b)) return width(money, a) < width(money, b);
  if (fineness(a) != fineness(b)) return fineness(a) > fineness(b);
  return length(a) < length(b);
}

}  // namespace

bool covers(const MoneyCase& money, const CapRules& cap, std::size_t credit) {
  if (!money.credits[credit].in_kind.empty()) return false;
  return cap.credits.empty() ||
         std::find(cap.credits.begin(), cap.credits.end(), credit) != cap.credits.end();
}

Group group_under(const MoneyCase& money, const CapRules& cap, const CreditLine& line) {
  const TargetRules& target = money.targets[line.result->target];
  Group group;
  for (const Said wanted : cap.groups) {
    for (std::size_t i = 0; i < target.groups.size(); ++i) {
      if (target.groups[i] == wanted) group.push_back(line.result->group[i]);
    }
  }
  if (cap.by_subject) group.push_back(line.result->group[target.groups.size()]);
  return group;
}

std::vector<std::size_t> narrowest_first(const MoneyCase& money, Attempts& tried) {
  std::vector<std::size_t> order;
  while (order.size() < money.caps.size()) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < money.caps.size(); ++i) {
      if (std::find(order.begin(), order.end(), i) != order.end()) continue;
      if (!best || is_narrower(money, money.caps[i], money.caps[*best])) best = i;
    }
    if (*best != order.size()) note(tried, Tried::NarrowFirst);
    order.push_back(*best);
  }
  return order;
}

}  // namespace akad::oracle
