// How differences read, whatever field of a stored agreement is changed: a side that says nothing
// is no number, no label is said twice, and in another language nothing of English is left but what
// the agreements themselves say.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "runtime/differences/write/write.h"
#include "tests/harness/changed.h"
#include "tests/stored/coverage.h"
#include "tests/unit/differences/agreements.h"

using namespace akad;
using nlohmann::json;

namespace {

using Words = std::set<std::string>;

Words words_of(const std::string& text) {
  Words words;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty()) {
      words.insert(std::exchange(word, ""));
    }
  }
  return words;
}

// All that a file of phrases says, without its keys, its holes and what it quotes.
Words said_by(const std::string& file) {
  std::istringstream lines(drive::read_file(AKAD_ROOT "/runtime/phrases/languages/" + file));
  std::string said;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    const auto begin = line.starts_with(' ') ? 0 : line.find(" = ");
    if (begin != line.npos) said += line.substr(begin) + "\n";
  }
  static const std::regex kNotSaid(R"(`[^`]*`|\{[A-Za-z_]*\}|\([a-z !-]*\)|--[a-z]+)");
  return words_of(std::regex_replace(said, kNotSaid, " "));
}

// English words that Indonesian has not.
const Words& english() {
  static const Words kWords = [] {
    Words words = said_by("en.phrases");
    for (const std::string& word : said_by("id.phrases")) words.erase(word);
    return words;
  }();
  return kWords;
}

// The words of closed sets, which stand in documents as texts do.
const Words& closed() {
  static const Words kWords = [] {
    Words words;
    for (const std::string& place : stored::known_places()) {
      const auto at = place.find(" = ");
      if (at != place.npos) words.insert(place.substr(at + 3));
    }
    return words;
  }();
  return kWords;
}

// Every other text of a document: names, titles, values.
void add_texts(const json& value, Words& words) {
  for (const auto& [key, part] : value.items()) {
    if (part.is_structured()) add_texts(part, words);
    if (!part.is_string()) continue;
    const auto text = part.get<std::string>();
    if (key == "name" || !closed().contains(text)) words.merge(words_of(text));
  }
}

// Without what stands between marks of quotation.
std::string unquoted(const std::string& said) {
  static const std::regex kQuoted(R"(`[^`]*`|"[^"]*")");
  return std::regex_replace(said, kQuoted, " ");
}

struct Read {
  const Words& names;  // of the agreements

  std::string in(std::string_view language, const differences::Phrase& phrase) const {
    return phrases::find_book(language)->say(phrase);
  }
  void indonesian(const differences::Phrase& phrase) const {
    const std::string said = in("id", phrase);
    for (const std::string& word : words_of(unquoted(said))) {
      if (names.contains(word) || !english().contains(word)) continue;
      INFO(said);
      CHECK(word == "");
    }
  }
  void side(const differences::Difference& one, const differences::Phrase& phrase) const {
    const std::string said = in("en", phrase), label = in("en", one.what);
    INFO(label << ": " << said);
    const std::string unmarked = in("id", phrase);  // what is quoted stands between marks there
    CHECK_FALSE(unmarked.starts_with("0 jam"));
    CHECK(unmarked != "0");
    if (!label.empty()) CHECK_FALSE(said.starts_with(label + ":"));
    const std::string first = label.substr(0, label.find(' '));
    const bool several = first.size() < label.size();
    if (several) CHECK_FALSE(said.starts_with(label.substr(0, label.find(' ', first.size() + 1))));
  }
  void operator()(const differences::Difference& one) const {
    indonesian(differences::said(one));
    for (const auto& term : one.terms) indonesian(term);
    if (one.kind == differences::Kind::Changed) {
      INFO(in("en", differences::said(one)));
      CHECK(in("en", one.before) != in("en", one.after));
      CHECK(in("id", one.before) != in("id", one.after));
    }
    side(one, one.before);
    side(one, one.after);
  }
};

}  // namespace

namespace {

void read_changed(const json& document, const ir::Program& before, std::uint64_t seed,
                  std::set<std::string>& places) {
  const harness::Change change = harness::changed(document, seed);
  ir::LoadError error;
  const auto after = ir::from_json(change.document.dump(), error);
  if (!after) return;
  Words names;
  add_texts(document, names);
  add_texts(change.document, names);
  const Read read{names};
  const auto found = differences::compare(before, *after);
  for (const auto* differences : {&found.of_the_deal, &found.of_scenarios}) {
    for (const auto& one : *differences) {
      places.insert(one.place);
      read(one);
    }
  }
}

}  // namespace

TEST_CASE("whatever differs reads well, in each language") {
  std::uint64_t seed = 0;
  std::set<std::string> places;
  for (const std::string& text : stage::stored_agreements()) {
    const json document = json::parse(text);
    ir::LoadError error;
    const auto before = ir::from_json(text, error);
    REQUIRE(before);
    for (int i = 0; i < 40; ++i) read_changed(document, *before, ++seed, places);
  }
  CHECK(places.size() > 60);
}

// Of each kind of declaration one is added and removed, with all that it says.
TEST_CASE("what is added reads well, in each language") {
  for (const std::string& text : stage::stored_agreements()) {
    const json document = json::parse(text);
    ir::LoadError error;
    const auto program = ir::from_json(text, error);
    REQUIRE(program);
    ir::Program bare = *program;
    bare.targets.clear();
    bare.credits.clear();
    bare.caps.clear();
    bare.exclusions.clear();
    bare.outages.clear();
    bare.clocks.clear();
    bare.scenarios.clear();
    Words names;
    add_texts(document, names);
    const Read read{names};
    for (const auto& one : differences::compare(bare, *program).of_the_deal) read(one);
    for (const auto& one : differences::compare(*program, bare).of_the_deal) read(one);
  }
}
