// Results to money.
#include <algorithm>
#include <map>
#include <set>

#include "tests/oracle/money/amounts/payable.h"
#include "tests/oracle/money/limits/rounding.h"
#include "tests/oracle/money/limits/which_caps.h"
#include "tests/oracle/money/time/what_may_be.h"

namespace akad::oracle {
namespace {

// What the table of a credit is asked with, and with what if all that is unknown was down.
struct AskedWith {
  Rational known;
  std::optional<Rational> if_down;
};

class Settling {
 public:
  // Periods from `from` to before `to`, which end together; `before`: what earlier ones came to.
  Settling(const MoneyCase& money, const std::vector<PeriodOf>& periods, std::size_t from,
           std::size_t to, const Settled& before, Attempts& tried)
      : money_(money), periods_(periods), before_(before), tried_(tried) {
    last_ = periods[from].part.run.last;
    for (std::size_t p = from; p < to; ++p) {
      for (std::size_t c = 0; c < money.credits.size(); ++c) {
        for (const MonthResult& result : periods[p].results) {
          if (result.target == money.credits[c].target) arise(c, p, result);
        }
      }
    }
  }

  Settled settled() {
    const std::vector<std::size_t> order = narrowest_first(money_, tried_);
    for (const std::size_t cap : order) {
      if (money_.caps[cap].largest)
        each_group(cap, [&](const Group& group) { leave_largest(cap, group); });
    }
    for (const std::size_t cap : order) {
      const bool is_most = !money_.caps[cap].small && !money_.caps[cap].largest;
      if (is_most) each_group(cap, [&](const Group& group) { lower(cap, group); });
    }
    for (const std::size_t cap : order) {
      if (money_.caps[cap].small)
        each_group(cap, [&](const Group& group) { leave_out(cap, group); });
    }
    round_lines(money_, together_, settled_.lines, tried_);
    // No cap asks for what is open in kind: it is what rounding would make of it.
    for (CreditLine& line : settled_.lines) {
      const CreditRules& rules = money_.credits[line.credit];
      if (rules.in_kind.empty() || line.open == Rational(0)) continue;
      Attempts again = {};
      line.open = oracle::rounded(line.due + line.open, rules, again) -
                  oracle::rounded(line.due, rules, again);
    }
    return std::move(settled_);
  }

 private:
  // Of what looks back: when something was owed for the credit the last time.
  const CreditLine* owed_last(std::size_t credit, const MonthResult& result) const {
    const CreditLine* last = nullptr;
    for (const CreditLine& line : before_.lines) {
      const bool same = line.credit == credit && line.result->group == result.group;
      if (same && line.due > Rational(0)) last = &line;
    }
    return last;
  }

  // What was missed up to then counts as if it had not been: the rest is counted anew.
  std::optional<AskedWith> without_what_was_owed(std::size_t credit, const MonthResult& result,
                                                 const Rational& asked) {
    const TargetRules& rules = money_.targets[result.target];
    const CreditLine* owed = rules.over > 1 ? owed_last(credit, result) : nullptr;
    if (owed == nullptr || owed->result->over.to <= result.over.from) {
      return AskedWith{asked, result.if_down};
    }
    if (!result.measured) return std::nullopt;
    note(tried_, Tried::OwedBefore);
    MonthPart rest = result.over;
    rest.from = owed->result->over.to;
    rest.run.first = {owed->result->over.run.last.days + 1};
    const Counts& all = result.counts;
    if (rules.of_time) {
      auto counts = count_time(money_, result.target, {rest}, tried_).front();
      return of_rest(all, counts[result.group]);
    }
    auto counts = count_items(money_, result.target, {rest}, tried_).front();
    const auto items = all.met + all.missed + all.open_missed;
    const Counts& fresh = counts[result.group];
    return AskedWith{Rational(items - fresh.missed - fresh.open_missed, items), std::nullopt};
  }

  // Of all the time, with what was down, or may have been, in the rest.
  static AskedWith of_rest(const Counts& all, const Counts& rest) {
    const auto up = [](Duration service, const Rational& down) {
      return std::max<Rational>(service - down, 0) / service;
    };
    AskedWith asked{up(all.service, rest.down), std::nullopt};
    const Duration service = all.service + rest.service_if_down - rest.service;
    const bool same = rest.down_if_down == rest.down && service == all.service;
    if (!same && service > 0) asked.if_down = up(service, rest.down_if_down);
    return asked;
  }

  void arise(std::size_t credit, std::size_t period, const MonthResult& result) {
    const auto first = asked_with(money_, money_.credits[credit], result);
    std::optional<AskedWith> asked;
    if (first) asked = without_what_was_owed(credit, result, *first);
    if (result.small) note(tried_, Tried::NoCreditForAllowed);
    if (!first) return;
    const Ends owed = asked ? ends_of(credit, period, result, *asked) : Ends{1};
    const bool no_fee = owed.is_nothing() && owed.no_fee;
    if (no_fee) note(tried_, Tried::NoFee);
    if (owed.is_nothing() && !no_fee) {
      if (ends_of(credit, period, result, {*first, result.if_down}).is_nothing()) return;
      // Only what looks back has something to owe alone and nothing here.
      note(tried_, Tried::NothingLeftToOwe);
    }
    const Rational& with = owed.asked_with;
    const Slab& row = owed.row ? *owed.row : row_of(money_.credits[credit], with, tried_);
    note_share(money_, row.sum, result.over.run, tried_);
    settled_.lines.push_back({credit, period, &result, with, &row, owed.least});
    CreditLine& line = settled_.lines.back();
    line.unknown = owed.unknown;
    line.no_fee = owed.no_fee;
    if (!money_.credits[credit].in_kind.empty()) note(tried_, Tried::InKind);
    line.due = without_small(money_.credits[credit], owed.least, tried_);
    line.open = without_small(money_.credits[credit], owed.most, tried_) - line.due;
    line.amount = line.due;
    if (money_.credits[credit].claim) claim(line);
  }

  void claim(CreditLine& line) {
    const CreditRules& rules = money_.credits[line.credit];
    if (line.amount == Rational(0) && line.open == Rational(0) && line.unknown == 0) return;
    line.claimed = stands(money_, line, periods_[line.period].part.run, tried_);
    if (line.claimed->state == "due") return;
    if (line.claimed->state == "claimable") {
      line.claimed->claimable = oracle::rounded(line.amount, rules, tried_);
    } else {
      line.open = 0;
      line.unknown = 0;
    }
    line.amount = 0;
  }

  // What it comes to, and what it may.
  struct Ends {
    Rational asked_with, least = 0, most = 0;  // with: for the least
    const Slab* row = nullptr;                 // of the least; none: it is asked
    std::uint64_t unknown = 0;
    bool no_fee = false;  // and that is why

    bool is_nothing() const { return most == Rational(0) && unknown == 0; }
  };
  Ends ends_of(std::size_t credit, std::size_t period, const MonthResult& result,
               const AskedWith& asked) {
    const Asking asking{money_, result, periods_[period].every};
    const OwedForItems known = owed_by(asking, credit, asked.known, tried_);
    if (result.verdict != "undetermined" || !asked.if_down) {
      return {asked.known, known.amount, known.amount, nullptr, known.unknown, known.no_fee};
    }
    const auto all = what_may_be(money_, result, periods_[period].every, credit, asked.known,
                                 *asked.if_down, tried_);
    const auto [least, most, told] = ends_among(all, tried_);
    return {told.share, least, most, told.row, known.unknown, known.no_fee};
  }

  auto covers(const CapRules& cap, std::size_t c) const { return oracle::covers(money_, cap, c); }
  Group group_of(const CapRules& cap, const CreditLine& line) const {
    return group_under(money_, cap, line);
  }

  // Under a cap by season falls what ends in one.
  bool falls_under(const CapRules& rules) const {
    const std::vector<Run>& runs = runs_of(money_, rules.every);
    return std::any_of(runs.begin(), runs.end(),
                       [&](const Run& run) { return run.first <= last_ && last_ <= run.last; });
  }

  template <class Do>
  void each_group(std::size_t cap, Do what) {
    const CapRules& rules = money_.caps[cap];
    if (!falls_under(rules)) return;
    std::set<Group> groups;
    for (const CreditLine& line : settled_.lines) {
      if (covers(rules, line.credit)) groups.insert(group_of(rules, line));
    }
    for (const Group& group : groups) what(group);
  }

  // Only the largest of all lines so far, those of earlier periods too, is due, and once.
  void leave_largest(std::size_t cap, const Group& group) {
    const CapRules& rules = money_.caps[cap];
    if (std::find(group.begin(), group.end(), "(none)") != group.end()) {
      note(tried_, Tried::LargestOfNone);
      return;
    }
    const Run run = run_of(rules);
    const auto is_due = [](const CreditLine& line) {
      return !line.claimed || line.claimed->state == "due";
    };
    Rational earlier = 0;
    for (const CreditLine& line : before_.lines) {
      const Date ended = periods_[line.period].part.run.last;
      if (ended < run.first || ended > run.last || !covers(rules, line.credit)) continue;
      if (group_of(rules, line) == group && is_due(line)) earlier = std::max(earlier, line.due);
    }
    std::vector<std::size_t> due;
    Rational sum = 0;
    for (std::size_t i = 0; i < settled_.lines.size(); ++i) {
      const CreditLine& line = settled_.lines[i];
      if (!covers(rules, line.credit) || group_of(rules, line) != group) continue;
      if (line.amount == Rational(0)) continue;
      due.push_back(i);
      sum += line.amount;
    }
    if (due.empty()) return;
    std::size_t best = due.front();
    for (const std::size_t i : due) {
      if (settled_.lines[i].amount > settled_.lines[best].amount) best = i;
      if (i != best && settled_.lines[i].amount == settled_.lines[best].amount) {
        note(tried_, Tried::LargestTwice);
      }
    }
    const Rational most = std::max(earlier, settled_.lines[best].amount), left = most - earlier;
    for (const std::size_t i : due) settled_.lines[i].amount = i == best ? left : Rational(0);
    if (sum == left) return;
    note(tried_, Tried::Largest);
    if (earlier > Rational(0)) {
      note(tried_, left > Rational(0) ? Tried::LargerLater : Tried::LargestEarlier);
    }
    settled_.bites.push_back(
        {cap, settled_.lines[due.back()].period, group, sum + earlier, most, earlier});
  }

  // With whom it is chosen among, where only the largest is due.
  std::optional<std::pair<std::size_t, Group>> choice_of(const CreditLine& line) const {
    for (std::size_t cap = 0; cap < money_.caps.size(); ++cap) {
      const CapRules& rules = money_.caps[cap];
      if (!rules.largest || !covers(rules, line.credit) || !falls_under(rules)) continue;
      const Group group = group_of(rules, line);
      const bool of_none = std::find(group.begin(), group.end(), "(none)") != group.end();
      return of_none ? std::nullopt : std::optional(std::pair(cap, group));
    }
    return std::nullopt;
  }

  // Of what the caps left: a sum that is too small is not due.
  void leave_out(std::size_t cap, const Group& group) {
    const CapRules& rules = money_.caps[cap];
    std::vector<std::size_t> lines;
    Rational sum = 0, at_most = 0;
    std::map<std::pair<std::size_t, Group>, Rational> most_of;  // of those of which one is due
    bool bounded = true;
    for (std::size_t i = 0; i < settled_.lines.size(); ++i) {
      const CreditLine& line = settled_.lines[i];
      if (!covers(rules, line.credit) || group_of(rules, line) != group) continue;
      lines.push_back(i);
      sum += line.amount;
      const Rational may = line.open + (line.claimed ? line.claimed->claimable : Rational(0));
      const auto choice = choice_of(line);
      if (!choice) {
        at_most += line.amount + may;
      } else if (line.claimed && line.claimed->state != "due") {
        most_of[*choice] = std::max(most_of[*choice], may);
      } else {
        most_of[*choice] = std::max<Rational>(most_of[*choice], line.due + may);
      }
      bounded = bounded && line.unknown == 0;
    }
    for (const auto& [choice, most] : most_of) at_most += most;
    const auto too_small = [&small = *rules.small](const Rational& amount) {
      return small.up_to ? amount <= small.limit : amount < small.limit;
    };
    if (sum == rules.small->limit) note(tried_, Tried::SmallSumExactly);
    if (!too_small(sum)) return;
    const bool never = bounded && too_small(at_most);
    std::set<std::size_t> dropped;
    for (const std::size_t i : lines) {
      CreditLine& line = settled_.lines[i];
      if (line.amount > Rational(0)) dropped.insert(i);
      line.open = never ? Rational(0) : line.open + line.amount;
      line.amount = 0;
    }
    if (!dropped.empty()) {
      note(tried_, Tried::SmallSum);
      if (!never) note(tried_, Tried::SmallSumOpen);
      settled_.bites.push_back({cap, settled_.lines[*dropped.rbegin()].period, group, sum, 0, 0});
    }
    // What a cap left of it is nobody else's: the others get what exactly is theirs.
    for (Together& together : together_) {
      Rational left = 0;
      std::size_t gone = 0;
      for (const std::size_t i : together.lines) {
        left += settled_.lines[i].amount, gone += dropped.count(i);
      }
      if (gone > 0 && together.bit) together.most = std::min(together.most, left);
    }
  }

  // What became payable under the cap since its own period began, or the first of the last few.
  Rational used_earlier(const CapRules& rules, const Group& group, const Run& run) const {
    Rational used = 0;
    for (const CreditLine& line : before_.lines) {
      const Date ended = periods_[line.period].part.run.last;
      if (ended < run.first || ended > run.last || !covers(rules, line.credit)) continue;
      if (group_of(rules, line) == group) used += line.payable;
    }
    return used;
  }

  // The cap's period, and those before it that it looks back on.
  Run run_of(const CapRules& rules) const {
    const std::vector<Run>& runs = runs_of(money_, rules.every);
    const Run& last = run_with(runs, last_);
    const auto place = static_cast<int>(&last - runs.data());
    const Run& first = runs[static_cast<std::size_t>(std::max(place - rules.over + 1, 0))];
    return {last.name, first.first, last.last, first.whole_first, last.whole_last};
  }

  void lower(std::size_t cap, const Group& group) {
    const CapRules& rules = money_.caps[cap];
    const Run run = run_of(rules);
    const Whom whom{rules.groups, group, rules.subject_is};
    Together together{cap, group, {},   money_in(money_, rules.most, rules.every, run, whom),
                      0,   0,     false};
    together.whole = together.most;
    note_share(money_, rules.most, run, tried_);
    together.earlier = used_earlier(rules, group, run);
    if (rules.over > 1) {
      note(tried_, Tried::CapLooksBack);
      if (together.earlier > Rational(0)) note(tried_, Tried::CapUsedBack);
      if (together.earlier > together.most) note(tried_, Tried::CapHasCome);
    }
    // Nothing that became payable comes back, also where the cap has become less than that.
    together.most = std::max(together.most - together.earlier, Rational(0));
    Rational sum = 0;
    std::size_t longest = 0;
    bool lowered_before = false;
    for (std::size_t i = 0; i < settled_.lines.size(); ++i) {
      const CreditLine& line = settled_.lines[i];
      if (!covers(rules, line.credit) || group_of(rules, line) != group) continue;
      together.lines.push_back(i);
      sum += line.amount;
      longest = line.period;
      const Every owed = periods_[line.period].every;
      if (is_shorter(owed, rules.every)) note(tried_, Tried::CapOfLonger);
      if (is_shorter(rules.every, owed)) note(tried_, Tried::CapOfShorter);
      lowered_before = lowered_before || (line.amount != line.due && !line.claimed);
    }
    together.bit = sum > together.most;
    if (sum == together.most) note(tried_, Tried::CapExactly);
    if (together.bit) {
      note(tried_, Tried::CapBites);
      if (lowered_before) note(tried_, Tried::CapTwice);
      if (!rules.groups.empty()) note(tried_, Tried::CapByGroup);
      if (rules.by_subject) note(tried_, Tried::CapBySubject);
      if (together.earlier > Rational(0)) note(tried_, Tried::CapUsedEarlier);
      if (periods_[longest].every != periods_[settled_.lines[together.lines[0]].period].every) {
        note(tried_, Tried::EndTogether);
      }
      settled_.bites.push_back(
          {cap, longest, group, sum + together.earlier, together.whole, together.earlier});
      for (const std::size_t i : together.lines) {
        settled_.lines[i].amount = settled_.lines[i].amount * together.most / sum;
      }
    }
    together_.push_back(std::move(together));
  }

  const MoneyCase& money_;
  const std::vector<PeriodOf>& periods_;
  const Settled& before_;
  Attempts& tried_;
  Date last_;  // on which they end
  Settled settled_;
  std::vector<Together> together_;
};

}  // namespace

Settled settle(const MoneyCase& money, const std::vector<PeriodOf>& periods, Attempts& tried) {
  Settled all;
  for (std::size_t from = 0; from < periods.size();) {
    std::size_t to = from + 1;
    while (to < periods.size() && periods[to].part.to == periods[from].part.to) ++to;
    const Settled more = Settling(money, periods, from, to, all, tried).settled();
    all.lines.insert(all.lines.end(), more.lines.begin(), more.lines.end());
    all.bites.insert(all.bites.end(), more.bites.begin(), more.bites.end());
    from = to;
  }
  return all;
}

}  // namespace akad::oracle
