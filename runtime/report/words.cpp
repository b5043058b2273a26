#include "runtime/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/base/written/money_form.h"

namespace akad::report {
namespace {

// Blanks of the usual width, and what takes no room at all.
constexpr std::array<std::string_view, 13> kBlanks = {" ",
                                                      "\t",
                                                      "\r",
                                                      "\n",
                                                      "\xc2\xad",
                                                      "\xe1\xa0\x8e",
                                                      "\xe2\x80\x8b",
                                                      "\xe2\x80\x8c",
                                                      "\xe2\x80\x8d",
                                                      "\xe2\x81\xa0",
                                                      "\xe3\x85\xa4",
                                                      "\xef\xbe\xa0",
                                                      "\xef\xbb\xbf"};

bool has_blank_end(std::string_view text) {
  return std::any_of(kBlanks.begin(), kBlanks.end(), [&](std::string_view blank) {
    return text.starts_with(blank) || text.ends_with(blank);
  });
}

// Blanks that look like the usual one; of Braille too.
bool is_other_blank(std::uint32_t code) { return is_odd_blank(code) || code == 0x2800; }

bool has_other_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.bytes > 0 && is_other_blank(point.value)) return true;
    at += std::max<std::size_t>(point.bytes, 1);
  }
  return false;
}

// Whether they differ in small and capital letters at most.
bool is_alike(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return small(x) == small(y); });
}

// As what stands for no value, or for everybody. In any language: the two parties may read the same
// statement in two.
bool reads_as_no_value(std::string_view text) {
  static const std::vector<std::string> others = [] {
    std::vector<std::string> said;
    for (const std::string_view language : phrases::languages()) {
      for (const auto& other :
           {phrases::Phrase("group.none"), phrases::Phrase("claim.everybody")}) {
        said.push_back(phrases::find_book(language)->say(other));
      }
    }
    return said;
  }();
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& other) { return is_alike(text, other); });
}

// What stands between or behind values in a line, what a line would be broken at and lose, and what
// stands for a sign that cannot be seen.
constexpr std::array<std::string_view, 7> kMarks = {", ", "; ", ": ", " = ", "  ", "\\u{", "\\x"};

bool has_mark(std::string_view text) {
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

bool needs_quotes(std::string_view value) {
  return value.empty() || value.front() == '"' || has_blank_end(value) || has_other_blank(value) ||
         has_mark(value) || reads_as_no_value(value);
}

}  // namespace

namespace {

// Behind the point: so many where they end, and no more than the others where they do not.
constexpr int kMostDigits = 80;
constexpr int kDigitsShown = 10;

}  // namespace

std::string exact_percent(const Rational& share) { return to_decimal(share * 100, 10) + "%"; }

std::string number_text(std::uint64_t number) { return grouped(number); }

std::string money_text(const Rational& amount, const ir::Agreement& agreement) {
  return written_so(money_form(agreement.written, agreement.currency), amount,
                    decimals_of_unit(agreement.money_unit));
}

namespace {

phrases::Phrase least(std::string amount, std::uint64_t unknown) {
  if (unknown == 0) return phrases::Phrase(std::move(amount));
  return phrases::Phrase("bound.at_least", std::move(amount));
}

}  // namespace

phrases::Phrase least_text(const Rational& amount, const ir::Agreement& agreement,
                           std::uint64_t unknown) {
  return least(money_text(amount, agreement), unknown);
}

std::string quantity_text(const Rational& quantity) {
  std::string all = to_decimal(quantity, kMostDigits);
  const std::optional<Rational> back = parse_decimal(all);
  return back && *back == quantity ? all : to_decimal(quantity, kDigitsShown);
}

std::string in_kind_text(const Rational& quantity, std::string_view of) {
  return grouped(quantity_text(quantity)) + " " + for_terminal(of);
}

std::string in_kind_as_agreed(const Rational& quantity, std::string_view of) {
  return grouped(quantity_text(quantity)) + " " + quoted(of);
}

std::string owed_text(const ir::Program& program, Id<ir::Credit> credit, const Rational& amount) {
  const std::string* of = ir::unit_in_kind(program[credit]);
  return of == nullptr ? money_text(amount, program.agreement) : in_kind_text(amount, *of);
}

phrases::Phrase least_owed_text(const ir::Program& program, Id<ir::Credit> credit,
                                const Rational& amount, std::uint64_t unknown) {
  return least(owed_text(program, credit, amount), unknown);
}

std::string money_text(const Rational& amount, const std::string& currency) {
  return written_so(usual_money_form(currency), amount, 0);
}

std::string moment_text(const time::Zone& zone, Instant at) {
  const std::int64_t wall = time::to_wall(zone, at);
  std::int64_t days = wall / kDay;
  std::int64_t rest = wall % kDay;
  if (rest < 0) {
    rest += kDay;
    --days;
  }
  const Date date{static_cast<std::int32_t>(days)};
  std::string text =
      fmt::format("{} {:02}:{:02}", format_date(date), rest / kHour, rest / kMinute % 60);
  const std::int64_t in_minute = rest % kMinute;
  if (in_minute != 0) text += fmt::format(":{:02}", in_minute / kSecond);
  if (in_minute % kSecond != 0) text += fmt::format(".{:03}", in_minute % kSecond);
  return text;
}

std::string clause_text(const ir::Clause& clause, std::string_view name) {
  std::string text;
  if (!clause.number.empty()) text += for_terminal(clause.number) + " ";
  if (clause.title.empty()) return text + for_terminal(name);
  return text + fmt::format("{} ({})", for_terminal(clause.title), for_terminal(name));
}

std::string quoted(std::string_view text) {
  std::string written = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') written += '\\';
    written += c;
  }
  return written + '"';
}

std::string value_text(std::string_view value) {
  if (!needs_quotes(value)) return for_terminal(value);
  const std::string whole = quoted(value);
  std::string text;
  for (std::size_t at = 0; at < whole.size();) {
    const CodePoint point = code_point_at(whole, at);
    const std::string_view sign =
        std::string_view(whole).substr(at, std::max<std::size_t>(point.bytes, 1));
    const bool again = sign == " " && text.ends_with(' ');
    const bool other = point.bytes > 0 && is_other_blank(point.value);
    text += again || other ? fmt::format("\\u{{{:x}}}", point.value) : std::string(sign);
    at += sign.size();
  }
  return for_terminal(text);
}

std::string value_text(const phrases::Book& book, const std::optional<std::string>& value) {
  return value ? value_text(*value) : for_terminal(book.say(phrases::Phrase("group.none")));
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

}  // namespace akad::report
