// What each rule tells of, and what looks like it and is told of by no rule. That it finds its bad
// example and not its good one is the test of its page.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string target(const std::string& limit, const std::string& share = "at least 95%") {
  return "target t {\n  handling is within " + limit + "\n  for " + share +
         R"( of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}
)";
}

std::string credit(const std::string& rows, const std::string& more = "") {
  return agreement(frame() + target("4 hours of office") + "credit c for t {\n  the result is\n" +
                   rows + "}\n" + more);
}

std::string paying(int first, int last, const std::string& cap) {
  return credit("    | at least 95% | no credit |\n    | at least 90% | " + std::to_string(first) +
                    "% of charge |\n    | otherwise | " + std::to_string(last) + "% of charge |\n",
                cap.empty() ? "" : "cap most on all credits {\n  at most " + cap + "\n}\n");
}

std::string found_in(const std::string& text) {
  std::string out;
  const auto compilation = compiled(text);
  INFO(render_text(compilation.sources, compilation.sink, {}));
  CHECK(compilation.program);
  for (const Diagnostic& row : compilation.sink.diagnostics) {
    // The frame has more than each of these agreements uses.
    if (row.code == Code::AK1005 || row.code == Code::AK1062) continue;
    out += std::string(out.empty() ? "" : " ") + std::string(name_of(row.code));
  }
  return out;
}

}  // namespace

TEST_CASE("rows that a cap makes worthless, and caps that nothing reaches") {
  CHECK(found_in(paying(5, 10, "")).empty());
  CHECK(found_in(paying(5, 10, "8% of charge each calendar month")).empty());
  CHECK(found_in(paying(5, 10, "5% of charge each calendar month")) == "AK1031");
  CHECK(found_in(paying(5, 10, "4% of charge each calendar month")) == "AK1031");
  CHECK(found_in(paying(5, 10, "IDR 30_000 over the whole term")) == "AK1031");
  CHECK(found_in(paying(5, 5, "4% of charge each calendar month")).empty());  // both owe the same
  CHECK(found_in(paying(5, 10, "10% of charge each calendar month")).empty());
  CHECK(found_in(paying(5, 10, "11% of charge each calendar month")) == "AK1032");
  CHECK(found_in(paying(5, 10, "IDR 1_000_000 each calendar quarter")) == "AK1032");
  CHECK(found_in(paying(5, 10, "IDR 200_000 each calendar quarter")).empty());
}

TEST_CASE("caps of credits that are as many as there are groups") {
  std::string text = paying(5, 10, "50% of charge each calendar month");
  text.replace(text.find("calendar month\n  open"), 14, "calendar month, for each priority");
  CHECK(found_in(text).empty());
  text.replace(text.find("calendar month\n}", text.find("cap most")), 14,
               "calendar month, for each priority");
  CHECK(found_in(text) == "AK1032");
}

TEST_CASE("credits above the fee") {
  const std::string rows = "    | at least 95% | no credit |\n    | otherwise | IDR ";
  CHECK(found_in(credit(rows + "1_000_000 |\n")).empty());
  CHECK(found_in(credit(rows + "1_000_001 |\n")) == "AK1033");
  // Another fee is paid as well.
  CHECK(found_in(credit(rows + "1_500_000 |\n",
                        "fee more = IDR 500_000 each calendar month, before tax\n")) == "");
  const std::string second =
      "credit d for t {\n  the result is\n    | at least 95% | no credit |\n    | otherwise | IDR "
      "600_000 |\n}\n";
  CHECK(found_in(credit(rows + "600_000 |\n", second)) == "AK1033");
  CHECK(found_in(credit(rows + "600_000 |\n",
                        second + "cap most on all credits {\n  at most 100% of charge each "
                                 "calendar month\n}\n"))
            .empty());
}

TEST_CASE("remedies that pay nothing") {
  CHECK(found_in(credit("    | at least 95% | no credit |\n    | otherwise | no credit |\n")) ==
        "AK1035");
  CHECK(found_in(paying(5, 10, "0% of charge each calendar month")) == "AK1035");
}

TEST_CASE("targets that every result meets") {
  CHECK(found_in(agreement(frame() + target("4 hours of office", "at least 0%"))) == "AK1044");
  CHECK(found_in(agreement(frame() + target("4 hours of office", "more than 0%"))) == "");
}

TEST_CASE("limits longer than the hours and working days of the term") {
  // 2026 has 261 days from Monday to Friday, of 9 hours each.
  CHECK(found_in(agreement(frame() + target("2_350 hours of office"))) == "AK1071");
  CHECK(found_in(agreement(frame() + target("2_349 hours of office"))) == "");
  const auto days = [](const std::string& count) {
    return found_in(
        agreement(frame() + target("\n    | otherwise | by " + count +
                                   " working days of office later, at the same time |")));
  };
  CHECK(days("261") == "AK1071");
  CHECK(days("260") == "");
}

TEST_CASE("an event that starts a clock and tells its end as well") {
  const auto told = [](const std::string& start, const std::string& end) {
    return found_in(agreement(
        frame() + "log calls {\n  time is at\n  subject is call\n  event began when " + start +
        "\n  event ended when " + end + "\n}\nclock talk of calls {\n  starts on began\n" +
        "  stops on ended\n  reopened: a new item begins\n  counts around the clock\n}\n" +
        "target talks {\n  talk is within 4 hours\n  for all calls ended in each calendar "
        "month\n" +
        "  open at the end of a month: left out\n  with no calls: met\n}\n"));
  };
  CHECK(told("type = \"a\"", "type = \"b\"") == "");
  CHECK(told("type = \"a\"", "type is one of (\"b\", \"a\")") == "AK1006");
  CHECK(told("type = \"a\" and by = \"x\"", "type = \"a\"") == "AK1006");
  CHECK(told("type = \"a\"", "type = \"a\" and by = \"x\"") == "");
  CHECK(told("type is one of (\"a\", \"b\")", "type = \"a\" or type = \"b\"") == "AK1006");
  CHECK(told("type is one of (\"a\", \"b\")", "type = \"a\" or by = \"x\"") == "");
  CHECK(told("type = \"a\"", "type is present") == "AK1006");
  CHECK(told("type = \"a\"", "not type = \"b\"") == "");  // not followed
}

TEST_CASE("a scenario that writes a value in other letters than the agreement") {
  const auto told = [](const std::string& value) {
    return found_in(
        agreement(frame() +
                  target("\n    | priority = \"High\" | 1 hour of office |\n    | otherwise | 4 "
                         "hours of office |") +
                  "scenario \"s\" {\n  given T1 of tickets with priority = \"" + value +
                  "\"\n  when 2026-03-02 08:00 T1 opened\n  when 2026-03-02 08:30 T1 resolved\n"
                  "  then t of T1 is met\n}\n"));
  };
  CHECK(told("High") == "");
  CHECK(told("Low") == "");
  CHECK(told("high") == "AK1007");
}

TEST_CASE("rows of a target that all allow the same") {
  const auto told = [](const std::string& rest) {
    const auto compilation = compiled(agreement(
        frame() + target("\n    | priority = \"P1\" | 4 hours of office |\n    | otherwise | " +
                         rest + " of office |")));
    const auto& rows = compilation.sink.diagnostics;
    return std::count_if(rows.begin(), rows.end(), [](const Diagnostic& row) {
      return row.message.starts_with("each row of the target");
    });
  };
  CHECK(told("240 minutes") == 1);
  CHECK(told("4 hours") == 1);
  CHECK(told("5 hours") == 0);
}

TEST_CASE("exceptions for few items") {
  const auto told = [](const std::string& few) {
    std::string text = target("4 hours of office", "at least 95%");
    const std::string none = "small numbers: no exception";
    text.replace(text.find(none), none.size(), few);
    return found_in(agreement(frame() + text));
  };
  CHECK(told("with fewer than 20 tickets: 1 miss is allowed") == "");
  CHECK(told("with fewer than 21 tickets: 2 misses are allowed") == "");
  CHECK(told("with fewer than 20 tickets: 2 misses are allowed") == "AK1045");
  CHECK(told("with fewer than 500 tickets: 400 misses are allowed") == "AK1045");
}

TEST_CASE("rows of a scale") {
  const auto lengths = [](const std::vector<int>& hours) {
    std::string rows;
    for (std::size_t at = 0; at < hours.size(); ++at) {
      rows += "\n    | priority = \"P" + std::to_string(at + 1) + "\" | " +
              std::to_string(hours[at]) + " hours of office |";
    }
    return found_in(agreement(frame() + target(rows + "\n    | otherwise | 90 hours of office |")));
  };
  CHECK(lengths({2, 4, 8}) == "");
  CHECK(lengths({2, 2, 8}) == "");
  CHECK(lengths({8, 4, 2}) == "");  // consistently the other way round
  CHECK(lengths({4, 2}) == "AK1046");
  CHECK(lengths({2, 8, 4}) == "AK1046");
}

TEST_CASE("rows in which nothing falls") {
  const auto rows = [](const std::string& first, const std::string& second) {
    return found_in(agreement(
        frame() + target("\n    | " + first + " | 1 hour of office |\n    | " + second +
                         " | 2 hours of office |\n" + "    | otherwise | 3 hours of office |")));
  };
  CHECK(rows("priority = \"P1\"", "priority = \"P1\" and started in office") == "AK1021");
  CHECK(rows("priority = \"P1\" and started in office", "priority = \"P1\"") == "");
  CHECK(rows("priority = \"P1\"", "priority = \"P2\" and priority = \"P3\"") == "AK1021");
  CHECK(rows("priority is present", "priority is absent") == "");
}

TEST_CASE("hours that a calendar rarely has") {
  const auto desk = [](const std::string& opens, const std::string& limit) {
    std::string text = agreement(frame() + target(limit + " of office"));
    const std::string usual = "open Mon to Fri 08:00 to 17:00";
    text.replace(text.find(usual), usual.size(), opens);
    return found_in(text);
  };
  CHECK(desk("open Sat 09:00 to 12:00", "3 hours") == "");
  CHECK(desk("open Sat 09:00 to 12:00", "4 hours") == "AK1041");
  CHECK(desk("open Mon to Fri 08:00 to 17:00", "80 hours") == "");
  CHECK(desk("open 2025-03-03 08:00 to 17:00", "1 hour") == "AK1070");
}

TEST_CASE("names that are read in haste") {
  const auto named = [](const std::string& name) {
    return found_in(agreement(frame() + target("4 hours of office") + "calendar " + name +
                              " in Asia/Jakarta {\n  open Sun 08:00 to 09:00\n}\n"));
  };
  CHECK(named("offices") == "AK1063");
  CHECK(named("Office") == "AK1063");
  CHECK(named("office_2") == "");
  CHECK(named("handlings") == "");  // another kind of thing
}
