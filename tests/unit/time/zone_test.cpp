#include "runtime/time/zone.h"

#include <catch2/catch.hpp>

using namespace akad;
using namespace akad::time;
using ir::RepeatedHour;
using ir::SkippedHour;

namespace {

Zone zone(const char* name) { return find_zone(name).value(); }
Instant at(const char* text) { return parse_rfc3339(text).value(); }
Instant wall(const char* text) { return parse_wall_time(text).value(); }

std::string shown(const std::optional<Instant>& instant) {
  return instant ? format_rfc3339(*instant) : "none";
}

std::string taken(const char* name, const char* text, RepeatedHour repeated, SkippedHour skipped) {
  return shown(from_wall(zone(name), wall(text), repeated, skipped));
}

}  // namespace

TEST_CASE("UTC needs no table") {
  const Zone utc = zone("UTC");
  CHECK(utc.changes.size() == 1);
  CHECK(offset_at(utc, 0) == 0);
  CHECK(to_wall(utc, kEndOfTime - 1) == kEndOfTime - 1);
  CHECK(start_of_day(utc, Date{1}) == kDay);
}

TEST_CASE("offset changes stand at their instants") {
  const Zone new_york = zone("America/New_York");
  CHECK(offset_at(new_york, at("2025-03-09T06:59:59.999Z")) == -5 * kHour);
  CHECK(offset_at(new_york, at("2025-03-09T07:00:00Z")) == -4 * kHour);
  CHECK(offset_at(new_york, at("2025-11-02T05:59:59.999Z")) == -4 * kHour);
  CHECK(offset_at(new_york, at("2025-11-02T06:00:00Z")) == -5 * kHour);
  CHECK(offset_at(new_york, 0) == -5 * kHour);
  CHECK(offset_at(new_york, -400 * kDay) == -5 * kHour);
  for (std::size_t i = 1; i < new_york.changes.size(); ++i) {
    REQUIRE(new_york.changes[i].from > new_york.changes[i - 1].from);
    REQUIRE(new_york.changes[i].offset != new_york.changes[i - 1].offset);
  }
}

TEST_CASE("daylight saving goes on after 2037") {
  const Zone new_york = zone("America/New_York");
  CHECK(offset_at(new_york, at("2099-03-08T06:59:59Z")) == -5 * kHour);
  CHECK(offset_at(new_york, at("2099-03-08T07:00:00Z")) == -4 * kHour);
  CHECK(offset_at(new_york, at("2099-11-01T06:00:00Z")) == -5 * kHour);
  CHECK(offset_at(new_york, at("2100-07-01T00:00:00Z")) == -4 * kHour);
  const Zone berlin = zone("Europe/Berlin");
  CHECK(offset_at(berlin, at("2038-07-01T00:00:00Z")) == 2 * kHour);
  CHECK(offset_at(berlin, at("2099-12-31T00:00:00Z")) == kHour);
}

TEST_CASE("zones with an odd history") {
  const Zone howe = zone("Australia/Lord_Howe");  // thirty minutes of daylight saving
  CHECK(offset_at(howe, at("2025-01-15T00:00:00Z")) == 11 * kHour);
  CHECK(offset_at(howe, at("2025-07-15T00:00:00Z")) == 10 * kHour + 30 * kMinute);
  const Date back = *parse_date("2025-04-06");
  CHECK(start_of_day(howe, Date{back.days + 1}) - start_of_day(howe, back) ==
        24 * kHour + 30 * kMinute);

  const Zone monrovia = zone("Africa/Monrovia");  // 44 minutes and 30 seconds until 1972
  CHECK(offset_at(monrovia, 0) == -(44 * kMinute + 30 * kSecond));
  CHECK(offset_at(monrovia, at("1972-01-08T00:00:00Z")) == 0);

  const Zone apia = zone("Pacific/Apia");  // had no 30 December 2011
  CHECK(local_date(apia, at("2011-12-30T09:59:59Z")) == *parse_date("2011-12-29"));
  CHECK(local_date(apia, at("2011-12-30T10:00:00Z")) == *parse_date("2011-12-31"));
  CHECK(start_of_day(apia, *parse_date("2011-12-30")) == at("2011-12-30T10:00:00Z"));
  CHECK(start_of_day(apia, *parse_date("2011-12-31")) == at("2011-12-30T10:00:00Z"));
  CHECK(month_interval(apia, *parse_month("2011-12")).length() == 30 * kDay);
}

TEST_CASE("a day whose midnight does not exist begins after it") {
  const Zone sao_paulo = zone("America/Sao_Paulo");  // 2018-11-04 began at 01:00
  const Instant begin = start_of_day(sao_paulo, *parse_date("2018-11-04"));
  CHECK(format_rfc3339(begin) == "2018-11-04T03:00:00Z");
  CHECK(to_wall(sao_paulo, begin) == wall("2018-11-04T01:00"));
  CHECK(to_wall(sao_paulo, begin - 1) == wall("2018-11-04T00:00") - 1);
}

TEST_CASE("a repeated hour is the earlier or the later") {
  const char* text = "2025-11-02T01:30";
  CHECK(taken("America/New_York", text, RepeatedHour::Earlier, SkippedHour::Refused) ==
        "2025-11-02T05:30:00Z");
  CHECK(taken("America/New_York", text, RepeatedHour::Later, SkippedHour::Refused) ==
        "2025-11-02T06:30:00Z");
  CHECK(taken("America/New_York", "2025-11-02T02:00", RepeatedHour::Earlier,
              SkippedHour::Refused) == "2025-11-02T07:00:00Z");
  CHECK(taken("America/New_York", "2025-11-02T00:59", RepeatedHour::Later, SkippedHour::Refused) ==
        "2025-11-02T04:59:00Z");
}

TEST_CASE("a skipped hour moves forward or is refused") {
  const char* text = "2025-03-09T02:30";
  CHECK(taken("America/New_York", text, RepeatedHour::Earlier, SkippedHour::MovesForward) ==
        "2025-03-09T07:30:00Z");
  CHECK(taken("America/New_York", text, RepeatedHour::Earlier, SkippedHour::Refused) == "none");
  CHECK(taken("America/New_York", "2025-03-09T02:00", RepeatedHour::Earlier,
              SkippedHour::MovesForward) == "2025-03-09T07:00:00Z");
  CHECK(taken("America/New_York", "2025-03-09T03:00", RepeatedHour::Earlier,
              SkippedHour::Refused) == "2025-03-09T07:00:00Z");
  CHECK(taken("Pacific/Apia", "2011-12-30T12:00", RepeatedHour::Earlier,
              SkippedHour::MovesForward) == "2011-12-30T22:00:00Z");
}

TEST_CASE("every instant is one of the readings of its own wall time") {
  for (const char* name : {"America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
                           "Asia/Kathmandu", "Pacific/Apia", "Europe/Dublin"}) {
    const Zone place = zone(name);
    for (Instant instant = kDay; instant < kEndOfTime; instant += 7 * kHour + 13 * kMinute) {
      const std::int64_t reading = to_wall(place, instant);
      const auto early = from_wall(place, reading, RepeatedHour::Earlier, SkippedHour::Refused);
      const auto late = from_wall(place, reading, RepeatedHour::Later, SkippedHour::Refused);
      REQUIRE((early == instant || late == instant));
    }
  }
}

TEST_CASE("months have their actual length") {
  const Zone new_york = zone("America/New_York");
  CHECK(month_interval(new_york, *parse_month("2025-03")).length() == 31 * kDay - kHour);
  CHECK(month_interval(new_york, *parse_month("2025-11")).length() == 30 * kDay + kHour);
  CHECK(month_interval(zone("Asia/Jakarta"), *parse_month("2025-02")).from ==
        at("2025-01-31T17:00:00Z"));
}

TEST_CASE("only names of the zone database are zones") {
  for (const char* name :
       {"", "Asia", "Asia/", "Asia/Jakart", "localtime", "posixrules", "Factory", "../zoneinfo/UTC",
        "/usr/share/zoneinfo/UTC", "Fixed/UTC+01:00:00", "posix/UTC", "right/UTC", "tzdata.zi",
        "Asia//Jakarta", "UTC+7", "WIB", "zone.tab", "leapseconds", "Asia/Jakarta\n"}) {
    INFO(name);
    CHECK_FALSE(find_zone(name).has_value());
  }
  CHECK(find_zone("Asia/Jakarta")->name == "Asia/Jakarta");
  CHECK(find_zone("Etc/GMT+12")->changes.front().offset == -12 * kHour);
}

TEST_CASE("a wrong name is answered with near ones") {
  CHECK(similar_zones("Jakarta") == std::vector<std::string>{"Asia/Jakarta"});
  CHECK(similar_zones("asia/jakarta").front() == "Asia/Jakarta");
  CHECK(similar_zones("Asia/Jakrta").front() == "Asia/Jakarta");
  CHECK(similar_zones("Europe/Londn").front() == "Europe/London");
  CHECK(similar_zones("").empty());
  CHECK(similar_zones("Middle Earth/Mordor").empty());
  CHECK(similar_zones("Asia/A").size() <= 3);
}

TEST_CASE("the version of the zone database is known where the machine has one") {
  const std::string version = tzdata_version();
  CHECK((version == "unknown" || (version.size() >= 5 && version.starts_with("20"))));
}
