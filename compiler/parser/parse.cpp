#include <fmt/format.h>

#include <mutex>

#include "compiler/parser/declarations.h"
#include "compiler/parser/habits/otherwise.h"
#include "compiler/parser/habits/wording/bare_cells.h"
#include "compiler/parser/parser.h"
#include "compiler/parser/words/words.h"

namespace akad::parser {
namespace {

// ANTLR's cache of states belongs to all parsers of the process and only grows: emptied after each
// text.
struct CacheGuard {
  Rules& parser;
  ~CacheGuard() { parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->clearDFA(); }
};

// One text is read at a time, whichever thread asks. The cache is one reason: emptying it takes
// away what another parser stands on. A cache for each parser would not do either, since ANTLR's
// runtime (4.9) writes globals without a lock while it reads: PredictionContext::globalNodeCount
// and LexerATNSimulator::match_calls.
std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

std::vector<std::uint32_t> line_starts_of(std::string_view text) {
  std::vector<std::uint32_t> starts = {0};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') starts.push_back(static_cast<std::uint32_t>(at + 1));
    const std::uint32_t foreign = words::foreign_line_end(text, at);
    if (foreign != 0) starts.push_back(static_cast<std::uint32_t>(at) + foreign);
  }
  return starts;
}

// The word's index is its place in the reading's words: contexts find their way back by it.
std::vector<std::unique_ptr<antlr4::Token>> to_tokens(const std::vector<Lexeme>& words) {
  std::vector<std::unique_ptr<antlr4::Token>> tokens;
  tokens.reserve(words.size());
  for (const Lexeme& word : words) {
    tokens.push_back(std::make_unique<antlr4::CommonToken>(word.type, word.text));
  }
  return tokens;
}

void read_sentences(Reading& reading, ast::File& file) {
  antlr4::ListTokenSource source(to_tokens(reading.words));
  WordStream stream(&source);
  stream.fill();
  Rules parser(&stream);
  parser.removeErrorListeners();
  parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  const CacheGuard guard{parser};
  Reader reader{reading, stream, parser};
  file = read_file(reader);
}

// Dashes and signs that no sentence took for a word.
void report_signs(Reading& reading) {
  for (const Lexeme& word : reading.words) {
    if (!word.foreign || has_spoilt_line(reading, word.begin, word.end)) continue;
    if (word.text == "-") {
      words::report_dash(reading, word.begin);
    } else {
      words::report_sign(reading, word);
    }
  }
}

std::vector<Token> tokens_of(const Reading& reading) {
  std::vector<Token> tokens;
  auto comment = reading.comments.begin();
  const auto add_comments = [&](std::uint32_t until) {
    for (; comment != reading.comments.end() && comment->begin < until; ++comment) {
      tokens.push_back({.text = comment->text,
                        .span = {reading.file, comment->begin, comment->end},
                        .comment = true,
                        .own_line = comment->own_line,
                        .blank_before = comment->blank_before});
    }
  };
  for (const Lexeme& word : reading.words) {
    add_comments(word.begin);
    if (word.type == antlr4::Token::EOF) continue;
    tokens.push_back({.text = word.text,
                      .span = {reading.file, word.begin, word.end},
                      .begins_line = word.begins_line,
                      .blank_before = word.blank_before,
                      .table_cell = word.table_cell,
                      .behind_table = word.behind_table});
  }
  add_comments(static_cast<std::uint32_t>(reading.source.text.size()) + 1);
  return tokens;
}

void read_text(Reading& reading, ast::File& file) {
  if (!words::check_size(reading) || !words::check_utf8(reading)) return;
  const words::CleanText clean = words::clean_text(reading);
  if (!words::read_lexemes(reading, clean)) return;
  words::mend_lexemes(reading);
  mend_otherwise(reading);
  mend_bare_cells(reading);
  const bool mended = reading.broken;
  read_sentences(reading, file);
  report_signs(reading);
  // A line that is left out breaks no sentence, but the text is not as it should be.
  file.broken = file.broken || mended || reading.errors > 0;
}

// The last wall: whatever ANTLR throws that was not foreseen becomes a diagnostic.
void report_failure(Reading& reading) {
  mistake(reading, diagnose(Code::AK0101, {reading.file, 0, 0}, "this text could not be read")
                       .with_help("please report this text as a fault of the program"));
}

}  // namespace

Parsed parse(const SourceSet& sources, std::int32_t file, Sink& sink) {
  const std::scoped_lock lock(one_at_a_time());
  const SourceFile& source = sources.files[static_cast<std::size_t>(file)];
  Reading reading{source, file, sink};
  reading.line_starts = line_starts_of(source.text);
  Parsed parsed;
  parsed.file.broken = true;
  try {
    read_text(reading, parsed.file);
  } catch (...) {
    report_failure(reading);
    parsed.file.broken = true;
  }
  tell_repeated(reading);
  parsed.file.source = file;
  parsed.file.unread = std::move(reading.unread);
  parsed.tokens = tokens_of(reading);
  return parsed;
}

}  // namespace akad::parser
