#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string calendar(const std::string& lines) {
  return agreement("calendar c in Asia/Jakarta {\n" + lines + "}\n");
}

std::string header(const std::string& term, const std::string& zone) {
  return "language 1\nagreement \"a\" version \"1\" {\n provider \"A\"\n customer \"B\"\n term " +
         term + "\n timezone " + zone + "\n currency USD\n}\n";
}

}  // namespace

TEST_CASE("terms, zones and dates") {
  CHECK(errors_of(header("2026-01-01 to 2026-01-01", "Asia/Jakarta")).empty());
  CHECK(errors_of(header("2026-02-01 to 2026-01-31", "Asia/Jakarta")) == "AK0603");
  CHECK(errors_of(header("2026-02-30 to 2026-12-31", "Asia/Jakarta")) == "AK0601");
  CHECK(errors_of(header("2026-01-01 to 2026-12-31", "Asia/Jakrta")) == "AK0602");
  CHECK(errors_of(header("1950-01-01 to 2026-12-31", "Asia/Jakarta")) == "AK0601");
}

TEST_CASE("windows of a calendar") {
  CHECK(errors_of(calendar(" open Mon to Fri 08:00 to 12:00\n open Mon to Fri 12:00 to 17:00\n"))
            .empty());
  CHECK(errors_of(calendar(" open Mon to Fri 08:00 to 12:00\n open Fri 11:00 to 17:00\n")) ==
        "AK0607");
  CHECK(errors_of(calendar(" open Sun 22:00 to 06:00\n open Mon 05:00 to 08:00\n")) == "AK0607");
  CHECK(errors_of(calendar(" open Sun 22:00 to 06:00\n open Mon 06:00 to 08:00\n")).empty());
  CHECK(errors_of(calendar(" open 2026-05-04 08:00 to 12:00\n open 2026-05-04 11:00 to 13:00\n")) ==
        "AK0607");
  CHECK(errors_of(calendar(" open 2026-05-04 08:00 to 12:00\n closed on 2026-05-04\n"
                           " open 2026-05-04 11:00 to 13:00\n"))
            .empty());
  CHECK(errors_of(calendar("")) == "AK0604");
  CHECK(errors_of(calendar(" closed on 2026-05-04\n")) == "AK0604");
  CHECK(errors_of(calendar(" open Mon 24:00 to 02:00\n")) == "AK0308");
  CHECK(errors_of(calendar(" open Mon 08:00:30 to 10:00\n")) == "AK0308");
  CHECK(errors_of(calendar(" open every day 08:00 to 10:00\n"
                           " closed on 2026-05-04 to 2026-05-01\n")) == "AK0603");
}

TEST_CASE("calendars made of others, in any order of the text") {
  const std::string base = "calendar a in Asia/Jakarta {\n open Mon 08:00 to 12:00\n}\n"
                           "calendar b in Asia/Jakarta {\n open Tue 08:00 to 12:00\n}\n";
  const std::string both = "calendar c in Asia/Jakarta {\n open when a and b are open\n}\n";
  const std::string either = "calendar c in Asia/Jakarta {\n open when a or b is open\n}\n";
  CHECK(errors_of(agreement(either + base)).empty());
  CHECK(errors_of(agreement(base + both)) == "AK0604");
  const driver::Compilation out = compiled(agreement(either + base));
  REQUIRE(out.program);
  CHECK(out.program->calendars.back().name == "c");
  CHECK(operands_of(out.program->calendars.back()).size() == 2);
  CHECK(errors_of(agreement("calendar a in Asia/Jakarta {\n open as b, 1 hour later\n}\n"
                            "calendar b in Asia/Jakarta {\n open as a, 1 hour later\n}\n")) ==
        "AK0605");
  CHECK(errors_of(agreement("calendar a in Asia/Jakarta {\n open as a, 1 hour later\n}\n")) ==
        "AK0605");
}

TEST_CASE("holiday sets") {
  const auto set = [](const std::string& lines) {
    return agreement("holidays h {\n covers 2026-01-01 to 2026-12-31\n" + lines + "}\n");
  };
  CHECK(errors_of(set(" 2026-01-01 \"a\"\n 2026-05-01 \"b\"\n")).empty());
  CHECK(errors_of(set(" 2026-05-01 \"a\"\n 2026-01-01 \"b\"\n")) == "AK0606");
  CHECK(errors_of(set(" 2026-05-01 \"a\"\n 2026-05-01 \"b\"\n")) == "AK0606");
  CHECK(errors_of(set(" 2027-01-01 \"a\"\n")) == "AK0606");
  CHECK(errors_of(set(" 2026-12-31 \"a\"\n 2026-01-01 \"b\"\n 2026-01-02 \"c\"\n")) ==
        "AK0606 AK0606");
}

TEST_CASE("sets of libraries are known by their qualified name") {
  const auto closed = [](const std::string& name) {
    return agreement("use calendars.indonesia\n"
                     "calendar c in Asia/Jakarta {\n open every day 08:00 to 09:00\n closed on " +
                     name + "\n}\n");
  };
  const driver::Compilation out = compiled(closed("indonesia.public_holidays"));
  REQUIRE(out.program);
  REQUIRE(out.program->holiday_sets.size() == 1);
  CHECK(out.program->holiday_sets[0].name == "indonesia.public_holidays");
  CHECK(errors_of(closed("indonesia.publc_holidays")) == "AK0201");
  const driver::Compilation bare = compiled(closed("public_holidays"));
  REQUIRE(bare.sink.diagnostics.size() == 1);
  CHECK(help_of(bare.sink.diagnostics[0]) ==
        std::vector<std::string>{"did you mean `indonesia.public_holidays`?"});
}

TEST_CASE("libraries that are not there say so once") {
  const driver::Compilation out =
      compiled(agreement("use calendars.indonezia\n"
                         "calendar c in Asia/Jakarta {\n open every day 08:00 to 09:00\n"
                         " closed on indonezia.public_holidays\n}\n"));
  REQUIRE(count_of(out.sink).errors == 1);
  CHECK(name_of(out.sink.diagnostics[0].code) == "AK0801");
  CHECK(help_of(out.sink.diagnostics[0]) ==
        std::vector<std::string>{"did you mean `calendars.indonesia`?"});
  CHECK(errors_of("language 1\nlibrary x\n") == "AK0802");
}
