// A fix is an edit that makes the text what its help says.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// The text with every fix applied, from the end so that earlier places stay.
std::string mended(std::string text) {
  const Sink sink = compiled(text).sink;
  for (auto row = sink.diagnostics.rbegin(); row != sink.diagnostics.rend(); ++row) {
    if (!row->fix || row->fix->span.file != 0) continue;
    const Span span = row->fix->span;
    text.replace(span.begin, span.end - span.begin, row->fix->text);
  }
  return text;
}

std::string target(const std::string& limit, const std::string& noun) {
  return "target t {\n " + limit + "\n for all " + noun +
         " resolved in each calendar month\n open at the end of a month: left out\n"
         " with no tickets: met\n}\n";
}

void check_mended(const std::string& codes, const std::string& declarations) {
  const std::string text = agreement(declarations);
  INFO(declarations);
  CHECK(errors_of(text) == codes);
  CHECK(errors_of(mended(text)).empty());
}

}  // namespace

TEST_CASE("applying the fix of a misspelt name makes the text check") {
  const std::string whole = target("handling is within 4 hours of office", "tickets");
  check_mended("AK0201", frame() + target("handlin is within 4 hours of office", "tickets"));
  check_mended("AK0201", frame() + target("handling is within 4 hours of ofice", "tickets"));
  check_mended("AK0201", frame() + target("handling is within 4 hours of office", "ticket"));
  check_mended("AK0602", frame() + "calendar c in Asia/Jakrta {\n open every day 08:00 to 09:00\n"
                                   "}\n");
  check_mended("AK0201", "use calendars.indonesia\n" + frame() +
                             "calendar c in Asia/Jakarta {\n open every day 08:00 to 09:00\n"
                             " closed on indonesia.public_holiday\n}\n");
  check_mended("AK0801", "use calendars.indonesai\n" + frame());
  check_mended("AK0305", frame() + whole +
                             "credit c for t {\n the result is\n | at least 95% | no credit |\n"
                             " | otherwise | IDZ 5 |\n}\n");
}

TEST_CASE("applying the fix of a misspelt word makes the text check") {
  check_mended("AK0101", frame() + "calendar c in Asia/Jakarta {\n opne every day 08:00 to 09:00\n"
                                   "}\n");
}

TEST_CASE("applying the fix of a glued unit makes the text check") {
  for (const char* glued : {"4h", "1hr", "30min", "90secs", "1hours", "1second"}) {
    const std::string limit = std::string("handling is within ") + glued + " of office";
    check_mended("AK0106", frame() + target(limit, "tickets"));
  }
}

TEST_CASE("a unit that may be two things is offered as both, and nobody chooses") {
  const Sink sink =
      compiled(agreement(frame() + target("handling is within 3m of office", "tickets"))).sink;
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].help == std::vector<std::string>{"write `3 minutes` or `3 months`"});
  CHECK_FALSE(sink.diagnostics[0].fix.has_value());
}

TEST_CASE("the fix of a subject is a text, whatever its name") {
  check_mended("AK0702", frame() + target("handling is within 4 hours of office", "tickets") +
                             "scenario \"s\" {\n given \"T \\\"1\\\"\" of tickets\n"
                             " then t of \"T \\\"2\\\"\" is met\n}\n");
}

TEST_CASE("help that is no exact replacement has no fix") {
  const Sink sink =
      compiled(agreement(frame() + "fee f = USD 5 each calendar month, after tax\n")).sink;
  REQUIRE(sink.diagnostics.size() >= 1);
  for (const Diagnostic& row : sink.diagnostics) CHECK_FALSE(row.fix);
}
