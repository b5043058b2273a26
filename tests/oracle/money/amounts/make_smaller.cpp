#include "tests/oracle/money/amounts/make_smaller.h"

#include <fmt/format.h>

#include <algorithm>

namespace akad::oracle {
namespace {

// Takes rows away one by one for as long as it is so.
template <class Row>
void shrink(MoneyCase& money, std::vector<Row> MoneyCase::*rows, const StillSo& still) {
  for (std::size_t at = (money.*rows).size(); at-- > 0;) {
    const std::vector<Row> before = money.*rows;
    (money.*rows).erase((money.*rows).begin() + static_cast<std::ptrdiff_t>(at));
    if (!still(money)) money.*rows = before;
  }
}

// Without the last targets, as long as nothing after them is needed.
void without_targets(MoneyCase& money, const StillSo& still) {
  while (money.targets.size() > 1) {
    const MoneyCase before = money;
    money.targets.pop_back();
    const auto last = money.targets.size();
    std::erase_if(money.credits, [&](const auto& credit) { return credit.target >= last; });
    if (!money.caps.empty() && money.credits.size() != before.credits.size()) money.caps.clear();
    if (still(money)) continue;
    money = before;
    return;
  }
}

}  // namespace

void make_smaller(MoneyCase& money, const StillSo& still) {
  shrink(money, &MoneyCase::caps, still);
  if (money.caps.empty()) shrink(money, &MoneyCase::credits, still);
  without_targets(money, still);
  shrink(money, &MoneyCase::subjects, still);
  for (std::size_t s = 0; s < money.subjects.size(); ++s) {
    for (std::size_t at = money.subjects[s].happenings.size(); at-- > 0;) {
      const MoneyCase before = money;
      auto& all = money.subjects[s].happenings;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
      if (!still(money)) money = before;
    }
  }
}

// Where a part hardly made a difference, the comparison says little about it.
bool print_attempts(const Attempts& tried, std::int64_t cases, Tried first, std::size_t end) {
  bool enough = true;
  fmt::print("tried:");
  for (auto i = static_cast<std::size_t>(first); i < end; ++i) {
    const bool rare = tried[i] * 500 < cases;
    fmt::print("{} {} {}{}", i == static_cast<std::size_t>(first) ? "" : ",", tried[i],
               word(static_cast<Tried>(i)), rare ? " (too rarely)" : "");
    enough = enough && !rare;
  }
  fmt::print("\n");
  return enough;
}

}  // namespace akad::oracle
