// The rules of the grammar themselves, without the reader, and its examples.
#pragma once

#include "compiler/parser/sentence.h"

#include <memory>
#include <string>
#include <vector>

namespace akad::grammar {

using Context = antlr4::ParserRuleContext;

// The words of a text, for one rule.
struct Text {
  explicit Text(const std::string& text);

  SourceSet sources;
  Sink sink = {};
  std::unique_ptr<parser::Reading> reading;
  std::unique_ptr<antlr4::ListTokenSource> source = {};
  std::unique_ptr<antlr4::CommonTokenStream> stream = {};
  std::unique_ptr<AkadParser> rules = {};

  // The context of the whole text; nothing when it is not all read, or not as this.
  Context* read_as(Context* (*rule)(AkadParser&));
};

// An example of the grammar.
struct Row {
  std::string place;  // "Clock", "Condition_term"
  std::string label;  // "StartsClause"
  std::size_t rule;
  Context* (*read)(AkadParser&);
  bool (*is_label)(Context&);
  std::string beginning;
  std::string example;
  std::string rest;   // makes the example whole
  bool part = false;  // of a sentence, which help does not offer
};

const std::vector<Row>& rows();
// The shortest text that has the example at its place.
std::string text_with(const Row& row);

}  // namespace akad::grammar
