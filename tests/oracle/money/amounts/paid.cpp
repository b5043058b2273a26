#include "tests/oracle/money/amounts/paid.h"

#include <fmt/format.h>

#include <algorithm>

namespace akad::oracle {
namespace {

std::string said(const PaidLine& line) {
  std::string text = fmt::format(
      "credit{} for ({}): exact {}, due {}, payable {}, open {}, {} unknown", line.credit,
      fmt::join(line.group, ", "), to_fraction(line.exact), to_fraction(line.due),
      to_fraction(line.payable), to_fraction(line.open), line.unknown);
  if (!line.claim.empty()) {
    text += fmt::format(", {}, claimable {}", line.claim, to_fraction(line.claimable));
  }
  if (!line.tax) return text;
  return text + fmt::format(", before tax {}, tax {}", to_fraction(line.tax->before),
                            to_fraction(line.tax->tax));
}
std::string said(const CapLine& line) {
  return fmt::format("cap{} for ({}): before {}, takes {}, earlier {}", line.cap,
                     fmt::join(line.group, ", "), to_fraction(line.before),
                     to_fraction(line.reduction), to_fraction(line.earlier));
}

template <class Row>
void tell(std::string& text, const char* who, const std::vector<Row>& rows,
          const std::vector<Row>& others) {
  for (const Row& row : rows) {
    const bool same = std::find(others.begin(), others.end(), row) != others.end();
    if (!same) text += fmt::format("    {}: {}\n", who, said(row));
  }
}

// The values by which the cap tells lines apart; none where it does not limit the line.
std::optional<Group> group_under(const MoneyCase& money, const CapRules& cap,
                                 const PaidLine& line) {
  if (!money.credits[line.credit].in_kind.empty()) return std::nullopt;
  const auto& named = cap.credits;
  if (!named.empty() && std::find(named.begin(), named.end(), line.credit) == named.end()) {
    return std::nullopt;
  }
  const TargetRules& target = money.targets[money.credits[line.credit].target];
  Group group;
  for (const Said wanted : cap.groups) {
    const auto at = std::find(target.groups.begin(), target.groups.end(), wanted);
    group.push_back(line.group[static_cast<std::size_t>(at - target.groups.begin())]);
  }
  if (cap.by_subject) group.push_back(line.group[target.groups.size()]);
  return group;
}

// Those of the cap's own periods, up to the last so many, that are behind a day of the term.
std::optional<Run> looked_back_on(const MoneyCase& money, const CapRules& cap, Date day) {
  const std::vector<Run>& runs = runs_of(money, cap.every);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (day < runs[i].first || day > runs[i].last) continue;
    const auto back = std::min(i, static_cast<std::size_t>(cap.over - 1));
    const Run& first = runs[i - back];
    return Run{runs[i].name, first.first, runs[i].last, first.whole_first, runs[i].whole_last};
  }
  return std::nullopt;
}

// When how much became payable under a cap, by group.
using Payable = std::map<Group, std::vector<std::pair<Date, Rational>>>;

void add(Payable& payable, const MoneyCase& money, const CapRules& cap, const PaidPeriod& period,
         Date ended) {
  for (const PaidLine& line : period.lines) {
    const auto group = group_under(money, cap, line);
    if (group) payable[*group].emplace_back(ended, line.payable);
  }
}

// Whether the cap leaves what became payable on this day; what is payable already stays so.
bool leaves(const MoneyCase& money, const CapRules& cap, const Payable& payable, const Run& run,
            Date today) {
  return std::all_of(payable.begin(), payable.end(), [&](const auto& of_group) {
    const Rational most = money_in(money, cap.most, cap.every, run, {cap.groups, of_group.first});
    Rational sum = 0, now = 0;
    for (const auto& [day, amount] : of_group.second) {
      if (day >= run.first && day <= run.last) sum += amount;
      if (day == today) now += amount;
    }
    return now == Rational(0) || sum <= most;
  });
}

}  // namespace

Paid paid_of(const MoneyCase& money, const WholeTerm& term) {
  Paid paid;
  for (const PeriodOf& period : term.periods) {
    paid.push_back({period.part.run.name});
    for (const CreditRules& credit : money.credits) {
      if (!credit.in_kind.empty()) paid.back().of_kinds.try_emplace(credit.in_kind);
    }
  }
  for (const CreditLine& line : term.settled.lines) {
    PaidPeriod& period = paid[line.period];
    const std::string& in_kind = money.credits[line.credit].in_kind;
    auto& lines = in_kind.empty() ? period.lines : period.in_kind;
    lines.push_back({line.credit, line.result->group, line.exact, line.payable, line.open,
                     line.unknown, line.due});
    PaidLine& paid_line = lines.back();
    if (line.claimed) {
      paid_line.claim = line.claimed->state;
      paid_line.claimable = line.claimed->claimable;
    }
    if (!in_kind.empty()) {
      period.of_kinds[in_kind] += line.payable;
      continue;
    }
    paid_line.tax = line.tax;
    add_tax(period.taxes, line.tax);
    period.total += line.payable;
  }
  for (const CapBite& bite : term.settled.bites) {
    paid[bite.period].caps.push_back(
        {bite.cap, bite.group, bite.before, taken_by(bite), bite.earlier});
  }
  return paid;
}

void add_tax(TaxOf& sum, const std::optional<TaxOf>& tax) {
  if (!tax) return;
  sum.before += tax->before;
  sum.tax += tax->tax;
}

std::string differences(const Paid& engine, const Paid& oracle) {
  if (engine.size() != oracle.size()) {
    return fmt::format("  {} periods against {}\n", engine.size(), oracle.size());
  }
  std::string text;
  for (std::size_t p = 0; p < engine.size(); ++p) {
    const PaidPeriod &a = engine[p], &b = oracle[p];
    if (a == b) continue;
    text += fmt::format("  {} ({}): in all {}, tax {}, oracle {}, {}\n", a.label, b.label,
                        to_fraction(a.total), to_fraction(a.taxes.tax), to_fraction(b.total),
                        to_fraction(b.taxes.tax));
    tell(text, "engine", a.lines, b.lines);
    tell(text, "oracle", b.lines, a.lines);
    tell(text, "engine", a.in_kind, b.in_kind);
    tell(text, "oracle", b.in_kind, a.in_kind);
    tell(text, "engine", a.caps, b.caps);
    tell(text, "oracle", b.caps, a.caps);
  }
  return text;
}

std::string broken_cap(const MoneyCase& money, const WholeTerm& term, const Paid& paid) {
  for (std::size_t c = 0; c < money.caps.size(); ++c) {
    if (money.caps[c].small || money.caps[c].largest) continue;
    Payable payable;
    for (std::size_t p = 0; p < paid.size(); ++p) {
      const Date ended = term.periods[p].part.run.last;
      const auto run = looked_back_on(money, money.caps[c], ended);
      if (!run) continue;
      add(payable, money, money.caps[c], paid[p], ended);
      const bool is_last = p + 1 == paid.size() || term.periods[p + 1].part.run.last != ended;
      if (!is_last) continue;
      if (leaves(money, money.caps[c], payable, *run, ended)) continue;
      return fmt::format("cap{} in {}", c, run->name);
    }
  }
  return {};
}

}  // namespace akad::oracle
