#include "compiler/parser/sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "compiler/parser/habits/closed_lists.h"
#include "compiler/parser/habits/habits.h"
#include "compiler/parser/habits/rows.h"

namespace akad::parser {
namespace {

constexpr std::size_t kMostChoices = 6;
constexpr std::size_t kWordsOfFrame = 6;
constexpr int kMostNextSentences = 8;  // tried where a sentence may have ended too early

// The spelling of a word or sign of the language; empty for names, numbers and texts.
std::string spelling(const Reader& reader, std::size_t type) {
  const std::string quoted = reader.parser.getVocabulary().getLiteralName(type);
  return quoted.size() > 2 ? quoted.substr(1, quoted.size() - 2) : "";
}

std::string choice_of(const Reader& reader, std::size_t type) {
  switch (type) {
    case Rules::STRING: return "a text in double quotes";
    case Rules::NUMBER: return "a number";
    case Rules::DATE: return "a date like `2026-03-31`";
    case Rules::YEAR_MONTH: return "a month like `2026-03`";
    case Rules::YEAR_QUARTER: return "a quarter like `2026-Q1`";
    case Rules::YEAR_HALF: return "a half year like `2026-H1`";
    case Rules::YEAR_WEEK: return "a week like `2026-W07`";
    case Rules::WALL_CLOCK: return "a time of day like `08:00`";
    case Rules::WEEKDAY: return "a weekday like `Mon`";
    case Rules::WORD: return "a currency like `IDR`";
    case Rules::QUOTED_WORD: return "";
    case antlr4::Token::EOF: return "the end of the text";
    default: return fmt::format("`{}`", spelling(reader, type));
  }
}

std::vector<std::string> choices_of(const Reader& reader, const Expected& expected) {
  std::vector<std::string> choices;
  for (const std::size_t type : expected.words) {
    const std::string choice = choice_of(reader, type);
    if (!choice.empty()) choices.push_back(choice);
  }
  if (expected.name) choices.emplace_back("a name");
  if (expected.zone) choices.emplace_back("a time zone like `Asia/Jakarta`");
  if (expected.comparison) choices.emplace_back("a comparison like `=`");
  if (expected.unit) choices.emplace_back("a unit like `hours`");
  return choices;
}

// The word of the language that `word` is a slip of, if there is exactly one nearest.
std::size_t meant_word(const Reader& reader, const std::set<std::size_t>& words,
                       const Lexeme& word) {
  if (!is_name_like(word)) return 0;
  const std::string written = lower(word.text);
  std::size_t nearest = written.size() > 4 ? 3 : 2;  // one more than is forgiven
  std::size_t meant = 0;
  for (const std::size_t type : words) {
    const std::string candidate = spelling(reader, type);
    if (candidate.size() < 2 || type == word.type) continue;
    const std::size_t distance = edit_distance(written, candidate);
    if (distance > nearest || distance >= candidate.size()) continue;
    meant = distance < nearest ? type : 0;
    nearest = distance;
  }
  return meant;
}

// An unfinished sentence followed by a good one on the next line: the mistake is at the line's end.
void stop_at_next_sentence(const Reader& reader, const Attempt& attempt, std::size_t next_rule,
                           SentenceMistake& mistake) {
  const auto& words = reader.reading.words;
  const auto& atn = reader.parser.getATN();
  int tries = 0;
  for (std::size_t at = attempt.begin + 1; at < mistake.at && tries < kMostNextSentences; ++at) {
    if (!words[at].first_on_line || !begins_clause(reader, next_rule, at)) continue;
    ++tries;
    const Expected next = what_may_stand(atn, next_rule, words, at, words.size());
    if (!next.ends || next.at <= mistake.at) continue;
    mistake.expected = what_may_stand(atn, attempt.rule, words, attempt.begin, at);
    mistake.at = at;
    return;
  }
}

std::string found_text(const Lexeme& word) {
  if (word.type == antlr4::Token::EOF) return "the end of the text";
  constexpr std::size_t kLongest = 40;
  if (word.text.size() <= kLongest) return fmt::format("`{}`", word.text);
  return word.type == Rules::STRING ? "this text" : "this word";
}

// What the whole sentence is, where too many words may stand to list them.
std::string place_in_words(Block block) {
  if (block == Block::File) return "a declaration";
  return fmt::format("a clause of the {} or `}}`", name_of(block));
}

std::vector<std::string> first_words(const Reader& reader, std::size_t begin,
                                     const SentenceMistake& mistake) {
  std::vector<std::string> texts;
  const auto& words = reader.reading.words;
  for (std::size_t at = begin; at < mistake.at && texts.size() < kWordsOfFrame; ++at) {
    texts.push_back(words[at].text);
  }
  if (mistake.meant != 0) texts.push_back(spelling(reader, mistake.meant));
  return texts;
}

std::string beginnings_help(Block block) {
  std::vector<std::string> beginnings;
  for (const auto beginning : beginnings_of(block)) {
    beginnings.push_back(fmt::format("`{}`", beginning));
  }
  return fmt::format("a {} begins with {}", block == Block::File ? "declaration" : "clause here",
                     join_choices(beginnings));
}

// A row of a table has frames of its own.
std::size_t begin_of_frame(const Reader& reader, std::size_t begin, std::size_t at) {
  const auto& words = reader.reading.words;
  for (std::size_t row = at; row > begin; --row) {
    if (words[row].first_on_line && words[row].type == Rules::BAR) return row;
  }
  return begin;
}

std::vector<std::string> examples_of(const Reader& reader, Block block,
                                     const SentenceMistake& mistake, std::size_t begin) {
  std::vector<std::string> help;
  const std::size_t frame_begin = begin_of_frame(reader, begin, mistake.at);
  for (const auto frame : frames_of(block, first_words(reader, frame_begin, mistake))) {
    help.push_back(fmt::format("for example: `{}`", frame));
  }
  if (mistake.at == begin && mistake.meant == 0) help = {beginnings_help(block)};
  if (help.empty()) help.push_back(beginnings_help(block));
  return help;
}

// A word in the middle of a line, where the sentence before it could have gone on.
bool goes_on_from_previous(const Reader& reader, const Attempt& attempt, std::size_t at) {
  return at == attempt.begin && !reader.reading.words[at].first_on_line && reader.previous;
}

// The rest of the sentence is missing, and what follows is on a line of its own.
bool ends_too_early(const Reader& reader, const Attempt& attempt, const SentenceMistake& mistake) {
  const Lexeme& word = reader.reading.words[mistake.at];
  const bool new_line = word.first_on_line || word.type == antlr4::Token::EOF;
  return mistake.at > attempt.begin && new_line && mistake.meant == 0;
}

// Whether the line, or the word before inside the same sentence, has a mistake already.
bool is_spoilt(const Reader& reader, const Attempt& attempt, const SentenceMistake& mistake) {
  const auto& words = reader.reading.words;
  const Lexeme& word = words[mistake.at];
  if (word.mended) return true;
  if (ends_too_early(reader, attempt, mistake)) {
    return has_spoilt_line(reader.reading, words[mistake.at - 1].begin, words[mistake.at - 1].end);
  }
  const bool inside = mistake.at > attempt.begin || !word.first_on_line;
  const std::uint32_t begin = inside && mistake.at > 0 ? words[mistake.at - 1].begin : word.begin;
  return has_spoilt_line(reader.reading, begin, word.end);
}

// The sentence before stopped short of this word: it should go on otherwise, or has swallowed the
// beginning of the next line because something was missing on its own.
SentenceMistake find_mistake_before(const Reader& reader, Attempt& attempt) {
  const Previous& previous = *reader.previous;
  SentenceMistake mistake;
  mistake.at = attempt.begin;
  mistake.expected = what_may_stand(reader.parser.getATN(), previous.rule, reader.reading.words,
                                    previous.begin, mistake.at);
  const Attempt before{attempt.block, previous.rule, previous.begin};
  stop_at_next_sentence(reader, before, attempt.rule, mistake);
  if (mistake.at < attempt.begin) attempt = before;
  return mistake;
}

}  // namespace

bool is_name_like(const Lexeme& word) {
  const auto first = static_cast<unsigned char>(word.text.empty() ? ' ' : word.text.front());
  return word.type != antlr4::Token::EOF && (std::isalpha(first) != 0 || first == '_');
}

bool is_followed_as_declaration(const Reader& reader, std::size_t at) {
  const auto& words = reader.reading.words;
  if (at + 1 >= words.size()) return false;
  const Lexeme& next = words[at + 1];
  if (!is_name_like(next) && next.type != Rules::STRING) return false;
  if (next.type == Rules::IS) return false;
  switch (words[at].type) {
#define AKAD_PLAIN(name, Name, FIRST, Struct) case Rules::FIRST:
#define AKAD_BLOCK(name, Name, FIRST, Struct) case Rules::FIRST:
#include <AkadDeclarations.inc>
    return true;
    default: return false;
  }
}

bool begins_declaration(const Reader& reader, std::size_t at, Block inside) {
  const Lexeme& word = reader.reading.words[at];
  if (!word.first_on_line || !is_followed_as_declaration(reader, at)) return false;
  return inside == Block::File || !is_beginning(inside, word.text);
}

bool begins_clause(const Reader& reader, std::size_t rule, std::size_t at) {
  const auto& words = reader.reading.words;
  const Expected first = what_may_stand(reader.parser.getATN(), rule, words, at, at);
  if (first.words.contains(words[at].type)) return true;
  return first.name && is_name_like(words[at]) && words[at + 1].type == Rules::IS;
}

SentenceMistake find_mistake(const Reader& reader, Attempt& attempt) {
  const auto& words = reader.reading.words;
  const auto& atn = reader.parser.getATN();
  SentenceMistake mistake;
  mistake.expected = what_may_stand(atn, attempt.rule, words, attempt.begin, words.size());
  mistake.at = mistake.expected.at;
  stop_at_next_sentence(reader, attempt, attempt.rule, mistake);
  if (goes_on_from_previous(reader, attempt, mistake.at)) {
    return find_mistake_before(reader, attempt);
  }
  // A sentence that begins with a name takes any slip of the first word for that name.
  if (mistake.at == attempt.begin + 1 && words[attempt.begin].type == Rules::WORD) {
    const Expected first = what_may_stand(atn, attempt.rule, words, attempt.begin, attempt.begin);
    const std::size_t meant = meant_word(reader, first.words, words[attempt.begin]);
    if (first.name && meant != 0) return {attempt.begin, first, meant};
  }
  mistake.meant = meant_word(reader, mistake.expected.words, words[mistake.at]);
  return mistake;
}

// A slip of the one word that is nearest. What is a word of the language itself may be no slip, and
// of a short word one letter is much.
std::vector<Step> meant_steps(const Reader& reader, const SentenceMistake& found, Span span) {
  constexpr std::size_t kShort = 4;
  if (found.meant == 0) return {};
  const std::string meant = spelling(reader, found.meant);
  const Lexeme& word = reader.reading.words[found.at];
  const bool sole =
      word.type == Rules::WORD && (word.text.size() >= kShort || lower(word.text) == meant);
  return {{fmt::format("write `{}`", meant), "", {{span, meant}}, sole}};
}

// The bracket that is still open there.
Span bracket_before(const Reader& reader, std::size_t begin, std::size_t at) {
  const auto& words = reader.reading.words;
  int closed = 0;
  while (at-- > begin) {
    if (words[at].type == Rules::RPAREN) ++closed;
    if (words[at].type == Rules::LPAREN && closed-- == 0) {
      return {reader.reading.file, words[at].begin, words[at].end};
    }
  }
  return {};
}

void report_sentence(Reader& reader, const Attempt& attempt, const SentenceMistake& found) {
  Reading& reading = reader.reading;
  reading.broken = true;
  if (report_missing_bar(reader, attempt, found)) return;
  // A line of which nothing was told is not left out silently.
  if (reading.errors > 0 && is_spoilt(reader, attempt, found)) return;
  const bool goes_on = goes_on_from_previous(reader, attempt, found.at);
  const std::size_t begin = goes_on ? reader.previous->begin : attempt.begin;
  const auto choices = choices_of(reader, found.expected);
  const bool few = !choices.empty() && choices.size() <= kMostChoices;
  const auto list = few ? std::vector<std::string>() : closed_list(reader, attempt, found);
  std::string must = few             ? join_choices(choices)
                     : !list.empty() ? join_choices(list)
                                     : place_in_words(attempt.block);
  if (goes_on && few) must += " or the next sentence";
  const bool at_line_end = ends_too_early(reader, attempt, found);
  const Lexeme& word = reading.words[at_line_end ? found.at - 1 : found.at];
  const std::string label = found.meant != 0
                                ? fmt::format("did you mean `{}`?", spelling(reader, found.meant))
                            : at_line_end ? "the sentence ends too early"
                                          : "not understood from here on";
  const Span span{reading.file, word.begin, word.end};
  spoil_lines(reading, word.begin, word.end);
  break_off(reading, word.begin);
  const Span opened = found.expected.words.contains(Rules::RPAREN)
                          ? bracket_before(reader, begin, found.at)
                          : Span{};
  mistake(reading,
          diagnose(Code::AK0101, span,
                   at_line_end ? worded("after {}, {} must follow", found_text(word), must)
                               : worded("found {} where {} must stand", found_text(word), must))
              .with_label(label)
              .with_other(opened, "opened here")
              .with_steps(meant_steps(reader, found, span))
              .with_steps(steps_with(list, word.text, span))
              .with_help(opened.file >= 0
                             ? std::vector<std::string>{"close the bracket with `)` where it ends"}
                             : examples_of(reader, attempt.block, found, begin)));
}

bool mend_break(Reader& reader, const Attempt& attempt, const SentenceMistake& mistake,
                bool* told) {
  if (goes_on_from_previous(reader, attempt, mistake.at)) return false;
  return mend_habits(reader, attempt, mistake, told);
}

namespace {

// Another sentence on the same line, of which more than the first word is read.
bool is_next_clause(const Reader& reader, std::size_t rule) {
  if (!begins_clause(reader, rule, reader.at)) return false;
  const auto& words = reader.reading.words;
  return what_may_stand(reader.parser.getATN(), rule, words, reader.at, reader.at + 2).at >
         reader.at + 1;
}

}  // namespace

bool mend_rest(Reader& reader, const Attempt& attempt, std::size_t* told_at) {
  const Lexeme& next = reader.word();
  if (next.first_on_line || next.type == antlr4::Token::EOF || next.type == Rules::LBRACE ||
      next.type == Rules::RBRACE || is_next_clause(reader, attempt.rule)) {
    return false;
  }
  const auto& words = reader.reading.words;
  SentenceMistake rest;
  rest.expected = what_may_stand(reader.parser.getATN(), attempt.rule, words, attempt.begin,
                                 end_of_line(reader, reader.at));
  rest.at = rest.expected.at;
  if (rest.at < reader.at || words[rest.at].first_on_line) return false;
  bool told = false;
  const std::size_t end = reader.at;
  reader.at = attempt.begin;
  const bool mended = mend_habits(reader, attempt, rest, &told);
  if (!mended) reader.at = end;
  if (told) *told_at = rest.at;
  return mended;
}

bool mend_word(Reader& reader, std::size_t at, std::size_t type) {
  Lexeme& word = reader.reading.words[at];
  if (word.mended) return false;
  word.mended = true;
  word.type = type;
  auto* token = dynamic_cast<antlr4::WritableToken*>(reader.stream.get(at));
  if (token == nullptr) return false;
  token->setType(type);
  return true;
}

void mark_lines(Reader& reader, std::size_t begin) {
  auto& words = reader.reading.words;
  words[begin].begins_line = true;
  constexpr int kBarsOfRow = 3;
  int bars = 0;
  for (std::size_t at = begin; at < reader.at; ++at) {
    const bool behind_row = bars > 0 && bars % kBarsOfRow == 0 && words[at - 1].type == Rules::BAR;
    if (words[at].type != Rules::BAR) {
      words[at].behind_table = behind_row;
      words[at].begins_line = words[at].begins_line || behind_row;
      continue;
    }
    words[at].table_cell = bars++ % kBarsOfRow;
    if (words[at].table_cell == 0) words[at].begins_line = true;
  }
}

}  // namespace akad::parser
