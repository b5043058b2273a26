#include "compiler/parser/declarations.h"

#include <fmt/format.h>

#include "compiler/parser/blocks.h"
#include "compiler/parser/build/build.h"
#include "compiler/parser/habits/lost_lines.h"
#include "compiler/parser/habits/wording/beginnings.h"

namespace akad::parser {
namespace {

template <class Declaration, class Head, class Line>
struct BlockRules {
  Block block;
  Rule<Head> head;
  Rule<Line> line;
  void (*build_head)(Reading&, Head&, Declaration&);
};

// The rules of a block, by the names they have in the grammar.
#define AKAD_RULES_OF_BLOCK(name, Name, Struct)                                     \
  BlockRules<ast::Struct, Rules::Name##_headContext, Rules::Name##_lineContext> {   \
    Block::Name, {&Rules::name##_head, Rules::Rule##Name##_head},                   \
        {&Rules::name##_line, Rules::Rule##Name##_line}, build::build_##name##_head \
  }

Span span_since(const Reader& reader, std::size_t begin) {
  const auto& words = reader.reading.words;
  const std::size_t last = reader.at > begin ? reader.at - 1 : begin;
  return {reader.reading.file, words[begin].begin, words[last].end};
}

// The name of a declaration whose head was not understood stands behind its first word.
ast::Name name_after(const Reader& reader, std::size_t begin) {
  const auto& words = reader.reading.words;
  if (begin + 1 >= words.size()) return {};
  const Lexeme& word = words[begin + 1];
  if (!is_name_like(word)) return {};
  return {word.text, {reader.reading.file, word.begin, word.end}};
}

// The names that a declaration may have which was not understood: `monthly`, and `monthly_charge`
// where the two words of it stand apart.
void add_broken(const Reader& reader, std::size_t begin, ast::File& file) {
  const auto& words = reader.reading.words;
  const ast::Name name = name_after(reader, begin);
  const Span span = span_since(reader, begin);
  file.declarations.emplace_back(ast::Broken{name, span});
  std::size_t next = begin + 2;
  if (next < words.size() && words[next].text == "-") ++next;
  if (name.text.empty() || next >= words.size() || !is_name_like(words[next])) return;
  file.declarations.emplace_back(
      ast::Broken{{name.text + "_" + words[next].text, name.span}, span});
}

// What seems to be missing in a table may stand in a line that was not understood.
template <class Declaration>
void mark_tables(Declaration& declaration) {
  if constexpr (requires { declaration.limits; }) {
    for (auto& table : declaration.limits) table.broken = declaration.broken;
  }
  if constexpr (requires { declaration.slabs; }) {
    for (auto& table : declaration.slabs) table.broken = declaration.broken;
  }
}

// Nothing when the head was not understood; its lines are checked all the same.
template <class Declaration, class Head, class Line>
std::optional<Declaration> read_block(Reader& reader,
                                      const BlockRules<Declaration, Head, Line>& rules) {
  const std::size_t begin = reader.at;
  std::size_t stuck_at = begin;
  Declaration declaration;
  Head* head = read_sentence(reader, Block::File, rules.head, &stuck_at);
  if (head != nullptr) rules.build_head(reader.reading, *head, declaration);
  reader.previous.reset();
  const bool opened = head != nullptr ? enter_block(reader, rules.block, rules.line.index)
                                      : find_block(reader, rules.block, stuck_at);
  if (opened) {
    read_lines(reader, rules.block, rules.line, [&](Line& line) {
      build::by_alternative(line, [&](auto& alternative) {
        build::build_line(reader.reading, alternative, declaration);
      });
    });
  }
  reader.previous.reset();
  declaration.span = span_since(reader, begin);
  declaration.broken = reader.reading.broken;
  mark_tables(declaration);
  if (head == nullptr) return std::nullopt;
  return declaration;
}

template <class Declaration, class Head, class Line>
void add_block(Reader& reader, ast::File& file, const BlockRules<Declaration, Head, Line>& rules) {
  const std::size_t begin = reader.at;
  if (auto declaration = read_block(reader, rules)) {
    file.declarations.emplace_back(std::move(*declaration));
  } else {
    add_broken(reader, begin, file);
  }
}

// Whether the next declaration follows, or nothing.
bool is_over(const Reader& reader) {
  return reader.word().type == antlr4::Token::EOF ||
         begins_declaration(reader, reader.at, Block::File);
}

// A declaration without a block.
template <class Context, class Build>
void add_sentence(Reader& reader, ast::File& file, const Rule<Context>& rule, Build build) {
  const std::size_t begin = reader.at;
  std::size_t stuck_at = begin;
  if (Context* context = read_sentence(reader, Block::File, rule, &stuck_at)) {
    auto declaration = build(reader.reading, *context);
    if constexpr (requires { declaration.broken; }) declaration.broken = !is_over(reader);
    file.declarations.emplace_back(std::move(declaration));
    return;
  }
  reader.at = std::max(stuck_at, begin + 1);
  skip_to_declaration(reader);
  add_broken(reader, begin, file);
}

// Reads the declaration that begins here; false when none does.
bool add_by_first_word(Reader& reader, ast::File& file) {
  switch (reader.word().type) {
#define AKAD_PLAIN(name, Name, FIRST, Struct)                                               \
  case Rules::FIRST:                                                                        \
    add_sentence(reader, file, Rule<Rules::Name##Context>{&Rules::name, Rules::Rule##Name}, \
                 build::build_##name);                                                      \
    return true;
#define AKAD_BLOCK(name, Name, FIRST, Struct)                         \
  case Rules::FIRST:                                                  \
    add_block(reader, file, AKAD_RULES_OF_BLOCK(name, Name, Struct)); \
    return true;
#include <AkadDeclarations.inc>
    default: return false;
  }
}

bool add_declaration(Reader& reader, ast::File& file) {
  reader.reading.broken = false;
  const bool known = add_by_first_word(reader, file);
  file.broken = file.broken || reader.reading.broken;
  return known;
}

void report_stray_brace(Reader& reader) {
  const Lexeme& word = reader.word();
  if (!has_spoilt_line(reader.reading, word.begin, word.end)) {
    spoil_lines(reader.reading, word.begin, word.end);
    mistake(reader.reading, diagnose(Code::AK0101, {reader.reading.file, word.begin, word.end},
                                     "this `}` closes nothing")
                                .with_help("delete it, or look for a `}` too many above it"));
  }
  ++reader.at;
}

// What a block that was closed too early seems to lack stands below it.
void mark_last_block(ast::File& file) {
  const auto mark = [](auto& declaration) {
    if constexpr (requires { declaration.broken; }) declaration.broken = true;
    mark_tables(declaration);
  };
  if (!file.declarations.empty()) return std::visit(mark, file.declarations.back());
  if (file.agreement) mark(*file.agreement);
}

// Clauses outside of a block; names that they declare are not known.
bool skip_lost_lines(Reader& reader, ast::File& file) {
  const std::size_t begin = reader.at;
  const Outside found = skip_clauses_outside(reader);
  if (found == Outside::None) return false;
  if (found == Outside::ClosedTooEarly) mark_last_block(file);
  file.declarations.emplace_back(ast::Broken{{}, span_since(reader, begin)});
  return true;
}

void skip_second_agreement(Reader& reader, const ast::Agreement& first) {
  Reading& reading = reader.reading;
  const Lexeme& word = reader.word();
  spoil_lines(reading, word.begin, word.end);
  mistake(reading, diagnose(Code::AK0101, {reading.file, word.begin, word.end},
                            "a text has one heading, and a second `agreement` stands here")
                       .with_other(first.span, "the first")
                       .with_help("make two texts of it, or leave the second heading out"));
  ++reader.at;
  skip_to_declaration(reader);
}

// No declaration begins here: says so; mends a slip, or goes on to the next declaration.
void skip_strange_words(Reader& reader, ast::File& file) {
  if (reader.word().type == Rules::RBRACE) return report_stray_brace(reader);
  if (reader.word().type == Rules::AGREEMENT && file.agreement) {
    return skip_second_agreement(reader, *file.agreement);
  }
  if (mend_beginning(reader)) return;
  if (skip_lost_lines(reader, file)) return;
  if (skip_heading(reader)) return;
  Attempt attempt{Block::File, Rules::RuleDeclaration, reader.at};
  const SentenceMistake found = find_mistake(reader, attempt);
  report_sentence(reader, attempt, found);
  if (found.at < reader.at) {
    reader.at = found.at;
    return;
  }
  if (found.meant != 0 && found.at == reader.at && mend_word(reader, found.at, found.meant)) return;
  const std::size_t begin = reader.at++;
  skip_to_declaration(reader);
  // What it may have declared is not told to be missing.
  add_broken(reader, begin, file);
}

// The text begins with what follows its edition.
bool report_no_edition(Reader& reader) {
  const Lexeme& word = reader.word();
  const bool heading =
      word.type == Rules::AGREEMENT || word.type == Rules::LIBRARY || word.type == Rules::ANNEX;
  if (!heading) return false;
  const Span here{reader.reading.file, word.begin, word.end};
  mistake(reader.reading,
          diagnose(Code::AK0101, here, "the text does not say its edition of the language")
              .with_step({"write as the first line: language 1",
                          "",
                          {{{here.file, here.begin, here.begin}, "language 1\n\n"}},
                          true}));
  return true;
}

// A sign that stands before the line that is wanted was reported.
bool goes_past_sign(Reader& reader, std::size_t type) {
  const auto& words = reader.reading.words;
  const bool sign = reader.word().type == Rules::RBRACE || reader.word().type == Rules::LBRACE ||
                    reader.word().type == Rules::BAR;
  if (!sign || words[reader.at + 1].type != type) return false;
  ++reader.at;
  return true;
}

void read_edition(Reader& reader) {
  if (report_no_edition(reader) || report_other_edition(reader)) return;
  std::size_t stuck_at = reader.at;
  const Rule<Rules::EditionContext> rule{&Rules::edition, Rules::RuleEdition};
  auto* edition = read_sentence(reader, Block::File, rule, &stuck_at);
  if (edition == nullptr) {
    // The next line may be all right.
    while (reader.at < stuck_at) ++reader.at;
    if (goes_past_sign(reader, Rules::LANGUAGE)) read_edition(reader);
    return;
  }
  const std::string number = edition->NUMBER()->getText();
  if (number == "1") return;
  mistake(reader.reading, diagnose(Code::AK0108, build::span_of(reader.reading, *edition->NUMBER()),
                                   worded("edition {} of the language is not known", number))
                              .with_help("this program reads `language 1`"));
}

void read_heading(Reader& reader, ast::File& file) {
  const std::size_t begin = reader.at;
  std::size_t stuck_at = begin;
  if (reader.word().type == Rules::AGREEMENT) {
    file.agreement = read_block(reader, AKAD_RULES_OF_BLOCK(agreement, Agreement, Agreement));
    return;
  }
  if (reader.word().type == Rules::LIBRARY) {
    const Rule<Rules::LibraryContext> rule{&Rules::library, Rules::RuleLibrary};
    if (auto* library = read_sentence(reader, Block::File, rule, &stuck_at)) {
      file.library = build::build_name(reader.reading, *library->name());
      return;
    }
    reader.at = std::max(stuck_at, begin + 1);
    return skip_to_declaration(reader);
  }
  if (reader.word().type == Rules::ANNEX) {
    const Rule<Rules::AnnexContext> rule{&Rules::annex, Rules::RuleAnnex};
    if (auto* annex = read_sentence(reader, Block::File, rule, &stuck_at)) {
      file.annex_of = build::build_text(reader.reading, *annex->STRING());
      return;
    }
    reader.at = std::max(stuck_at, begin + 1);
    return skip_to_declaration(reader);
  }
  reader.previous.reset();
  if (mend_heading(reader)) return read_heading(reader, file);
  if (skip_lost_lines(reader, file)) return;
  Attempt attempt{Block::File, Rules::RuleHeading, begin};
  const SentenceMistake found = find_mistake(reader, attempt);
  report_sentence(reader, attempt, found);
  if (found.meant != 0 && found.at == begin && mend_word(reader, begin, found.meant)) {
    return read_heading(reader, file);
  }
  for (const std::size_t type : {Rules::AGREEMENT, Rules::LIBRARY, Rules::ANNEX}) {
    if (goes_past_sign(reader, type)) return read_heading(reader, file);
  }
  skip_to_declaration(reader);
}

}  // namespace

ast::File read_file(Reader& reader) {
  ast::File file;
  file.source = reader.reading.file;
  read_edition(reader);
  file.broken = reader.reading.broken;
  reader.reading.broken = false;
  skip_repeated_edition(reader);
  read_heading(reader, file);
  file.broken = file.broken || reader.reading.broken;
  while (reader.word().type != antlr4::Token::EOF && !reader.reading.full()) {
    if (add_declaration(reader, file)) continue;
    skip_repeated_edition(reader);
    if (add_declaration(reader, file) || reader.word().type == antlr4::Token::EOF) continue;
    skip_strange_words(reader, file);
    file.broken = true;
  }
  return file;
}

}  // namespace akad::parser
