#include "text.h"

#include <catch2/catch.hpp>

#include "compiler/parser/words/words.h"

namespace akad::grammar {
namespace {

constexpr const char* kHeading = "language 1\nagreement \"a\" version \"1\" {\n}\n";

std::vector<std::unique_ptr<antlr4::Token>> tokens_of(const parser::Reading& reading) {
  std::vector<std::unique_ptr<antlr4::Token>> tokens;
  for (const parser::Lexeme& word : reading.words) {
    tokens.push_back(std::make_unique<antlr4::CommonToken>(word.type, word.text));
  }
  return tokens;
}

const Row& head_of(const std::string& place) {
  for (const Row& row : rows()) {
    if (row.place == "File" && row.label == place) return row;
  }
  FAIL(place << " has no head");
  return rows().front();
}

std::string outside_blocks(const Row& row) {
  const std::string text = row.example + row.rest + "\n";
  if (row.label == "Edition") return text + "agreement \"a\" version \"1\" {\n}\n";
  if (row.label == "Agreement" || row.label == "Library" || row.label == "Annex") {
    return "language 1\n" + text;
  }
  return kHeading + text;
}

std::string in_block(const std::string& place, const std::string& line) {
  const std::string block = head_of(place).example + "\n  " + line + "\n}\n";
  return (place == "Agreement" ? "language 1\n" : kHeading) + block;
}

}  // namespace

Text::Text(const std::string& text) {
  sources.files.push_back({"test.sla", text});
  reading = std::make_unique<parser::Reading>(parser::Reading{sources.files.front(), 0, sink, {0}});
  REQUIRE(parser::words::read_lexemes(*reading, parser::words::clean_text(*reading)));
  source = std::make_unique<antlr4::ListTokenSource>(tokens_of(*reading));
  stream = std::make_unique<antlr4::CommonTokenStream>(source.get());
  stream->fill();
  rules = std::make_unique<AkadParser>(stream.get());
  rules->removeErrorListeners();
  rules->setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
}

Context* Text::read_as(Context* (*rule)(AkadParser&)) {
  stream->seek(0);
  try {
    Context* context = rule(*rules);
    const std::size_t end = reading->words.size() - 1;  // `file` reads the end itself
    return stream->index() >= end ? context : nullptr;
  } catch (const antlr4::ParseCancellationException&) {
    return nullptr;
  }
}

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
#define AKAD_LINE(part, Place, rule_name, Rule_name, Label, beginning, example, rest) \
  {#Place,                                                                            \
   #Label,                                                                            \
   AkadParser::Rule##Rule_name,                                                       \
   [](AkadParser& rules) -> Context* { return rules.rule_name(); },                   \
   [](Context& context) {                                                             \
     return dynamic_cast<AkadParser::Label##Context*>(&context) != nullptr;           \
   },                                                                                 \
   beginning,                                                                         \
   example,                                                                           \
   rest,                                                                              \
   part},
#define AKAD_SENTENCE(...) AKAD_LINE(false, __VA_ARGS__)
#define AKAD_PART(...) AKAD_LINE(true, __VA_ARGS__)
#include <AkadSentences.inc>
  };
  return kRows;
}

std::string text_with(const Row& row) {
  const std::string line = row.example + row.rest;
  if (row.place == "File") return outside_blocks(row);
  if (row.label == "Limit_row") return in_block("Target", "c is within\n    " + line);
  if (row.label == "Slab_row") return in_block("Credit", "the result is\n    " + line);
  if (row.place == "Condition_term") return in_block("Outage", "while " + line);
  if (row.place == "Signal_note") return in_block("Log", "signal s is v, " + line);
  if (row.place == "Happening_note") {
    return in_block("Scenario", "when 2026-03-08 01:00 to 2026-03-08 03:00 S1 works, " + line);
  }
  if (row.place == "Item_detail") return in_block("Scenario", "then c of S1 is met, " + line);
  if (row.place == "Each_unit") return in_block("Credit", "the credit is IDR 1 " + line);
  if (row.place == "Claim_part") {
    return in_block("Credit", "claimed on submitted of claims, with its month in month, " + line);
  }
  if (row.place == "Instant_rule") return in_block("Target", "c is by " + line);
  return in_block(row.place, line);
}

}  // namespace akad::grammar
