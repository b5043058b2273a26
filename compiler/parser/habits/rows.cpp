#include "compiler/parser/habits/rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace akad::parser {
namespace {

// Beyond so many words a line is no row that somebody could mend by looking at it.
constexpr std::size_t kMostWordsOfRow = 200;

// The rule of a table's rows, and that of the lines or declarations that may follow the table.
struct RowRules {
  std::size_t row = 0;
  std::size_t next = 0;
  std::string_view second;  // what the second cell holds
};

std::optional<RowRules> rows_of_block(Block block) {
#define AKAD_ROW(Place, name, Name) \
  if (block == Block::Place) return RowRules{Rules::Rule##Name, Rules::Rule##Place##_line, ""};
#include <AkadDeclarations.inc>
  return std::nullopt;
}

std::string_view second_cell(std::size_t row) {
  if (row == Rules::RuleSlab_row) return "an amount";
  return row == Rules::RuleLimit_row ? "a limit" : "a text";
}

std::string example_of(std::size_t row) {
  std::string_view example = "| otherwise | \"silver\" |";
  if (row == Rules::RuleSlab_row) example = "| at least 95% | no credit |";
  if (row == Rules::RuleLimit_row) example = "| otherwise | 4 hours of support_hours |";
  return fmt::format("for example: `{}`", example);
}

// Of the sentence `rule`: none where it has no table.
std::optional<RowRules> rows_of(Block block, std::size_t rule) {
  std::optional<RowRules> rules = rows_of_block(block);
  if (rule == Rules::RuleValue_declaration) {
    rules = RowRules{Rules::RuleValue_row, Rules::RuleDeclaration, ""};
  } else if (rules && rule != rules->row && rule != rules->next) {
    rules.reset();
  }
  if (rules) rules->second = second_cell(rules->row);
  return rules;
}

std::size_t begin_of_line(const Reader& reader, std::size_t at) {
  while (at > 0 && !reader.reading.words[at].first_on_line) --at;
  return at;
}

// How far words[begin, limit) can be read as `rule`.
std::size_t reach(const Reader& reader, std::size_t rule, std::size_t begin, std::size_t limit) {
  return what_may_stand(reader.parser.getATN(), rule, reader.reading.words, begin, limit).at;
}

// A row that is whole but for some bars: its words, and before which of them a bar is missing.
struct Row {
  std::size_t first = 0, end = 0;
  std::vector<std::size_t> missing = {};  // none: something else is wrong with it, or nothing
  std::size_t read = 0;                   // how many of its words a row would have before that
};

Row row_at(const Reader& reader, std::size_t rule, std::size_t first) {
  constexpr std::size_t kBarsOfRow = 3;
  Row row{first, end_of_line(reader, first)};
  if (row.end - first > kMostWordsOfRow) return row;
  const auto& words = reader.reading.words;
  std::vector<Lexeme> mended;
  for (std::size_t at = first; at < row.end; ++at) mended.push_back(words[at]);
  std::vector<std::size_t> missing;
  for (;;) {
    const Expected next = what_may_stand(reader.parser.getATN(), rule, mended, 0, mended.size());
    if (next.at == mended.size() && next.ends) break;
    if (missing.size() <= 1) row.read = next.at - missing.size();
    if (missing.size() == kBarsOfRow || !next.words.contains(Rules::BAR)) return row;
    missing.push_back(first + next.at - missing.size());
    Lexeme bar;
    bar.type = Rules::BAR;
    mended.insert(mended.begin() + static_cast<std::ptrdiff_t>(next.at), std::move(bar));
  }
  row.missing = std::move(missing);
  return row;
}

bool is_missing(const Row& row, std::size_t at) {
  return std::find(row.missing.begin(), row.missing.end(), at) != row.missing.end();
}

// The row as it is written, with the bars that it lacks.
std::string mended_text(const Reader& reader, const Row& row) {
  const auto& words = reader.reading.words;
  std::string text;
  for (std::size_t at = row.first; at < row.end; ++at) {
    const bool apart = at > row.first && words[at].begin > words[at - 1].end;
    if (is_missing(row, at)) {
      text += text.empty() ? "| " : " | ";
    } else if (apart) {
      text += ' ';
    }
    text += words[at].text;
  }
  return is_missing(row, row.end) ? text + " |" : text;
}

// One bar is put in; several are written with the row around them.
Edit edit_of(const Reader& reader, const Row& row) {
  const auto& words = reader.reading.words;
  const std::int32_t file = reader.reading.file;
  if (row.missing.size() > 1) {
    return {{file, words[row.first].begin, words[row.end - 1].end}, mended_text(reader, row)};
  }
  const std::size_t at = row.missing.front();
  if (at < row.end) return {{file, words[at].begin, words[at].begin}, "| "};
  return {{file, words[at - 1].end, words[at - 1].end}, " |"};
}

void report(Reader& reader, std::size_t row_rule, const Row& row, std::size_t at) {
  Reading& reading = reader.reading;
  const bool behind = at == row.end;
  const Lexeme& word = reading.words[behind ? at - 1 : at];
  const Span span{reading.file, word.begin, word.end};
  reading.broken = true;
  break_off(reading, word.begin);
  if (has_spoilt_line(reading, word.begin, word.end)) return;
  spoil_lines(reading, word.begin, word.end);
  Diagnostic bar = diagnose(Code::AK0101, span,
                            behind ? worded("after `{}`, `|` must follow", word.text)
                                   : worded("found `{}` where `|` must stand", word.text));
  bar = std::move(bar).with_label(behind            ? "the row is not closed"
                                  : at == row.first ? "a row begins with `|`"
                                                    : "`|` stands between the parts of a row");
  if (row.missing.empty()) {
    bar = std::move(bar).with_help(example_of(row_rule));
  } else {
    bar = std::move(bar).with_step(
        {"write: " + mended_text(reader, row), "", {edit_of(reader, row)}, true});
  }
  mistake(reading, std::move(bar));
}

// A row that begins the line of the mistake, or the line before where that ended too early.
bool report_row(Reader& reader, const RowRules& rules, const Attempt& attempt, std::size_t first) {
  if (first < attempt.begin || reader.reading.words[first].type != Rules::BAR) return false;
  const Row row = row_at(reader, rules.row, first);
  if (row.missing.empty()) return false;
  report(reader, rules.row, row, row.missing.front());
  return true;
}

// A row of one cell, whose second bar is the first of the whole row below it.
bool report_half_row(Reader& reader, const RowRules& rules, const Attempt& attempt,
                     std::size_t at) {
  Reading& reading = reader.reading;
  const auto& words = reading.words;
  if (at < attempt.begin + 2 || !words[at - 1].first_on_line) return false;
  if (words[at - 1].type != Rules::BAR || words[begin_of_line(reader, at - 2)].type != Rules::BAR) {
    return false;
  }
  const std::size_t end = end_of_line(reader, at);
  const Expected below = what_may_stand(reader.parser.getATN(), rules.row, words, at - 1, end);
  if (below.at != end || !below.ends) return false;
  const Lexeme& word = words[at - 2];
  reading.broken = true;
  break_off(reading, word.begin);
  if (has_spoilt_line(reading, word.begin, word.end)) return true;
  spoil_lines(reading, word.begin, word.end);
  mistake(reading, diagnose(Code::AK0101, {reading.file, word.begin, word.end},
                            worded("after `{}`, `|` and {} must follow", word.text, rules.second))
                       .with_label("the row ends too early"));
  return true;
}

bool is_row_without_bar(const Reader& reader, const RowRules& rules, std::size_t at, Row& row) {
  const auto& words = reader.reading.words;
  const std::size_t type = words[at].type;
  if (!words[at].first_on_line || type == Rules::BAR || type == Rules::RBRACE ||
      type == antlr4::Token::EOF) {
    return false;
  }
  row = row_at(reader, rules.row, at);
  if (!row.missing.empty()) return reach(reader, rules.next, at, row.end) < row.end;
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(row.end);
  const bool has_bar = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(at), end,
                                   [](const Lexeme& word) { return word.type == Rules::BAR; });
  const bool below_a_row = at > 0 && words[at - 1].type == Rules::BAR;
  const bool begins_row = below_a_row && (type == Rules::OTHERWISE || row.read > 1);
  return (has_bar || begins_row) && !begins_clause(reader, rules.next, at);
}

// The bar that closes the sentence begins the next row.
bool took_the_next_bar(const Reader& reader, const RowRules& rules) {
  const auto& words = reader.reading.words;
  const std::size_t bar = reader.at - 1;
  if (!words[bar].first_on_line || words[reader.at].first_on_line) return false;
  const std::size_t end = end_of_line(reader, bar);
  const std::size_t as_clause = reach(reader, rules.next, reader.at, end);
  return reach(reader, rules.row, bar, end) > std::max(reader.at, as_clause);
}

}  // namespace

std::size_t end_of_line(const Reader& reader, std::size_t at) {
  const auto& words = reader.reading.words;
  do {
    ++at;
  } while (at + 1 < words.size() && !words[at].first_on_line);
  return std::min(at, words.size() - 1);
}

bool report_missing_bar(Reader& reader, const Attempt& attempt, const SentenceMistake& mistake) {
  const auto rules = rows_of(attempt.block, attempt.rule);
  if (!rules || mistake.meant != 0) return false;
  const std::size_t at = mistake.at;
  const bool new_line =
      reader.reading.words[at].first_on_line || reader.reading.words[at].type == antlr4::Token::EOF;
  if (!new_line) {
    return report_row(reader, *rules, attempt, begin_of_line(reader, at)) ||
           report_half_row(reader, *rules, attempt, at);
  }
  if (at > attempt.begin && report_row(reader, *rules, attempt, begin_of_line(reader, at - 1))) {
    return true;
  }
  Row row;
  if (at == attempt.begin || !is_row_without_bar(reader, *rules, at, row)) return false;
  report(reader, rules->row, row, at);
  return true;
}

bool report_row_without_bar(Reader& reader, Block block, std::size_t at) {
  const auto rules = rows_of_block(block);
  Row row;
  if (!rules || !is_row_without_bar(reader, *rules, at, row)) return false;
  report(reader, rules->row, row, at);
  return true;
}

std::optional<std::size_t> report_cut_table(Reader& reader, const Attempt& attempt) {
  const auto rules = rows_of(attempt.block, attempt.rule);
  const auto& words = reader.reading.words;
  if (!rules || words[reader.at - 1].type != Rules::BAR) return std::nullopt;
  if (took_the_next_bar(reader, *rules)) {
    const std::size_t bar = reader.at - 1;
    Row row = row_at(reader, rules->row, begin_of_line(reader, bar - 1));
    if (!is_missing(row, bar)) row = {row.first, bar};
    report(reader, rules->row, row, bar);
    return bar;
  }
  Row row;
  if (!is_row_without_bar(reader, *rules, reader.at, row)) return std::nullopt;
  report(reader, rules->row, row, reader.at);
  return reader.at;
}

}  // namespace akad::parser
