// Values of groups on a page: none, and what could be taken for it.
#include <catch2/catch.hpp>
#include <map>

#include "runtime/report/words.h"

using namespace akad;

TEST_CASE("no value is read as another, or as none") {
  const auto& english = phrases::english();
  const auto shown = [&](const std::optional<std::string>& value) {
    return report::value_text(english, value);
  };
  CHECK(shown(std::nullopt) == "(none)");
  CHECK(shown("toko") == "toko");
  CHECK(shown("a \"b\"") == "a \"b\"");
  CHECK(shown("(none)") == "\"(none)\"");
  CHECK(shown("(NONE)") == "\"(NONE)\"");
  CHECK(shown("\"(none)\"") == R"("\"(none)\"")");
  CHECK(shown("(none) ") == "\"(none) \"");
  CHECK(shown("(tidak ada)") == "\"(tidak ada)\"");
  CHECK(shown("") == "\"\"");
  CHECK(shown(" ") == "\" \"");
  CHECK(shown("toko ") == "\"toko \"");
  CHECK(shown("\xc2\xa0toko") == R"("\u{a0}toko")");
  CHECK(shown("PT\xc2\xa0Maju") == R"("PT\u{a0}Maju")");
  CHECK(shown("PT\xe3\x80\x80Maju") == R"("PT\u{3000}Maju")");
  CHECK(shown("\xe2\x80\x8b") == "\"\\u{200b}\"");
  CHECK(shown("\"toko\"") == R"("\"toko\"")");
  CHECK(shown("a\nb") == "a\\u{a}b");
  CHECK(shown("C:\\a") == "C:\\a");
  CHECK(shown("a\\u{a}b") == R"("a\\u{a}b")");
  CHECK(shown("a,b; 10:30 x=y") == R"("a,b; 10:30 x=y")");
  CHECK(shown("a,b;10:30 x=y") == "a,b;10:30 x=y");
  CHECK(shown("a, priority = P1") == R"("a, priority = P1")");
  CHECK(shown("a: 100%") == R"("a: 100%")");
  CHECK(shown("a   b") == R"("a \u{20} b")");
}

TEST_CASE("what is none is said in the reader's language, and quoted there") {
  const phrases::Book* indonesian = phrases::find_book("id");
  REQUIRE(indonesian != nullptr);
  CHECK(report::value_text(*indonesian, std::nullopt) == "(tidak ada)");
  CHECK(report::value_text(*indonesian, "(tidak ada)") == "\"(tidak ada)\"");
  CHECK(report::value_text(*indonesian, "(none)") == "\"(none)\"");
}

// Every two of these, joined as a line joins its groups.
TEST_CASE("different groups look different") {
  const std::vector<std::optional<std::string>> parts = {
      std::nullopt,   "a",   "a, b = c", "c",      "c, b = c",   "\"a",
      "a\", b = \"c", "c\"", "a\\",      ", b = ", "",           ",",
      "a,",           " ",   "=",        "b =",    "a\", b = c", "(none), b = c"};
  std::map<std::string, int> seen;
  for (const auto& a : parts) {
    for (const auto& b : parts) {
      const auto& english = phrases::english();
      const std::string line =
          "a = " + report::value_text(english, a) + ", b = " + report::value_text(english, b);
      INFO(line);
      CHECK(++seen[line] == 1);
    }
  }
}

TEST_CASE("different values look different") {
  std::map<std::string, std::optional<std::string>> seen;
  const std::vector<std::optional<std::string>> all = {
      std::nullopt, "",       " ",        "\"",
      "\"\"",       "\" \"",  "(none)",   "(None)",
      "\"(none)\"", "a",      "\"a\"",    "a ",
      " a",         "\"a \"", "\"a",      "a\"",
      "\"\"a\"\"",  "\t",     "\"\t\"",   "\"\"(none)\"\"",
      "\xc2\xa0",   "a b",    "a  b",     "a   b",
      "a \\u{20}b", "a\nb",   "a\\u{a}b", "\"a\\u{a}b\"",
      "a\\\\u{a}b", "\\",     "\xff",     "\\xff",
      "\\\\xff",    "\"\\",   "\"\\\\"};
  for (const auto& value : all) {
    const std::string text = report::value_text(phrases::english(), value);
    INFO(text);
    CHECK(seen.emplace(text, value).second);
  }
}
