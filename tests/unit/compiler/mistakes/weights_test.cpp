#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string weighed(int lines, int parts) {
  std::string outage = "log probes {\n time is at\n subject is site\n signal state is state\n}\n"
                       "outage degraded of probes {\n";
  for (int line = 0; line < lines; ++line) {
    outage += " while state is one of (\"s\"";
    for (int part = 1; part < parts; ++part) outage += ", \"s" + std::to_string(line) + "\"";
    outage += ")";
    for (int part = 1; part < parts; ++part) {
      outage += " or state = \"t" + std::to_string(parts * line + part) + "\"";
    }
    outage += ", weighs 30%\n";
  }
  return agreement(outage + "}\ntarget up {\n"
                            " time without degraded is at least 99% of each calendar month, for"
                            " each site\n outages that cross a month are split\n}\n");
}

}  // namespace

TEST_CASE("lines that weigh are as many as can be read, and so are their parts together") {
  CHECK(errors_of(weighed(100, 1)).empty());
  CHECK(errors_of(weighed(101, 1)) == "AK0903");
  CHECK(errors_of(weighed(10, 90)).empty());
  CHECK(errors_of(weighed(20, 90)) == "AK0903");
}

TEST_CASE("one line that weighs needs no other") {
  CHECK(errors_of(weighed(1, 1)).empty());
  CHECK(warnings_of(weighed(1, 1)).empty());
}
