#include "tests/oracle/money/money_periods.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace akad::oracle {
namespace {

constexpr int kThursday = 3;

std::string in_four_digits(int year) { return fmt::format("{:04}", year); }

// The week belongs to the year that has its Thursday.
std::string week_name(Date day) {
  const Date thursday{day.days - weekday(day) + kThursday};
  const int year = to_civil(thursday).year;
  const int before = thursday.days - to_date({year, 1, 1}).days;
  return fmt::format("{}-W{:02}", in_four_digits(year), before / 7 + 1);
}

// So many months after the term's first day.
Date months_after(Date first, int months) {
  CivilDay day = to_civil(first);
  for (int i = 0; i < months; ++i) {
    ++day.month;
    if (day.month > 12) day = {day.year + 1, 1, day.day};
  }
  const int most = days_in_month(day.year, day.month);
  if (day.day > most) day.day = most;
  return to_date(day);
}

std::string contract_name(const char* what, Date first, Date day, int months) {
  int number = 1;
  while (months_after(first, number * months) <= day) ++number;
  return fmt::format("contract {} {}", what, number);
}

std::string name_of(const MoneyCase& money, Every every, Date day) {
  const CivilDay civil = to_civil(day);
  const std::string year = in_four_digits(civil.year);
  switch (every) {
    case Every::Month: return fmt::format("{}-{:02}", year, civil.month);
    case Every::Quarter: return fmt::format("{}-Q{}", year, (civil.month + 2) / 3);
    case Every::HalfYear: return fmt::format("{}-H{}", year, civil.month <= 6 ? 1 : 2);
    case Every::Year: return year;
    case Every::Week: return week_name(day);
    case Every::Day: return fmt::format("{}-{:02}-{:02}", year, civil.month, civil.day);
    case Every::ContractMonth: return contract_name("month", money.first, day, 1);
    case Every::ContractQuarter: return contract_name("quarter", money.first, day, 3);
    case Every::ContractYear: return contract_name("year", money.first, day, 12);
    case Every::Season:
      for (const SeasonRule& season : money.seasons) {
        if (season.first <= day && day <= season.last) return season.name;
      }
      return "";  // between seasons
    case Every::Term: break;
  }
  return "whole term";
}

}  // namespace

int length_of(Every every) {
  switch (every) {
    case Every::Day: return 1;
    case Every::Week: return 7;
    case Every::Month:
    case Every::ContractMonth:
    case Every::Season: return 30;
    case Every::Quarter:
    case Every::ContractQuarter: return 91;
    case Every::HalfYear: return 182;
    case Every::Year:
    case Every::ContractYear: return 365;
    case Every::Term: break;
  }
  return 100'000;
}

namespace {

// How many of the one make up each of the other, by the months that both are made of.
int months_in(Every every) {
  switch (every) {
    case Every::Month:
    case Every::ContractMonth: return 1;
    case Every::Quarter:
    case Every::ContractQuarter: return 3;
    case Every::HalfYear: return 6;
    case Every::Year:
    case Every::ContractYear: return 12;
    case Every::Week:
    case Every::Day:
    case Every::Season:
    case Every::Term: break;
  }
  return 0;
}
int most_days(Every every) {
  switch (months_in(every)) {
    case 1: return 31;
    case 3: return 92;
    case 6: return 184;
    case 12: return 366;
    default: return length_of(every);
  }
}
int parts(Every longer, Every shorter) {
  if (longer == Every::Week && shorter == Every::Day) return 7;
  const int many = months_in(longer), few = months_in(shorter);
  const bool same = is_of_contract(longer) == is_of_contract(shorter);
  return same && few > 0 && many > few && many % few == 0 ? many / few : 0;
}

Rational changed(Rational amount, const FeeChanges& later, Date day) {
  for (const auto& [from, other] : later) {
    if (from <= day) amount = other;
  }
  return amount;
}

// Where the fee differs by it: the value that is asked for.
std::string value_for(const FeeRules& fee, const Whom& whom) {
  const bool is_of_subject = whom.subject_is ? fee.by == whom.subject_is : fee.by_subject;
  if (is_of_subject) return whom.values[whom.groups.size()];
  for (std::size_t i = 0; i < whom.groups.size(); ++i) {
    if (whom.groups[i] == fee.by) return whom.values[i];
  }
  return "(none)";
}

// What it is on a day, in the agreement's money: of what it is a share of, or by the last change up
// to then.
Rational fee_on(const MoneyCase& money, std::size_t fee, Date day, const Whom& whom) {
  const FeeRules& rules = money.fees[fee];
  if (rules.share_of) return rules.amount * fee_on(money, *rules.share_of, day, whom);
  Rational amount = changed(rules.amount, rules.later, day);
  if (rules.by || rules.by_subject) {
    const std::string value = value_for(rules, whom);
    for (const FeeOfOne& one : rules.named) {
      if (one.value == value) amount = changed(one.amount, one.later, day);
    }
  }
  return amount * rules.exchange.value_or(1);
}

Rational part_of(const FeeRules& fee, const Run& run, const Rational& whole) {
  if (!fee.in_proportion || !run.is_cut()) return whole;
  return whole * (run.last.days - run.first.days + 1) /
         (run.whole_last.days - run.whole_first.days + 1);
}

}  // namespace

namespace {

// Found by their dates, since a name says nothing of them.
std::vector<Run> seasons_of(const MoneyCase& money) {
  std::vector<Run> runs;
  for (Date day = money.first; day <= money.last; ++day.days) {
    const std::string name = name_of(money, Every::Season, day);
    if (name.empty()) continue;
    if (runs.empty() || runs.back().name != name) runs.push_back({name, day, day, day, day});
    runs.back().last = runs.back().whole_last = day;
  }
  for (Run& run : runs) {
    while (name_of(money, Every::Season, {run.whole_first.days - 1}) == run.name) {
      --run.whole_first.days;
    }
    while (name_of(money, Every::Season, {run.whole_last.days + 1}) == run.name) {
      ++run.whole_last.days;
    }
  }
  return runs;
}

std::vector<Run> found_of(const MoneyCase& money, Every every) {
  if (every == Every::Season) return seasons_of(money);
  std::vector<Run> runs;
  for (Date day = money.first; day <= money.last; ++day.days) {
    const std::string name = name_of(money, every, day);
    if (runs.empty() || runs.back().name != name) runs.push_back({name, day, day, day, day});
    runs.back().last = runs.back().whole_last = day;
  }
  Run& front = runs.front();
  const bool begins_before = !is_of_contract(every) && every != Every::Term;
  while (begins_before && name_of(money, every, {front.whole_first.days - 1}) == front.name) {
    --front.whole_first.days;
  }
  Run& back = runs.back();
  while (every != Every::Term && name_of(money, every, {back.whole_last.days + 1}) == back.name) {
    ++back.whole_last.days;
  }
  return runs;
}

// A case asks for the same often.
using RunsOf = std::tuple<std::int32_t, std::int32_t, Every, std::vector<std::int32_t>>;
std::map<RunsOf, std::vector<Run>> known_runs;

}  // namespace

const std::vector<Run>& runs_of(const MoneyCase& money, Every every) {
  RunsOf key{money.first.days, money.last.days, every, {}};
  if (every == Every::Season) {
    for (const SeasonRule& season : money.seasons) {
      std::get<3>(key).insert(std::get<3>(key).end(), {season.first.days, season.last.days});
    }
  }
  const auto [at, fresh] = known_runs.try_emplace(std::move(key));
  if (fresh) at->second = found_of(money, every);
  return at->second;
}

void forget_runs() {
  if (known_runs.size() > 1000) known_runs.clear();
}

const Run& run_with(const std::vector<Run>& runs, Date day) {
  return *std::find_if(runs.begin(), runs.end(), [&](const Run& run) { return day <= run.last; });
}

const FeeRules& whole_of(const MoneyCase& money, std::size_t fee) {
  const FeeRules& rules = money.fees[fee];
  return rules.share_of ? whole_of(money, *rules.share_of) : rules;
}

bool has_no_fee(const MoneyCase& money, const Sum& sum, Every of, const Run& run,
                const Whom& whom) {
  if (sum.kind != Sum::ShareOfFee) return false;
  const FeeRules& fee = whole_of(money, sum.fee);
  const bool by_group = fee.by || fee.by_subject;
  return by_group && money_in(money, sum, of, run, whom) == Rational(0);
}

bool is_working_day(Date day) { return weekday(day) < 5; }

bool is_of_contract(Every every) {
  return every == Every::ContractMonth || every == Every::ContractQuarter ||
         every == Every::ContractYear;
}

bool is_of_months(Every every) { return months_in(every) > 0; }

bool is_shorter(Every a, Every b) { return length_of(a) < length_of(b); }

bool is_within(Every every, Every others, int count) {
  if (every == Every::Season || every == Every::Term) return false;
  const int months = months_in(others);
  if (months > 0) {
    return months_in(every) > 0 ? months_in(every) <= months * count
                                : most_days(every) <= 28 * months * count;
  }
  return most_days(every) <= length_of(others) * count;
}

bool can_look_back(Every every) { return length_of(every) < 100 && every != Every::Season; }

std::vector<Taken> ways(Every fee, Every of, int over) {
  if (fee == Every::Season && of != Every::Season) return {Taken::Sum};
  if (of == Every::Season && fee != Every::Season && fee != Every::Term) return {Taken::Around};
  if (over > 1) {
    if (fee == Every::Term) return {Taken::OfPeriod};
    if (is_shorter(of, fee)) return {Taken::Around};
    return {Taken::Sum, Taken::Last};
  }
  if (fee == of || fee == Every::Term) return {Taken::OfPeriod};
  if (is_shorter(fee, of)) return {Taken::Sum, Taken::Last};
  if (parts(fee, of) > 0) return {Taken::Part, Taken::Around};
  return {Taken::Around};
}

Every fee_every(const MoneyCase& money, std::size_t fee) { return whole_of(money, fee).every; }

Rational money_in(const MoneyCase& money, const Sum& sum, Every of, const Run& run,
                  const Whom& whom) {
  if (sum.kind == Sum::Nothing) return 0;
  if (sum.kind == Sum::Money) return sum.value;
  const FeeRules& fee = whole_of(money, sum.fee);
  const auto on = [&](Date day) { return fee_on(money, sum.fee, day, whom); };
  const Rational now = on(run.last);
  if (sum.taken == Taken::OfPeriod) {
    return sum.value * (fee.every == of ? part_of(fee, run, now) : now);
  }
  if (sum.taken == Taken::Part) {
    return sum.value * part_of(fee, run, now / parts(fee.every, of));
  }
  const std::vector<Run>& charged = runs_of(money, fee.every);
  if (sum.taken == Taken::Around) {
    return sum.value * part_of(fee, run_with(charged, run.last), now);
  }
  Rational all = 0, last = 0;
  for (const Run& one : charged) {
    if (one.last < run.first || one.last > run.last) continue;
    last = part_of(fee, one, on(one.last));
    all += last;
  }
  return sum.value * (sum.taken == Taken::Sum ? all : last);
}

}  // namespace akad::oracle
