#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string story(const std::string& lines) {
  return agreement(frame() + R"(
target t {
  handling is within 4 hours of office
  for at least 95% of tickets resolved in each calendar month, for each priority
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}

credit c for t {
  the result is
    | at least 95% | no credit |
    | otherwise | 5% of charge |
}

scenario "s" {
)" + lines + "}\n");
}

const std::string kGiven = " given T1 of tickets with priority = \"a\", weight = 3\n";
const std::string kThen = " then t of T1 is met\n";

}  // namespace

TEST_CASE("scenarios are read in the agreement's zone") {
  const driver::Compilation out = compiled(
      story(kGiven + " when 2026-03-02 08:00 T1 opened\n when 2026-03-31 23:30 T1 resolved\n" +
            " then t of T1 item 1 is met, elapsed 1 hour 30 minutes, due 2026-03-02 12:00\n"
            " then t in 2026-03 for priority = \"a\" is met with 95%\n"
            " then c in 2026-03 for priority = \"a\" is no credit\n"
            " then all credits in 2026-03 are IDR 5\n"));
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program);
  REQUIRE(out.program->scenarios.size() == 1);
  const ir::Scenario& row = out.program->scenarios[0];
  CHECK(row.as_of == parse_rfc3339("2026-04-01T00:00:00+07:00"));
  REQUIRE(row.happenings.size() == 2);
  CHECK(row.happenings[0].at == parse_rfc3339("2026-03-02T08:00:00+07:00"));
  REQUIRE(row.expectations.size() == 4);
  CHECK(row.expectations[0].item == 1);
  CHECK(row.expectations[0].elapsed == 90 * kMinute);
  CHECK(row.expectations[0].line > 30);
  CHECK(row.expectations[1].result == Rational(19, 20));
  CHECK(row.expectations[1].groups.at(0).value == "a");
  CHECK(row.expectations[2].amount == Rational(0));
  CHECK(row.expectations[3].amount == Rational(5));
}

TEST_CASE("a time with its offset is that instant, whatever the zone") {
  const driver::Compilation out = compiled(story(
      kGiven + " when 2026-03-02 08:00 T1 opened\n when 2026-03-02 03:00 +00:00 T1 resolved\n" +
      " then t of T1 is met, due 2026-03-02 07:00 +02:00\n"));
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program);
  const ir::Scenario& row = out.program->scenarios[0];
  CHECK(row.happenings[1].at == parse_rfc3339("2026-03-02T10:00:00+07:00"));
  CHECK(row.expectations[0].due == parse_rfc3339("2026-03-02T12:00:00+07:00"));
}

TEST_CASE("a time that comes twice is the earlier, with a warning; its offset says which") {
  const auto night = [](const std::string& time) {
    std::string text = story(kGiven + " when 2026-03-02 08:00 T1 opened\n when 2026-11-01 " + time +
                             " T1 resolved\n" + kThen);
    const std::string zone = "timezone Asia/Jakarta";
    text.replace(text.find(zone), zone.size(), "timezone America/New_York");
    return text;
  };
  const auto at = [&](const std::string& time) {
    const driver::Compilation out = compiled(night(time));
    REQUIRE(out.program);
    return out.program->scenarios[0].happenings[1].at;
  };
  CHECK(at("01:30") == parse_rfc3339("2026-11-01T01:30:00-04:00"));
  CHECK(at("01:30 -04:00") == parse_rfc3339("2026-11-01T01:30:00-04:00"));
  CHECK(at("01:30 -05:00") == parse_rfc3339("2026-11-01T01:30:00-05:00"));
  CHECK(warnings_of(night("01:30")).find("AK0610") != std::string::npos);
  for (const char* sure : {"00:59", "01:30 -04:00", "01:30 -05:00", "02:00"}) {
    INFO(sure);
    CHECK(warnings_of(night(sure)).find("AK0610") == std::string::npos);
  }
  CHECK(errors_of(night("01:30 -18:01")) == "AK0601");
}

TEST_CASE("the value of a group is exact, however many digits it has") {
  std::string text =
      story(kGiven + " then t in 2026-03 for weight = 0.1234567890123456789012345678901 is met\n");
  const std::string group = "for each priority";
  text.replace(text.find(group), group.size(), "for each weight");
  const driver::Compilation out = compiled(text);
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program);
  const auto& rows = out.program->scenarios[0].expectations;
  CHECK(rows[0].groups.at(0).value == "0.1234567890123456789012345678901");
}

TEST_CASE("an as-of that is not written is the month after the last that is spoken of") {
  const driver::Compilation out =
      compiled(story(kGiven + " then t in 2026-05 for priority = \"a\" is met\n"));
  REQUIRE(out.program);
  CHECK(out.program->scenarios[0].as_of == parse_rfc3339("2026-06-01T00:00:00+07:00"));
}

TEST_CASE("mistakes in scenarios") {
  const std::string opened = " when 2026-03-02 08:00 T1 opened\n";
  CHECK(errors_of(story(kGiven + opened + kThen)).empty());
  CHECK(errors_of(story(kGiven + opened)) == "AK0703");
  CHECK(errors_of(story(kGiven + opened + " when 2026-03-01 08:00 T1 resolved\n" + kThen)) ==
        "AK0701");
  CHECK(errors_of(story(kGiven + " when 2026-03-02 08:00 T2 opened\n" + kThen)) == "AK0702");
  CHECK(errors_of(story(kGiven + kGiven + kThen)) == "AK0202");
  CHECK(errors_of(story(kGiven + opened + " then t of T9 is met\n")) == "AK0702");
  CHECK(errors_of(story(kGiven + " when 2026-03-02 08:00 T1 opend\n" + kThen)) == "AK0201");
  CHECK(errors_of(story(kGiven + " when 2026-03-02 08:00 T1 weight = \"x\"\n" + kThen)) ==
        "AK0307");
  CHECK(errors_of(story(kGiven + " when 2026-03-02 08:00 to 2026-03-02 09:00 T1 opened\n" +
                        kThen)) == "AK0205");
  CHECK(errors_of(story(kGiven + opened + " then c in 2026-03 for priority = \"a\" is met\n")) ==
        "AK0205");
  CHECK(errors_of(story(kGiven + opened + " then t in 2026-03 is met\n")) == "AK0204");
  CHECK(errors_of(story(kGiven + opened + " then t in 2026-03 for weight = 3 is met\n")) ==
        "AK0201");
  CHECK(errors_of(story(kGiven + opened + " then all credits in 2026-03 are USD 5\n")) == "AK0304");
  CHECK(errors_of(story(" given T1 of ticket\n" + kThen)) == "AK0201");
}

TEST_CASE("a time that the clocks skip does not exist") {
  const std::string text =
      "language 1\nagreement \"a\" version \"1\" {\n provider \"A\"\n customer \"B\"\n"
      " term 2026-01-01 to 2026-12-31\n timezone America/New_York\n currency USD\n}\n"
      "log l {\n time is at\n subject is x\n event a\n event b\n}\n"
      "clock k of l {\n starts on a\n stops on b\n reopened: a new item begins\n"
      " counts around the clock\n}\n"
      "target t {\n k is within 1 hour\n for all l b in each calendar month\n"
      " open at the end of a month: left out\n with no l: met\n}\n"
      "scenario \"s\" {\n given X of l\n when 2026-03-08 02:30 X a\n then t of X is met\n}\n";
  CHECK(errors_of(text) == "AK0601");
}
