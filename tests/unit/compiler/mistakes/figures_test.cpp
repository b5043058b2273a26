// Numbers with signs between their digits: mended where one can be meant, asked where two can.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

struct Spelling {
  const char* written;
  std::vector<std::string> numbers;  // one: it is mended to it; several: they are the choices
};

std::string with_limit(const std::string& limit) {
  return agreement(frame() + "target t {\n handling is within " + limit +
                   " of office\n for all tickets resolved in each calendar month\n"
                   " open at the end of a month: left out\n with no tickets: met\n}\n");
}

std::string with_charge(const std::string& amount) {
  std::string text = with_limit("4 hours");
  const std::string fee = "IDR 1_000_000";
  return text.replace(text.find(fee), fee.size(), amount);
}

// A mistake, and what its steps write.
void check_steps(const std::string& text, const Spelling& row) {
  INFO(row.written);
  const auto found = compiled(text).sink.diagnostics;
  REQUIRE_FALSE(found.empty());  // a number may be beyond what it is for as well
  CHECK(found.front().code == Code::AK0107);
  std::vector<std::string> numbers;
  for (const Step& step : found.front().steps) {
    CHECK(step.sole == (row.numbers.size() == 1));
    for (const Edit& edit : step.edits) numbers.push_back(edit.text);
  }
  CHECK(numbers == row.numbers);
  CHECK_FALSE(found.front().message.ends_with(' '));
}

const Spelling kSpellings[] = {
    {"1_000,000", {"1_000_000", "1_000"}},
    {"1.000_000", {"1_000_000", "1"}},
    {"1,000_000", {"1_000_000", "1"}},
    {"1_440,000", {"1_440_000", "1_440"}},
    {"1.000.000,000", {"1_000_000_000", "1_000_000"}},
    {"1,000,000.000", {"1_000_000_000", "1_000_000"}},
    {"1.000,000", {"1_000_000", "1_000"}},
    {"1,000.000", {"1_000_000", "1_000"}},
    {"1'000.000", {"1_000_000", "1_000"}},
    {"1'000,000", {"1_000_000", "1_000"}},
    {"1’000,000", {"1_000_000", "1_000"}},
    {"1_000_000,000", {"1_000_000_000", "1_000_000"}},
    {"1_000.000_000", {"1_000_000_000", "1_000"}},
    {"1 000 000,000", {"1_000_000_000", "1_000_000"}},
    {"1 000.000", {"1_000_000", "1_000"}},
    {"1,000", {"1_000", "1"}},
    {"1.000.000,00", {"1_000_000"}},
    {"1,000,000.00", {"1_000_000"}},
    {"1_000_000,00", {"1_000_000"}},
    {"1'000'000,00", {"1_000_000"}},
    {"1’000’000", {"1_000_000"}},
    {"1‘000‘000", {"1_000_000"}},
    {"1 000 000,00", {"1_000_000"}},
    {"1 000 000.00", {"1_000_000"}},
    {"1.000.000", {"1_000_000"}},
    {"1,000,000", {"1_000_000"}},
    {"1'000'000", {"1_000_000"}},
};

// One number is offered, but what is written is too far from it to be made unasked.
const Spelling kAsked[] = {
    {"1.000,000_000", {"1_000_000_000"}},
    {"1.000,000.00", {"1_000_000"}},
    {"1'000_000", {"1_000_000"}},
    {"1.00_000,00", {"10_000_000"}},
};

}  // namespace

TEST_CASE("an amount with signs between its digits is one number, or asked") {
  for (const Spelling& row : kSpellings) {
    check_steps(with_charge(std::string("IDR ") + row.written), row);
  }
}

TEST_CASE("a length with signs between its digits is one number, or asked") {
  for (const Spelling& row : kSpellings) {
    check_steps(with_limit(std::string(row.written) + " minutes"), row);
  }
}

TEST_CASE("signs of several kinds are never made another number unasked") {
  for (const Spelling& row : kAsked) {
    INFO(row.written);
    for (const char* currency : {"IDR ", "Rp "}) {
      const auto found = compiled(with_charge(currency + std::string(row.written))).sink;
      REQUIRE(found.diagnostics.size() == 1);
      REQUIRE(found.diagnostics.front().steps.size() == 1);
      CHECK_FALSE(found.diagnostics.front().steps.front().sole);
    }
  }
  for (const Spelling& row : kSpellings) {
    if (row.numbers.size() == 1) continue;
    INFO(row.written);
    const auto found = compiled(with_charge("Rp " + std::string(row.written))).sink;
    REQUIRE(found.diagnostics.size() == 1);
    CHECK(found.diagnostics.front().steps.size() == 2);
    CHECK_FALSE(found.diagnostics.front().steps.front().sole);
  }
}

TEST_CASE("a time with a comma is a time, and no number") {
  const std::string hours = "08:00 to 17:00";
  for (const char* written : {"8,00 to 17,00", "08,00 to 17,00", "8,00 - 17,00"}) {
    std::string text = with_charge("IDR 1_000_000");
    const std::string meant = digest_of(text);
    text.replace(text.find(hours), hours.size(), written);
    INFO(written);
    CHECK(digest_of(text) == "mistakes");
    for (int round = 0; round < 3; ++round) text = with_sole_edits(text);
    CHECK(digest_of(text) == meant);
  }
}

TEST_CASE("a slip in a number is one mistake, and says what it is") {
  struct {
    const char* line;
    const char* written;
    const char* first;  // what is offered
  } const rows[] = {
      {"IDR 1_000_000", "IDR 01_000_000", "1_000_000"},
      {"95%", "95.5.5%", "95.55"},
  };
  for (const auto& row : rows) {
    std::string text = with_charge("IDR 1_000_000");
    text.replace(text.find("for all"), 7, "for at least 95% of");
    text.replace(text.find(" with no"), 1, " small numbers: no exception\n ");
    REQUIRE(digest_of(text) != "mistakes");
    text.replace(text.find(row.line), std::string(row.line).size(), row.written);
    INFO(row.written);
    const auto found = compiled(text).sink.diagnostics;
    REQUIRE(found.size() == 1);
    REQUIRE_FALSE(found.front().steps.empty());
    CHECK(found.front().steps.front().text == row.first);
    CHECK_FALSE(found.front().steps.front().sole);
  }
}
