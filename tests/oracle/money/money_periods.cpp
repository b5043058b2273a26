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

// How long it is, about: what is asked of which is the shorter.
int about(Every every) {
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
int parts(Every longer, Every shorter) {
  if (longer == Every::Week && shorter == Every::Day) return 7;
  const int many = months_in(longer), few = months_in(shorter);
  const bool same = is_of_contract(longer) == is_of_contract(shorter);
  return same && few > 0 && many > few && many % few == 0 ? many / few : 0;
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

}  // namespace

std::vector<Run> runs_of(const MoneyCase& money, Every every) {
  if (every == Every::Season) return seasons_of(money);
  using Key = std::tuple<std::int32_t, std::int32_t, Every>;
  static std::map<Key, std::vector<Run>> known;  // a case asks for the same often
  if (known.size() > 1000) known.clear();
  const auto [at, fresh] = known.try_emplace({money.first.days, money.last.days, every});
  std::vector<Run>& runs = at->second;
  if (!fresh) return runs;
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

const Run& run_with(const std::vector<Run>& runs, Date day) {
  return *std::find_if(runs.begin(), runs.end(), [&](const Run& run) { return day <= run.last; });
}

bool is_of_contract(Every every) {
  return every == Every::ContractMonth || every == Every::ContractQuarter ||
         every == Every::ContractYear;
}

bool is_of_months(Every every) { return months_in(every) > 0; }

bool is_shorter(Every a, Every b) { return about(a) < about(b); }

bool can_look_back(Every every) { return about(every) < 100 && every != Every::Season; }

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

Rational money_in(const MoneyCase& money, const Sum& sum, Every of, const Run& run) {
  if (sum.kind == Sum::Nothing) return 0;
  if (sum.kind == Sum::Money) return sum.value;
  const FeeRules& fee = money.fees[sum.fee];
  const std::vector<Run> charged = runs_of(money, fee.every);
  Rational all = 0, last = 0;
  for (const Run& one : charged) {
    if (one.last < run.first || one.last > run.last) continue;
    last = part_of(fee, one, fee.amount);
    all += last;
  }
  switch (sum.taken) {
    case Taken::OfPeriod:
      return sum.value * (fee.every == of ? part_of(fee, run, fee.amount) : fee.amount);
    case Taken::Sum: return sum.value * all;
    case Taken::Last: return sum.value * last;
    case Taken::Part: return sum.value * part_of(fee, run, fee.amount / parts(fee.every, of));
    case Taken::Around: break;
  }
  const Run& around = run_with(charged, run.last);
  return sum.value * part_of(fee, around, fee.amount);
}

}  // namespace akad::oracle
