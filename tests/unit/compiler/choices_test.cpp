#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// A declaration with the line of a choice left out; the line is pasted at `@`.
struct Choice {
  const char* code;
  std::size_t offers;
  std::string declaration;
};

std::string with_line(std::string text, const std::string& line) {
  return text.replace(text.find('@'), 1, line);
}

const std::vector<Choice>& choices() {
  static const std::string log =
      "log probes {\n time is at\n subject is site\n signal up is ok as flag\n}\n"
      "outage down of probes {\n while up = false\n}\n";
  static const std::vector<Choice> rows = {
      {"AK0401", 2,
       "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
       " starts on opened\n counts office\n @\n}\n"},
      {"AK0402", 5,
       "clock c of tickets {\n starts on opened\n stops on resolved\n"
       " counts around the clock\n @\n}\n"},
      {"AK0403", 6,
       "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
       " missed before a change: stays missed\n"
       " starts on opened\n counts around the clock\n @\n}\n"
       "target t {\n c is within\n | urgent = true | 1 hour |\n"
       " | otherwise | 2 hours |\n for all tickets opened in each calendar month\n"
       " open at the end of a month: left out\n with no tickets: met\n}\n"},
      {"AK0404", 3,
       "target t {\n handling is within 4 hours of office\n"
       " for all tickets resolved in each calendar month\n with no tickets: met\n"
       " @\n}\n"},
      {"AK0405", 2,
       "target t {\n handling is within 4 hours of office\n"
       " for at least 95% of tickets resolved in each calendar month\n"
       " open at the end of a month: left out\n with no tickets: met\n @\n}\n"},
      {"AK0406", 3,
       "target t {\n handling is within 4 hours of office\n"
       " for all tickets resolved in each calendar month\n"
       " open at the end of a month: left out\n @\n}\n"},
      {"AK0407", 2,
       "outage o of tickets {\n while urgent = true\n"
       " lasting at least 3 minutes, the whole outage counts\n @\n}\n"},
      {"AK0408", 2,
       log + "target t {\n time without down is at least 99% of each calendar month, "
             "for each site\n @\n}\n"},
      {"AK0410", 2,
       "calendar c in Asia/Jakarta {\n open Mon 22:00 to 06:00\n"
       " closed on 2026-05-04\n @\n}\n"},
      {"AK0411", 2,
       "clock c of tickets {\n stops on resolved\n reopened: a new item begins\n"
       " starts on opened\n counts around the clock\n"
       " when priority changes: carry in proportion\n @\n}\n"},
  };
  return rows;
}

}  // namespace

TEST_CASE("a choice that is not written is demanded, and every sentence offered can be pasted") {
  for (const Choice& row : choices()) {
    INFO(row.code);
    const driver::Compilation out = compiled(agreement(frame() + with_line(row.declaration, "")));
    INFO(render_text(out.sources, out.sink, {}));
    REQUIRE(errors_of(agreement(frame() + with_line(row.declaration, ""))) == row.code);
    const auto found =
        std::find_if(out.sink.diagnostics.begin(), out.sink.diagnostics.end(),
                     [&](const Diagnostic& line) { return name_of(line.code) == row.code; });
    CHECK(found->help.size() == row.offers);
    for (const std::string& line : found->help) {
      INFO(line);
      CHECK(errors_of(agreement(frame() + with_line(row.declaration, line))).empty());
    }
  }
}

TEST_CASE("a share of time in a log with many subjects says whose") {
  const std::string log =
      "log probes {\n time is at\n subject is site\n signal up is ok as flag\n}\n"
      "outage down of probes {\n while up = false\n}\n";
  const auto target = [](const std::string& line) {
    return "target t {\n" + line + "\n outages that cross a month are split\n}\n";
  };
  const std::string bare = "time without down is at least 99.95% of each calendar month";
  const driver::Compilation out = compiled(agreement(frame() + log + target(bare)));
  REQUIRE(errors_of(agreement(frame() + log + target(bare))) == "AK0409");
  CHECK(out.sink.diagnostics[0].help == std::vector<std::string>{bare + ", for each site"});
  CHECK(errors_of(agreement(frame() + log + target(bare + ", for each site"))).empty());
}

TEST_CASE("no choice is demanded where there is none") {
  CHECK(errors_of(agreement(frame() + "clock c of tickets {\n stops on resolved\n"
                                      " reopened: a new item begins\n"
                                      " starts on opened\n"
                                      " counts around the clock\n}\n"))
            .empty());
  CHECK(errors_of(agreement(frame() + "calendar c in Asia/Jakarta {\n"
                                      " open Mon 22:00 to 06:00\n}\n"))
            .empty());
}
