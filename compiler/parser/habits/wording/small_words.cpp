// The small words and signs between the others: another one, one too many, or none where only one
// can stand. Of a word that says something nothing is chosen.
#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/habits/habits.h"
#include "compiler/parser/words/words.h"

namespace akad::parser {
namespace {

// What joins words, in place of which another of them may be meant.
constexpr std::array kJoining = std::to_array<std::string_view>(
    {"of",     "on",    "for",  "in",     "to", "at",   "by",    "from", "the", "a",    "an",
     "and",    "with",  "is",   "are",    "as", "dari", "untuk", "pada", "di",  "oleh", "dengan",
     "adalah", "ialah", "yang", "during", "x",  ":",    "=",     ",",    "-",   "*",    "->"});
// Those that may be put where none stands.
constexpr std::array kPutIn =
    std::to_array<std::string_view>({"of", "on", "for", "is", "the", "a", "each", ":", "=", ","});
// What says nothing where a sentence goes on behind it, or ends.
constexpr std::array kLeftOut = std::to_array<std::string_view>(
    {":",         "=",         ",",       ".",       "-",        "of",        "the",
     "a",         "an",        "is",      "are",     "at",       "on",        "for",
     "from",      "dari",      "yang",    "sebesar", "sejumlah", "senilai",   "selama",
     "hari",      "tanggal",   "pukul",   "jam",     "hours",    "hrs",       "that are",
     "that were", "which are", "that is", "all",     "all the",  "inclusive", "( inclusive )",
     "atas",      "amount of", "in",      "when",    "if",       "jika",      "bila",
     "apabila",   "untuk",     "nearest"});

template <class List>
bool is_of(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string word_of(const Break& here, std::size_t type) {
  const std::string quoted = here.reader.parser.getVocabulary().getLiteralName(type);
  return quoted.size() > 2 ? quoted.substr(1, quoted.size() - 2) : "";
}

// The words that may stand there, if they are words and signs alone.
std::vector<std::string> words_expected(const Break& here) {
  std::vector<std::string> words;
  for (const std::size_t type : here.expected.words) {
    const std::string word = word_of(here, type);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

// The only one that can stand there; empty where there are others.
std::string only_word(const Break& here) {
  const Expected& expected = here.expected;
  if (expected.name || expected.zone || expected.comparison || expected.unit || expected.ends ||
      expected.words.size() != 1) {
    return "";
  }
  return word_of(here, *expected.words.begin());
}

bool is_sign(std::string_view word) {
  return std::isalpha(static_cast<unsigned char>(word.front())) == 0;
}

Habit put_in(const Break& here, const std::string& word) {
  const std::string& before = here.word(here.at - 1).text;
  const Message message = worded("after `{}`, `{}` must follow", before, word);
  if (word == "," || word == ":") return {here.at - 1, here.at, before + word, message};
  return {here.at, here.at + 1, word + " " + here.word().text, message};
}

Habit in_place(const Break& here, const std::string& word) {
  return {here.at, here.at + 1, word, worded("`{}` is written `{}` here", here.word().text, word)};
}

// Words that say something else than the one they are near to.
constexpr std::array kNoSlips = std::to_array<std::string_view>(
    {"mean", "median", "average", "percentile", "total", "sum", "highest", "lowest", "longest"});

bool is_slip(const std::string& written, const std::string& meant) {
  return !is_of(kNoSlips, written) && meant.size() > 2 && edit_distance(written, meant) <= 2;
}

// Where one word alone can stand, nothing is chosen.
std::optional<Habit> only_word_habit(const Break& here) {
  const std::string only = only_word(here);
  if (only.empty() || only == "{" || only == "}" || only == "|") return std::nullopt;
  const std::string written = here.small(here.at);
  const bool other = is_of(kJoining, written) || is_slip(written, only);
  // A sign may be of a name: then the rest of the line tells.
  const bool goes_on = is_sign(written) && !is_sign(only)
                           ? here.reads_line(here.at, here.at + 1, only)
                           : here.reads_next(here.at, here.at + 1, only) ||
                                 here.reads_whole(here.at, here.at + 1, only);
  if (other && goes_on) return in_place(here, only);
  const std::string& before = here.word(here.at - 1).text;
  const std::string text = before + " " + only;
  const bool article = only == "the" || only == "a";
  const bool reads = article ? here.reads_next(here.at - 1, here.at, text)
                             : here.reads_whole(here.at - 1, here.at, text);
  if (is_of(kPutIn, only) && before != only && reads) return put_in(here, only);
  return std::nullopt;
}

// Of several that can stand there the one with which the line reads.
std::optional<Habit> joining_habit(const Break& here) {
  const std::string written = here.small(here.at);
  const bool joining = is_of(kJoining, written);
  std::optional<Habit> found;
  for (const std::string& word : words_expected(here)) {
    if (!is_of(kPutIn, word)) continue;
    std::optional<Habit> habit;
    const std::string text = here.word(here.at - 1).text + " " + word;
    if (joining && here.reads_line(here.at, here.at + 1, word)) {
      habit = in_place(here, word);
    } else if (!is_sign(word) && word != "the" && word != "a" && here.meant == 0 &&
               word != here.word(here.at - 1).text &&
               here.reads_whole(here.at - 1, here.at, text)) {
      habit = put_in(here, word);
    }
    if (habit && found) return std::nullopt;
    if (habit) found = std::move(habit);
  }
  return found;
}

// A sign that belongs to the number behind it: `-5`, `.95`, `-IDR 5`. Without it the number would
// be another one.
bool is_of_number(const Break& here, std::size_t place) {
  const std::string& sign = here.word(place).text;
  if ((sign != "-" && sign != ".") || !here.has(place + 1)) return false;
  const Lexeme& next = here.word(place + 1);
  const bool money = here.has(place + 2) && here.word(place + 2).type == Rules::NUMBER;
  if (sign == "-" && next.type == Rules::WORD && money) return true;
  return next.begin == here.word(place).end && (next.type == Rules::NUMBER || next.text == ">");
}

// A time or a day that is written otherwise, and is mended next.
bool is_mended_next(const Break& here, std::size_t place) {
  if (!here.has(place) || here.word(place).first_on_line) return false;
  const bool figure = here.word(place).type == Rules::NUMBER;
  const Break next{here.reader, here.rule, here.begin, place, here.expected};
  return (figure && here.expected.words.contains(Rules::WALL_CLOCK)) || weekday_habit(next);
}

// Behind which something is missing that was to be said: `q = |`, `15 minutes of |`.
bool lacks_its_rest(const Break& here, std::string_view word, std::size_t end) {
  constexpr std::array kAtEnd = std::to_array<std::string_view>(
      {".", ",", ":", "hours", "hrs", "jam", "inclusive", "( inclusive )"});
  constexpr std::array kBeforeBraces = std::to_array<std::string_view>({"=", "is", ":", "of"});
  if (!here.has(end)) return false;
  if (here.word(end).type == Rules::LBRACE) return !is_of(kBeforeBraces, word);
  const bool over = here.word(end).first_on_line || here.word(end).type == Rules::BAR;
  return over && !is_of(kAtEnd, word);
}

bool goes_on_behind(const Break& here, std::size_t first, std::size_t end) {
  const bool sign = end == first + 1 && is_sign(here.word(first).text);
  return is_mended_next(here, end) || (sign && here.reads_next(first, end, ""));
}

// `start on`, `count support_hours`: with one letter more or less, and the line reads.
std::optional<Habit> other_form(const Break& here) {
  if (here.meant == 0) return std::nullopt;
  const std::string meant = word_of(here, here.meant);
  const std::string written = here.small(here.at);
  constexpr std::size_t kShort = 4;
  const bool form = meant.size() >= kShort && edit_distance(written, meant) <= 1;
  if (!form || !here.reads_whole(here.at, here.at + 1, meant)) return std::nullopt;
  return in_place(here, meant);
}

}  // namespace

std::optional<Habit> capitals_habit(const Break& here) {
  if (auto habit = other_form(here)) return habit;
  const std::string small = here.small(here.at);
  if (small == here.word().text || !is_name_like(here.word())) return std::nullopt;
  const auto read = words::lexemes_of(small);
  if (read.size() != 1 || read.front().type == here.word().type) return std::nullopt;
  if (!here.reads(here.at, here.at + 1, small)) return std::nullopt;
  return Habit{here.at, here.at + 1, small,
               worded("`{}` is written `{}`: the words of the language have small letters",
                      here.word().text, small)};
}

// `"Asia/Jakarta"`, `calendars/indonesia`: names as they are written elsewhere.
std::optional<Habit> quoted_name_habit(const Break& here) {
  if (here.at == here.begin || !here.has(here.at)) return std::nullopt;
  std::string read = here.word().text;
  const bool text = here.word().type == Rules::STRING;
  if (text) read = read.substr(1, read.size() - 2);
  if (!text) std::replace(read.begin(), read.end(), '/', '.');
  if (read.empty() || read == here.word().text ||
      read.find_first_of(" \t\"\\") != std::string::npos) {
    return std::nullopt;
  }
  if (!here.reads_on(here.at, here.at + 1, read)) return std::nullopt;
  return Habit{here.at, here.at + 1, read,
               text ? worded("`{}` stands without quotes here", read)
                    : worded("`{}` is written `{}`", here.word().text, read)};
}

namespace {

// As the text writes it elsewhere; empty where it does not.
std::string name_in_text(const Break& here, const std::string& name) {
  const std::string small = lower(name);
  for (const Lexeme& word : here.reader.reading.words) {
    if (word.type == Rules::WORD && lower(word.text) == small) return word.text;
  }
  return "";
}

// Behind a name that is written in two words, or with a hyphen; 0 where the next is no word.
std::size_t second_part(const Break& here) {
  std::size_t at = here.at;
  if (here.word(at).text == "-" && here.has(at + 1)) ++at;
  const bool part = is_name_like(here.word(at)) && !here.word(at).first_on_line;
  return part && is_name_like(here.word(here.at - 1)) ? at : 0;
}

}  // namespace

// `support hours`, `response-time`: a name is one word.
std::optional<Habit> split_name_habit(const Break& here) {
  if (here.at == here.begin || here.word().first_on_line) return std::nullopt;
  const std::size_t second = second_part(here);
  if (second == 0) return std::nullopt;
  // The next declaration, whose name stands in the next line.
  const bool over_lines = here.has(second + 1) && here.word(second + 1).first_on_line;
  if (over_lines && is_followed_as_declaration(here.reader, second)) return std::nullopt;
  const std::string joined = here.word(here.at - 1).text + "_" + here.word(second).text;
  const std::string known = name_in_text(here, joined);
  const std::string name = known.empty() ? joined : known;
  if (!here.reads_whole(here.at - 1, second + 1, name)) return std::nullopt;
  Habit habit{here.at - 1, second + 1, name,
              worded("a name is one word: `{}` is written `{}`",
                     here.written(here.at - 1, second + 1), name)};
  if (!known.empty()) return habit;
  const bool declared =
      here.at == here.begin + 2 && begins_declaration(here.reader, here.begin, Block::File);
  if (!declared) return std::nullopt;
  habit.read.reset();
  habit.steps = {offered(name, "")};
  return habit;
}

std::optional<Habit> small_word_habit(const Break& here) {
  if (here.at == here.begin || here.word().first_on_line) return std::nullopt;
  if (auto habit = only_word_habit(here)) return habit;
  return joining_habit(here);
}

// `time is at.`, where the next line is read as the rest of it.
std::optional<Habit> sign_at_end(const Break& here) {
  if (here.at < here.begin + 2) return std::nullopt;
  const std::string& sign = here.word(here.at - 1).text;
  if ((sign != "." && sign != ",") || !here.reads_whole(here.at - 1, here.at, "")) {
    return std::nullopt;
  }
  return Habit{here.at - 1, here.at, "", worded("`{}` is left out here", sign)};
}

std::optional<Habit> left_out_habit(const Break& here) {
  constexpr std::size_t kMostBefore = 2;
  for (std::size_t before = 0; before <= kMostBefore; ++before) {
    if (here.at <= here.begin + before) break;
    const std::size_t first = here.at - before;
    for (const std::string_view word : kLeftOut) {
      const std::size_t end = first + words_match(here, first, word);
      if (end == first || end + 1 < here.at || !here.on_line(first, here.at + 1)) continue;
      if (is_of_number(here, first) || lacks_its_rest(here, word, end)) continue;
      const bool over =
          !here.has(end) || here.word(end).first_on_line || here.word(end).type == Rules::LBRACE;
      const bool goes_on = over ? here.reads_on(first, end, "")
                                : here.reads_whole(first, end, "") ||
                                      (before == 0 && goes_on_behind(here, first, end));
      if (!goes_on) continue;
      return Habit{first, end, "", worded("`{}` is left out here", here.written(first, end))};
    }
  }
  return std::nullopt;
}

}  // namespace akad::parser
