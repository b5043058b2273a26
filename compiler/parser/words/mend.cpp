// Mistakes inside one word or sign. Each is reported once; the word is replaced by what was
// probably meant, and its line gets no second report.
#include "compiler/parser/words/words.h"

#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <array>
#include <optional>

#include "compiler/parser/words/lexical.h"

namespace akad::parser::words {
namespace {

using Lexer = grammar::AkadLexer;

struct ShortUnit {
  std::string_view written;
  std::string_view one, many;
  std::size_t type;  // of the plural
};

constexpr std::array kShortUnits = std::to_array<ShortUnit>({
    {"ms", "millisecond", "milliseconds", Lexer::MILLISECONDS},
    {"s", "second", "seconds", Lexer::SECONDS},
    {"sec", "second", "seconds", Lexer::SECONDS},
    {"secs", "second", "seconds", Lexer::SECONDS},
    {"second", "second", "seconds", Lexer::SECONDS},
    {"seconds", "second", "seconds", Lexer::SECONDS},
    {"m", "minute", "minutes", Lexer::MINUTES},
    {"min", "minute", "minutes", Lexer::MINUTES},
    {"mins", "minute", "minutes", Lexer::MINUTES},
    {"minute", "minute", "minutes", Lexer::MINUTES},
    {"minutes", "minute", "minutes", Lexer::MINUTES},
    {"h", "hour", "hours", Lexer::HOURS},
    {"hr", "hour", "hours", Lexer::HOURS},
    {"hrs", "hour", "hours", Lexer::HOURS},
    {"hour", "hour", "hours", Lexer::HOURS},
    {"hours", "hour", "hours", Lexer::HOURS},
    {"d", "day", "days", Lexer::DAYS},
    {"day", "day", "days", Lexer::DAYS},
    {"days", "day", "days", Lexer::DAYS},
    {"w", "week", "weeks", Lexer::WEEKS},
    {"week", "week", "weeks", Lexer::WEEKS},
    {"weeks", "week", "weeks", Lexer::WEEKS},
    {"month", "month", "months", Lexer::MONTHS},
    {"months", "month", "months", Lexer::MONTHS},
    {"y", "year", "years", Lexer::YEARS},
    {"year", "year", "years", Lexer::YEARS},
    {"years", "year", "years", Lexer::YEARS},
    {"detik", "second", "seconds", Lexer::SECONDS},
    {"menit", "minute", "minutes", Lexer::MINUTES},
    {"jam", "hour", "hours", Lexer::HOURS},
    {"hari", "day", "days", Lexer::DAYS},
    {"minggu", "week", "weeks", Lexer::WEEKS},
    {"bulan", "month", "months", Lexer::MONTHS},
    {"tahun", "year", "years", Lexer::YEARS},
});

Span span_of(const Reading& reading, const Lexeme& word) {
  return {reading.file, word.begin, word.end};
}

std::string in_full(const std::string& number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == "1" ? one : many);
}

// An `m` may be minutes or months: nobody chooses for the author.
Step step_for(const Reading& reading, const Lexeme& word, const std::string& number,
              const ShortUnit* unit) {
  if (unit == nullptr) {
    return {fmt::format("write the number in digits and its unit as a word of its own: `{} …`",
                        number)};
  }
  const std::string text = in_full(number, unit->one, unit->many);
  const std::vector<Edit> edits = {{span_of(reading, word), text}};
  // Days and what is longer are of a calendar or by the clock: the next mistake asks which.
  const bool is_sole =
      unit->type == Lexer::SECONDS || unit->type == Lexer::MINUTES || unit->type == Lexer::HOURS;
  if (unit->written != "m") return {fmt::format("write `{}`", text), "", edits, is_sole};
  return {fmt::format("write `{}` or `{}`", text, in_full(number, "month", "months"))};
}

// A time of the day, as long as a place for one is seen: `8am`.
bool is_time_of_day(std::string_view text) {
  const std::string small = lower(text);
  return small.ends_with("am") || small.ends_with("pm");
}

// `8h to 17h`: the hours of a day, where one is from another.
bool is_hour_of_day(const std::string& number, const ShortUnit* unit, std::size_t before,
                    std::size_t after) {
  constexpr std::size_t kHourDigits = 2;
  const bool hours = unit != nullptr && unit->written == "h" && number.size() <= kHourDigits &&
                     number.find_first_not_of("0123456789") == std::string::npos &&
                     std::stoi(number) <= 24;
  return hours && (before == Lexer::TO || after == Lexer::TO);
}

void mend_hour_of_day(Reading& reading, const Lexeme& word, const std::string& number,
                      std::vector<Lexeme>& words) {
  const std::string text = fmt::format("{:0>2}:00", number);
  mistake(reading,
          diagnose(Code::AK0601, span_of(reading, word),
                   "a time of day is written with a colon, of 24 hours")
              .with_step(
                  {fmt::format("write `{}`", text), "", {{span_of(reading, word), text}}, true}));
  Lexeme time = word;
  time.type = Lexer::WALL_CLOCK;
  time.text = text;
  time.mended = true;
  words.push_back(std::move(time));
}

// `4h` → the words `4` and `hours`; the rest of the line is read as if an `m` were minutes.
void mend_glued(Reading& reading, const Lexeme& word, std::size_t after,
                std::vector<Lexeme>& words) {
  const std::size_t letters = word.text.find_first_not_of("0123456789_.");
  const std::size_t digits_end = word.text.find_last_of("0123456789", letters) + 1;
  const std::string number = word.text.substr(0, std::min(digits_end, letters));
  const std::string written = word.text.substr(letters);
  const ShortUnit* unit = nullptr;
  for (const ShortUnit& row : kShortUnits) {
    if (row.written == lower(written)) unit = &row;
  }
  if (unit == nullptr && is_time_of_day(word.text)) return words.push_back(word);
  if (is_hour_of_day(number, unit, words.empty() ? 0 : words.back().type, after)) {
    return mend_hour_of_day(reading, word, number, words);
  }
  // What is read in its place is what is meant, and the rest of its line is as it was.
  const auto tell = unit == nullptr ? lexical_mistake : mistake;
  tell(reading, diagnose(Code::AK0106, span_of(reading, word),
                         worded("the number and its unit are glued together in `{}`", word.text))
                    .with_step(step_for(reading, word, number, unit)));
  Lexeme digits = word;
  digits.type = Lexer::NUMBER;
  digits.text = number;
  digits.mended = true;
  words.push_back(digits);
  if (unit == nullptr) return;
  Lexeme name = word;
  name.type = unit->type;
  name.text = unit->many;
  name.first_on_line = name.blank_before = false;
  name.mended = true;
  words.push_back(std::move(name));
}

std::size_t end_of_line(const std::vector<Lexeme>& words, std::size_t at) {
  std::size_t next = at + 1;
  while (next < words.size() && words[next].line == words[at].line &&
         words[next].type != antlr4::Token::EOF) {
    ++next;
  }
  return next - 1;
}

// A text without its end swallows its line.
void mend_open_text(Reading& reading, const std::vector<Lexeme>& from, std::size_t& at,
                    std::vector<Lexeme>& words) {
  Lexeme text = from[at];
  const std::size_t last = end_of_line(from, at);
  const bool bad_escape =
      text.end < reading.source.text.size() && reading.source.text[text.end] == '\\';
  lexical_mistake(
      reading,
      diagnose(Code::AK0103,
               bad_escape ? Span{reading.file, text.end, text.end + 1} : span_of(reading, text),
               bad_escape ? "this text has a backslash before an ordinary character"
                          : "this text has no closing `\"` on its line")
          .with_help(bad_escape ? "only `\\\"` and `\\\\` are written with a backslash"
                                : "close the text with `\"` before the line ends"));
  text.type = Lexer::STRING;
  text.text += '"';
  words.push_back(std::move(text));
  at = last;
}

std::string stray_help(std::string_view written) {
  if (written.starts_with('#') || written.starts_with('/')) return "a remark begins with `//`";
  if (written.starts_with('&')) return "conditions are joined with `and` and `or`";
  if (written.starts_with('!')) return "write `not`, or `!=` between two values";
  if (written.starts_with('\'')) return "texts stand in double quotes: \"…\"";
  if (written.starts_with('`')) return "a quoted word ends with a second backquote on its line";
  if (written.starts_with(';')) return "a clause ends without a sign";
  if (written.starts_with('$')) return "money is written with its currency: `USD 1_000`";
  if (written.starts_with('[')) return "choices stand in round brackets: `(\"a\", \"b\")`";
  return "delete it";
}

// A sign at the end of a line or a cell, which says nothing there.
bool ends_part(const Reading& reading, const Lexeme& word) {
  const std::string_view text = reading.source.text;
  const std::size_t next = skip_blanks(text, word.end);
  return next >= text.size() || text[next] == '\n' || text[next] == '\r' || text[next] == '|' ||
         text[next] == '}' || text.substr(next, 2) == "//";
}

// `;` at the end of a line is left out, and is a comma elsewhere.
bool mend_stray_sign(Reading& reading, const Lexeme& word, std::vector<Lexeme>& words) {
  if ((word.text != ";" && word.text != "\\") || word.first_on_line) return false;
  if (ends_part(reading, word)) {
    const Span span = span_of(reading, word);
    mistake(reading,
            diagnose(Code::AK0102, span, worded("`{}` at the end says nothing here", word.text))
                .with_step({"leave it out", "", {{span, ""}}, true}));
    return true;
  }
  if (word.text != ";") return false;
  Lexeme comma = word;
  comma.type = Lexer::COMMA;
  comma.text = ",";
  comma.foreign = true;
  words.push_back(std::move(comma));
  return true;
}

// Neighbouring stray characters are one mistake; `#` and `/*` take the rest of their line along.
void drop_stray(Reading& reading, const std::vector<Lexeme>& from, std::size_t& at) {
  const std::size_t first = at;
  while (from[at + 1].type == Lexer::UNKNOWN && from[at + 1].begin == from[at].end) ++at;
  const std::string written =
      reading.source.text.substr(from[first].begin, from[at].end - from[first].begin);
  if (written.starts_with('#') || written.starts_with("/*")) at = end_of_line(from, first);
  const std::uint32_t begin = from[first].begin;
  const auto end = static_cast<std::uint32_t>(begin + written.size());
  if (has_spoilt_line(reading, begin, end)) return;
  lexical_mistake(reading, diagnose(Code::AK0102, {reading.file, begin, end},
                                    worded("`{}` does not belong here", written))
                               .with_help(stray_help(written)));
}

}  // namespace

namespace {

constexpr std::array kHabits = {date_habit,     money_habit, product_habit,
                                fraction_habit, per_habit,   apostrophe_habit,
                                quote_habit,    sign_habit,  figure_habit};

// Whether a habit begins there; `at` is then its last word.
bool mend_habit(Reading& reading, const std::vector<Lexeme>& from, std::size_t& at,
                bool in_brackets, std::vector<Lexeme>& words) {
  for (const auto habit : kHabits) {
    auto found = habit({reading, from, at, in_brackets});
    if (!found || found->end <= at) continue;
    const auto tell = found->spoils ? lexical_mistake : mistake;
    ++reading.mends;
    const bool told = found->said.has_value();
    if (told) tell(reading, std::move(*found->said));
    found->read.front().first_on_line = from[at].first_on_line;
    found->read.front().blank_before = from[at].blank_before;
    for (Lexeme& word : found->read) {
      word.mended = told;
      words.push_back(std::move(word));
    }
    at = found->end - 1;
    return true;
  }
  return false;
}

bool may_be_habit(const Lexeme& word) {
  switch (word.type) {
    case Lexer::NUMBER:
    case Lexer::GLUED_NUMBER:
    case Lexer::DOTTED_NUMBER:
    case Lexer::YEAR_MONTH:
    case Lexer::UNKNOWN:
    case Lexer::ZONE:
    case Lexer::WORD: return true;
    default: return false;
  }
}

}  // namespace

void mend_lexemes(Reading& reading) {
  std::vector<Lexeme> from = std::move(reading.words);
  std::vector<Lexeme> words;
  words.reserve(from.size());
  int brackets = 0;
  for (std::size_t at = 0; at < from.size(); ++at) {
    Lexeme& word = from[at];
    if (word.type == Lexer::LPAREN) ++brackets;
    if (word.type == Lexer::RPAREN || word.first_on_line) brackets = 0;
    const bool looked_at = may_be_habit(word) && !reading.full() && !reading.tired();
    if (looked_at && mend_habit(reading, from, at, brackets > 0, words)) continue;
    switch (word.type) {
      case Lexer::GLUED_NUMBER: mend_glued(reading, word, from[at + 1].type, words); break;
      case Lexer::DOTTED_NUMBER:
        word.type = Lexer::NUMBER;
        words.push_back(std::move(word));
        break;
      case Lexer::OPEN_STRING: mend_open_text(reading, from, at, words); break;
      case Lexer::UNKNOWN:
        if (!mend_stray_sign(reading, word, words)) drop_stray(reading, from, at);
        break;
      default: words.push_back(std::move(word));
    }
  }
  reading.words = std::move(words);
}

}  // namespace akad::parser::words
