#include <catch2/catch.hpp>

#include "runtime/events/reading/conditions/texts.h"
#include "tests/unit/events/sample.h"

using namespace akad::events;
using namespace sample;

namespace {

std::vector<std::size_t> tests_of(const AskedTexts& texts, std::string text) {
  const std::size_t size = text.size();
  text += "behind it";
  const auto found = texts.tests_of(std::string_view(text).substr(0, size));
  return {found.begin(), found.end()};
}

// Of all sizes to some words; those of one size end alike.
std::string text_of(std::size_t number) {
  return std::string(1, static_cast<char>('a' + number % 26)) + std::string(number / 26, 'x');
}

}  // namespace

TEST_CASE("a text is found by the tests that ask for it, however many are asked for") {
  constexpr std::size_t kTexts = 1'000;
  AskedTexts texts(3);
  CHECK(texts.slot() == 3);
  for (std::size_t i = 0; i < kTexts; ++i) texts.add(text_of(i), i);
  for (std::size_t i = 0; i < kTexts; i += 7) texts.add(text_of(i), kTexts + i);
  for (std::size_t i = 0; i < kTexts; ++i) {
    std::vector<std::size_t> wanted = {i};
    if (i % 7 == 0) wanted.push_back(kTexts + i);
    CHECK(tests_of(texts, text_of(i)) == wanted);
    CHECK(tests_of(texts, "_" + text_of(i)).empty());
  }
  CHECK(tests_of(texts, "").empty());
  texts.add("", 5);
  CHECK(tests_of(texts, "") == std::vector<std::size_t>{5});
}

TEST_CASE("what a place may be is one text or one of several, as they are meant") {
  Builder b = tickets();
  const auto any = b.text(ir::Operator::OneOf, "type", "held");
  ir::Constant other;
  other.text = "put on hold";
  b.program.conditions[any.index()].constants.push_back(other);
  b.event("paused", any);
  const std::string begin = R"({"id":"1","at":"2026-03-01T08:00:00Z","ticket":"A","type":)";
  for (const char* held : {R"("held"})", R"("put on hold"})", R"("h\u0065ld"})",
                           R"("\u0070ut on hold"})", R"("put\u0020on hold","x":1})"}) {
    CAPTURE(held);
    CHECK(lines_of(b.program, begin + held) ==
          std::vector<std::string>{"A 2026-03-01T08:00:00Z paused"});
  }
  for (const char* none : {R"("hel"})", R"("put on hold "})", R"("Put on hold"})", "5}", "null}"}) {
    CAPTURE(none);
    CHECK(lines_of(b.program, begin + none).empty());
  }
  const Read listed = read_bytes(b.program, begin + R"(["held"]})");
  CHECK(count(listed, FindingKind::WrongType) == 1);
}
