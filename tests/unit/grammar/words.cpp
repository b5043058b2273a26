// The words of the lexer: names, but for the reserved ones.
// The grammar comes first: Catch takes the words GIVEN, WHEN and THEN for macros.
#include "text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "runtime/ir/soundness/written.h"

namespace akad::grammar {
namespace {

// The words with their reasons.
const std::map<std::string, std::string>& reserved() {
  static const std::map<std::string, std::string> kReserved = {
#define AKAD_RESERVED(word, reason) {word, reason},
#include <AkadSentences.inc>
  };
  return kReserved;
}

// The reference, every space and line end one space.
std::string reference() {
  std::ifstream file(AKAD_GRAMMAR "/REFERENCE.md");
  std::string text;
  for (std::string word; file >> word;) text += word + " ";
  return text;
}

std::vector<std::string> words_of_language() {
  std::vector<std::string> words;
  Text text("a");
  for (std::size_t type = 1; type <= text.rules->getATN().maxTokenType; ++type) {
    std::string word = text.rules->getVocabulary().getLiteralName(type);
    std::erase(word, '\'');
    const bool letters =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!word.empty() && letters) words.push_back(word);
  }
  return words;
}

}  // namespace

TEST_CASE("every word of the language is a name or is reserved for a reason") {
  const std::vector<std::string> words = words_of_language();
  CHECK(words.size() > 190);
  for (const std::string& word : words) {
    INFO(word);
    Text text(word);
    Context* name = text.read_as([](AkadParser& rules) -> Context* { return rules.name(); });
    CHECK((name != nullptr) != reserved().contains(word));
  }
  for (const auto& [word, reason] : reserved()) {
    INFO(word);
    CHECK(std::find(words.begin(), words.end(), word) != words.end());
    CHECK(reason.size() > 10);
  }
}

TEST_CASE("a reserved word names nothing, every other word may") {
  for (const std::string& word : words_of_language()) {
    SourceSet sources;
    sources.files.push_back({"test.sla", "language 1\nlibrary x\nlog " + word + " {\n}\n"});
    Sink sink;
    const auto parsed = parser::parse(sources, 0, sink);
    INFO(word);
    CHECK(sink.diagnostics.empty() != reserved().contains(word));
  }
}

TEST_CASE("a stored agreement has no names that no text has") {
  CHECK(ir::kReservedWords.size() == reserved().size());
  for (const std::string_view word : ir::kReservedWords)
    CHECK(reserved().contains(std::string(word)));
  for (const std::string& word : words_of_language()) {
    INFO(word);
    CHECK(ir::is_name(word) != reserved().contains(word));
  }
}

TEST_CASE("the reference explains every word") {
  std::set<std::string> explained;
  std::string word;
  for (const char c : reference() + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
      word += c;
    } else {
      explained.insert(std::exchange(word, ""));
    }
  }
  for (const std::string& each : words_of_language()) {
    INFO(each);
    CHECK(explained.contains(each));
  }
}

TEST_CASE("the reference names the reserved words") {
  std::string list;
#define AKAD_RESERVED(word, reason) list += std::string(list.empty() ? "`" : ", `") + word + "`";
#include <AkadSentences.inc>
  CHECK(reference().find("may be used as a name, except " + list + ".") != std::string::npos);
}

}  // namespace akad::grammar
