// Cadences: how the time of an agreement is cut into periods, and how a period is written. A new
// cadence is a word here, a row in cadence.cpp and its noun in the phrases.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/instant.h"

namespace akad::ir {

enum class Cadence { CalendarMonth, CalendarQuarter };
constexpr std::array<std::string_view, 2> words(Cadence) {
  return {"calendar month", "calendar quarter"};
}
constexpr std::array<Cadence, words(Cadence{}).size()> kCadences = {Cadence::CalendarMonth,
                                                                    Cadence::CalendarQuarter};

// A period of the calendar. Those of one cadence have numbers that count up through time.
struct CalendarPeriod {
  Cadence cadence = Cadence::CalendarMonth;
  std::int32_t number = 0;
  bool operator==(const CalendarPeriod&) const = default;
};

// What a period of the cadence is called, and how its label is written.
struct LabelForm {
  std::string_view noun;     // "month": what agreements and statements for machines say
  std::string_view order;    // "year-month"
  std::string_view example;  // "2026-03"
  std::string_view pattern;  // of a regular expression
};
const LabelForm& form_of(Cadence cadence);
std::string_view noun_of(Cadence cadence);

CalendarPeriod period_of(Cadence cadence, Date date);
CalendarPeriod next(const CalendarPeriod& period);
Date first_day(const CalendarPeriod& period);
Date last_day(const CalendarPeriod& period);

std::string label_of(const CalendarPeriod& period);  // sorts as time does within a cadence
std::optional<CalendarPeriod> parse_period(std::string_view label);
// The cadence whose labels look so, whether there is such a period or not: "2026-13" is a month's.
std::optional<Cadence> cadence_like(std::string_view label);

}  // namespace akad::ir
