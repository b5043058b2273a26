#include "tests/oracle/money/time/what_may_be.h"

#include <algorithm>

#include "tests/oracle/money/sums/sums.h"

namespace akad::oracle {
namespace {

// Where some of the unknown time was down: at each bound of the table, a millisecond before it and
// one behind it. Where other time counts if it was down, nobody can say how much.
std::vector<MayBe> in_between(const MoneyCase& money, const MonthResult& result, Every every,
                              std::size_t credit, const Rational& known, const Rational& if_down) {
  const Duration service = result.counts.service;
  if (service == 0 || service != result.counts.service_if_down) return {};
  const TargetRules& target = money.targets[result.target];
  Attempts nobody_asks = {};
  std::vector<MayBe> amounts;
  for (const Slab& slab : money.credits[credit].slabs) {
    for (const int beside : {-1, 0, 1}) {  // the last row has no bound, and tries another share
      const Rational now = service * (Rational(1) - known);
      const Rational down = now + floor_of(service * (Rational(1) - slab.result) - now) + beside;
      const Rational share = (service - down) / Rational(service);
      if (share > known || share < if_down) continue;
      MonthResult some = result;
      some.counts.down += down - now;
      const bool missed = target.more_than ? share <= target.share : share < target.share;
      some.known_verdict = missed ? "missed" : "met";
      const Slab& row = row_of(money.credits[credit], share, nobody_asks);
      const auto ask = [&](Taking taking) {
        const Asking asking{money, some, every, taking, false};
        amounts.push_back({owed_by(asking, credit, share, nobody_asks).amount, &row, share});
      };
      if (row.rate && row.rate->each_outage) {
        some.counts = result.counts;
        ask(Taking::AsDown);
        ask(Taking::Fewest);
      } else {
        ask(Taking::AsKnown);
      }
    }
  }
  std::stable_sort(amounts.begin(), amounts.end(),
                   [](const MayBe& a, const MayBe& b) { return a.share > b.share; });
  return amounts;
}

}  // namespace

bool are_alike(const std::vector<MayBe>& all) {
  return std::all_of(all.begin(), all.end(),
                     [&](const MayBe& one) { return one.amount == all.front().amount; });
}

std::vector<MayBe> what_may_be(const MoneyCase& money, const MonthResult& result, Every every,
                               std::size_t credit, const Rational& known, const Rational& if_down,
                               Attempts& tried) {
  if (!money.targets[result.target].sum_of.empty()) {
    return what_may_be_of_sum(money, result, every, credit, known, if_down, tried);
  }
  std::vector<MayBe> amounts;
  const auto row_for = [&](const Rational& share) -> const Slab& {
    return row_of(money.credits[credit], share, tried);
  };
  const auto ask = [&](const Rational& share, Taking taking, bool down) {
    amounts.push_back({owed_by({money, result, every, taking, down}, credit, share, tried).amount,
                       &row_for(share), share});
  };
  ask(known, Taking::AsKnown, false);
  const auto between = in_between(money, result, every, credit, known, if_down);
  ask(if_down, Taking::AsDown, true);
  for (const bool down : {false, true}) {
    const Rational& share = down ? if_down : known;
    const Slab& row = row_for(share);
    if (!row.rate || !row.rate->each_outage) continue;
    ask(share, Taking::AsDown, down);
    ask(share, Taking::Fewest, down);
  }
  const auto [least, most] =
      std::minmax_element(amounts.begin(), amounts.end(),
                          [](const MayBe& a, const MayBe& b) { return a.amount < b.amount; });
  const Rational ends[] = {least->amount, most->amount};
  for (const MayBe& one : between) {
    if (one.amount < ends[0] || one.amount > ends[1]) note(tried, Tried::BetweenTheEnds);
  }
  amounts.insert(amounts.begin() + 1, between.begin(), between.end());
  return amounts;
}

AllThatMayBe ends_among(const std::vector<MayBe>& all, Attempts& tried) {
  const MayBe& known = all.front();
  const auto rank = [&](const MayBe& one) { return std::pair(one.row != known.row, one.row); };
  const auto [least, most] =
      std::minmax_element(all.begin(), all.end(), [&](const MayBe& a, const MayBe& b) {
        return a.amount != b.amount ? a.amount < b.amount : rank(a) < rank(b);
      });
  const bool of_another = least->amount > Rational(0) && least->row != known.row;
  if (of_another) note(tried, Tried::LeastOfAnotherRow);
  return {least->amount, most->amount, of_another ? *least : known};
}

}  // namespace akad::oracle
