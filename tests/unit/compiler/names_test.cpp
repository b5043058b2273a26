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

std::string clock_with(const std::string& lines) {
  return "clock other of tickets {\n  starts on opened\n  stops on resolved\n"
         "  reopened: the first stop decides\n  counts around the clock\n" +
         lines + "}\n";
}

}  // namespace

TEST_CASE("names that are not declared, or stand for something else") {
  check({
      {"AK0201", "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
                 " starts on opend\n counts around the clock\n}"},
      {"AK0201", "clock c of ticket {\n stops on resolved\n reopened: a new item begins\n"
                 " starts on opened\n counts around the clock\n}"},
      {"AK0201", "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
                 " starts on opened\n counts offices\n"
                 " judged by due time\n}"},
      {"AK0201", clock_with("pauses while state = \"x\"\n")},
      {"AK0201", clock_with("pauses while state.code = \"x\"\n")},
      {"AK0201", clock_with("when state changes: restart the clock\n"
                            "missed before a change: stays missed\n")},
      {"AK0201", "calendar c in Asia/Jakarta {\n open when office or offic is open\n}"},
      {"AK0201", "calendar c in Asia/Jakarta {\n open every day 08:00 to 09:00\n"
                 " closed on holidays_2026\n}"},
      {"AK0201", "calendar c in the zone of tz, else Asia/Jakarta {\n"
                 " open every day 08:00 to 09:00\n}"},
      {"AK0201", "credit c for nothing {\n the result is\n | otherwise | no credit |\n}"},
      {"AK0201", "cap c on nothing {\n at most IDR 5 each calendar month\n}"},
      {"AK0205", "clock c of office {\n stops on resolved\n reopened: a new item begins\n"
                 " starts on opened\n counts around the clock\n}"},
      {"AK0205", "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
                 " starts on priority\n counts around the clock\n}"},
      {"AK0205", "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
                 " starts on opened\n counts tickets\n"
                 " judged by due time\n}"},
      {"AK0205", "cap c on handling {\n at most IDR 5 each calendar month\n}"},
      {"AK0205", "cap c on all credits {\n at most 5% of office each calendar month\n}"},
  });
}

TEST_CASE("things of another log") {
  const std::string probes = "log probes {\n time is at\n subject is site\n event failed\n"
                             " signal up is ok as flag\n}\n";
  check({
      {"AK0206", probes + clock_with("pauses on failed\n")},
      {"AK0206", probes + clock_with("pauses while up = true\n")},
      {"AK0206", probes + "outage o of tickets {\n while up = false\n}"},
  });
}

TEST_CASE("names and clause numbers said twice") {
  check({
      {"AK0202", "calendar office in Asia/Jakarta {\n open every day 08:00 to 09:00\n}"},
      {"AK0202", "fee office = IDR 5 each calendar month, before tax"},
      {"AK0202", "log l {\n time is at\n subject is x\n event a\n signal a is b\n}"},
      {"AK0202", "currency XTS \"Test\" in units of 1\ncurrency XTS \"Test\" in units of 1"},
      {"AK0208", "fee x = IDR 5 each calendar month, before tax clause \"1\"\n"
                 "fee y = IDR 5 each calendar month, before tax clause \"1\""},
  });
}

TEST_CASE("clauses said twice, missing, or excluding each other") {
  check({
      {"AK0203", clock_with("stops on resolved\n")},
      {"AK0203", clock_with("counts around the clock\n")},
      {"AK0203", clock_with("when priority changes: restart the clock\n"
                            "when priority changes: keep the first target\n"
                            "missed before a change: stays missed\n")},
      {"AK0203", "log l {\n time is at\n time is at\n subject is x\n}"},
      {"AK0204", "log l {\n time is at\n}"},
      {"AK0204", "log l {\n subject is x\n event a\n}"},
      {"AK0204", "log l {\n subject is x\n signal a is b\n}"},
      {"AK0204", "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
                 " counts around the clock\n}"},
      {"AK0204", "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
                 " starts on opened\n}"},
      {"AK0204", clock_with("resumes on opened\n")},
      {"AK0204", "outage o of tickets {\n}"},
      {"AK0204", "target t {\n}"},
      {"AK0204", "target t {\n handling is within 4 hours of office\n"
                 " open at the end of a month: left out\n with no tickets: met\n}"},
      {"AK0204", "cap c on all credits {\n}"},
      {"AK0204", "holidays h {\n 2026-01-01 \"x\"\n}"},
      {"AK0207", "log l {\n time is at\n subject is x\n subject is always \"y\"\n}"},
      {"AK0207", "outage o of tickets {\n while urgent = true\n from opened to resolved\n}"},
      {"AK0207", "calendar c in Asia/Jakarta {\n open as office, 1 hour later\n"
                 " open Mon 08:00 to 09:00\n}"},
      {"AK0207", "log l {\n time is at\n subject is x\n event a when present\n}"},
      {"AK0207", "log l {\n time is at\n subject is x\n event a at b when not present\n}"},
      {"AK0207", "target t {\n handling is within 4 hours of office\n"
                 " for all tickets resolved in each calendar month\n"
                 " open at the end of a month: left out\n with no tickets: met\n"
                 " outages that cross a month are split\n}"},
      {"AK0207", "target t {\n handling is within 4 hours of office\n"
                 " for all tickets resolved in each calendar month\n"
                 " open at the end of a month: left out\n with no tickets: met\n"
                 " with fewer than 5 tickets: 1 miss is allowed\n}"},
  });
}

TEST_CASE("the header says each thing once and nothing too little") {
  CHECK(errors_of("language 1\nagreement \"a\" version \"1\" {\n}\n") ==
        "AK0204 AK0204 AK0204 AK0204 AK0204");
  CHECK(errors_of(agreement("")).empty());
}

TEST_CASE("what depends on a mistake is not reported again") {
  check({
      {"AK0201", "clock c of nowhere {\n starts on a\n stops on b\n pauses while c = 1\n"
                 " reopened: a new item begins\n counts around the clock\n"
                 " when d changes: restart the clock\n missed before a change: stays missed\n}\n"
                 "target t {\n c is within\n | e = \"x\" | 4 hours |\n | otherwise | 5 hours |\n"
                 " for all things done in each calendar month\n"
                 " open at the end of a month: left out\n with no things: met\n}"},
      {"AK0602", "calendar c in Asia/Jakrta {\n open every day 08:00 to 09:00\n}"},
  });
}

TEST_CASE("the nearest name of the right kind is offered") {
  const driver::Compilation out =
      compiled(agreement(frame() + "clock c of tickets {\n stops on resolved\n"
                                   " reopened: a new item begins\n"
                                   " starts on opend\n"
                                   " counts around the clock\n}"));
  REQUIRE(out.sink.diagnostics.size() >= 1);
  CHECK(help_of(out.sink.diagnostics[0]) == std::vector<std::string>{"did you mean `opened`?"});
}

TEST_CASE("six independent mistakes are six") {
  const std::string text = agreement(frame() + R"(
fee extra = USD 5 each calendar month, before tax

calendar late in Asia/Jakrta {
  open every day 08:00 to 09:00
}

clock slow of tickets {
  starts on opend
  stops on resolved
  counts office
  judged by due time
}

target t {
  handling is within 3 days
  for at least 105% of tickets resolved in each calendar month
  open at the end of a month: left out
  with no tickets: met
}
)");
  CHECK(errors_of(text) == "AK0304 AK0602 AK0402 AK0201 AK0301 AK0306");
}

TEST_CASE("what is told apart by a text has one") {
  const auto escalating = [](const std::string& lines) {
    return "target t {\n handling is within 4 hours of office\n"
           " for all tickets resolved in each calendar month\n"
           " open at the end of a month: left out\n with no tickets: met\n" +
           lines + "}\n";
  };
  const auto story = [&](const std::string& given, const std::string& used) {
    return escalating("") + "scenario \"s\" {\n given " + given +
           " of tickets\n when 2026-03-02 08:00 " + used + " opened\n then t of " + used +
           " is pending\n}\n";
  };
  check({
      {"",
       escalating(" escalate \"a\" at 50% of the limit\n escalate \"b\" at 50% of the limit\n")},
      {"AK0202",
       escalating(" escalate \"a\" at 50% of the limit\n escalate \"a\" at 1 hour after due\n")},
      {"AK0204", escalating(" escalate \"\" at 50% of the limit\n")},
      {"", escalating(" escalate \"a\" at 1000000% of the limit\n")},
      {"AK0308", escalating(" escalate \"a\" at 1000001% of the limit\n")},
      {"AK0204", "log portal {\n time is at\n subject is always \"\"\n event failed\n}\n"},
      {"", story("T1", "T1")},
      {"AK0702 AK0702 AK0702", story("\"\"", "\"\"")},
      {"AK0702", escalating("") + "scenario \"s\" {\n then t of \"\" is pending\n}\n"},
  });
}
