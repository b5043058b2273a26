#include "tests/oracle/money/sums/sums.h"

#include <algorithm>

#include "tests/oracle/money/amounts/money_amounts.h"

namespace akad::oracle {
namespace {

bool is_kept(const TargetRules& rules, const Rational& sum) {
  return rules.sum_less ? sum < rules.share : sum <= rules.share;
}

bool is_summed(const MoneyCase& money, const TargetRules& sum, std::size_t credit) {
  const CreditRules& rules = money.credits[credit];
  return rules.in_kind == sum.sum_of && money.targets[rules.target].sum_of.empty();
}

Group group_for(const TargetRules& sum, const TargetRules& target, const Group& values) {
  Group group;
  for (const Said wanted : sum.groups) {
    for (std::size_t i = 0; i < target.groups.size(); ++i) {
      if (target.groups[i] == wanted) group.push_back(values[i]);
    }
  }
  if (sum.by_subject) group.push_back(values.back());
  return group;
}

// Not a group that has its row for items alone that are left out or have no target.
bool counts_something(const MoneyCase& money, const MonthResult& result) {
  const Counts& c = result.counts;
  if (money.targets[result.target].of_time) return true;
  return c.met + c.missed + c.open_missed + c.pending + c.undetermined > 0;
}

struct Summed {
  Rational sum = 0, open = 0;
  int credits = 0;
};

// All that ends in the period, whatever period it is of.
std::map<Group, Summed> sums_in(const MoneyCase& money, const TargetRules& sum, const Run& run,
                                const std::vector<PeriodOf>& periods, const Settled& settled) {
  std::map<Group, Summed> sums;
  if (sum.groups.empty() && !sum.by_subject) sums[{}];
  const auto falls_in = [&](const PeriodOf& period) {
    return run.first <= period.part.run.last && period.part.run.last <= run.last;
  };
  for (const PeriodOf& period : periods) {
    if (!falls_in(period)) continue;
    for (const MonthResult& result : period.results) {
      if (!counts_something(money, result)) continue;
      for (std::size_t c = 0; c < money.credits.size(); ++c) {
        if (money.credits[c].target != result.target || !is_summed(money, sum, c)) continue;
        sums[group_for(sum, money.targets[result.target], result.group)];
      }
    }
  }
  for (const CreditLine& line : settled.lines) {
    if (!falls_in(periods[line.period]) || !is_summed(money, sum, line.credit)) continue;
    Summed& here = sums[group_for(sum, money.targets[line.result->target], line.result->group)];
    here.sum += line.payable;
    here.open += line.open;
    if (owes_something(line)) ++here.credits;
  }
  return sums;
}

bool amounts_differ(const MoneyCase& money, const MonthResult& result, Every every,
                    Attempts& tried) {
  for (std::size_t c = 0; c < money.credits.size(); ++c) {
    if (money.credits[c].target != result.target) continue;
    const auto all =
        what_may_be_of_sum(money, result, every, c, *result.measured, *result.if_down, tried);
    if (!are_alike(all)) return true;
  }
  return false;
}

MonthResult result_of(const MoneyCase& money, std::size_t target, const Group& group,
                      const Summed& here, const PeriodOf& period, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  MonthResult result{target, group, {}, "pending", here.sum, false, period.part};
  result.summed = static_cast<std::uint64_t>(here.credits);
  note(tried, Tried::OfSum);
  if (here.sum == rules.share) note(tried, Tried::SumExactly);
  if (here.credits > 1) note(tried, Tried::SumOfSeveral);
  const bool closed = period.part.closed;
  if (closed) result.verdict = is_kept(rules, here.sum) ? "met" : "missed";
  result.known_verdict = result.verdict;
  // Of a period that goes on, in which nothing is settled, there is no sum yet.
  if (!closed && here.credits == 0) result.measured.reset();
  if (here.open == Rational(0)) return result;
  note(tried, Tried::SumOpen);
  result.if_down = here.sum + here.open;
  result.verdict_if_down = !closed ? "pending" : is_kept(rules, *result.if_down) ? "met" : "missed";
  if (!closed) return result;
  const bool differs = result.verdict != result.verdict_if_down ||
                       amounts_differ(money, result, period.every, tried);
  if (differs) result.verdict = "undetermined";
  return result;
}

}  // namespace

void add_sums(const MoneyCase& money, std::vector<PeriodOf>& periods, Attempts& tried) {
  const bool any = std::any_of(money.targets.begin(), money.targets.end(),
                               [](const TargetRules& rules) { return !rules.sum_of.empty(); });
  if (!any) return;
  Attempts again = {};
  const Settled settled = settle(money, periods, again);
  std::vector<std::vector<MonthResult>> more(periods.size());
  for (std::size_t t = 0; t < money.targets.size(); ++t) {
    const TargetRules& rules = money.targets[t];
    if (rules.sum_of.empty()) continue;
    for (std::size_t p = 0; p < periods.size(); ++p) {
      if (periods[p].every != rules.every) continue;
      const auto sums = sums_in(money, rules, periods[p].part.run, periods, settled);
      for (const auto& [group, here] : sums) {
        more[p].push_back(result_of(money, t, group, here, periods[p], tried));
      }
    }
  }
  for (std::size_t p = 0; p < periods.size(); ++p) {
    for (MonthResult& result : more[p]) periods[p].results.push_back(std::move(result));
  }
}

std::vector<MayBe> what_may_be_of_sum(const MoneyCase& money, const MonthResult& result,
                                      Every every, std::size_t credit, const Rational& known,
                                      const Rational& most, Attempts& tried) {
  const std::vector<Slab>& slabs = money.credits[credit].slabs;
  std::vector<Rational> sums = {known, most};
  for (const Slab& slab : slabs) {
    if (known < slab.result && slab.result < most) sums.push_back(slab.result);
  }
  std::sort(sums.begin(), sums.end());
  std::vector<MayBe> amounts;
  // `from`: where a row begins behind it, it is owed for what is more.
  const auto ask = [&](const Rational& sum, const Rational& from) {
    MonthResult tried_with = result;
    tried_with.known_verdict = is_kept(money.targets[result.target], sum) ? "met" : "missed";
    amounts.push_back({owed_by({money, tried_with, every}, credit, sum, tried).amount,
                       &row_of(money.credits[credit], sum, tried), from});
  };
  for (std::size_t at = 0; at < sums.size(); ++at) {
    ask(sums[at], sums[at]);
    if (at + 1 < sums.size()) ask((sums[at] + sums[at + 1]) / Rational(2), sums[at]);
  }
  return amounts;
}

}  // namespace akad::oracle
