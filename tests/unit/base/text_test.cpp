#include "runtime/base/text.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace akad;

TEST_CASE("what cannot be seen is written out in JSON, what can be seen stays") {
  CHECK(visible_json("\"PT Awan \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"") ==
        "\"PT Awan \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"");
  CHECK(visible_json("\"a\x7f\xC2\x9B\xE2\x80\x8B\"") == "\"a\\u007f\\u009b\\u200b\"");
  CHECK(visible_json("\"\xF3\xA0\x80\x81\xEF\xBB\xBF\"") == "\"\\udb40\\udc01\\ufeff\"");
  CHECK(visible_json("\xE2\x80\xAE") == "\\u202e");
  CHECK(visible_json("\"##[error] ##vso[x] ## #\"") == "\"#\\u0023[error] #\\u0023vso[x] ## #\"");
  CHECK(visible_json("") == "");
}

TEST_CASE("no line begins like a command to whoever reads the lines of a build") {
  CHECK(without_commands("::error::x\n  ::y\nz ::w\n") == "\\u{3a}:error::x\n  \\u{3a}:y\nz ::w\n");
  CHECK(without_commands(":x\n\n  \n") == ":x\n\n  \n");
  CHECK(without_commands("::1\n::: a\n::") == "::1\n::: a\n::");
  CHECK(without_commands("a") == "a");
  CHECK(without_commands(" \xe2\x80\x83::error::x\n\xc2\xa0\xe3\x80\x80::y") ==
        " \xe2\x80\x83\\u{3a}:error::x\n\xc2\xa0\xe3\x80\x80\\u{3a}:y");
  CHECK(for_terminal("a ##[error]b ##vso[x]y #[z] ## [q]") ==
        "a #\\u{23}[error]b #\\u{23}vso[x]y #[z] ## [q]");
}

TEST_CASE("well-formed UTF-8 and what only looks like it") {
  for (const char* good : {"", "plain", "Rp 25 juta", "é", "€", "𝄞", "\xF4\x8F\xBF\xBF"}) {
    CHECK(is_valid_utf8(good));
  }
  for (const char* broken :
       {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE2\x82", "a\xE2\x82z", "\xF0\x9D\x84"}) {
    CHECK_FALSE(is_valid_utf8(broken));
  }
}

TEST_CASE("nothing acts on a terminal") {
  CHECK(for_terminal("tickets, é €") == "tickets, é €");
  CHECK(for_terminal("\x1b[31mred") == "\\u{1b}[31mred");
  CHECK(for_terminal("a\nb\tc\r") == "a\\u{a}b\\u{9}c\\u{d}");
  CHECK(for_terminal(std::string_view("\0", 1)) == "\\u{0}");
  CHECK(for_terminal("\x7f") == "\\u{7f}");
  CHECK(for_terminal("\xC2\x9B") == "\\u{9b}");
  CHECK(for_terminal("\xE2\x80\xAE"
                     "evil") == "\\u{202e}evil");
  CHECK(for_terminal("\xE2\x81\xA6\xE2\x80\x8F\xD8\x9C") == "\\u{2066}\\u{200f}\\u{61c}");
  CHECK(for_terminal("\xE2\x80\xA8") == "\\u{2028}");
  CHECK(for_terminal("a\xFF\xC3") == "a\\xff\\xc3");
  CHECK(for_terminal("\xED\xA0\x80") == "\\xed\\xa0\\x80");
}

TEST_CASE("private use and what is no character cannot be seen") {
  for (const std::uint32_t hidden :
       {0xE000u, 0xF8FFu, 0xFDD0u, 0xFDEFu, 0xFFFEu, 0xFFFFu, 0x1FFFEu, 0x2FFFFu, 0x3FFFEu,
        0x40000u, 0xDFFFFu, 0xE1000u, 0xF0000u, 0x10FFFFu}) {
    CHECK(is_unseen(hidden));
  }
  for (const std::uint32_t shown :
       {0xD7FBu, 0xF900u, 0xFDCFu, 0xFDF0u, 0xFFFDu, 0x1F600u, 0x20000u, 0x30000u, 0x3FFFDu}) {
    CHECK_FALSE(is_unseen(shown));
  }
  CHECK(for_terminal("a\ue000\ufffe\U0010fffd") == "a\\u{e000}\\u{fffe}\\u{10fffd}");
  CHECK(visible_json("\"\U000f0000\"") == "\"\\udb80\\udc00\"");
}

TEST_CASE("shortened counts characters, not bytes") {
  CHECK(shortened("abc", 3) == "abc");
  CHECK(shortened("abcd", 3) == "abc…");
  CHECK(shortened("ééé", 2) == "éé…");
  CHECK(shortened("x", 0) == "…");
  CHECK(shortened("", 0) == "");
}

TEST_CASE("edit distance up to a limit") {
  CHECK(edit_distance("", "", 3) == 0);
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("a", "abcdef", 3) == 4);
  CHECK(edit_distance("", "ab", 2) == 2);
  CHECK(edit_distance("flaw", "lawn", 9) == 2);
  CHECK(edit_distance("same", "same", 0) == 0);
  CHECK(edit_distance("same", "some", 0) == 1);
}

TEST_CASE("edit distance is the same as of the whole table, up to its limit") {
  const auto whole = [](const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> steps(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        steps[i][j] = i + j;
        if (i == 0 || j == 0) continue;
        const std::size_t changed = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        steps[i][j] = std::min({changed, steps[i - 1][j] + 1, steps[i][j - 1] + 1});
      }
    }
    return steps[a.size()][b.size()];
  };
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string a, b;
    for (std::size_t size = random() % 12; a.size() < size;)
      a += static_cast<char>('a' + random() % 3);
    for (std::size_t size = random() % 12; b.size() < size;)
      b += static_cast<char>('a' + random() % 3);
    for (std::size_t limit = 0; limit < 13; ++limit) {
      INFO(a << " " << b << " " << limit);
      REQUIRE(edit_distance(a, b, limit) == std::min(whole(a, b), limit + 1));
    }
  }
}

TEST_CASE("several texts as one are no other several") {
  CHECK(text_of_parts({"node-1", "api"}) == "node-1 / api");
  CHECK(text_of_parts({"a / b", "c"}) == "\"a / b\" / c");
  CHECK(text_of_parts({"a", "b / c"}) == "a / \"b / c\"");
  CHECK(text_of_parts({"\"a\\", "c"}) == "\"\\\"a\\\\\" / c");
  // Of all texts of these signs, up to three of them in up to three parts.
  std::vector<std::string> texts;
  const std::string signs = "a/ \"\\";
  for (const char x : signs) {
    texts.push_back({x});
    for (const char y : signs) {
      texts.push_back({x, y});
      for (const char z : signs) texts.push_back({x, y, z});
    }
  }
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const std::string& one : texts) {
    for (const std::string& two : texts) {
      seen.insert(text_of_parts({one, two}));
      ++count;
    }
  }
  for (std::size_t i = 0; i < texts.size(); i += 3) {
    for (std::size_t j = 0; j < texts.size(); j += 2) {
      for (std::size_t k = 1; k < texts.size(); k += 3) {
        seen.insert(text_of_parts({texts[i], texts[j], texts[k]}));
        ++count;
      }
    }
  }
  CHECK(seen.size() == count);
}
