// A row that lacks a bar is one mistake, and what mends it gives the agreement that was meant.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string with_rows(const std::string& limits, const std::string& slabs) {
  return agreement(frame() + "target t {\n handling is within\n" + limits +
                   " for at least 95% of tickets resolved in each calendar month\n"
                   " open at the end of a month: left out\n small numbers: no exception\n"
                   " with no tickets: met\n}\n"
                   "credit c for t {\n the result is\n" +
                   slabs + " rounded down to IDR 1\n}\n");
}

const std::string kFirst = "  | priority = \"a\" | 1 hour of office |\n";
const std::string kRest = "  | otherwise | 3 hours of office |\n";
const std::string kHigh = "  | at least 95% | no credit |\n";
const std::string kLow = "  | at least 90% | 5% of charge |\n";
const std::string kLast = "  | otherwise | 20% of charge |\n";

std::string meant() { return with_rows(kFirst + kRest, kHigh + kLow + kLast); }

// After its one mistake is mended as the message says.
std::string mended(const std::string& text) {
  const auto out = compiled(text);
  const auto& rows = out.sink.diagnostics;
  INFO(text);
  REQUIRE(rows.size() == 1);
  REQUIRE(name_of(rows.front().code) == "AK0101");
  const Edit* fix = fix_of(rows.front());
  REQUIRE(fix != nullptr);
  REQUIRE(rows.front().steps.front().sole);
  return with_edits(text, {*fix});
}

}  // namespace

TEST_CASE("a bar that a row lacks is put where it is missing, and nothing else is changed") {
  const auto limits = [](const std::string& first, const std::string& rest) {
    return with_rows("  " + first + "\n  " + rest + "\n", kHigh + kLow + kLast);
  };
  const auto slabs = [](const std::string& rows) { return with_rows(kFirst + kRest, rows); };
  const std::string digest = digest_of(meant());
  REQUIRE(digest != "mistakes");
  for (const std::string& text : {
           slabs("  | at least 95% | no credit\n" + kLow + kLast),
           slabs(kHigh + "  | at least 90% | 5% of charge\n" + kLast),
           slabs(kHigh + kLow + "  | otherwise | 20% of charge\n"),
           slabs("  at least 95% | no credit |\n" + kLow + kLast),
           slabs(kHigh + "  at least 90% | 5% of charge |\n" + kLast),
           slabs(kHigh + kLow + "  otherwise | 20% of charge |\n"),
           slabs(kHigh + "  | at least 90% 5% of charge |\n" + kLast),
           slabs(kHigh + "  at least 90% | 5% of charge\n" + kLast),
           slabs(kHigh + "  at least 90% 5% of charge\n" + kLast),
           limits("| priority = \"a\" | 1 hour of office", "| otherwise | 3 hours of office |"),
           limits("priority = \"a\" | 1 hour of office |", "| otherwise | 3 hours of office |"),
           limits("| priority = \"a\" 1 hour of office |", "| otherwise | 3 hours of office |"),
           limits("| priority = \"a\" | 1 hour of office |", "otherwise | 3 hours of office |"),
           limits("| priority = \"a\" | 1 hour of office |", "| otherwise | 3 hours of office"),
           limits("| priority = \"a\" | 1 hour of office |", "| otherwise 3 hours of office"),
       }) {
    CHECK(digest_of(mended(text)) == digest);
  }
}

TEST_CASE("a bar on a line of its own closes its row") {
  const std::string text =
      with_rows("  | priority = \"a\"\n  | 1 hour of office\n  |\n" + kRest,
                kHigh + "  | at least 90% | 5% of charge\n  | | otherwise | 20% of charge |\n");
  CHECK(digest_of(text) == digest_of(meant()));
}

TEST_CASE("rows of a broken table are not missing") {
  CHECK(errors_of(with_rows(kFirst + kRest, kHigh + "  at lest 90% | 5% of charge |\n" + kLast)) ==
        "AK0101");
  CHECK(errors_of(with_rows(kFirst + kRest, kHigh + "  ! 90% | 5% of charge |\n" + kLast))
            .find("AK05") == std::string::npos);
}
