#include "compiler/parser/words/lexical.h"

#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/words/figures.h"
#include "compiler/parser/words/words.h"
#include "runtime/base/rational.h"

namespace akad::parser::words {
namespace {

using Lexer = grammar::AkadLexer;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// `%` or `‰` behind the digits that begin there.
bool is_percentage(std::string_view text, std::size_t at) {
  at = text.find_first_not_of("0123456789.,_'", at);
  if (at == std::string_view::npos) return false;
  const std::string_view rest = text.substr(skip_blanks(text, at));
  return rest.starts_with('%') || rest.starts_with("‰") || rest.starts_with("per cent") ||
         rest.starts_with("percent") || rest.starts_with("persen");
}

// Of letters and figures: `2x24`, `2 x 24`.
struct Product {
  std::string first, second;
  std::uint32_t end = 0;
};

// The sign that begins there, in bytes; 0 where there is none.
std::size_t times_sign(std::string_view text, std::size_t at, bool with_slash) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("×")) return std::string_view("×").size();
  if (rest.empty()) return 0;
  const bool sign = rest.front() == 'x' || rest.front() == 'X' || rest.front() == '*';
  return sign || (with_slash && rest.front() == '/') ? 1 : 0;
}

std::optional<Product> product_at(std::string_view text, std::uint32_t begin, bool with_slash) {
  Product product;
  product.first = digits_at(text, begin);
  std::size_t at = skip_blanks(text, begin + product.first.size());
  const std::size_t sign = times_sign(text, at, with_slash);
  if (product.first.empty() || sign == 0) return std::nullopt;
  at = skip_blanks(text, at + sign);
  product.second = digits_at(text, at);
  if (product.second.empty()) return std::nullopt;
  at += product.second.size();
  product.end = static_cast<std::uint32_t>(at);
  if (at < text.size() && (is_letter(text[at]) || text[at] == '_') && text[at] != 'x') {
    return std::nullopt;
  }
  return product;
}

bool is_always(const Product& product) {
  return (product.first == "24" && product.second == "7") ||
         (product.first == "7" && product.second == "24");
}

// `24x7`, `24/7`, `24x7x365`.
std::uint32_t end_of_days(std::string_view text, std::uint32_t end) {
  for (const std::string_view days : {"x365", "/365", " x 365"}) {
    if (text.substr(end).starts_with(days)) return end + static_cast<std::uint32_t>(days.size());
  }
  return end;
}

bool is_length(std::size_t type) {
  return type == Lexer::HOUR || type == Lexer::HOURS || type == Lexer::MINUTE ||
         type == Lexer::MINUTES || type == Lexer::SECOND || type == Lexer::SECONDS ||
         type == Lexer::DAY || type == Lexer::DAYS;
}

std::optional<Lexical> always_habit(const At& at, std::uint32_t end) {
  const std::size_t before = at.at == 0 ? 0 : at.words[at.at - 1].type;
  const std::string meant = before == Lexer::OPEN ? "every day 00:00 to 24:00" : "around the clock";
  const Span span = span_to(at, end);
  const std::string written(at.text().substr(span.begin, span.end - span.begin));
  Lexical found{word_at(at, end)};
  // Limits may be of other hours than these, which is told when the line is mended.
  found.spoils = before == Lexer::COUNTS;
  const auto read = found.spoils ? std::vector<Lexeme>{at.word()} : lexemes_of(meant);
  for (const Lexeme& word : read) {
    found.read.push_back(lexeme(at, word.type, word.text, span.begin, span.end));
  }
  const bool place = before == Lexer::OPEN || before == Lexer::COUNTS || is_length(before);
  found.said =
      diagnose(Code::AK0106, span, worded("`{}` is said in words", written))
          .with_step({fmt::format("write: {}", meant), "",
                      place ? std::vector<Edit>{{span, meant}} : std::vector<Edit>{}, place});
  return found;
}

std::size_t unit_named(const std::string& word) {
  if (word == "jam" || word == "hours" || word == "hour" || word == "hrs" || word == "hr") {
    return Lexer::HOURS;
  }
  if (word == "menit" || word == "minutes" || word == "min" || word == "mins") {
    return Lexer::MINUTES;
  }
  return word == "hari" || word == "days" || word == "day" ? Lexer::DAYS : 0;
}

// In percent, if it ends.
std::optional<std::string> percent_of(const std::string& over, const std::string& under) {
  constexpr int kMostDecimals = 6;
  const auto top = parse_decimal(over);
  const auto bottom = parse_decimal(under);
  if (!top || !bottom || *bottom == 0) return std::nullopt;
  return to_decimal(*top * 100 / *bottom, kMostDecimals);
}

std::string_view plain_sign(std::string_view written) {
  if (written == "≥") return ">=";
  if (written == "≤") return "<=";
  if (written == "≠") return "!=";
  return written == "&" || written == "&&" ? "and" : "";
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::string digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
  return std::string(text.substr(at, end - at));
}

std::string_view letters_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

std::size_t word_at(const At& at, std::uint32_t offset) {
  std::size_t next = at.at;
  while (next + 1 < at.words.size() && at.words[next].begin < offset) ++next;
  return next;
}

Span span_to(const At& at, std::uint32_t end) { return {at.reading.file, at.word().begin, end}; }

Lexeme lexeme(const At& at, std::size_t type, std::string text, std::uint32_t begin,
              std::uint32_t end) {
  Lexeme word;
  word.type = type;
  word.text = std::move(text);
  word.begin = begin;
  word.end = end;
  word.line = at.word().line;
  return word;
}

namespace {

// `4.1.2 target response`: no group has three digits, and words follow.
bool is_number_of_clause(const At& at) {
  if (at.word().type != Lexer::DOTTED_NUMBER || !at.word().first_on_line) return false;
  const Lexeme& next = at.words[at.at + 1];
  if (next.first_on_line || next.text.empty() || !is_letter(next.text.front())) return false;
  std::size_t digits = 0;
  for (const char c : at.word().text) {
    digits = c == '.' ? 0 : digits + 1;
    if (digits > 2) return false;
  }
  return true;
}

}  // namespace

std::optional<Lexical> figure_habit(const At& at) {
  const std::size_t type = at.word().type;
  if (type != Lexer::NUMBER && type != Lexer::DOTTED_NUMBER) return std::nullopt;
  if (is_number_of_clause(at)) return std::nullopt;
  if (auto time = time_with_sign(at)) return time;
  Figure figure =
      read_figure(at.text(), at.word().begin, is_percentage(at.text(), at.word().begin));
  check_groups(figure, figure.lakhs ? currency_of(at) : "");
  if (figure.plain || figure.end < at.word().end) return std::nullopt;
  const std::string_view written = at.text().substr(at.word().begin, figure.end - at.word().begin);
  if (at.in_brackets && written.find(',') != std::string_view::npos) return std::nullopt;
  Lexical found{word_at(at, figure.end)};
  found.read = {lexeme(at, Lexer::NUMBER, figure.digits, at.word().begin, figure.end)};
  found.said = said_of(at, figure);
  return found;
}

std::optional<Lexical> product_habit(const At& at) {
  const std::size_t type = at.word().type;
  if (type != Lexer::NUMBER && type != Lexer::GLUED_NUMBER) return std::nullopt;
  const auto product = product_at(at.text(), at.word().begin, true);
  if (!product) return std::nullopt;
  const std::uint32_t end = product->end;
  const std::size_t unit_begin = skip_blanks(at.text(), end);
  const std::string_view word = letters_at(at.text(), unit_begin);
  const std::size_t unit = unit_named(lower(word));
  const std::size_t before = at.at == 0 ? 0 : at.words[at.at - 1].type;
  // `open 7x24 jam` is always, `within 7x24 jam` a length.
  const bool length = unit != 0 && before != Lexer::OPEN && before != Lexer::COUNTS;
  if (is_always(*product) && !length) return always_habit(at, end_of_days(at.text(), end));
  if (!product_at(at.text(), at.word().begin, false)) return std::nullopt;  // 1/30
  const std::string written(at.text().substr(at.word().begin, end - at.word().begin));
  if (unit != 0) {
    const auto unit_end = static_cast<std::uint32_t>(unit_begin + word.size());
    return Lexical{
        word_at(at, unit_end),
        {lexeme(at, Lexer::NUMBER, written, at.word().begin, end),
         lexeme(at, unit, std::string(word), static_cast<std::uint32_t>(unit_begin), unit_end)}};
  }
  Lexical found{word_at(at, end)};
  found.read = {lexeme(at, Lexer::NUMBER, product->first, at.word().begin, end)};
  found.said = diagnose(Code::AK0106, span_to(at, end),
                        worded("`{}` does not say when: a calendar does, and what counts its "
                               "hours names it",
                               written))
                   .with_help("for example: `counts support_hours`");
  return found;
}

std::optional<Lexical> fraction_habit(const At& at) {
  if (at.word().type != Lexer::NUMBER) return std::nullopt;
  const std::string over = digits_at(at.text(), at.word().begin);
  std::size_t next = skip_blanks(at.text(), at.word().begin + over.size());
  if (next >= at.text().size() || at.text()[next] != '/') return std::nullopt;
  next = skip_blanks(at.text(), next + 1);
  const std::string under = digits_at(at.text(), next);
  const auto end = static_cast<std::uint32_t>(next + under.size());
  if (end < at.text().size() && at.text()[end] == '/') return std::nullopt;  // a day: 24/12/26
  const auto percent = under.empty() ? std::nullopt : percent_of(over, under);
  if (!percent) return std::nullopt;
  const Span span = span_to(at, end);
  const std::string written = over + "/" + under;
  Lexical found{word_at(at, end)};
  found.read = {lexeme(at, Lexer::NUMBER, over, span.begin, end),
                lexeme(at, Lexer::PERCENT, "%", span.begin, end)};
  if (percent->ends_with("…")) {
    found.said = diagnose(Code::AK0102, span,
                          worded("a share is written with `%` or `‰`, and neither writes `{}` "
                                 "exactly: it is {}%",
                                 written, *percent))
                     .with_help("write as many decimals as were agreed, or the amount of money "
                                "that is meant");
  } else {
    found.said =
        diagnose(Code::AK0102, span,
                 worded("a share is written with `%` or `‰`: `{}` is {}%", written, *percent))
            .with_step({fmt::format("write `{}%`", *percent), "", {{span, *percent + "%"}}, true});
  }
  return found;
}

namespace {

bool is_period(std::string_view word) {
  constexpr std::array kPeriods = std::to_array<std::string_view>(
      {"month", "months", "mo", "bulan", "bln", "quarter", "kuartal", "triwulan", "year", "yr",
       "tahun", "thn", "week", "minggu", "day", "hari"});
  return std::find(kPeriods.begin(), kPeriods.end(), lower(word)) != kPeriods.end();
}

}  // namespace

std::optional<Lexical> per_habit(const At& at) {
  const std::string_view written =
      at.text().substr(at.word().begin, at.word().end - at.word().begin);
  const std::size_t slash = written.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(at.word().begin + slash);
  const std::size_t noun = skip_blanks(at.text(), begin + 1);
  const std::string_view period = letters_at(at.text(), noun);
  if (!is_period(period) || written.substr(0, slash).find('/') != std::string_view::npos) {
    return std::nullopt;
  }
  Lexical found;
  for (const Lexeme& word : lexemes_of(written.substr(0, slash))) {
    found.read.push_back(lexeme(at, word.type, word.text, at.word().begin, begin));
  }
  found.read.push_back(lexeme(at, Lexer::WORD, "per", begin, begin + 1));
  const auto end = static_cast<std::uint32_t>(noun + period.size());
  found.end = word_at(at, end);
  for (const Lexeme& word : lexemes_of(period)) {
    found.read.push_back(lexeme(at, word.type, word.text, static_cast<std::uint32_t>(noun), end));
  }
  return found;
}

std::optional<Lexical> apostrophe_habit(const At& at) {
  if (at.word().type != Lexer::WORD || lower(at.word().text) != "jum") return std::nullopt;
  const std::string_view rest = at.text().substr(at.word().end);
  for (const std::string_view sign : {"'", "`", "\u2019", "\u2018", "\u02BC"}) {
    if (!rest.starts_with(sign) || lower(letters_at(rest, sign.size())) != "at") continue;
    const auto end = static_cast<std::uint32_t>(at.word().end + sign.size() + 2);
    Lexical found{word_at(at, end)};
    found.read = {lexeme(at, Lexer::WORD, "Jumat", at.word().begin, end)};
    return found;
  }
  return std::nullopt;
}

std::optional<Lexical> quote_habit(const At& at) {
  const std::string_view text = at.text();
  const std::uint32_t begin = at.word().begin;
  if (at.word().type != Lexer::UNKNOWN || text[begin] != '\'') return std::nullopt;
  const std::size_t close = text.find_first_of("'\"\\\n", begin + 1);
  if (close == std::string_view::npos || text[close] != '\'') return std::nullopt;
  const auto end = static_cast<std::uint32_t>(close + 1);
  const std::string inside(text.substr(begin + 1, close - begin - 1));
  Lexical found{word_at(at, end)};
  found.read = {lexeme(at, Lexer::STRING, fmt::format("\"{}\"", inside), begin, end)};
  found.said = diagnose(Code::AK0102, span_to(at, end),
                        worded("the text `{}` stands in single quotes", inside))
                   .with_step({"texts stand in double quotes: \"…\"",
                               "",
                               {{span_to(at, end), fmt::format("\"{}\"", inside)}},
                               true});
  return found;
}

std::optional<Lexical> sign_habit(const At& at) {
  if (at.word().type != Lexer::UNKNOWN) return std::nullopt;
  std::uint32_t end = at.word().end;
  if (at.word().text == "&" && at.text().substr(end).starts_with('&')) ++end;
  const std::string written(at.text().substr(at.word().begin, end - at.word().begin));
  const std::string meant(plain_sign(written));
  if (meant.empty()) return std::nullopt;
  Lexical found{word_at(at, end)};
  found.read = {lexeme(at, lexemes_of(meant).front().type, meant, at.word().begin, end)};
  // What it stands for may be said in words: it is told there, or when the text is read.
  found.read.front().foreign = true;
  return found;
}

void report_sign(Reading& reading, const Lexeme& sign) {
  const std::string written = reading.source.text.substr(sign.begin, sign.end - sign.begin);
  const Span span{reading.file, sign.begin, sign.end};
  mistake(reading,
          diagnose(Code::AK0102, span, worded("`{}` is written `{}`", written, sign.text))
              .with_step({fmt::format("write `{}`", sign.text), "", {{span, sign.text}}, true}));
}

}  // namespace akad::parser::words
