#include "compiler/parser/blocks.h"

#include <fmt/format.h>

#include "compiler/parser/habits/lost_lines.h"
#include "compiler/parser/habits/rows.h"

namespace akad::parser {
namespace {

bool at_end(const Reader& reader, std::size_t at) {
  return reader.reading.words[at].type == antlr4::Token::EOF;
}

void report_brace(Reader& reader, Message message, std::vector<Label> others, std::string help,
                  std::vector<Edit> edits) {
  const Lexeme& word = reader.word();
  reader.reading.broken = true;
  const std::uint32_t before =
      reader.at > 0 && !word.first_on_line ? reader.reading.words[reader.at - 1].begin : word.begin;
  if (has_spoilt_line(reader.reading, before, word.end)) return;
  spoil_lines(reader.reading, word.begin, word.end);
  Diagnostic row =
      diagnose(Code::AK0101, {reader.reading.file, word.begin, word.end}, std::move(message))
          .with_help(std::move(help));
  row.others = std::move(others);
  row.steps.front().edits = std::move(edits);
  row.steps.front().sole = !row.steps.front().edits.empty();
  mistake(reader.reading, std::move(row));
}

std::string found(const Lexeme& word) {
  return word.type == antlr4::Token::EOF ? "the text ends" : fmt::format("found `{}`", word.text);
}

// A line that stands where the broken one stood is the next clause, even if nobody knows it.
bool is_neighbour(const Reader& reader, std::size_t begin, std::size_t at) {
  const auto& words = reader.reading.words;
  return words[begin].first_on_line && is_name_like(words[at]) && words[at].type != Rules::AND &&
         words[at].type != Rules::OR && column_of(reader, at) == column_of(reader, begin);
}

bool has_tables(Block block) { return is_beginning(block, "|"); }

// By the rule of the block's rows.
bool check_row(Reader& reader, Block block, std::size_t* stuck_at) {
#define AKAD_ROW(Place, name, Name)                                        \
  if (block == Block::Place) {                                             \
    const Rule<Rules::Name##Context> row{&Rules::name, Rules::Rule##Name}; \
    return read_sentence(reader, block, row, stuck_at) != nullptr;         \
  }
#include <AkadDeclarations.inc>
  return false;
}

// Reports what is wrong with the row at `at`; gives the first word behind it.
std::size_t skip_row(Reader& reader, Block block, std::size_t at) {
  reader.at = at;
  std::size_t stuck_at = at;
  if (check_row(reader, block, &stuck_at)) return reader.at;
  return std::max(stuck_at, at + 1);
}

// The brace that is missing, where its place is known.
std::vector<Edit> brace_behind_head(const Reader& reader) {
  if (reader.at == 0 || !reader.word().first_on_line || at_end(reader, reader.at)) return {};
  const std::uint32_t end = reader.reading.words[reader.at - 1].end;
  return {{{reader.reading.file, end, end}, " {"}};
}

std::vector<Edit> brace_before(const Reader& reader) {
  const std::uint32_t begin = reader.word().begin;
  if (at_end(reader, reader.at)) return {{{reader.reading.file, begin, begin}, "\n}\n"}};
  if (column_of(reader, reader.at) > 0) return {};
  return {{{reader.reading.file, begin, begin}, "}\n\n"}};
}

// What stands at the end of the head in place of `{`: `:`, `(`, `begin`.
bool mend_opening(Reader& reader) {
  const auto& words = reader.reading.words;
  const Lexeme& word = reader.word();
  const bool alone =
      !word.first_on_line && !at_end(reader, reader.at) && words[reader.at + 1].first_on_line;
  const bool opening = word.text == ":" || word.text == "(" || word.text == "=" ||
                       lower(word.text) == "begin" || lower(word.text) == "is";
  if (!alone || !opening) return false;
  const Span span{reader.reading.file, word.begin, word.end};
  mistake(reader.reading,
          diagnose(Code::AK0101, span, worded("`{}` is written `{{` here", word.text))
              .with_step({"write `{`", "", {{span, " {"}}, true}));
  return true;
}

}  // namespace

std::uint32_t column_of(const Reader& reader, std::size_t at) {
  const Lexeme& word = reader.reading.words[at];
  return word.begin - reader.reading.line_starts[word.line];
}

bool enter_block(Reader& reader, Block block, std::size_t line_rule) {
  if (reader.word().type == Rules::LBRACE || mend_opening(reader)) {
    ++reader.at;
    return true;
  }
  const bool swallowed =
      reader.at > 0 && has_spoilt_line(reader.reading, reader.reading.words[reader.at - 1].begin,
                                       reader.reading.words[reader.at - 1].end);
  if (!swallowed) {
    report_brace(
        reader,
        fmt::format("{} where the {} must be opened by `{{`", found(reader.word()), name_of(block)),
        {}, "the clauses of a block stand between `{` and `}`", brace_behind_head(reader));
  }
  reader.reading.broken = true;
  if (!reader.word().first_on_line) return find_block(reader, block, reader.at);
  return reader.word().type == Rules::RBRACE || begins_clause(reader, line_rule, reader.at);
}

bool find_block(Reader& reader, Block block, std::size_t stuck_at) {
  for (std::size_t at = stuck_at;; ++at) {
    const std::size_t type = reader.reading.words[at].type;
    if (type == Rules::LBRACE) {
      reader.at = at + 1;
      return true;
    }
    if (at_end(reader, at) || type == Rules::RBRACE ||
        (at > reader.at && begins_declaration(reader, at, block))) {
      reader.at = at;
      return false;
    }
  }
}

bool leave_block(Reader& reader, Block block, std::size_t brace) {
  skip_repeated_head(reader, brace);
  const Lexeme& word = reader.word();
  if (word.type == Rules::RBRACE) {
    reader.reading.words[reader.at].begins_line = true;
    ++reader.at;
    return true;
  }
  if (!at_end(reader, reader.at) && !begins_declaration(reader, reader.at, block)) return false;
  const Lexeme& opening = reader.reading.words[brace];
  report_brace(reader,
               fmt::format("{} where the {} must be closed by `}}`", found(word), name_of(block)),
               {{{reader.reading.file, opening.begin, opening.end}, "opened here"}},
               "close the block with `}` before the next declaration", brace_before(reader));
  return true;
}

void skip_to_next_clause(Reader& reader, const Attempt& attempt, std::size_t stuck_at) {
  const auto& words = reader.reading.words;
  const bool tables = has_tables(attempt.block);
  int depth = 0;
  std::size_t at = stuck_at == attempt.begin ? stuck_at + 1 : stuck_at;
  while (!at_end(reader, at)) {
    const std::size_t type = words[at].type;
    if (type == Rules::RBRACE && depth-- == 0) break;
    if (type == Rules::LBRACE) ++depth;
    const bool line = words[at].first_on_line;
    if (line && begins_declaration(reader, at, attempt.block)) break;
    if (line && depth == 0 && tables && type == Rules::BAR) {
      at = skip_row(reader, attempt.block, at);
      continue;
    }
    if (line && depth == 0 && tables && report_row_without_bar(reader, attempt.block, at)) {
      at = end_of_line(reader, at);
      continue;
    }
    const bool clause =
        line && depth == 0 &&
        (begins_clause(reader, attempt.rule, at) || is_neighbour(reader, attempt.begin, at));
    if (clause) break;
    ++at;
  }
  reader.at = at;
}

void skip_to_declaration(Reader& reader) {
  const auto& words = reader.reading.words;
  int depth = 0;
  while (!at_end(reader, reader.at)) {
    const std::size_t type = words[reader.at].type;
    const bool inside = depth > 0 && column_of(reader, reader.at) > 0;
    if (!inside && begins_declaration(reader, reader.at, Block::File)) return;
    const bool neighbour = depth == 0 && words[reader.at].first_on_line &&
                           is_name_like(words[reader.at]) && column_of(reader, reader.at) == 0;
    if (neighbour) return;
    ++reader.at;
    if (type == Rules::LBRACE) ++depth;
    if (type == Rules::RBRACE && --depth <= 0) return;
  }
}

}  // namespace akad::parser
