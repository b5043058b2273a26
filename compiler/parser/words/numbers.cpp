// What is said of digits with signs between them: which number they are, or which time.
#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include "compiler/parser/words/lexical.h"
#include "runtime/base/text.h"

namespace akad::parser::words {
namespace {

using Lexer = grammar::AkadLexer;

std::string_view sign_of(Separator groups) {
  switch (groups) {
    case Separator::Dot: return "dots";
    case Separator::Comma: return "commas";
    case Separator::Apostrophe: return "apostrophes";
    case Separator::None:
    case Separator::Underscore: return "";
  }
  return "";
}

Step number(Span span, const std::string& digits, std::string means) {
  return {digits, std::move(means), {{span, digits}}};
}

// The author says which number it is.
Diagnostic asked(Span span, Message message, std::vector<Step> numbers) {
  if (numbers.back().text.empty()) numbers.pop_back();
  return diagnose(Code::AK0107, span, std::move(message))
      .with_label("which number is meant?")
      .with_steps(std::move(numbers));
}

}  // namespace

Diagnostic said_of(const At& at, const Figure& figure) {
  const Span span = span_to(at, figure.end);
  const std::string written(at.text().substr(span.begin, span.end - span.begin));
  const auto step = [&](std::string text) {
    return Step{std::move(text), "", {{span, figure.digits}}, true};
  };
  if (figure.uneven) {
    return asked(span, worded("the digits of `{}` are not in groups of three", written),
                 {number(span, figure.digits, "these digits"),
                  number(span, figure.other, "with what the last group lacks")});
  }
  if (figure.mixed && figure.other.empty()) {
    return asked(span, worded("signs of several kinds stand between the digits of `{}`", written),
                 {number(span, figure.digits, "these digits")});
  }
  if (!figure.other.empty()) {
    return asked(span, worded("`{}` can be read as two numbers", written),
                 {number(span, figure.digits,
                         figure.mixed ? "if all signs group digits" : "if the comma groups digits"),
                  number(span, figure.other,
                         figure.mixed ? "if one of them stands before decimals"
                                      : "if the comma stands before decimals")});
  }
  if (figure.decimals) {
    return diagnose(Code::AK0107, span,
                    sign_of(figure.groups).empty()
                        ? worded("`{}` has a comma for its decimals", written)
                        : worded("the digits of `{}` are grouped with {}", written,
                                 sign_of(figure.groups)))
        .with_step(step(fmt::format("a dot stands before decimals: `{}`", figure.digits)));
  }
  return diagnose(Code::AK0107, span,
                  worded("the digits of `{}` are grouped with {}", written, sign_of(figure.groups)))
      .with_step(step(fmt::format("group digits with `_`: `{}`", figure.digits)));
}

namespace {

// Where hours open it is told as a time already.
bool is_place_of_time(const At& at, std::uint32_t end, char sign) {
  std::size_t first = at.at;
  while (first > 0 && !at.words[first].first_on_line) --first;
  if (sign == ',' && at.words[first].type == Lexer::OPEN) return true;
  return at.at > 0 && at.words[at.at - 1].type == Lexer::BY &&
         at.words[word_at(at, end)].type == Lexer::ON;
}

}  // namespace

std::optional<Lexical> time_with_sign(const At& at) {
  constexpr int kHours = 24;
  constexpr int kMinutes = 60;
  const std::string hour = digits_at(at.text(), at.word().begin);
  const std::size_t between = at.word().begin + hour.size();
  const char sign = between < at.text().size() ? at.text()[between] : '\0';
  if (hour.empty() || hour.size() > 2 || (sign != ',' && sign != '.')) return std::nullopt;
  const std::string minute = digits_at(at.text(), between + 1);
  if (minute.size() != 2 || std::stoi(hour) >= kHours || std::stoi(minute) >= kMinutes) {
    return std::nullopt;
  }
  const auto end = static_cast<std::uint32_t>(between + 1 + minute.size());
  if (!is_place_of_time(at, end, sign)) return std::nullopt;
  const std::string text = fmt::format("{:0>2}:{}", hour, minute);
  Lexical found{word_at(at, end)};
  found.read = {lexeme(at, Lexer::WALL_CLOCK, text, at.word().begin, end)};
  found.said =
      diagnose(Code::AK0601, span_to(at, end), "a time of day is written with a colon, of 24 hours")
          .with_step({fmt::format("write `{}`", text), "", {{span_to(at, end), text}}, true});
  return found;
}

bool is_apostrophe_of_digits(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const std::string_view signs[] = {"\u2019", "\u2018"};
  return at > 0 && is_digit(text[at - 1]) &&
         std::any_of(std::begin(signs), std::end(signs), [&](std::string_view sign) {
           return rest.starts_with(sign) && rest.size() > sign.size() &&
                  is_digit(rest[sign.size()]);
         });
}

}  // namespace akad::parser::words
