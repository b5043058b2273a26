// A fix is an edit that makes the text what its help says.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// The text with every fix applied.
std::string mended(const std::string& text) {
  std::vector<Edit> edits;
  for (const Diagnostic& row : compiled(text).sink.diagnostics) {
    const Edit* fix = fix_of(row);
    if (fix != nullptr && fix->span.file == 0) edits.push_back(*fix);
  }
  return with_edits(text, std::move(edits));
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
  CHECK(help_of(sink.diagnostics[0]) ==
        std::vector<std::string>{"write `3 minutes` or `3 months`"});
  CHECK(fix_of(sink.diagnostics[0]) == nullptr);
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
  for (const Diagnostic& row : sink.diagnostics) CHECK(fix_of(row) == nullptr);
}

namespace {

// Whether there is a step that a program may make unasked.
bool has_sole_step(const std::string& declarations) {
  const Sink sink = compiled(agreement(declarations)).sink;
  REQUIRE_FALSE(sink.diagnostics.empty());
  return std::any_of(sink.diagnostics.begin(), sink.diagnostics.end(), [](const Diagnostic& row) {
    return std::any_of(row.steps.begin(), row.steps.end(),
                       [](const Step& step) { return step.sole; });
  });
}

std::string two_clocks(const std::string& asked) {
  return frame() +
         "clock answering of tickets {\n starts on opened\n stops on resolved\n"
         " reopened: the first stop decides\n counts office\n}\n"
         "clock handling2 of tickets {\n starts on opened\n stops on resolved\n"
         " reopened: the first stop decides\n counts office\n}\n" +
         target(asked + " is within 4 hours of office", "tickets");
}

}  // namespace

TEST_CASE("an edit is sole only where one thing can be meant") {
  // Of names only the author knows: `reopened` is no slip for `opened`.
  CHECK_FALSE(has_sole_step(two_clocks("answerin")));
  CHECK_FALSE(has_sole_step(two_clocks("handling3")));
  CHECK(has_sole_step(frame() + target("handling is within 4h of office", "tickets")));
  CHECK(has_sole_step(frame() + target("handling is within 15_minutes of office", "tickets")));
  CHECK_FALSE(has_sole_step(frame() + target("handling is within 15d of office", "tickets")));
  CHECK_FALSE(has_sole_step(frame() + target("handling is within 3m of office", "tickets")));
  CHECK_FALSE(has_sole_step(frame() + "fee f = IDZ 5 each calendar month, after tax\n"));
  // Either the noun is a slip, or the clock does not say what it counts.
  CHECK_FALSE(has_sole_step(frame() + target("handling is within 4 hours of office", "ticket")));
}

TEST_CASE("what is mended unasked means what was meant") {
  const auto digest_of = [](const std::string& text) {
    const auto out = compiled(text);
    INFO(text);
    REQUIRE(out.program.has_value());
    return ir::digest(*out.program);
  };
  const std::string limit = "handling is within 4 hours of office";
  const std::string meant = digest_of(agreement(frame() + target(limit, "tickets")));
  for (const char* slip : {"handlin is within 4 hours of office", "handling is witin 4h of office",
                           "handling is within 4hrs of ofice"}) {
    const std::string text = agreement(frame() + target(slip, "tickets"));
    CHECK(digest_of(mended(mended(text))) == meant);
  }
}
