#include "runtime/ir/cadence.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"

namespace akad::ir {
namespace {

constexpr std::int32_t kMonthsInQuarter = 3;
constexpr std::int32_t kQuartersInYear = 4;

struct CadenceRow {
  LabelForm form;
  std::int32_t (*number_of)(Date date);
  Date (*first_day)(std::int32_t number);
  std::string (*label)(std::int32_t number);
  std::optional<std::int32_t> (*parse)(std::string_view label);
};

std::int32_t month_number(Date date) { return month_of(date).index; }
Date first_of_month(std::int32_t number) { return akad::first_day(Month{number}); }
std::string month_label(std::int32_t number) { return format_month(Month{number}); }
std::optional<std::int32_t> parse_month_label(std::string_view label) {
  const auto month = parse_month(label);
  if (!month) return std::nullopt;
  return month->index;
}

// Months before 1970 have negative numbers.
std::int32_t quarter_of(Month month) {
  const std::int32_t behind =
      (month.index % kMonthsInQuarter + kMonthsInQuarter) % kMonthsInQuarter;
  return (month.index - behind) / kMonthsInQuarter;
}
std::int32_t quarter_number(Date date) { return quarter_of(month_of(date)); }
Date first_of_quarter(std::int32_t number) {
  return akad::first_day(Month{number * kMonthsInQuarter});
}
std::string quarter_label(std::int32_t number) {
  const CivilDay first = to_civil(first_of_quarter(number));
  return fmt::format("{}-Q{}", first.year, first.month / kMonthsInQuarter + 1);
}
std::optional<std::int32_t> parse_quarter_label(std::string_view label) {
  constexpr std::size_t kYear = 5;  // "2026-"
  if (label.size() != kYear + 2 || label[kYear] != 'Q') return std::nullopt;
  const int quarter = label[kYear + 1] - '0';
  if (quarter < 1 || quarter > kQuartersInYear) return std::nullopt;
  const int first = (quarter - 1) * kMonthsInQuarter + 1;
  const auto month = parse_month(fmt::format("{}{:02}", label.substr(0, kYear), first));
  if (!month) return std::nullopt;
  return quarter_of(*month);
}

// By Cadence.
constexpr std::array<CadenceRow, kCadences.size()> kRows = {{
    {{"month", "year-month", "2026-03", "[0-9]{4}-(0[1-9]|1[0-2])"},
     month_number,
     first_of_month,
     month_label,
     parse_month_label},
    {{"quarter", "year-Q1 to year-Q4", "2026-Q1", "[0-9]{4}-Q[1-4]"},
     quarter_number,
     first_of_quarter,
     quarter_label,
     parse_quarter_label},
}};

const CadenceRow& row_of(Cadence cadence) { return kRows[static_cast<std::size_t>(cadence)]; }

}  // namespace

const LabelForm& form_of(Cadence cadence) { return row_of(cadence).form; }

std::string_view noun_of(Cadence cadence) { return form_of(cadence).noun; }

CalendarPeriod period_of(Cadence cadence, Date date) {
  return {cadence, row_of(cadence).number_of(date)};
}

CalendarPeriod next(const CalendarPeriod& period) { return {period.cadence, period.number + 1}; }

Date first_day(const CalendarPeriod& period) {
  return row_of(period.cadence).first_day(period.number);
}

Date last_day(const CalendarPeriod& period) { return {first_day(next(period)).days - 1}; }

std::string label_of(const CalendarPeriod& period) {
  return row_of(period.cadence).label(period.number);
}

std::optional<CalendarPeriod> parse_period(std::string_view label) {
  for (const Cadence cadence : kCadences) {
    const auto number = row_of(cadence).parse(label);
    if (number) return CalendarPeriod{cadence, *number};
  }
  return std::nullopt;
}

std::optional<Cadence> cadence_like(std::string_view label) {
  for (const Cadence cadence : kCadences) {
    const std::string_view example = form_of(cadence).example;
    const bool same =
        std::equal(label.begin(), label.end(), example.begin(), example.end(),
                   [](char a, char b) { return a == b || (is_digit(a) && is_digit(b)); });
    if (same) return cadence;
  }
  return std::nullopt;
}

}  // namespace akad::ir
