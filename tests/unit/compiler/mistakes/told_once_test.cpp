// One mistake is one message, and each edit that it offers makes a text that checks.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// What the text says once each step that is an edit was taken, in the order of the help.
std::vector<std::string> errors_after_steps(const std::string& text) {
  const Sink sink = compiled(text).sink;
  REQUIRE(sink.diagnostics.size() == 1);
  std::vector<std::string> errors;
  for (const Step& step : sink.diagnostics.front().steps) {
    if (!step.edits.empty()) errors.push_back(errors_of(with_edits(text, step.edits)));
  }
  return errors;
}

void check_told_once(const std::string& code, const std::string& declarations, std::size_t offers) {
  INFO(declarations);
  const std::string text = agreement(declarations);
  CHECK(errors_of(text) == code);
  CHECK(errors_after_steps(text) == std::vector<std::string>(offers));
}

std::string kept(const std::string& periods = "month") {
  return "target t {\n handling is within 4 hours of office\n"
         " for at least 95% of tickets resolved in each calendar " +
         periods +
         "\n open at the end of a period: left out\n small numbers: no exception\n"
         " with no tickets: met\n}\n";
}

std::string story(const std::string& lines) {
  return frame() + kept() + "scenario \"s\" {\n" + lines + "}\n";
}

const std::string kTold =
    " when 2026-03-02 08:00 T1 opened\n when 2026-03-03 08:00 T1 priority = \"a\"\n"
    " when 2026-03-04 08:00 T1 resolved\n then t of T1 is missed\n";

std::string clock(const std::string& lines) {
  return frame() + "clock c of tickets {\n counts around the clock\n" + lines + "}\n" +
         "target u {\n c is within 4 hours\n for all tickets due in each calendar month\n"
         " with no tickets: met\n}\n";
}

std::string credit(const std::string& periods, const std::string& first,
                   const std::string& second) {
  return frame() + kept(periods) +
         "credit k for t {\n the result is\n | at least 95% | no credit |\n" +
         " | at least 90% | " + first + " |\n | otherwise | " + second + " |\n}\n" +
         "cap most on all credits {\n at most 20% of charge each calendar month\n}\n";
}

}  // namespace

TEST_CASE("a subject that is not given is one mistake, however many lines speak of it") {
  check_told_once("AK0702", story(kTold), 1);
  check_told_once("AK0702",
                  story(" given T2 of tickets\n when 2026-03-02 08:00 T2 opened\n" + kTold), 1);
  // By another name: that is changed, or a line is added.
  check_told_once("AK0702", story(" given T7 of tickets\n" + kTold), 2);
  // Of several logs that would do, each is offered.
  const std::string other =
      "log visits {\n time is at\n subject is visit\n"
      " event opened when kind = \"o\"\n event resolved when kind = \"r\"\n}\n";
  const std::string opened = " when 2026-03-02 08:00 T1 opened\n then t in 2026-03 is met\n";
  check_told_once("AK0702", other + story(opened), 2);
  CHECK(errors_of(agreement(story(" given of tickets\n" + kTold))) == "AK0101");
}

TEST_CASE("a subject given of the wrong log is one mistake") {
  const std::string other =
      "log visits {\n time is at\n subject is visit\n event came when kind = \"c\"\n}\n";
  check_told_once("AK0206", other + story(" given T1 of visits\n" + kTold), 1);
}

TEST_CASE("a date that is mistyped is told where it stands") {
  const auto line_of = [](const std::string& lines) {
    const driver::Compilation out = compiled(agreement(story(" given T1 of tickets\n" + lines)));
    std::vector<std::string> told;
    for (const Diagnostic& row : out.sink.diagnostics) {
      if (row.code != Code::AK0701 && row.code != Code::AK1072) continue;
      const std::string& text = out.sources.files[0].text;
      told.push_back(text.substr(row.span.begin, row.span.end - row.span.begin));
    }
    return told;
  };
  using Told = std::vector<std::string>;
  const std::string then = " then t of T1 is missed\n";
  const std::string a = " when 2026-03-02 08:00 T1 opened\n";
  const std::string b = " when 2026-03-03 08:00 T1 priority = \"a\"\n";
  const std::string c = " when 2026-03-04 08:00 T1 resolved\n";
  CHECK(line_of(a + b + c + then) == Told{});
  // Too late in the middle, at the beginning; too early in the middle, at the end.
  CHECK(line_of(a + " when 2026-04-03 08:00 T1 priority = \"a\"\n" + c + then) ==
        Told{"2026-04-03 08:00"});
  CHECK(line_of(" when 2026-05-02 08:00 T1 opened\n" + b + c + then) == Told{"2026-05-02 08:00"});
  CHECK(line_of(a + " when 2026-02-03 08:00 T1 priority = \"a\"\n" + c + then) ==
        Told{"2026-02-03 08:00"});
  CHECK(line_of(a + b + " when 2026-02-04 08:00 T1 resolved\n" + then) == Told{"2026-02-04 08:00"});
  // Of another year: in order, and outside the term.
  CHECK(line_of(" when 2025-03-02 08:00 T1 opened\n" + b + c + then) == Told{"2025-03-02"});
  CHECK(line_of(" when 2025-03-01 08:00 T1 opened\n when 2025-03-03 08:00 T1 priority = \"a\"\n" +
                c + then) == Told{"2025-03-01"});
  CHECK(line_of(a + b + " when 2027-03-04 08:00 T1 resolved\n" + then) == Told{"2027-03-04"});
  CHECK(line_of(a + b + c + " then t in 2025-03 is missed\n") == Told{"2025-03"});
  // Shortly outside, or long before as what is older than the agreement: meant so.
  CHECK(line_of(" when 2025-12-30 08:00 T1 opened\n" + b + c + then) == Told{});
  CHECK(line_of(" when 2020-01-02 08:00 T1 opened\n" + b + c + then) == Told{});
}

TEST_CASE("an offered date makes the story sound") {
  const std::string given = " given T1 of tickets\n when 2026-03-02 08:00 T1 opened\n";
  const std::string end = " when 2026-03-04 08:00 T1 resolved\n then t of T1 is missed\n";
  check_told_once("AK0701", story(given + " when 2026-04-03 08:00 T1 priority = \"a\"\n" + end), 1);
  check_told_once("AK0701", story(given + " when 2025-03-03 08:00 T1 priority = \"a\"\n" + end), 1);
  // Either of two dates may be the wrong one.
  check_told_once("AK0701", story(" given T1 of tickets\n when 2026-04-02 08:00 T1 opened\n" + end),
                  2);
}

TEST_CASE("what of a fee is taken is asked once for all shares in such periods") {
  check_told_once("AK0414", credit("quarter", "5% of charge", "10% of charge"), 2);
  check_told_once("AK0207",
                  credit("month", "5% of the sum of charge in the month",
                         "10% of the sum of charge in the month"),
                  1);
}

TEST_CASE("lines that one line could say together are offered as that") {
  const std::string sound = " starts on opened\n stops on resolved\n reopened: a new item begins\n";
  check_told_once("AK0203",
                  clock(" starts on opened\n stops when priority = \"a\"\n"
                        " stops when priority = \"b\" and urgent = true\n"
                        " reopened: a new item begins\n"),
                  1);
  check_told_once("AK0203", clock(sound + " stops on opened\n stops on resolved or opened\n"), 1);
  check_told_once("AK0203", clock(sound + " stops on resolved\n"), 1);
  check_told_once(
      "AK0203", clock(sound + " pauses while urgent = true\n pauses while priority = \"a\"\n"), 1);
}

TEST_CASE("a clock of rounds alone has nothing to reopen") {
  check_told_once(
      "AK0207",
      clock(" starts on opened\n starts again on resolved\n reopened: a new item begins\n"), 1);
}
