// Money as it is written in contracts: a sign for its currency, dots or commas between its digits,
// a word for its zeros.
#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/words/figures.h"
#include "compiler/parser/words/lexical.h"
#include "runtime/base/written/currencies.h"
#include "runtime/ir/soundness/written.h"

namespace akad::parser::words {
namespace {

using Lexer = grammar::AkadLexer;

struct Zeros {
  std::string_view word;
  int power;
};
constexpr std::array kZeros = std::to_array<Zeros>({
    {"thousand", 3},
    {"ribu", 3},
    {"rb", 3},
    {"k", 3},
    {"million", 6},
    {"mio", 6},
    {"mn", 6},
    {"juta", 6},
    {"jt", 6},
    {"billion", 9},
    {"bn", 9},
    {"miliar", 9},
    {"milyar", 9},
    {"triliun", 12},
});

int zeros_of(std::string_view word) {
  const std::string small = lower(word);
  const auto row = std::find_if(kZeros.begin(), kZeros.end(),
                                [&](const Zeros& zeros) { return zeros.word == small; });
  return row == kZeros.end() ? 0 : row->power;
}

struct Amount {
  std::string sign;  // as it is written
  std::string code;  // empty: of several currencies
  Figure figure;
  std::string digits, other;  // as they are to be written; the second reading
  std::string zeros;          // "juta"
  std::string unknown;        // "M": what stands there for zeros, of several meanings
  std::uint32_t end = 0;
};

// The sign or code that begins there; how many bytes it has.
std::size_t read_sign(const At& at, Amount& amount) {
  const std::string_view rest = at.text().substr(at.word().begin);
  if (const CurrencySign* sign = currency_sign_at(rest)) {
    amount.sign = sign->sign;
    amount.code = sign->code;
    return sign->sign.size();
  }
  const std::string_view letters = letters_at(rest, 0);
  const std::string_view behind =
      std::string_view(at.word().text).substr(std::min(letters.size(), at.word().text.size()));
  const bool glued = behind.find_first_not_of("0123456789_") == std::string_view::npos;
  if (at.word().type != Lexer::WORD || !glued || !ir::is_currency(letters)) return 0;
  amount.sign = amount.code = letters;
  return letters.size();
}

// `,-` and `.-` behind a whole amount.
std::size_t dash_behind(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view dash : {",-", ".-", ",–", ".–", ",—", ",=", ".="}) {
    if (rest.starts_with(dash)) return dash.size();
  }
  return 0;
}

// `25.5 million`: the sign before three zeros or more is of decimals; of `1.250 juta` it may group
// digits as well.
void read_zeros(Amount& amount, int power) {
  const bool comma = !amount.other.empty();
  const std::string decimal = comma ? amount.other : amount.digits;
  const std::string groups = comma ? amount.digits : with_dot_as_group(amount.digits);
  amount.digits = times_ten(decimal, power);
  amount.other = groups.empty() ? "" : times_ten(groups, power);
  if (amount.digits == amount.other) amount.other.clear();
}

// Behind an amount, what is hardly a word of the sentence: `M` is a million to some and a thousand
// of them to others.
std::string unknown_zeros(std::string_view text, std::uint32_t end) {
  constexpr std::array kUnknown = std::to_array<std::string_view>({"m", "b", "t", "mm", "mil"});
  const std::string_view letters = letters_at(text, skip_blanks(text, end));
  const bool known = std::find(kUnknown.begin(), kUnknown.end(), lower(letters)) != kUnknown.end();
  return known ? std::string(letters) : "";
}

std::optional<Amount> read_amount(const At& at) {
  Amount amount;
  const std::string_view text = at.text();
  const std::size_t sign = read_sign(at, amount);
  if (sign == 0) return std::nullopt;
  std::size_t next = at.word().begin + sign;
  if (next < text.size() && text[next] == '.') ++next;
  next = skip_blanks(text, next);
  if (next >= text.size() || std::isdigit(static_cast<unsigned char>(text[next])) == 0) {
    return std::nullopt;
  }
  amount.figure = read_figure(text, static_cast<std::uint32_t>(next), false);
  if (amount.figure.lakhs) check_groups(amount.figure, currency_of(at));
  // A name may begin like a sign, and have a number in it.
  const bool glued = at.word().type == Lexer::WORD && at.word().text.size() > sign;
  if (glued && amount.figure.end == at.word().end) return std::nullopt;
  amount.digits = amount.figure.digits;
  amount.other = amount.figure.other;
  amount.end = amount.figure.end;
  const std::size_t dash = dash_behind(text, amount.end);
  amount.end += static_cast<std::uint32_t>(dash);
  const std::size_t word = skip_blanks(text, amount.end);
  const std::string_view letters = letters_at(text, word);
  if (const int power = zeros_of(letters); power != 0) {
    read_zeros(amount, power);
    if (amount.digits.empty()) return std::nullopt;
    amount.zeros = letters;
    amount.end = static_cast<std::uint32_t>(word + letters.size());
  } else if (amount.figure.plain && amount.sign != amount.code) {
    const std::string grouped = with_dot_as_group(amount.digits);
    if (!grouped.empty()) {
      amount.other = times_ten(amount.digits, 3).empty() ? "" : amount.digits;
      amount.other.erase(amount.other.find_last_not_of('0') + 1);
      if (amount.other.ends_with('.')) amount.other.pop_back();
      amount.digits = grouped;
    }
  }
  if (amount.zeros.empty()) amount.unknown = unknown_zeros(text, amount.end);
  if (!amount.unknown.empty()) {
    amount.end = static_cast<std::uint32_t>(skip_blanks(text, amount.end) + amount.unknown.size());
  }
  const bool own = amount.sign == amount.code;
  if (own && !glued && dash == 0 && amount.zeros.empty() && amount.unknown.empty())
    return std::nullopt;  // as it is, or a figure
  return amount;
}

template <class MakeStep>
std::vector<Step> steps_of_unknown(const Amount& amount, const MakeStep& step) {
  const auto meant = [&](std::string_view word, int power) {
    return step(amount.code, times_ten(amount.digits, power),
                fmt::format("if `{}` is {}", amount.unknown, word), false);
  };
  const std::string small = lower(amount.unknown);
  if (small == "b") return {meant("billion", 9)};
  if (small == "t") return {meant("thousand", 3), meant("triliun, a million millions", 12)};
  if (small == "mil") return {meant("thousand", 3), meant("million, juta", 6)};
  return {meant("million, juta", 6), meant("miliar, a thousand millions", 9)};
}

std::vector<Step> steps_of(const At& at, const Amount& amount) {
  const Span span = span_to(at, amount.end);
  const auto step = [&](const std::string& code, const std::string& digits, std::string means,
                        bool sole) {
    const std::string text = fmt::format("{} {}", code, digits);
    return Step{"write: " + text, std::move(means), {{span, text}}, sole};
  };
  if (amount.code.empty()) {
    std::vector<Step> steps;
    for (const std::string_view code : currencies_of_sign(amount.sign)) {
      steps.push_back(step(std::string(code), amount.digits, "", false));
    }
    return steps;
  }
  if (!amount.unknown.empty()) return steps_of_unknown(amount, step);
  if (amount.figure.uneven || (amount.figure.mixed && amount.other.empty())) {
    std::vector<Step> steps = {step(amount.code, amount.digits, "these digits", false)};
    if (amount.other.empty()) return steps;
    steps.push_back(step(amount.code, amount.other, "with what the last group lacks", false));
    return steps;
  }
  if (!amount.zeros.empty()) {
    std::vector<Step> steps = {
        step(amount.code, amount.digits,
             amount.other.empty() ? "" : "if the sign stands before decimals",
             amount.figure.groups == Separator::None && amount.other.empty())};
    if (amount.other.empty()) return steps;
    steps.push_back(step(amount.code, amount.other, "if it groups digits", false));
    return steps;
  }
  if (amount.other.empty()) return {step(amount.code, amount.digits, "", true)};
  if (amount.figure.mixed) {
    return {step(amount.code, amount.digits, "if all signs group digits", false),
            step(amount.code, amount.other, "if one of them stands before decimals", false)};
  }
  return {step(amount.code, amount.digits, "if the sign between its digits groups them", false),
          step(amount.code, amount.other, "if it stands before decimals", false)};
}

Diagnostic said_of(const At& at, const Amount& amount) {
  const Span span = span_to(at, amount.end);
  const std::string written(at.text().substr(span.begin, span.end - span.begin));
  Message message =
      amount.code.empty()
          ? worded("`{}` is of several currencies: money is written with its code", amount.sign)
      : amount.sign != amount.code
          ? worded("`{}` is {}: money is written with its code", amount.sign, amount.code)
      : !amount.unknown.empty()
          ? worded("`{}` behind an amount has several meanings", amount.unknown)
      : amount.zeros.empty() && !at.word().text.ends_with(amount.sign)
          ? worded("the code of a currency is a word of its own")
          : worded("`{}` is written in digits alone", written);
  const Code code = amount.sign == amount.code ? Code::AK0107 : Code::AK0305;
  return diagnose(code, span, std::move(message)).with_steps(steps_of(at, amount));
}

}  // namespace

std::string currency_of(const At& at) {
  for (std::size_t next = 0; next + 1 < at.words.size(); ++next) {
    if (at.words[next].type != Lexer::CURRENCY) continue;
    const Lexeme& word = at.words[next + 1];
    const std::string_view written = at.text().substr(word.begin, word.end - word.begin);
    if (ir::is_currency(written)) return std::string(written);
    const CurrencySign* sign = currency_sign_at(written);
    if (sign != nullptr) return std::string(sign->code);
  }
  return "";
}

std::optional<Lexical> money_habit(const At& at) {
  const std::size_t type = at.word().type;
  if (type != Lexer::WORD && type != Lexer::UNKNOWN) return std::nullopt;
  auto amount = read_amount(at);
  if (!amount) return std::nullopt;
  const std::string currency = currency_of(at);
  const auto several = currencies_of_sign(amount->sign);
  const bool own = std::find(several.begin(), several.end(), currency) != several.end();
  if (amount->code.empty() && own) amount->code = currency;
  const std::string code = !amount->code.empty() ? amount->code
                           : !currency.empty()   ? currency
                                                 : std::string(several.front());
  Lexical found{word_at(at, amount->end)};
  constexpr int kMillion = 6;
  const std::string million = times_ten(amount->digits, kMillion);
  const bool unknown = !amount->unknown.empty() && !million.empty();
  found.read = {
      lexeme(at, Lexer::WORD, code, at.word().begin, amount->end),
      lexeme(at, Lexer::NUMBER, unknown ? million : amount->digits, at.word().begin, amount->end)};
  found.said = said_of(at, *amount);
  return found;
}

}  // namespace akad::parser::words
