#include "tests/oracle/money/amounts/worse.h"

#include <fmt/format.h>

#include <algorithm>

namespace akad::oracle {
namespace {

bool is_of_ticket(const Event& event) {
  return event.what == What::Opened || event.what == What::Resolved || event.what == What::Updated;
}

// How far the stop can move: to the next thing that happens to the subject, to as-of, and to where
// any period ends or begins.
std::optional<Instant> limit_of(const MoneyCase& money, const WholeTerm& term,
                                const Subject& subject, const Event& stop) {
  Instant limit = money.as_of;
  for (const Event& event : subject.happenings) {
    if (event.at > stop.at && is_of_ticket(event)) return std::nullopt;
    if (event.at > stop.at) limit = std::min(limit, event.at);
  }
  bool any = false;
  for (const PeriodOf& period : term.periods) {
    if (period.part.from > stop.at) limit = std::min(limit, period.part.from);
    if (stop.at < period.part.from || stop.at >= period.part.to) continue;
    limit = std::min(limit, period.part.to);
    any = true;
  }
  if (!any || limit - stop.at < 2) return std::nullopt;
  return limit;
}

// In the period, for the group: the better row never owes more.
bool is_in_order(const MoneyCase& money, const CreditRules& credit, const PeriodOf& period,
                 const Group& group) {
  const TargetRules& target = money.targets[credit.target];
  const Whom whom{target.groups, group, target.subject_is};
  const std::vector<Slab>& slabs = credit.slabs;
  const bool falls = slabs[0].bound == Slab::AtLeast || slabs[0].bound == Slab::MoreThan;
  for (std::size_t row = 1; row < slabs.size(); ++row) {
    const auto amount = [&](const Slab& slab) {
      return money_in(money, slab.sum, period.every, period.part.run, whom);
    };
    const Rational above = amount(slabs[row - 1]), below = amount(slabs[row]);
    if (falls ? below < above : below > above) return false;
  }
  return true;
}

Rational of_line(const PaidPeriod& period, const PaidLine& wanted, Rational PaidLine::*what) {
  for (const PaidLine& line : period.lines) {
    if (line.credit == wanted.credit && line.group == wanted.group) return line.*what;
  }
  return 0;
}

}  // namespace

std::optional<MoneyCase> with_later_stop(Dice& dice, const MoneyCase& money,
                                         const WholeTerm& term) {
  const std::size_t first = dice.engine() % money.subjects.size();
  for (std::size_t n = 0; n < money.subjects.size(); ++n) {
    const std::size_t s = (first + n) % money.subjects.size();
    const Subject& subject = money.subjects[s];
    for (std::size_t e = 0; e < subject.happenings.size(); ++e) {
      const Event& stop = subject.happenings[e];
      if (stop.what != What::Resolved) continue;
      const auto limit = limit_of(money, term, subject, stop);
      if (!limit) continue;
      MoneyCase worse = money;
      worse.subjects[s].happenings[e].at += 1 + dice.below(*limit - stop.at - 1);
      return worse;
    }
  }
  return std::nullopt;
}

std::vector<bool> ordered_credits(const MoneyCase& money, const WholeTerm& term) {
  std::vector<bool> ordered;
  for (const CreditRules& credit : money.credits) {
    const TargetRules& target = money.targets[credit.target];
    const bool with_rate = std::any_of(credit.slabs.begin(), credit.slabs.end(),
                                       [](const Slab& slab) { return slab.rate.has_value(); });
    // A miss that a small number allows costs nothing, not even what the table gives for a promise
    // that is kept, or what an empty period does that grace has made one.
    const bool costs_when_empty =
        credit.when == OwedIf::Missed && target.empty == EmptyRule::Missed;
    const bool is_allowed_less =
        target.small_below > 0 && (credit.when == OwedIf::ByTable || costs_when_empty);
    // In the median one that stops later may change nothing, and in the next period much.
    bool fine = target.over == 1 && target.sum_of.empty() && !is_allowed_less &&
                !target.lengths.any() && (!with_rate || credit.slabs.size() == 1);
    for (const PeriodOf& period : term.periods) {
      for (const MonthResult& result : period.results) {
        if (result.target != credit.target) continue;
        fine = fine && is_in_order(money, credit, period, result.group);
      }
    }
    ordered.push_back(fine);
  }
  return ordered;
}

std::string owed_less(const MoneyCase& money, const std::vector<bool>& ordered, const Paid& before,
                      const Paid& worse) {
  for (std::size_t p = 0; p < before.size(); ++p) {
    for (const PaidLine& line : before[p].lines) {
      if (!ordered[line.credit]) continue;
      const Rational exact = of_line(worse[p], line, &PaidLine::exact);
      const bool less =
          exact < line.exact ||
          (money.caps.empty() && of_line(worse[p], line, &PaidLine::payable) < line.payable);
      if (!less) continue;
      return fmt::format("credit{} for ({}) in {}: {} before, {} with a later stop", line.credit,
                         fmt::join(line.group, ", "), before[p].label, to_fraction(line.exact),
                         to_fraction(exact));
    }
  }
  return {};
}

}  // namespace akad::oracle
