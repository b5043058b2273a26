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
  CHECK(shown("\"(none)\"") == "\"\"(none)\"\"");
  CHECK(shown("(none) ") == "\"(none) \"");
  CHECK(shown("(tidak ada)") == "\"(tidak ada)\"");
  CHECK(shown("") == "\"\"");
  CHECK(shown(" ") == "\" \"");
  CHECK(shown("toko ") == "\"toko \"");
  CHECK(shown("\xc2\xa0toko") == "\"\xc2\xa0toko\"");
  CHECK(shown("\xe2\x80\x8b") == "\"\\u{200b}\"");
  CHECK(shown("\"toko\"") == "\"\"toko\"\"");
  CHECK(shown("a\nb") == "a\\u{a}b");
}

TEST_CASE("what is none is said in the reader's language, and quoted there") {
  const phrases::Book* indonesian = phrases::find_book("id");
  REQUIRE(indonesian != nullptr);
  CHECK(report::value_text(*indonesian, std::nullopt) == "(tidak ada)");
  CHECK(report::value_text(*indonesian, "(tidak ada)") == "\"(tidak ada)\"");
  CHECK(report::value_text(*indonesian, "(none)") == "\"(none)\"");
}

TEST_CASE("different values look different") {
  std::map<std::string, std::optional<std::string>> seen;
  const std::vector<std::optional<std::string>> all = {
      std::nullopt, "",          " ",      "\"",         "\"\"",
      "\" \"",      "(none)",    "(None)", "\"(none)\"", "a",
      "\"a\"",      "a ",        " a",     "\"a \"",     "\"a",
      "a\"",        "\"\"a\"\"", "\t",     "\"\t\"",     "\"\"(none)\"\"",
      "\xc2\xa0"};
  for (const auto& value : all) {
    const std::string text = report::value_text(phrases::english(), value);
    INFO(text);
    CHECK(seen.emplace(text, value).second);
  }
}
