#include "compiler/parser/habits/wording/bare_cells.h"

#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <algorithm>

#include "compiler/parser/sentence.h"
#include "compiler/parser/words/words.h"

namespace akad::parser {
namespace {

using Lexer = grammar::AkadLexer;

// What the text declares and says of signals.
struct Declared {
  std::set<std::string> names;       // of conditions and signals
  std::vector<std::string> signals;  // held against texts, or watched for changes: in their order
  bool elsewhere = false;            // more may be declared in another text
};

void add(std::vector<std::string>& signals, const std::string& name) {
  constexpr std::size_t kMost = 3;
  if (signals.size() < kMost && std::find(signals.begin(), signals.end(), name) == signals.end()) {
    signals.push_back(name);
  }
}

Declared declared_in(const Reading& reading) {
  Declared declared;
  const auto& words = reading.words;
  std::vector<std::string> others;
  for (std::size_t at = 0; at + 2 < words.size(); ++at) {
    const Lexeme& next = words[at + 1];
    const std::size_t type = words[at].type;
    declared.elsewhere |= type == Lexer::ANNEX || type == Lexer::LIBRARY;
    declared.elsewhere |= type == Lexer::LOG && words[at + 2].type == Lexer::IS;
    if (type == Lexer::CONDITION || type == Lexer::SIGNAL || type == Lexer::VALUE) {
      declared.names.insert(next.text);
    }
    if (type == Lexer::SIGNAL) add(others, next.text);
    if (type == Lexer::WHEN && words[at + 2].type == Lexer::CHANGES) {
      add(declared.signals, next.text);
    }
  }
  if (declared.signals.empty()) declared.signals = std::move(others);
  std::erase_if(declared.signals,
                [&](const std::string& name) { return !declared.names.contains(name); });
  return declared;
}

// A first cell that is a value alone: `P1`, `"P1"`, `priority "P1"`.
struct Cell {
  std::size_t first = 0, end = 0;
  std::string value;        // in quotes
  std::string signal = {};  // empty where none is written
};

std::string quoted(const Lexeme& word) {
  return word.type == Lexer::STRING ? word.text : fmt::format("\"{}\"", word.text);
}

bool begins_limit(const std::vector<Lexeme>& words, std::size_t at) {
  const std::size_t type = words[at].type;
  const std::size_t next = words[at + 1].type;
  const bool length = type == Lexer::NUMBER && next != Lexer::PERCENT && next != Lexer::STRING;
  return length || type == Lexer::BY || type == Lexer::BEFORE || type == Lexer::LESS ||
         (type == Lexer::NO && next != Lexer::FEE && next != Lexer::CREDIT);
}

// Of the name of a condition: that is told where it is looked for.
bool is_slip_of_name(const Lexeme& word, const Declared& declared) {
  constexpr std::size_t kShort = 3;
  return word.text.size() > kShort &&
         std::any_of(declared.names.begin(), declared.names.end(),
                     [&](const std::string& name) { return edit_distance(word.text, name) <= 2; });
}

std::optional<Cell> cell_at(const std::vector<Lexeme>& words, std::size_t bar,
                            const Declared& declared) {
  if (words[bar].type != Lexer::BAR || !words[bar].first_on_line || bar + 5 >= words.size()) {
    return std::nullopt;
  }
  const Lexeme& first = words[bar + 1];
  const Lexeme& second = words[bar + 2];
  if (second.type == Lexer::BAR) {
    const bool value = first.type == Lexer::STRING ||
                       (first.type == Lexer::WORD && !declared.names.contains(first.text));
    if (!value || is_slip_of_name(first, declared) || !begins_limit(words, bar + 3)) {
      return std::nullopt;
    }
    return Cell{bar + 1, bar + 2, quoted(first)};
  }
  const bool pair = words[bar + 3].type == Lexer::BAR && declared.names.contains(first.text) &&
                    (second.type == Lexer::STRING || second.type == Lexer::WORD);
  if (!pair) return std::nullopt;
  return Cell{bar + 1, bar + 3, quoted(second), first.text};
}

Span span_of(const Reading& reading, const Cell& cell) {
  return {reading.file, reading.words[cell.first].begin, reading.words[cell.end - 1].end};
}

std::string comparison(const std::string& signal, const Cell& cell) {
  return fmt::format("{} = {}", signal, cell.value);
}

void report_pair(Reading& reading, const Cell& cell) {
  const Span span = span_of(reading, cell);
  const std::string text = comparison(cell.signal, cell);
  mistake(reading,
          diagnose(Code::AK0101, span, worded("between `{}` and its value stands `=`", cell.signal))
              .with_step({"write: " + text, "", {{span, text}}, true}));
}

// Of all rows of a text; which field they are of nobody but the author knows.
void report_values(Reading& reading, const Declared& declared, const std::vector<Cell>& cells) {
  const Cell& first = cells.front();
  Diagnostic row =
      diagnose(Code::AK0101, span_of(reading, first),
               worded("{} is a value, and a row says of which field it is", first.value))
          .with_label("which field has this value?");
  constexpr std::size_t kMostShown = 3;
  for (std::size_t at = 1; at < cells.size() && at <= kMostShown; ++at) {
    row = std::move(row).with_other(span_of(reading, cells[at]), "and here");
  }
  for (const std::string& signal : declared.signals) {
    Step step{"write: " + comparison(signal, first)};
    for (const Cell& cell : cells) {
      step.edits.push_back({span_of(reading, cell), comparison(signal, cell)});
    }
    row = std::move(row).with_step(std::move(step));
  }
  mistake(reading, std::move(row));
}

// What is said of a table that names no field reads with the first that may be meant.
std::vector<Lexeme> with_comparisons(const Reading& reading, const Declared& declared,
                                     const std::vector<Cell>& cells) {
  std::vector<Lexeme> words;
  words.reserve(reading.words.size() + 2 * cells.size());
  auto from = reading.words.begin();
  for (const Cell& cell : cells) {
    const auto first = reading.words.begin() + static_cast<std::ptrdiff_t>(cell.first);
    const auto end = reading.words.begin() + static_cast<std::ptrdiff_t>(cell.end);
    words.insert(words.end(), from, first);
    const std::string& signal = cell.signal.empty() ? declared.signals.front() : cell.signal;
    for (Lexeme& word : words::lexemes_of(comparison(signal, cell))) {
      word.begin = first->begin;
      word.end = (end - 1)->end;
      word.line = first->line;
      words.push_back(std::move(word));
    }
    from = end;
  }
  words.insert(words.end(), from, reading.words.end());
  return words;
}

}  // namespace

void mend_bare_cells(Reading& reading) {
  const Declared declared = declared_in(reading);
  if (declared.elsewhere || declared.signals.empty() || reading.full()) return;
  std::vector<Cell> bare;
  std::vector<Cell> all;
  for (std::size_t at = 0; at < reading.words.size(); ++at) {
    const auto cell = cell_at(reading.words, at, declared);
    if (!cell) continue;
    all.push_back(*cell);
    if (cell->signal.empty()) bare.push_back(*cell);
  }
  if (!bare.empty()) report_values(reading, declared, bare);
  for (const Cell& cell : all) {
    if (!cell.signal.empty()) report_pair(reading, cell);
  }
  if (!all.empty()) reading.words = with_comparisons(reading, declared, all);
}

}  // namespace akad::parser
