// Rows that meet, rounds in breaks, rows above a cap, and how lengths are said.
#include <catch2/catch.hpp>

#include "compiler/audit/analysis/lengths.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string told(const std::string& text, Code code) {
  std::string out;
  const auto compilation = compiled(text);
  INFO(render_text(compilation.sources, compilation.sink, {}));
  CHECK(compilation.program);
  for (const Diagnostic& row : compilation.sink.diagnostics) {
    if (row.code != code) continue;
    out += row.message;
    for (const Label& label : row.others) out += "; " + label.text;
    out += "\n";
  }
  return out;
}

std::string clock_of(const std::string& name, const std::string& more) {
  return "clock " + name + R"( of tickets {
  starts on opened
  stops on resolved
)" + more +
         R"(
  when priority changes: carry the elapsed time
  when urgent changes: carry the elapsed time
  missed before a change: the last limit decides
}
)";
}

std::string target_of(const std::string& clock, const std::string& limit) {
  return "target of_" + clock + " {\n  " + clock + " is within " + limit + R"(
  for at least 95% of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}
)";
}

const std::string kOfLimits = "  reopened: the first stop decides\n  counts the hours of each "
                              "limit\n  judged by elapsed time";

std::string meeting(const std::string& rows) {
  return told(agreement(frame() + clock_of("work", kOfLimits) +
                        target_of("work", rows + "| otherwise | 40 hours of office |")),
              Code::AK1022);
}

std::string rounds(const std::string& limit, const std::string& hours, const std::string& other,
                   const std::string& more = "") {
  const std::string of_rounds = "  starts again on resolved\n" + more + hours;
  std::string text =
      agreement(frame() + clock_of("updates", of_rounds) + target_of("updates", limit) +
                clock_of("work", kOfLimits) + (other.empty() ? "" : target_of("work", other)));
  text.erase(text.find("  stops on resolved\n  starts again"), 20);
  return told(text, Code::AK1042);
}

const std::string kAround = "  counts around the clock";

}  // namespace

TEST_CASE("a case that two rows ask for is told where the laxer one takes it") {
  CHECK(
      meeting("| urgent = true | 8 hours of office | | priority = \"P1\" | 2 hours of office | ") ==
      "rows 1 and 2 of `of_work` both ask for priority = \"P1\", urgent = true: it falls in row "
      "1, which allows more time; asks for it, too\n");
  CHECK(meeting("| urgent = true | by 3 working days of office later, at the same time | "
                "| priority = \"P1\" | by 1 working days of office later, at the same time | ")
            .find("rows 1 and 2") == 0);
}

TEST_CASE("rows that meet and of which nothing is told") {
  // The stricter one takes it, or neither does plainly.
  CHECK(meeting("| priority = \"P1\" | 2 hours of office | | urgent = true | 8 hours of office | ")
            .empty());
  CHECK(meeting("| urgent = true | 8 hours of office | | priority = \"P1\" | 8 hours of office | ")
            .empty());
  CHECK(meeting("| urgent = true | 8 hours of office | | priority = \"P1\" | 2 hours around the "
                "clock | ")
            .empty());
  // An exemption, and an exception.
  CHECK(
      meeting("| urgent = true | no target | | priority = \"P1\" | 2 hours of office | ").empty());
  CHECK(
      meeting("| urgent = true and priority = \"P1\" | 8 hours of office | | priority = \"P1\" | 2 "
              "hours of office | ")
          .empty());
  CHECK(meeting(
            "| priority = \"P2\" | 8 hours of office | | priority = \"P1\" | 2 hours of office | ")
            .empty());
}

TEST_CASE("rounds that come due while the desk is closed") {
  CHECK(rounds("2 hours", kAround, "8 hours of office") ==
        "`of_updates` comes due every 2 hours around the clock, and `office`, by which `of_work` "
        "counts, is closed for 15 hours at a time; closed from 2026-01-01 17:00 to 2026-01-02 "
        "08:00\n");
  // The break of a weekend is longer; 63 hours are not longer than 63.
  CHECK(rounds("16 hours", kAround, "8 hours of office").find("for 63 hours") != std::string::npos);
  CHECK(rounds("63 hours", kAround, "8 hours of office").empty());
  CHECK(rounds("2 hours", kAround, "8 hours around the clock").empty());
  CHECK(rounds("2 hours", kAround,
               "| priority = \"P1\" | 2 hours around the clock | | otherwise | 8 hours of office |")
            .empty());
  CHECK(rounds("2 hours", kAround, "").empty());
  CHECK(
      rounds("2 hours of office", "  counts office\n  judged by elapsed time", "8 hours of office")
          .empty());
  CHECK(rounds("2 hours", kAround, "8 hours of office", "  pauses while urgent = false\n").empty());
}

TEST_CASE("all rows that a cap makes worthless are told") {
  const std::string rows = R"(credit c for of_work {
  the result is
    | at least 95% | no credit     |
    | at least 90% | 5% of charge  |
    | at least 80% | 10% of charge |
    | otherwise    | 20% of charge |
}
cap most on all credits {
  at most 5% of charge each calendar month
}
)";
  const std::string text = agreement(frame() + clock_of("work", kOfLimits) +
                                     target_of("work", "8 hours of office") + rows);
  CHECK(told(text, Code::AK1031) ==
        "row 3 and the row `otherwise` of the credit `c` owe 10% of charge (IDR 100_000) and 20% "
        "of charge (IDR 200_000), and the cap `most` leaves at most IDR 50_000, as of row 2; this "
        "row reaches the cap already; nor does this one; the cap\n");
}

TEST_CASE("a credit for a target that promises nothing") {
  const auto credit_for = [](const std::string& limits) {
    return told(agreement(frame() + clock_of("work", kOfLimits) + target_of("work", limits) +
                          "credit c for of_work {\n  the result is\n    | at least 95% | no credit "
                          "|\n    | otherwise | 5% of charge |\n}\n"),
                Code::AK1035);
  };
  CHECK(credit_for("| priority = \"P1\" | no target | | otherwise | no target |") ==
        "the credit `c` is never owed: no row of `of_work` promises anything; the target\n");
  CHECK(credit_for("| priority = \"P1\" | 8 hours of office | | otherwise | no target |").empty());
}

TEST_CASE("lengths and shares are said as one says them") {
  using audit::length_text;
  using audit::share_text;
  CHECK(length_text(6 * kHour) == "6 hours");
  CHECK(length_text(kHour + 30 * kMinute) == "1 hour 30 minutes");
  CHECK(length_text(44 * kMinute + 38 * kSecond + 400) == "about 45 minutes");
  CHECK(length_text(4 * kMinute + 19 * kSecond + 200) == "about 4 minutes 19 seconds");
  CHECK(length_text(kMinute) == "1 minute");
  CHECK(length_text(59 * kMinute + 40 * kSecond) == "about 1 hour");
  CHECK(length_text(Rational(1) / 3) == "less than a second");
  CHECK(length_text(0) == "no time");
  CHECK(share_text(Rational(999) / 1000) == "99.9%");
  CHECK(share_text(Rational(2) / 3) == "about 66.67%");
}
