#include "runtime/ir/cadence.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "runtime/base/text.h"

namespace akad::ir {
namespace {

constexpr std::int32_t kMonthsInQuarter = 3, kMonthsInHalf = 6, kMonthsInYear = 12;
constexpr std::int32_t kDaysInWeek = 7;
constexpr std::int32_t kFirstMonday = 4;  // 1970-01-05: the first of a week, in days since 1970
constexpr std::int32_t kThursday = 3;     // of a week: the year that it lies in has the week
constexpr std::size_t kYear = 5;          // "2026-"

// What decides which periods stand in a row: calendar and contract months never do.
enum class Family { Calendar, Days, Contract, Term, Seasons };

struct CadenceRow {
  Family family;
  std::int32_t months;  // that a period has; 0 where it is not made of months
  int rank;
  std::string (*label)(std::int32_t number);
  std::optional<std::int32_t> (*parse)(std::string_view label);
};

// Rounds towards the past, also before 1970.
std::int32_t divided(std::int32_t number, std::int32_t by) {
  const std::int32_t behind = (number % by + by) % by;
  return (number - behind) / by;
}

std::string month_label(std::int32_t number) { return format_month(Month{number}); }
std::optional<std::int32_t> parse_month_label(std::string_view label) {
  const auto month = parse_month(label);
  if (!month) return std::nullopt;
  return month->index;
}

CivilDay first_of(std::int32_t number, std::int32_t months) {
  return to_civil(akad::first_day(Month{number * months}));
}

// "2026-Q1": the part of a year that has so many months.
std::string part_label(char sign, std::int32_t number, std::int32_t months) {
  const CivilDay first = first_of(number, months);
  return fmt::format("{}-{}{}", first.year, sign, first.month / months + 1);
}
std::optional<std::int32_t> parse_part(std::string_view label, char sign, std::int32_t months) {
  if (label.size() != kYear + 2 || label[kYear] != sign) return std::nullopt;
  const int part = label[kYear + 1] - '0';
  if (part < 1 || part > kMonthsInYear / months) return std::nullopt;
  const auto month =
      parse_month(fmt::format("{}{:02}", label.substr(0, kYear), (part - 1) * months + 1));
  if (!month) return std::nullopt;
  return divided(month->index, months);
}

std::string quarter_label(std::int32_t number) { return part_label('Q', number, kMonthsInQuarter); }
std::optional<std::int32_t> parse_quarter_label(std::string_view label) {
  return parse_part(label, 'Q', kMonthsInQuarter);
}
std::string half_label(std::int32_t number) { return part_label('H', number, kMonthsInHalf); }
std::optional<std::int32_t> parse_half_label(std::string_view label) {
  return parse_part(label, 'H', kMonthsInHalf);
}

std::string year_label(std::int32_t number) {
  return fmt::format("{}", first_of(number, kMonthsInYear).year);
}
std::optional<std::int32_t> parse_year_label(std::string_view label) {
  if (label.size() != kYear - 1) return std::nullopt;
  const auto month = parse_month(fmt::format("{}-01", label));
  if (!month) return std::nullopt;
  return divided(month->index, kMonthsInYear);
}

Date monday_of(std::int32_t week) { return {week * kDaysInWeek + kFirstMonday}; }
std::int32_t week_of(Date date) { return divided(date.days - kFirstMonday, kDaysInWeek); }
// The year's first week has its first Thursday.
std::int32_t first_week_of(int year) { return week_of(to_date({year, 1, 1 + kThursday})); }
std::string week_label(std::int32_t number) {
  const int year = to_civil({monday_of(number).days + kThursday}).year;
  return fmt::format("{}-W{:02}", year, number - first_week_of(year) + 1);
}
std::optional<std::int32_t> parse_week_label(std::string_view label) {
  if (label.size() != kYear + 3 || label[kYear] != 'W') return std::nullopt;
  const auto month = parse_month(fmt::format("{}01", label.substr(0, kYear)));
  const std::string_view digits = label.substr(kYear + 1);
  if (!month || !is_digit(digits[0]) || !is_digit(digits[1])) return std::nullopt;
  const int year = to_civil(akad::first_day(*month)).year;
  const std::int32_t number = first_week_of(year) + (digits[0] - '0') * 10 + (digits[1] - '0') - 1;
  if (week_label(number) != label) return std::nullopt;
  return number;
}

std::string day_label(std::int32_t number) { return format_date({number}); }
std::optional<std::int32_t> parse_day_label(std::string_view label) {
  const auto date = parse_date(label);
  if (!date) return std::nullopt;
  return date->days;
}

constexpr std::string_view kContractMonth = "contract month ",
                           kContractQuarter = "contract quarter ", kContractYear = "contract year ",
                           kWholeTerm = "whole term";

std::optional<std::int32_t> parse_number(std::string_view label, std::string_view before) {
  constexpr std::size_t kMostDigits = 5;  // more than the days of all years that there are
  if (!label.starts_with(before)) return std::nullopt;
  label.remove_prefix(before.size());
  if (label.empty() || label.size() > kMostDigits || label[0] == '0') return std::nullopt;
  if (!std::all_of(label.begin(), label.end(), is_digit)) return std::nullopt;
  std::int32_t number = 0;
  std::from_chars(label.data(), label.data() + label.size(), number);
  return number - 1;
}
std::string numbered(std::string_view before, std::int32_t number) {
  return fmt::format("{}{}", before, number + 1);
}
std::string contract_month_label(std::int32_t number) { return numbered(kContractMonth, number); }
std::optional<std::int32_t> parse_contract_month(std::string_view label) {
  return parse_number(label, kContractMonth);
}
std::string contract_quarter_label(std::int32_t number) {
  return numbered(kContractQuarter, number);
}
std::optional<std::int32_t> parse_contract_quarter(std::string_view label) {
  return parse_number(label, kContractQuarter);
}
std::string contract_year_label(std::int32_t number) { return numbered(kContractYear, number); }
std::optional<std::int32_t> parse_contract_year(std::string_view label) {
  return parse_number(label, kContractYear);
}

std::string term_label(std::int32_t) { return std::string(kWholeTerm); }
std::optional<std::int32_t> parse_term_label(std::string_view label) {
  if (label != kWholeTerm) return std::nullopt;
  return 0;
}

// The name is the label, and stands in the agreement.
std::string season_label(std::int32_t) { return {}; }
std::optional<std::int32_t> parse_season_label(std::string_view) { return std::nullopt; }

// By Cadence.
constexpr std::array<LabelForm, kCadences.size()> kForms = {{
    {"month", "month", "year-month", "2026-03", "[0-9]{4}-(0[1-9]|1[0-2])"},
    {"quarter", "quarter", "year-Q1 to year-Q4", "2026-Q1", "[0-9]{4}-Q[1-4]"},
    {"half year", "half_year", "year-H1 or year-H2", "2026-H1", "[0-9]{4}-H[12]"},
    {"year", "year", "with four digits", "2026", "[0-9]{4}"},
    {"week", "week", "year-W01 to year-W53", "2026-W07", "[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])"},
    {"day", "day", "year-month-day", "2026-03-02",
     "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"},
    {"contract month", "contract_month", "by its number", "contract month 3",
     "contract month [1-9][0-9]*"},
    {"contract quarter", "contract_quarter", "by its number", "contract quarter 1",
     "contract quarter [1-9][0-9]*"},
    {"contract year", "contract_year", "by its number", "contract year 1",
     "contract year [1-9][0-9]*"},
    {"term", "term", "so", "whole term", "whole term"},
    {"season", "season", "by its name", "Odd semester", ".+"},
}};

// Likewise.
constexpr std::array<CadenceRow, kCadences.size()> kRows = {{
    {Family::Calendar, 1, 2, month_label, parse_month_label},
    {Family::Calendar, kMonthsInQuarter, 3, quarter_label, parse_quarter_label},
    {Family::Calendar, kMonthsInHalf, 4, half_label, parse_half_label},
    {Family::Calendar, kMonthsInYear, 5, year_label, parse_year_label},
    {Family::Days, 0, 1, week_label, parse_week_label},
    {Family::Days, 0, 0, day_label, parse_day_label},
    {Family::Contract, 1, 2, contract_month_label, parse_contract_month},
    {Family::Contract, kMonthsInQuarter, 3, contract_quarter_label, parse_contract_quarter},
    {Family::Contract, kMonthsInYear, 5, contract_year_label, parse_contract_year},
    {Family::Term, 0, 6, term_label, parse_term_label},
    {Family::Seasons, 0, 2, season_label, parse_season_label},
}};

const CadenceRow& row_of(Cadence cadence) { return kRows[static_cast<std::size_t>(cadence)]; }

// So many months later; a day that the month lacks is its last.
Date months_later(Date date, std::int32_t months) {
  const CivilDay day = to_civil(date);
  const CivilDay first = to_civil(akad::first_day(Month{month_of(date).index + months}));
  return to_date(
      {first.year, first.month, std::min(day.day, days_in_month(first.year, first.month))});
}

std::int32_t months_since(Date from, Date date) {
  const std::int32_t months = month_of(date).index - month_of(from).index;
  return date < months_later(from, months) ? months - 1 : months;
}

// The season of place i has the number 2i + 1, and the time before it 2i.
std::int32_t season_around(Date date, const Term& term) {
  const auto after = std::partition_point(term.seasons.begin(), term.seasons.end(),
                                          [&](const NamedSeason& row) { return row.last < date; });
  const auto number = static_cast<std::int32_t>(2 * (after - term.seasons.begin()));
  return after != term.seasons.end() && after->first <= date ? number + 1 : number;
}

const NamedSeason* season_at(std::int32_t number, const Term& term) {
  const auto place = static_cast<std::size_t>(number / 2);
  return number % 2 == 1 && place < term.seasons.size() ? &term.seasons[place] : nullptr;
}

// Between seasons time begins on the day after the one before; before the first of them with the
// term, and behind the last one it has no end that anybody asks for.
Date first_day_of_season(std::int32_t number, const Term& term) {
  if (const NamedSeason* season = season_at(number, term)) return season->first;
  const auto place = static_cast<std::size_t>(number / 2);
  if (place == 0 && !term.seasons.empty()) {
    return std::min(term.first, term.seasons.front().first);
  }
  if (place == 0) return term.first;
  if (place <= term.seasons.size() && number % 2 == 0)
    return {term.seasons[place - 1].last.days + 1};
  return {std::max(term.last, term.seasons.back().last).days + 1};
}

std::int32_t number_of(Cadence cadence, Date date, const Term& term) {
  const CadenceRow& row = row_of(cadence);
  switch (row.family) {
    case Family::Calendar: return divided(month_of(date).index, row.months);
    case Family::Days: return cadence == Cadence::Week ? week_of(date) : date.days;
    case Family::Contract: return divided(months_since(term.first, date), row.months);
    case Family::Seasons: return season_around(date, term);
    case Family::Term: break;
  }
  return date < term.first ? -1 : date > term.last ? 1 : 0;
}

// Whether the label looks as the example does: digits for digits; the numbers of the contract's
// periods have as many as they need.
bool is_like(std::string_view label, std::string_view example) {
  const auto same = [](char a, char b) { return a == b || (is_digit(a) && is_digit(b)); };
  if (std::equal(label.begin(), label.end(), example.begin(), example.end(), same)) return true;
  const auto blank = example.rfind(' ');
  if (blank == example.npos || !is_digit(example.back())) return false;
  return label.starts_with(example.substr(0, blank + 1)) &&
         std::all_of(label.begin() + static_cast<std::ptrdiff_t>(blank) + 1, label.end(), is_digit);
}

}  // namespace

const LabelForm& form_of(Cadence cadence) { return kForms[static_cast<std::size_t>(cadence)]; }

std::string_view noun_of(Cadence cadence) { return form_of(cadence).noun; }

std::string_view noun_of(const Periods& periods) {
  return periods.looks_back() ? "period" : noun_of(periods.cadence);
}

std::string several_of(Cadence cadence) { return std::string(word_of(cadence)) + "s"; }

bool can_look_back(Cadence cadence) {
  switch (cadence) {
    case Cadence::CalendarMonth:
    case Cadence::CalendarQuarter:
    case Cadence::Week:
    case Cadence::CalendarDay:
    case Cadence::ContractMonth:
    case Cadence::ContractQuarter: return true;
    case Cadence::HalfYear:
    case Cadence::CalendarYear:
    case Cadence::ContractYear:
    case Cadence::WholeTerm:
    case Cadence::Season: return false;
  }
  return false;
}

CalendarPeriod first_of(const CalendarPeriod& last, std::int32_t over) {
  return {last.cadence, last.number - over + 1};
}

std::string_view key_of(Cadence cadence) { return form_of(cadence).key; }

namespace {

CalendarPeriod named(Cadence cadence, std::int32_t number, const Term& term) {
  CalendarPeriod period{cadence, number};
  if (cadence != Cadence::Season) return period;
  if (const NamedSeason* season = season_at(number, term)) period.name = season->name;
  return period;
}

}  // namespace

CalendarPeriod period_of(Cadence cadence, Date date, const Term& term) {
  return named(cadence, number_of(cadence, date, term), term);
}

CalendarPeriod next(const CalendarPeriod& period, const Term& term) {
  return named(period.cadence, period.number + 1, term);
}

bool is_between(const CalendarPeriod& period) {
  return period.cadence == Cadence::Season && period.number % 2 == 0;
}

Date first_day(const CalendarPeriod& period, const Term& term) {
  const CadenceRow& row = row_of(period.cadence);
  switch (row.family) {
    case Family::Calendar: return akad::first_day(Month{period.number * row.months});
    case Family::Days:
      return period.cadence == Cadence::Week ? monday_of(period.number) : Date{period.number};
    case Family::Contract: return months_later(term.first, period.number * row.months);
    case Family::Seasons: return first_day_of_season(period.number, term);
    case Family::Term: break;
  }
  return period.number <= 0 ? term.first : Date{term.last.days + 1};
}

Date last_day(const CalendarPeriod& period, const Term& term) {
  return {first_day(next(period, term), term).days - 1};
}

Date last_day_within(const CalendarPeriod& period, const Term& term) {
  return std::min(last_day(period, term), term.last);
}

bool is_cut(const CalendarPeriod& period, const Term& term) {
  if (is_between(period)) return false;
  return first_day(period, term) < term.first || last_day(period, term) > term.last;
}

int rank_of(Cadence cadence) { return row_of(cadence).rank; }

std::int32_t parts_in(Cadence longer, Cadence shorter) {
  const CadenceRow& whole = row_of(longer);
  const CadenceRow& part = row_of(shorter);
  if (longer == Cadence::Week && shorter == Cadence::CalendarDay) return kDaysInWeek;
  if (whole.family != part.family || part.months == 0) return 0;
  return whole.months % part.months == 0 ? whole.months / part.months : 0;
}

bool holds_whole(Cadence outer, Cadence inner) {
  return outer == inner || outer == Cadence::WholeTerm || parts_in(outer, inner) > 0;
}

bool is_of_months(Cadence cadence) { return row_of(cadence).months > 0; }

Rational months_within(const CalendarPeriod& period, const Term& term) {
  const std::int32_t months = row_of(period.cadence).months;
  const bool by_contract = row_of(period.cadence).family == Family::Contract;
  const Cadence month = by_contract ? Cadence::ContractMonth : Cadence::CalendarMonth;
  Rational within = 0;
  for (std::int32_t at = period.number * months; at < (period.number + 1) * months; ++at) {
    const CalendarPeriod one{month, at};
    const Date from = std::max(first_day(one, term), term.first);
    const std::int32_t days = last_day(one, term).days - first_day(one, term).days + 1;
    const std::int32_t left = last_day_within(one, term).days - from.days + 1;
    if (left > 0) within += Rational(left, days);
  }
  return within;
}

std::string label_of(const CalendarPeriod& period) {
  if (period.cadence == Cadence::Season) return std::string(period.name);
  return row_of(period.cadence).label(period.number);
}

std::optional<CalendarPeriod> parse_period(std::string_view label, const Term& term) {
  for (const Cadence cadence : kCadences) {
    const auto number = row_of(cadence).parse(label);
    if (number) return CalendarPeriod{cadence, *number};
  }
  for (std::size_t at = 0; at < term.seasons.size(); ++at) {
    if (term.seasons[at].name != label) continue;
    return CalendarPeriod{Cadence::Season, static_cast<std::int32_t>(2 * at + 1),
                          term.seasons[at].name};
  }
  return std::nullopt;
}

std::optional<Cadence> cadence_like(std::string_view label) {
  for (const Cadence cadence : kCadences) {
    if (cadence == Cadence::Season) continue;  // a name may look like anything
    if (is_like(label, form_of(cadence).example)) return cadence;
  }
  return std::nullopt;
}

}  // namespace akad::ir
