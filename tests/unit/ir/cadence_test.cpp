// What a period is called, and which dates lie in it.
#include <catch2/catch.hpp>

#include "runtime/ir/cadence.h"

using namespace akad;
using ir::Cadence;

namespace {

const std::vector<ir::NamedSeason> kSeasons = {
    {"Odd semester", to_date({2026, 6, 1}), to_date({2026, 6, 20})},
    {"Resits", to_date({2026, 6, 21}), to_date({2026, 6, 25})},
    {"Last semester", to_date({2029, 6, 1}), to_date({2029, 6, 30})}};
const ir::Term kTerm = {to_date({2026, 1, 31}), to_date({2029, 6, 15}), kSeasons};

std::string label_on(Cadence cadence, CivilDay day, const ir::Term& term = kTerm) {
  return ir::label_of(ir::period_of(cadence, to_date(day), term));
}
std::string days_of(const char* label, const ir::Term& term = kTerm) {
  const ir::CalendarPeriod period = *ir::parse_period(label);
  return format_date(ir::first_day(period, term)) + " to " +
         format_date(ir::last_day(period, term));
}

}  // namespace

TEST_CASE("every cadence stands at its place, with a label that it reads") {
  for (std::size_t at = 0; at < ir::kCadences.size(); ++at) {
    const Cadence cadence = ir::kCadences[at];
    CHECK(static_cast<std::size_t>(cadence) == at);
    const ir::LabelForm& form = ir::form_of(cadence);
    INFO(form.noun);
    CHECK(ir::words(cadence)[at].find(form.noun) != std::string_view::npos);
    const auto period = ir::parse_period(form.example, kTerm);
    REQUIRE(period.has_value());
    CHECK(period->cadence == cadence);
    CHECK(ir::label_of(*period) == form.example);
    if (cadence == Cadence::Season) continue;  // any name may be one
    CHECK(ir::cadence_like(form.example) == cadence);
  }
}

TEST_CASE("a period begins behind the one before, and is found by each of its dates") {
  for (const Cadence cadence : ir::kCadences) {
    if (cadence == Cadence::WholeTerm || cadence == Cadence::Season) continue;  // there are few
    ir::CalendarPeriod period = ir::period_of(cadence, to_date({1968, 12, 31}), kTerm);
    for (int i = 0; i < 1600; ++i) {
      const ir::CalendarPeriod later = ir::next(period, kTerm);
      REQUIRE(ir::last_day(period, kTerm).days + 1 == ir::first_day(later, kTerm).days);
      REQUIRE(ir::period_of(cadence, ir::first_day(period, kTerm), kTerm) == period);
      REQUIRE(ir::period_of(cadence, ir::last_day(period, kTerm), kTerm) == period);
      period = later;
    }
  }
}

TEST_CASE("which days a label stands for") {
  CHECK(days_of("2026-02") == "2026-02-01 to 2026-02-28");
  CHECK(days_of("2026-Q1") == "2026-01-01 to 2026-03-31");
  CHECK(days_of("2026-Q4") == "2026-10-01 to 2026-12-31");
  CHECK(days_of("2026-H2") == "2026-07-01 to 2026-12-31");
  CHECK(days_of("2028") == "2028-01-01 to 2028-12-31");
  CHECK(days_of("2026-02-28") == "2026-02-28 to 2026-02-28");
  CHECK(days_of("whole term") == "2026-01-31 to 2029-06-15");
  CHECK(label_on(Cadence::CalendarQuarter, {2026, 9, 30}) == "2026-Q3");
  CHECK(label_on(Cadence::CalendarQuarter, {1969, 12, 31}) == "1969-Q4");
  CHECK(label_on(Cadence::HalfYear, {2026, 6, 30}) == "2026-H1");
  CHECK(label_on(Cadence::CalendarYear, {1969, 12, 31}) == "1969");
}

TEST_CASE("weeks are those of ISO 8601") {
  CHECK(days_of("2026-W01") == "2025-12-29 to 2026-01-04");
  CHECK(days_of("2026-W53") == "2026-12-28 to 2027-01-03");
  CHECK(days_of("2027-W01") == "2027-01-04 to 2027-01-10");
  CHECK(label_on(Cadence::Week, {2024, 12, 30}) == "2025-W01");
  CHECK(label_on(Cadence::Week, {2021, 1, 3}) == "2020-W53");
  CHECK(label_on(Cadence::Week, {2021, 1, 4}) == "2021-W01");
  CHECK_FALSE(ir::parse_period("2025-W53").has_value());
  CHECK_FALSE(ir::parse_period("2026-W00").has_value());
}

TEST_CASE("contract periods begin on the term's first day of the month, or on its last") {
  CHECK(days_of("contract month 1") == "2026-01-31 to 2026-02-27");
  CHECK(days_of("contract month 2") == "2026-02-28 to 2026-03-30");
  CHECK(days_of("contract month 3") == "2026-03-31 to 2026-04-29");
  CHECK(days_of("contract quarter 2") == "2026-04-30 to 2026-07-30");
  CHECK(days_of("contract year 2") == "2027-01-31 to 2028-01-30");
  CHECK(label_on(Cadence::ContractMonth, {2026, 2, 27}) == "contract month 1");
  CHECK(label_on(Cadence::ContractMonth, {2026, 2, 28}) == "contract month 2");
  CHECK(label_on(Cadence::ContractYear, {2028, 1, 31}) == "contract year 3");
  const ir::Term leap = {to_date({2024, 2, 29}), to_date({2030, 1, 1})};
  CHECK(days_of("contract year 1", leap) == "2024-02-29 to 2025-02-27");
  CHECK(days_of("contract year 4", leap) == "2027-02-28 to 2028-02-28");
}

TEST_CASE("what is no label, and what a label would be of") {
  for (const char* wrong : {"",
                            "202",
                            "20260",
                            "2026-13",
                            "2026-Q0",
                            "2026-Q5",
                            "2026-Q12",
                            "2026-q1",
                            "26-Q1",
                            "2026Q1",
                            "2026-1",
                            "x026-Q1",
                            "2026-03 ",
                            "2026-H3",
                            "2026-02-30",
                            "2026-W1",
                            "contract month",
                            "contract month 0",
                            "contract month 03",
                            "contract month x",
                            "contract week 1",
                            "whole terms",
                            "1969"}) {
    INFO(wrong);
    CHECK_FALSE(ir::parse_period(wrong).has_value());
  }
  CHECK(ir::cadence_like("2026-13") == Cadence::CalendarMonth);
  CHECK(ir::cadence_like("2026-Q9") == Cadence::CalendarQuarter);
  CHECK(ir::cadence_like("2026-W60") == Cadence::Week);
  CHECK(ir::cadence_like("2026-02-30") == Cadence::CalendarDay);
  CHECK(ir::cadence_like("9999") == Cadence::CalendarYear);
  CHECK(ir::cadence_like("contract month 007") == Cadence::ContractMonth);
  CHECK_FALSE(ir::cadence_like("March").has_value());
}

TEST_CASE("how many shorter periods make up a longer one") {
  using enum Cadence;
  CHECK(ir::parts_in(CalendarYear, CalendarMonth) == 12);
  CHECK(ir::parts_in(CalendarYear, HalfYear) == 2);
  CHECK(ir::parts_in(HalfYear, CalendarQuarter) == 2);
  CHECK(ir::parts_in(ContractYear, ContractQuarter) == 4);
  CHECK(ir::parts_in(Week, CalendarDay) == 7);
  CHECK(ir::parts_in(ContractYear, CalendarMonth) == 0);
  CHECK(ir::parts_in(CalendarMonth, CalendarDay) == 0);
  CHECK(ir::parts_in(CalendarMonth, CalendarQuarter) == 0);
}

TEST_CASE("seasons are found by their dates, and the time between them is none") {
  const auto on = [](CivilDay day) { return ir::period_of(Cadence::Season, to_date(day), kTerm); };
  CHECK(ir::is_between(on({2026, 5, 31})));
  CHECK(label_on(Cadence::Season, {2026, 6, 1}) == "Odd semester");
  CHECK(label_on(Cadence::Season, {2026, 6, 20}) == "Odd semester");
  CHECK(label_on(Cadence::Season, {2026, 6, 21}) == "Resits");
  CHECK(ir::is_between(on({2026, 6, 26})));
  CHECK(ir::is_between(ir::next(on({2026, 6, 20}), kTerm)));  // no day lies there
  CHECK(ir::next(ir::next(on({2026, 6, 20}), kTerm), kTerm) == on({2026, 6, 25}));
  CHECK(ir::is_between(on({2030, 1, 1})));
  CHECK(format_date(ir::first_day(on({2026, 6, 10}), kTerm)) == "2026-06-01");
  CHECK(format_date(ir::last_day(on({2026, 6, 10}), kTerm)) == "2026-06-20");
  CHECK(format_date(ir::last_day_within(on({2029, 6, 2}), kTerm)) == "2029-06-15");
  CHECK(ir::is_cut(on({2029, 6, 2}), kTerm));
  CHECK_FALSE(ir::is_cut(on({2026, 6, 2}), kTerm));
  CHECK_FALSE(ir::is_cut(on({2026, 2, 2}), kTerm));
  CHECK(ir::parse_period("Resits", kTerm) == on({2026, 6, 22}));
  CHECK_FALSE(ir::parse_period("Resits").has_value());
}

TEST_CASE("how many months of a period the term has") {
  const auto months = [](const char* label) {
    return ir::months_within(*ir::parse_period(label), kTerm);
  };
  CHECK(months("2026-03") == 1);
  CHECK(months("2026-01") == Rational(1, 31));
  CHECK(months("2026-Q1") == Rational(63, 31));
  CHECK(months("2029-06") == Rational(1, 2));
  CHECK(months("contract quarter 1") == 3);
  CHECK(months("2025") == 0);
}
