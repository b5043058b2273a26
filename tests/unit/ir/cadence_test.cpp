// What a period is called, and which dates lie in it.
#include <catch2/catch.hpp>

#include "runtime/ir/cadence.h"

using namespace akad;
using ir::Cadence;

TEST_CASE("every cadence stands at its place, with a label that it reads") {
  for (std::size_t at = 0; at < ir::kCadences.size(); ++at) {
    const Cadence cadence = ir::kCadences[at];
    CHECK(static_cast<std::size_t>(cadence) == at);
    const ir::LabelForm& form = ir::form_of(cadence);
    INFO(form.noun);
    CHECK(ir::words(cadence)[at].find(form.noun) != std::string_view::npos);
    const auto period = ir::parse_period(form.example);
    REQUIRE(period.has_value());
    CHECK(period->cadence == cadence);
    CHECK(ir::label_of(*period) == form.example);
    CHECK(ir::cadence_like(form.example) == cadence);
  }
}

TEST_CASE("a period begins behind the one before, and is found by each of its dates") {
  for (const Cadence cadence : ir::kCadences) {
    ir::CalendarPeriod period = ir::period_of(cadence, to_date({1968, 12, 31}));
    for (int i = 0; i < 1600; ++i) {
      const ir::CalendarPeriod later = ir::next(period);
      REQUIRE(ir::last_day(period).days + 1 == ir::first_day(later).days);
      REQUIRE(ir::period_of(cadence, ir::first_day(period)) == period);
      REQUIRE(ir::period_of(cadence, ir::last_day(period)) == period);
      period = later;
    }
  }
}

TEST_CASE("labels of months and quarters") {
  const auto first = [](const char* label) {
    return format_date(ir::first_day(*ir::parse_period(label)));
  };
  CHECK(first("2026-02") == "2026-02-01");
  CHECK(first("2026-Q1") == "2026-01-01");
  CHECK(first("2026-Q4") == "2026-10-01");
  CHECK(format_date(ir::last_day(*ir::parse_period("2026-Q1"))) == "2026-03-31");
  CHECK(ir::label_of(ir::period_of(Cadence::CalendarQuarter, to_date({2026, 9, 30}))) == "2026-Q3");
  CHECK(ir::label_of(ir::period_of(Cadence::CalendarQuarter, to_date({1969, 12, 31}))) ==
        "1969-Q4");
  for (const char* wrong : {"", "2026", "2026-13", "2026-Q0", "2026-Q5", "2026-Q12", "2026-q1",
                            "26-Q1", "2026Q1", "2026-1", "x026-Q1", "2026-03 "}) {
    INFO(wrong);
    CHECK_FALSE(ir::parse_period(wrong).has_value());
  }
  CHECK(ir::cadence_like("2026-13") == Cadence::CalendarMonth);
  CHECK(ir::cadence_like("2026-Q9") == Cadence::CalendarQuarter);
  CHECK_FALSE(ir::cadence_like("2026").has_value());
}
