#include "runtime/base/instant.h"

#include <catch2/catch.hpp>

using namespace akad;

TEST_CASE("dates at the edges of the calendar") {
  CHECK(to_date({1970, 1, 1}).days == 0);
  CHECK(to_date({1969, 12, 31}).days == -1);
  CHECK(to_date({2000, 2, 29}).days == 11016);
  CHECK(to_date({2101, 1, 1}).days * kDay == kEndOfTime);
  CHECK(weekday(to_date({1970, 1, 1})) == 3);
  CHECK(weekday(to_date({1969, 12, 29})) == 0);
  CHECK(weekday(to_date({2025, 3, 7})) == 4);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(days_in_month(2100, 2) == 28);
  CHECK_FALSE(is_valid({2025, 2, 29}));
  CHECK_FALSE(is_valid({2025, 0, 1}));
  CHECK_FALSE(is_valid({2025, 13, 1}));
  CHECK_FALSE(is_valid({2025, 1, 0}));
}

TEST_CASE("every day of 1969 to 2101 survives the way there and back") {
  CivilDay previous = to_civil(to_date({1968, 12, 31}));
  for (std::int32_t days = to_date({1969, 1, 1}).days; days < to_date({2102, 1, 1}).days; ++days) {
    const CivilDay day = to_civil(Date{days});
    REQUIRE(is_valid(day));
    REQUIRE(to_date(day).days == days);
    const bool next_day = day.day == previous.day + 1 && day.month == previous.month;
    const bool next_month =
        day.day == 1 && previous.day == days_in_month(previous.year, previous.month);
    REQUIRE((next_day || next_month));
    previous = day;
  }
}

TEST_CASE("a date is exactly ten characters and a real day of 1970 to 2100") {
  CHECK(parse_date("1970-01-01") == Date{0});
  CHECK(format_date(*parse_date("2100-12-31")) == "2100-12-31");
  CHECK(parse_date("2024-02-29").has_value());
  for (const char* wrong : {"", "1969-12-31", "2101-01-01", "2025-02-29", "2025-2-01", "2025-02-1",
                            "2025/02/01", "2025-02-01 ", " 2025-02-1", "2025-+2-01", "20250201",
                            "2025-00-10", "2025-13-10", "2025-04-31", "-025-04-30"}) {
    INFO(wrong);
    CHECK_FALSE(parse_date(wrong).has_value());
  }
}

TEST_CASE("months") {
  CHECK(parse_month("1970-01") == Month{0});
  CHECK(month_of(to_date({2026, 3, 31})) == parse_month("2026-03"));
  CHECK(month_of(Date{-1}) == Month{-1});
  CHECK(first_day(Month{-1}) == to_date({1969, 12, 1}));
  CHECK(first_day(Month{-12}) == to_date({1969, 1, 1}));
  CHECK(format_month(*parse_month("2100-12")) == "2100-12");
  for (const char* wrong : {"", "2026-3", "2026-13", "2026-00", "1969-12", "2101-01", "2026-03-"}) {
    INFO(wrong);
    CHECK_FALSE(parse_month(wrong).has_value());
  }
}

TEST_CASE("instants with an offset") {
  CHECK(parse_rfc3339("1970-01-01T00:00:00Z") == 0);
  CHECK(parse_rfc3339("2100-12-31T23:59:59.999Z") == kEndOfTime - 1);
  CHECK(parse_rfc3339("2026-03-31T15:00:00+07:00") == parse_rfc3339("2026-03-31T08:00:00Z"));
  CHECK(parse_rfc3339("2026-03-31t08:00:00z") == parse_rfc3339("2026-03-31 08:00:00Z"));
  CHECK(parse_rfc3339("1969-12-31T23:30:00-00:30") == 0);
  CHECK(parse_rfc3339("2101-01-01T00:30:00+01:00") == kEndOfTime - 30 * kMinute);
  CHECK(parse_rfc3339("1970-01-01T23:59:00+23:59") == 0);
  CHECK(parse_rfc3339("1970-01-01T00:00:00-23:59") == 23 * kHour + 59 * kMinute);
  CHECK(parse_rfc3339("1970-01-01T00:00:00-00:00") == 0);
}

TEST_CASE("instants as systems write them") {
  const Instant eight = *parse_rfc3339("2026-03-31T08:00:00Z");
  for (const char* written :
       {"2026-03-31T15:00:00+0700", "2026-03-31T15:00:00+07", "2026-03-31 15:00:00 +0700",
        "2026-03-31 15:00:00.000+07", "2026-03-31T15:00+07:00", "2026-03-31 15:00+07",
        "2026-03-31T08:00Z", "2026-03-31 08:00:00 UTC", "2026-03-31T08:00:00UTC",
        "2026-03-31 08:00:00 GMT", "2026-03-31T08:00:00 Z", "2026-03-31t08:00z",
        "2026-03-31T03:30:00-0430", "2026-03-31 08:00:00+00", "2026-03-31T08:00:00.000+0000",
        "2026-03-31 13:30:00,000000000000+05:30", "2026-03-31T08:00:00-00"}) {
    INFO(written);
    CHECK(parse_rfc3339(written) == eight);
  }
  CHECK(parse_rfc3339("2026-03-31T08:00:00,5Z") == eight + 500);
  CHECK(parse_rfc3339("2026-03-31T08:00:00.123456789012Z") == eight + 123);
  CHECK(parse_rfc3339("2026-03-31 15:00:00,9999999999+0700") == eight + 999);
  CHECK(parse_wall_time("2026-03-31 08:00:00,5") == eight + 500);
}

TEST_CASE("second 60 is the following second") {
  CHECK(parse_rfc3339("2016-12-31T23:59:60Z") == parse_rfc3339("2017-01-01T00:00:00Z"));
  CHECK(parse_rfc3339("2016-12-31T23:59:60.5Z") == parse_rfc3339("2017-01-01T00:00:00.500Z"));
  CHECK_FALSE(parse_rfc3339("2016-12-31T23:59:61Z").has_value());
  CHECK_FALSE(parse_rfc3339("2100-12-31T23:59:60Z").has_value());
}

TEST_CASE("fractions are cut at the millisecond") {
  CHECK(parse_rfc3339("1970-01-01T00:00:00.1Z") == 100);
  CHECK(parse_rfc3339("1970-01-01T00:00:00.0019999999999999999999Z") == 1);
  CHECK(parse_rfc3339("1970-01-01T00:00:00.0009Z") == 0);
}

TEST_CASE("what is not an instant") {
  for (const char* wrong : {"",
                            "2026-03-31",
                            "2026-03-31T08:00:00",
                            "2026-03-31T08:00:00+7:00",
                            "2026-03-31T08:00:00+24:00",
                            "2026-03-31T08:00:00+00:60",
                            "2026-03-31T24:00:00Z",
                            "2026-03-31T08:60:00Z",
                            "2026-02-29T08:00:00Z",
                            "2026-03-31T08:00:00.Z",
                            "2026-03-31T08:00:00ZZ",
                            "2026-03-31_08:00:00Z",
                            "2026-03-31T08:00:00  Z",
                            "2026-03-31T08:00:00 ",
                            "2026-03-31T08:00:00+07:",
                            "2026-03-31T08:00:00+07:0",
                            "2026-03-31T08:00:00+070",
                            "2026-03-31T08:00:00+07000",
                            "2026-03-31T08:00:00+7",
                            "2026-03-31T08:00:00+2400",
                            "2026-03-31T08:00:00+24",
                            "2026-03-31T08:00:00+0060",
                            "2026-03-31T08:00:00 +0000 UTC",
                            "2026-03-31T08:00:00+07:00[Asia/Jakarta]",
                            "2026-03-31T08:00:00WIB",
                            "2026-03-31T08:00:00utc",
                            "2026-03-31T08:00:Z",
                            "2026-03-31T08Z",
                            "2026-03-31T08:00:00,Z",
                            " 2026-03-31T08:00:00Z",
                            "2026-3-31T08:00:00Z",
                            "1969-12-31T23:59:59Z",
                            "2101-01-01T00:00:00Z",
                            "2026-03-31T0/:00:00Z",
                            "2026-03-31T08:00:0:Z",
                            "2026-03-31T08:00:00+07:00x",
                            "2026-03-31T-8:00:00Z",
                            "0000-00-00T00:00:00Z"}) {
    INFO(wrong);
    CHECK_FALSE(parse_rfc3339(wrong).has_value());
  }
  CHECK_FALSE(parse_rfc3339(std::string_view("2026-03-31T08:00:00Z\0", 21)).has_value());
}

TEST_CASE("every beginning of an instant is refused, none is read beyond its end") {
  const std::string whole = "2026-03-31T08:00:00.123+07:00";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::string part = whole.substr(0, length);
    INFO(part);
    const bool is_hours = part.ends_with("+07");  // an offset of its own, and the same
    CHECK(parse_rfc3339(part) == (is_hours ? parse_rfc3339(whole) : std::nullopt));
  }
  CHECK(parse_rfc3339(whole).has_value());
}

TEST_CASE("wall times have no offset") {
  CHECK(parse_wall_time("1970-01-01T00:00") == 0);
  CHECK(parse_wall_time("1970-01-02 03:04:05.678") ==
        kDay + 3 * kHour + 4 * kMinute + 5 * kSecond + 678);
  CHECK_FALSE(parse_wall_time("1970-01-01").has_value());
  CHECK_FALSE(parse_wall_time("1970-01-01T00:00Z").has_value());
  CHECK_FALSE(parse_wall_time("1970-01-01T00:00:00Z").has_value());
  CHECK_FALSE(parse_wall_time("1970-01-01T00:00:").has_value());
  CHECK_FALSE(parse_wall_time("2101-01-01T00:00").has_value());
  CHECK_FALSE(parse_wall_time("1969-12-31T23:59").has_value());
}

TEST_CASE("instants as text") {
  CHECK(format_rfc3339(0) == "1970-01-01T00:00:00Z");
  CHECK(format_rfc3339(1) == "1970-01-01T00:00:00.001Z");
  CHECK(format_rfc3339(-1) == "1969-12-31T23:59:59.999Z");
  CHECK(format_rfc3339(kEndOfTime - 1) == "2100-12-31T23:59:59.999Z");
  for (Instant at = 12'345; at < kEndOfTime; at += Instant{86'400'001} * 37) {
    REQUIRE(parse_rfc3339(format_rfc3339(at)) == at);
  }
}

TEST_CASE("durations as text") {
  CHECK(format_duration(0) == "0s");
  CHECK(format_duration(4 * kHour + 30 * kMinute) == "4h 30m");
  CHECK(format_duration(26 * kHour) == "26h");
  CHECK(format_duration(1) == "1ms");
  CHECK(format_duration(kHour + kSecond + 5) == "1h 1s 5ms");
  CHECK(format_duration(-90 * kSecond) == "-1m 30s");
}
