// The examples against the grammar: labels, and how sentences begin.
// The grammar comes first: Catch takes the words GIVEN, WHEN and THEN for macros.
#include "text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

#include "compiler/format/format.h"

namespace akad::grammar {
namespace {

std::set<std::string> labels_of_grammar() {
  std::ifstream file(AKAD_GRAMMAR "/AkadParser.g4");
  std::set<std::string> labels;
  for (std::string line; std::getline(file, line);) {
    const auto at = line.find("# ");
    const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0; };
    std::string label = at == line.npos ? "" : line.substr(at + 2);
    label.erase(std::find_if_not(label.begin(), label.end(), is_letter), label.end());
    if (label.empty()) continue;
    label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
    labels.insert(label);
  }
  return labels;
}

// Declarations and rows are rules of their own.
bool is_rule(const Row& row) { return row.place == "File" || row.label.ends_with("_row"); }

std::vector<parser::Lexeme> words_of(const std::string& text) { return Text(text).reading->words; }

struct First {
  std::set<std::size_t> words;
  bool name = false;
};

// The words that the examples of a rule begin with.
std::map<std::size_t, First> firsts_of_table() {
  std::map<std::size_t, First> firsts;
  for (const Row& row : rows()) {
    if (row.part) continue;
    const parser::Lexeme word = words_of(row.example).front();
    if (row.beginning.empty() && parser::is_name_like(word)) {
      firsts[row.rule].name = true;
    } else {
      firsts[row.rule].words.insert(word.type);
    }
  }
  return firsts;
}

parser::Parsed parse(const std::string& text, std::vector<Code>& codes) {
  SourceSet sources;
  sources.files.push_back({"test.sla", text});
  Sink sink;
  parser::Parsed parsed = parser::parse(sources, 0, sink);
  for (const Diagnostic& diagnostic : sink.diagnostics) codes.push_back(diagnostic.code);
  return parsed;
}

}  // namespace

TEST_CASE("every label of the grammar has a sentence, and every sentence a label") {
  const std::set<std::string> labels = labels_of_grammar();
  REQUIRE(labels.size() > 90);
  std::set<std::string> told;
  for (const Row& row : rows()) {
    if (!is_rule(row)) told.insert(row.label);
  }
  CHECK(told == labels);
}

TEST_CASE("every example is read as the alternative whose label it has") {
  for (const Row& row : rows()) {
    INFO(row.place << " " << row.label << ": " << row.example);
    Text text(row.example + row.rest);
    Context* context = text.read_as(row.read);
    REQUIRE(context != nullptr);
    CHECK(row.is_label(*context));
  }
}

TEST_CASE("no word of a beginning may be another") {
  for (const Row& row : rows()) {
    const std::size_t count = row.beginning.empty() ? 0 : words_of(row.beginning).size() - 1;
    std::vector<parser::Lexeme> words = words_of(row.example + row.rest);
    words.pop_back();
    for (std::size_t other = 0; other < count; ++other) {
      std::string text;
      for (std::size_t at = 0; at < words.size(); ++at) {
        text += (at == other ? "zzz" : words[at].text) + " ";
      }
      INFO(row.place << " " << row.label << ": " << text);
      Text changed(text);
      Context* context = changed.read_as(row.read);
      CHECK((context == nullptr || !row.is_label(*context)));
    }
  }
}

TEST_CASE("the sentences of a block begin as the examples of the table do") {
  Text text("language");
  for (const auto& [rule, first] : firsts_of_table()) {
    INFO(text.rules->getRuleNames()[rule]);
    const auto stands =
        parser::what_may_stand(text.rules->getATN(), rule, text.reading->words, 0, 0);
    if (stands.name) {
      CHECK(first.name);
    } else {
      CHECK_FALSE(first.name);
    }
    CHECK(stands.words == first.words);
  }
}

TEST_CASE("what stands outside the blocks begins as the examples of the table do") {
  Text text("language");
  std::set<std::size_t> begins;
  for (const std::size_t rule :
       {AkadParser::RuleEdition, AkadParser::RuleHeading, AkadParser::RuleDeclaration}) {
    begins.merge(
        parser::what_may_stand(text.rules->getATN(), rule, text.reading->words, 0, 0).words);
  }
  std::set<std::size_t> told;
  for (const Row& row : rows()) {
    if (row.place == "File") told.insert(words_of(row.example).front().type);
  }
  CHECK(told == begins);
}

TEST_CASE("help offers every beginning of the table, each once and where it stands") {
  using parser::Block;
  CHECK(parser::beginnings_of(Block::Outage) ==
        std::vector<std::string_view>{"clause", "while", "from", "paired by", "one at a time",
                                      "during", "slots of", "slots with", "down after", "up after",
                                      "concerns", "lasting", "outages less than", "outages apart",
                                      "accepted"});
  CHECK(parser::beginnings_of(Block::Holidays) ==
        std::vector<std::string_view>{"covers", "source", "accepted"});
  for (const Row& row : rows()) CHECK(row.example.starts_with(row.beginning));
}

std::string in_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || !line.ends_with(' ')) line += blank ? ' ' : c;
  }
  return line;
}

TEST_CASE("every example stands in a text without a mistake, and formatting leaves it as it is") {
  for (const Row& row : rows()) {
    const std::string text = text_with(row);
    INFO(text);
    std::vector<Code> codes;
    const parser::Parsed parsed = parse(text, codes);
    CHECK(codes == std::vector<Code>{});
    const std::string formatted = format::format(parsed);
    const parser::Parsed again = parse(formatted, codes);
    CHECK(codes == std::vector<Code>{});
    CHECK(format::same_meaning(parsed, again));
    CHECK(format::format(again) == formatted);
    const bool has_rows = row.example.find('|') != std::string::npos;  // each on a line, aligned
    CHECK((has_rows ? in_one_line(formatted) : formatted).find(row.example) != std::string::npos);
  }
}

}  // namespace akad::grammar
