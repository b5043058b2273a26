// Dates as they are written in letters and contracts: with the day first or the month, in words,
// with other signs between.
#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "compiler/parser/words/lexical.h"
#include "runtime/base/instant.h"

namespace akad::parser::words {
namespace {

using Lexer = grammar::AkadLexer;

// In English and Indonesian, each month with what it may begin with; the shortest is three letters.
constexpr std::array<std::array<std::string_view, 2>, 12> kMonths = {{{"january", "januari"},
                                                                      {"february", "februari"},
                                                                      {"march", "maret"},
                                                                      {"april", "april"},
                                                                      {"may", "mei"},
                                                                      {"june", "juni"},
                                                                      {"july", "juli"},
                                                                      {"august", "agustus"},
                                                                      {"september", "september"},
                                                                      {"october", "oktober"},
                                                                      {"november", "november"},
                                                                      {"december", "desember"}}};

struct Written {
  int year = 0, month = 0, day = 0;
  bool either = false;      // day and month may be the other way round
  bool short_year = false;  // written with two digits
  int first_day = 0;        // of `24-26 December 2026`; 0 = of one day
  std::uint32_t end = 0;
};

struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  // Of so many digits; -1 where there are none, or more.
  int number(std::size_t most) {
    std::size_t end = at;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
    if (end == at || end - at > most) return -1;
    int value = 0;
    std::from_chars(text.data() + at, text.data() + end, value);
    at = end;
    return value;
  }
  char sign() { return at < text.size() ? text[at++] : '\0'; }
  bool blanks() {
    const std::size_t begin = at;
    at = skip_blanks(text, at);
    return at > begin;
  }
  int month() {
    const std::string_view word = letters_at(text, at);
    at += word.size();
    const int found = month_named(word);
    if (found != 0 && at < text.size() && text[at] == '.') ++at;
    return found;
  }
  // 1st, 2nd …
  void ordinal() {
    const std::string_view word = letters_at(text, at);
    if (word == "st" || word == "nd" || word == "rd" || word == "th") at += word.size();
  }
  bool ends() const {
    if (at >= text.size()) return true;
    const char next = text[at];
    if ((next == '-' || next == '/' || next == '.') && at + 1 < text.size()) {
      return std::isdigit(static_cast<unsigned char>(text[at + 1])) == 0;
    }
    return std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '_' && next != ':';
  }
};

constexpr std::size_t kYearDigits = 4;
constexpr int kFirstYear = 1900;

bool is_date_sign(char sign) { return sign == '/' || sign == '-' || sign == '.'; }

// 24/12/2026, 24-12-2026, 24.12.2026
std::optional<Written> day_or_month_first(Cursor cursor) {
  Written found;
  const int first = cursor.number(2);
  const char sign = cursor.sign();
  const int second = cursor.number(2);
  if (first < 0 || second < 0 || !is_date_sign(sign) || cursor.sign() != sign) return std::nullopt;
  const std::size_t year_begin = cursor.at;
  found.year = cursor.number(kYearDigits);
  const std::size_t digits = cursor.at - year_begin;
  found.short_year = digits == 2;
  if ((digits != kYearDigits && !found.short_year) || !cursor.ends()) return std::nullopt;
  constexpr int kThisCentury = 2000;
  if (found.short_year) found.year += kThisCentury;
  constexpr int kMonthsOfYear = 12;
  const bool month_first = second > kMonthsOfYear;
  found.day = month_first ? second : first;
  found.month = month_first ? first : second;
  found.either = !month_first && first <= kMonthsOfYear && first != second;
  found.end = static_cast<std::uint32_t>(cursor.at);
  return found;
}

// 2026/12/24, 2026-3-6
std::optional<Written> year_first(Cursor cursor) {
  Written found;
  const std::size_t begin = cursor.at;
  found.year = cursor.number(kYearDigits);
  const char sign = cursor.sign();
  found.month = cursor.number(2);
  if (found.year < 0 || found.month < 0 || !is_date_sign(sign) || cursor.sign() != sign) {
    return std::nullopt;
  }
  found.day = cursor.number(2);
  found.end = static_cast<std::uint32_t>(cursor.at);
  constexpr std::size_t kBeforeMonth = kYearDigits + 1;
  const bool proper = sign == '-' && found.end == begin + std::string_view("2026-12-24").size() &&
                      cursor.text[begin + kBeforeMonth + 2] == '-';
  if (found.day < 0 || found.year < kFirstYear || proper || !cursor.ends()) return std::nullopt;
  return found;
}

// 24 December 2026, 24-Dec-2026, 24th of December, 2026
std::optional<Written> day_and_month(Cursor cursor) {
  Written found;
  found.day = cursor.number(2);
  if (found.day < 0) return std::nullopt;
  cursor.ordinal();
  const bool dashed = cursor.at < cursor.text.size() && cursor.text[cursor.at] == '-';
  if (dashed) ++cursor.at;
  if (!dashed && !cursor.blanks()) return std::nullopt;
  if (cursor.text.substr(cursor.at).starts_with("of ")) cursor.at += 3;
  found.month = cursor.month();
  if (found.month == 0) return std::nullopt;
  if (cursor.at < cursor.text.size() && cursor.text[cursor.at] == (dashed ? '-' : ',')) ++cursor.at;
  cursor.blanks();
  found.year = cursor.number(kYearDigits);
  found.end = static_cast<std::uint32_t>(cursor.at);
  if (found.year < kFirstYear || !cursor.ends()) return std::nullopt;
  return found;
}

// 24-26 December 2026, 24 s/d 26 Desember 2026
std::optional<Written> days_and_month(Cursor cursor) {
  constexpr std::array kBetween = std::to_array<std::string_view>(
      {"-", "–", "—", "to ", "until ", "s/d ", "s.d. ", "sampai dengan ", "sampai ", "hingga "});
  const int first = cursor.number(2);
  cursor.blanks();
  const std::string_view rest = cursor.text.substr(std::min(cursor.at, cursor.text.size()));
  const auto between = std::find_if(kBetween.begin(), kBetween.end(),
                                    [&](std::string_view sign) { return rest.starts_with(sign); });
  if (first <= 0 || between == kBetween.end()) return std::nullopt;
  cursor.at += between->size();
  cursor.blanks();
  auto found = day_and_month(cursor);
  if (found) found->first_day = first;
  return found;
}

// December 24, 2026
std::optional<Written> month_and_day(Cursor cursor) {
  Written found;
  found.month = cursor.month();
  if (found.month == 0 || !cursor.blanks()) return std::nullopt;
  found.day = cursor.number(2);
  if (found.day < 0) return std::nullopt;
  cursor.ordinal();
  if (cursor.at < cursor.text.size() && cursor.text[cursor.at] == ',') ++cursor.at;
  if (!cursor.blanks()) return std::nullopt;
  found.year = cursor.number(kYearDigits);
  found.end = static_cast<std::uint32_t>(cursor.at);
  if (found.year < kFirstYear || !cursor.ends()) return std::nullopt;
  return found;
}

std::optional<Written> read_date(const At& at) {
  const Cursor cursor{at.text(), at.word().begin};
  if (at.word().type == Lexer::WORD) return month_and_day(cursor);
  for (const auto& read : {year_first, day_or_month_first, days_and_month, day_and_month}) {
    if (auto found = read(cursor)) return found;
  }
  return std::nullopt;
}

Step step_of(Span span, const std::string& date, std::string means) {
  const bool sole = means.empty();
  return {"write: " + date, std::move(means), {{span, date}}, sole};
}

Diagnostic said_of(Span span, const std::string& written, const Written& date) {
  const auto meant = date_text(date.year, date.month, date.day);
  const auto other = date_text(date.year, date.day, date.month);
  if (!meant) {
    return diagnose(Code::AK0601, span, worded("the day {} does not exist", written))
        .with_help("a date is written year-month-day: `2026-02-28`");
  }
  Diagnostic row = diagnose(Code::AK0601, span,
                            worded("`{}` is a date, and is written year-month-day", written));
  if (date.short_year) {
    row = std::move(row).with_step(step_of(span, *meant, "if the day stands first"));
    if (!date.either || !other) return row;
    return std::move(row).with_step(step_of(span, *other, "if the month stands first"));
  }
  if (!date.either || !other) return std::move(row).with_step(step_of(span, *meant, ""));
  return std::move(row)
      .with_label("which day is meant?")
      .with_step(step_of(span, *meant, "if the day stands first"))
      .with_step(step_of(span, *other, "if the month stands first"));
}

}  // namespace

int month_named(std::string_view name) {
  constexpr std::size_t kShortest = 3;
  const std::string small = lower(name);
  if (small.size() < kShortest) return 0;
  if (small == "agu" || small == "agt" || small == "ags") return 8;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    for (const std::string_view whole : kMonths[month]) {
      const bool short_form = small.size() == kShortest || small == "sept";
      if (whole == small || (short_form && whole.starts_with(small))) {
        return static_cast<int>(month) + 1;
      }
    }
  }
  return 0;
}

std::optional<std::string> date_text(int year, int month, int day) {
  std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (!parse_date(text)) return std::nullopt;
  return text;
}

std::optional<Lexical> date_habit(const At& at) {
  const std::size_t type = at.word().type;
  const bool figure = type == Lexer::NUMBER || type == Lexer::DOTTED_NUMBER ||
                      type == Lexer::GLUED_NUMBER || type == Lexer::YEAR_MONTH;
  if (!figure && type != Lexer::WORD) return std::nullopt;
  const auto date = read_date(at);
  if (!date) return std::nullopt;
  const Span span = span_to(at, date->end);
  const std::string written(at.text().substr(span.begin, span.end - span.begin));
  const auto meant = date_text(date->year, date->month, date->day);
  Lexical found{word_at(at, span.end)};
  Lexeme word = lexeme(at, Lexer::DATE, meant.value_or(written), span.begin, span.end);
  // Which day it is nobody knows: it is not held against others.
  if (date->either || !meant) {
    word.text = written;
    word.mended = true;
  }
  found.read = {std::move(word)};
  found.said = said_of(span, written, *date);
  const auto first = date_text(date->year, date->month, date->first_day);
  if (!first || !meant) return found;
  found.said =
      diagnose(Code::AK0601, span, worded("`{}` are days, and are written year-month-day", written))
          .with_step(step_of(span, fmt::format("{} to {}", *first, *meant), ""));
  found.read.insert(found.read.begin(), {lexeme(at, Lexer::DATE, *first, span.begin, span.end),
                                         lexeme(at, Lexer::TO, "to", span.begin, span.end)});
  return found;
}

}  // namespace akad::parser::words
