#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

struct Row {
  const char* codes;
  std::string declarations;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.declarations);
    const driver::Compilation out = compiled(agreement(frame() + row.declarations));
    INFO(render_text(out.sources, out.sink, {}));
    CHECK(errors_of(agreement(frame() + row.declarations)) == row.codes);
  }
}

std::string target_with(const std::string& limit) {
  return "target t {\n " + limit +
         "\n for all tickets resolved in each calendar month\n"
         " open at the end of a month: left out\n with no tickets: met\n}\n";
}

std::vector<std::string> help_of(const std::string& declarations) {
  return help_of(compiled(agreement(frame() + declarations)).sink.diagnostics.front());
}

}  // namespace

TEST_CASE("what is held against a share is a percentage") {
  const std::string rest = " open at the end of a month: left out\n small numbers: no exception\n"
                           " with no tickets: met\n}\n";
  const auto promised = [&](const std::string& bound) {
    return "target t {\n handling is within 4 hours of office\n for at least " + bound +
           " of tickets resolved in each calendar month\n" + rest;
  };
  const auto paid = [&](const std::string& bound) {
    return promised("95%") + "credit c for t {\n the result is | at least " + bound +
           " | no credit |\n | otherwise | 5% of charge |\n}\n";
  };
  const auto expected = [&](const std::string& result) {
    return promised("95%") +
           "scenario \"s\" {\n given T1 of tickets\n when 2026-03-02 09:00 T1 opened\n"
           " as of 2026-04-01 00:00\n then t in 2026-03 is not applicable with " +
           result + "\n}\n";
  };
  check({{"", promised("95%")},
         {"AK0307", promised("4 hours")},
         {"", paid("95%")},
         {"AK0307", paid("4 hours")},
         {"AK0306", paid("101%")},
         {"AK0307", expected("4 hours")}});
  CHECK(help_of(promised("4 hours")) ==
        std::vector<std::string>{"write a percentage, such as 95%"});
}

TEST_CASE("lengths say their unit and their base") {
  const std::string round = "clock round of tickets {\n stops on resolved\n"
                            " reopened: a new item begins\n"
                            " starts on opened\n"
                            " counts around the clock\n}\n";
  check({
      {"", target_with("handling is within 4 hours of office")},
      {"", target_with("handling is within 0 hours of office")},
      {"", target_with("handling is within 1 hour 30 minutes of office")},
      {"AK0301", target_with("handling is within 3 days")},
      {"AK0301", target_with("handling is within 3 days of office")},
      {"AK0301", target_with("handling is within 1 month of office")},
      {"AK0302", target_with("handling is within 4 hours")},
      {"AK0303", round + "target t {\n round is within 4 hours of office\n"
                         " for all tickets opened in each calendar month\n"
                         " open at the end of a month: left out\n with no tickets: met\n}\n"},
      {"AK0303", "calendar other in Asia/Jakarta {\n open every day 08:00 to 09:00\n}\n" +
                     target_with("handling is within 4 hours of other")},
      {"AK0308", target_with("handling is within 0.0001 seconds of office")},
      {"AK0308", target_with("handling is within 100_000_000 hours of office")},
      {"AK0308", target_with("handling is by 0 working days of office later, at the same time")},
      {"AK0308", target_with("handling is by 1.5 calendar days later, at the same time")},
      {"AK0307", target_with("handling is by priority")},
      {"", target_with("handling is by promised")},
  });
}

TEST_CASE("a day without its kind is answered with what it can mean") {
  const auto help = help_of(target_with("handling is within 2 days"));
  CHECK(help ==
        std::vector<std::string>{"handling is within 48 hours of office",
                                 "handling is by 2 working days of office later, at the same time",
                                 "handling is by the end of working day 2 of office",
                                 "handling is by 2 calendar days later, at the same time"});
}

TEST_CASE("every offer for a day without its kind can be pasted") {
  for (const char* length : {"1 day", "2 days", "1 week", "2 months", "1 year"}) {
    const std::string vague = target_with(std::string("handling is within ") + length);
    for (const std::string& line : help_of(vague)) {
      INFO(line);
      CHECK(errors_of(agreement(frame() + target_with(line))).empty());
    }
  }
}

TEST_CASE("money is of the agreement and can be paid") {
  check({
      {"AK0304", "fee f = USD 5 each calendar month, before tax"},
      {"AK0305", "fee f = IDRR 5 each calendar month, before tax"},
      {"AK0309", "fee f = IDR 0.5 each calendar month, before tax"},
      {"AK0308", "currency XTS \"Test\" in units of 0"},
      {"", "currency XTS \"Test\" in units of 0.5"},
      {"AK0305", "log l {\n time is at\n subject is x\n signal s is v as money in XXY\n}"},
      {"AK0306", "cap c on all credits {\n at most 120% of charge each calendar month\n}"},
  });
}

TEST_CASE("values are compared with their like") {
  const auto paused = [](const std::string& condition) {
    return "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
           " starts on opened\n counts around the clock\n pauses while " +
           condition + "\n}";
  };
  check({
      {"", paused("priority = \"a\" and weight > 3 and urgent = true")},
      {"", paused("promised >= 2026-03-01 08:00")},
      {"AK0307", paused("priority = 3")},
      {"AK0307", paused("weight = \"3\"")},
      {"AK0307", paused("urgent = \"true\"")},
      {"AK0307", paused("urgent = yes")},
      {"AK0307", paused("priority < \"b\"")},
      {"AK0307", paused("urgent >= true")},
      {"AK0307", paused("weight contains \"3\"")},
      {"AK0307", paused("promised = \"2026-03-01\"")},
      {"AK0307", paused("priority is one of (\"a\", 3)")},
      {"AK0307", paused("priority < 3")},
      {"AK0307", paused("priority >= 1")},
      {"AK0307", paused("priority > \"1\"")},
      {"AK0307", paused("priority != 3")},
      {"AK0307 AK0307", paused("priority is one of (1, 2)")},
      {"AK0307", paused("priority contains 1")},
      {"AK0307", "log l {\n time is at\n subject is x\n event e when a < \"b\"\n}"},
      {"AK0307", "log l {\n time is at\n subject is x\n event e when a = 2026-03-01 08:00\n}"},
      {"", "log l {\n time is at\n subject is x\n event e when a < 3 and not b = true\n}"},
  });
}

TEST_CASE("what signals say of their values") {
  const auto log = [](const std::string& signal) {
    return "log l {\n time is at\n subject is x\n event e when kind = \"e\"\n event f when kind = "
           "\"f\"\n signal " +
           signal + "\n}\n";
  };
  const auto asked = [&](const std::string& signal, const std::string& condition) {
    return log(signal) + "clock c of l {\n starts on e\n stops on f\n pauses while " + condition +
           "\n reopened: a new item begins\n counts around the clock\n}";
  };
  const std::string listed = "s is v, one of (\"a\", \"b\")";
  check({
      {"", log("s is new when field = \"s\", before it old")},
      {"", log("s is v of that record only")},
      {"", log("s is v as time of that record only when present = \"x\", before it w")},
      {"", log("s is v as flag, true is \"Y\" or 1, false is \"N\" or 0")},
      {"", log("s is v of that record only as flag, true is 1, false is 0")},
      {"", log("s is v as flag of that record only, true is 1, false is 0")},
      {"", log("s is v as flag, of that record only, true is 1, false is 0")},
      {"", log("s is v as flag, true is 1 of that record only, false is 0")},
      {"", log("s is v as flag, true is 1, false is 0 of that record only")},
      {"", log("s is v as flag, true is 1, false is 0, of that record only")},
      {"", log("s is v when kind = \"e\" of that record only, before it w")},
      {"", log("s is v, one of (\"a\"), of that record only")},
      {"AK0203", log("s is v of that record only, before it w of that record only")},
      {"AK0203", log("s is v when kind = \"e\" of that record only, of that record only")},
      {"AK0201", asked("s is v when kind = \"e\"", "kind = \"e\"")},
      {"AK0203", log("s is v, before it w, before it u")},
      {"AK0203", log(listed + ", one of (\"c\")")},
      {"AK0204", log("s is v as flag, true is \"Y\"")},
      {"AK0204", log("s is v as flag, false is 0")},
      {"AK0207", log("s is v as flag, true is 1, false is \"1\"")},
      {"AK0207", log("s is v, true is 1, false is 0")},
      {"AK0207", log("s is v as number, one of (\"1\", \"2\")")},
      {"AK0207", log("s is v as flag, one of (\"1\", \"2\")")},
      {"AK0307 AK0307", log("s is v, one of (1, 2)")},
      {"AK0307", log("s is v as flag, true is true, false is 0")},
      {"", asked(listed, "s = \"a\" or s != \"b\"")},
      {"", asked(listed, "s contains \"x\"")},
      {"AK0310", asked(listed, "s = \"A\"")},
      {"AK0310", asked(listed, "s != \"c\"")},
      {"AK0310", asked(listed, "s is one of (\"a\", \"c\")")},
      {"AK0310", log("t is v\n event g when v = \"c\"\n signal " + listed)},
      {"", log("t is v\n event g when v = \"c\"\n signal s is v when k = \"k\", one of (\"a\")")},
  });
}
