// Cadences: how the time of an agreement is cut into periods, and how a period is written. A new
// cadence is a word here, a row in cadence.cpp and its noun in the phrases.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::ir {

enum class Cadence {
  CalendarMonth,
  CalendarQuarter,
  HalfYear,  // from 1 January, from 1 July
  CalendarYear,
  Week,  // of ISO 8601: Monday to Sunday
  CalendarDay,
  ContractMonth,  // counted from the term's first day, as the two below
  ContractQuarter,
  ContractYear,
  WholeTerm,
  Season  // those that the agreement names, with time between them that belongs to none
};
constexpr std::array<std::string_view, 11> words(Cadence) {
  return {"calendar month", "calendar quarter", "half year",      "calendar year",
          "week",           "calendar day",     "contract month", "contract quarter",
          "contract year",  "whole term",       "season"};
}
constexpr std::int32_t came_with(Cadence cadence) {
  return cadence == Cadence::CalendarMonth ? 1 : 5;
}
constexpr std::array<Cadence, words(Cadence{}).size()> kCadences = {
    Cadence::CalendarMonth, Cadence::CalendarQuarter,
    Cadence::HalfYear,      Cadence::CalendarYear,
    Cadence::Week,          Cadence::CalendarDay,
    Cadence::ContractMonth, Cadence::ContractQuarter,
    Cadence::ContractYear,  Cadence::WholeTerm,
    Cadence::Season};
constexpr std::string_view word_of(Cadence cadence) {
  return words(cadence)[static_cast<std::size_t>(cadence)];
}

// A stretch of dates that the agreement names, both days included.
struct NamedSeason {
  std::string name;  // "Odd semester"
  Date first, last;
};

// From when to when an agreement holds, both days included; and its seasons, ascending and apart.
struct Term {
  Date first, last;
  std::span<const NamedSeason> seasons = {};
};

// One of the periods of a cadence; they have numbers that count up through time. The time before,
// between and behind seasons has numbers too, and no name: see is_between.
struct CalendarPeriod {
  Cadence cadence = Cadence::CalendarMonth;
  std::int32_t number = 0;
  std::string_view name = {};  // of a season: in the agreement, which outlives it
  bool operator==(const CalendarPeriod&) const = default;
};

// The periods that results are for: those of a cadence, or the last so many of them at the end of
// each; then the last of them stands for all.
struct Periods {
  Cadence cadence = Cadence::CalendarMonth;
  std::int32_t over = 1;

  constexpr Periods(Cadence each, std::int32_t last = 1)  // NOLINT: a cadence is such periods
      : cadence(each), over(last) {}
  bool looks_back() const { return over > 1; }
};
constexpr std::int32_t kMostLookedBack = 366;
// Whether there can be results over the last periods of the cadence.
bool can_look_back(Cadence cadence);
// The first of those that a period is the last of.
CalendarPeriod first_of(const CalendarPeriod& last, std::int32_t over);

// What a period of the cadence is called, and how its label is written.
struct LabelForm {
  std::string_view noun;     // "half year": what agreements say
  std::string_view key;      // "half_year": of statements for machines
  std::string_view order;    // "year-month"
  std::string_view example;  // "2026-03"
  std::string_view pattern;  // of a regular expression
};
const LabelForm& form_of(Cadence cadence);
std::string_view noun_of(Cadence cadence);
// Of those that look back: "period".
std::string_view noun_of(const Periods& periods);
// "calendar months": several of a cadence that can be looked back over.
std::string several_of(Cadence cadence);
std::string_view key_of(Cadence cadence);

CalendarPeriod period_of(Cadence cadence, Date date, const Term& term);
CalendarPeriod next(const CalendarPeriod& period, const Term& term);
// Time between seasons, which is no period of theirs.
bool is_between(const CalendarPeriod& period);
Date first_day(const CalendarPeriod& period, const Term& term);
Date last_day(const CalendarPeriod& period, const Term& term);
// The last of its days that lies in the term: on it the period is over.
Date last_day_within(const CalendarPeriod& period, const Term& term);
// Whether the term leaves only a part of it.
bool is_cut(const CalendarPeriod& period, const Term& term);

// Shorter before longer: periods of the same rank are about as long.
int rank_of(Cadence cadence);
// How many periods of the shorter cadence make up each of the longer one; 0 where their number
// differs, or a period of the one lies across two of the other.
std::int32_t parts_in(Cadence longer, Cadence shorter);
// Each period of `inner` lies in one of `outer`.
bool holds_whole(Cadence outer, Cadence inner);

// Whether the periods of the cadence are so many months each, of the calendar or of the contract.
bool is_of_months(Cadence cadence);
// How many months of such a period lie in the term; a month that the term cuts is the part of it
// that its days in the term are of its days.
Rational months_within(const CalendarPeriod& period, const Term& term);

// Sorts as time does within a cadence of the calendar; those of the contract say their number.
std::string label_of(const CalendarPeriod& period);
// Seasons are those of the term; without one no label is a season's.
std::optional<CalendarPeriod> parse_period(std::string_view label, const Term& term = {});
// The cadence whose labels look so, whether there is such a period or not: "2026-13" is a month's.
std::optional<Cadence> cadence_like(std::string_view label);

}  // namespace akad::ir
