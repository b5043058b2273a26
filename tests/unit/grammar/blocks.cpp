// The reader goes by the rules of the blocks: it accepts what the rule `file` accepts.
// The grammar comes first: Catch takes the words GIVEN, WHEN and THEN for macros.
#include "text.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace akad::grammar {
namespace {

bool grammar_accepts(const std::string& text) {
  Text words(text);
  return words.read_as([](AkadParser& rules) -> Context* { return rules.file(); }) != nullptr;
}

bool reader_accepts(const std::string& text) {
  SourceSet sources;
  sources.files.push_back({"test.sla", text});
  Sink sink;
  parser::parse(sources, 0, sink);
  return std::none_of(sink.diagnostics.begin(), sink.diagnostics.end(), [](const Diagnostic& each) {
    return each.code == Code::AK0101 || each.code == Code::AK0107;
  });
}

// Each word is written wrongly in one of the ways, in turn; in all of them where AKAD_EVERY_WAY is
// set, which takes minutes.
bool every_way() { return std::getenv("AKAD_EVERY_WAY") != nullptr; }

// The words with one of them replaced.
std::string with(const std::vector<parser::Lexeme>& words, std::size_t other,
                 const std::string& by) {
  std::string text;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    text += words[at].first_on_line ? "\n" : " ";
    text += at == other ? by : words[at].text;
  }
  return text;
}

}  // namespace

TEST_CASE("a word missing, doubled or unknown is a mistake to the reader where it is to `file`") {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t row_at = 0;
  for (const Row& row : rows()) {
    ++row_at;
    const std::string whole = text_with(row);
    REQUIRE(grammar_accepts(whole));
    REQUIRE(reader_accepts(whole));
    const auto words = Text(whole).reading->words;
    const std::size_t begin = whole.find(row.example);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
      if (words[at].begin < begin) continue;
      const std::array<std::string, 4> ways = {"", words[at].text + " " + words[at].text, "zzz",
                                               "}"};
      for (std::size_t way = 0; way < ways.size(); ++way) {
        if (!every_way() && (at + row_at) % ways.size() != way) continue;
        const std::string& by = ways[way];
        const std::string text = with(words, at, by);
        INFO(text);
        const bool accepts = grammar_accepts(text);
        CHECK(reader_accepts(text) == accepts);
        ++(accepts ? accepted : refused);
      }
    }
  }
  CHECK(accepted > (every_way() ? 200U : 50U));
  CHECK(refused > (every_way() ? 3000U : 800U));
}

}  // namespace akad::grammar
