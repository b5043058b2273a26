// Whether tax is in an amount, as it is said in offers and contracts.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

constexpr std::array kBeforeTax = std::to_array<std::string_view>(
    {"excluding", "exclusive of", "excl .", "excl", "exc .", "ex", "without", "before", "plus", "+",
     "belum termasuk", "tidak termasuk", "belum", "sebelum", "di luar", "not including",
     "not incl ."});
constexpr std::array kAfterTax =
    std::to_array<std::string_view>({"including", "inclusive of", "incl .", "incl", "inc .", "with",
                                     "after", "sudah termasuk", "termasuk", "sesudah", "setelah"});
constexpr std::array kTaxes = std::to_array<std::string_view>(
    {"vat", "tax", "taxes", "gst", "ppn", "pajak", "sales tax", "the tax", "value added tax"});

// `before VAT` at `first`: behind its last word; 0 where it does not stand there.
std::size_t tax_end(const Break& here, std::size_t first, std::string_view lead) {
  const std::size_t count = words_match(here, first, lead);
  if (count == 0) return 0;
  std::size_t end = 0;
  for (const std::string_view tax : kTaxes) {
    const std::size_t words = words_match(here, first + count, tax);
    if (words != 0) end = std::max(end, first + count + words);
  }
  return end;
}

template <class Leads>
std::optional<Habit> tax_said(const Break& here, const Leads& leads, std::string_view meant) {
  for (std::size_t before = 0; before <= 1 && here.at >= here.begin + before; ++before) {
    const std::size_t first = here.at - before;
    for (const std::string_view lead : leads) {
      std::size_t end = tax_end(here, first, lead);
      if (end <= here.at || !here.reads(first, end, meant)) continue;
      const bool rate = here.has(end + 1) && here.word(end).type == Rules::NUMBER &&
                        here.word(end + 1).type == Rules::PERCENT;
      if (rate) end += 2;
      Habit habit{first, end, std::string(meant),
                  worded("`{}` is `{}` here", here.written(first, end), meant)};
      if (!rate) return habit;
      habit.read.reset();
      habit.steps = {offered(std::string(meant), "the rate stands where the tax is charged")};
      return habit;
    }
  }
  return std::nullopt;
}

// Net of tax is without it to some, and with all of it paid to others.
std::optional<Habit> net_habit(const Break& here) {
  for (const std::string_view lead : {"net of", "nett of", "nett", "net"}) {
    const std::size_t end = tax_end(here, here.at, lead);
    if (end <= here.at || !here.reads(here.at, end, "before tax")) continue;
    Habit habit{
        here.at, end, std::nullopt,
        worded("`{}` is without tax to some and with it to others", here.written(here.at, end))};
    habit.steps = {offered("before tax", "tax comes on top of it"),
                   offered("after tax", "tax is in it")};
    return habit;
  }
  return std::nullopt;
}

}  // namespace

// A fee that ends before it says so.
std::optional<Habit> tax_left_out(const Break& here) {
  const std::string last = here.word(here.at - 1).text;
  const std::string before = last + ", before tax";
  if (!here.expected.words.contains(Rules::COMMA) || !here.reads(here.at - 1, here.at, before)) {
    return std::nullopt;
  }
  const bool other = here.reads(here.at - 1, here.at, last + ", anything");
  if (other) return std::nullopt;
  Habit habit{here.at - 1, here.at, std::nullopt, "it is not said whether tax is in this amount"};
  habit.steps = {offered(before, "tax comes on top of it"),
                 offered(last + ", after tax", "tax is in it")};
  return habit;
}

namespace {

// `month + PPN`, `month (excluding VAT)`: the comma is missing too.
template <class Leads>
std::optional<Habit> tax_behind(const Break& here, const Leads& leads, std::string_view meant) {
  const std::size_t bracket = here.word().type == Rules::LPAREN ? 1 : 0;
  for (const std::string_view lead : leads) {
    std::size_t end = tax_end(here, here.at + bracket, lead);
    if (end == 0) continue;
    const bool closed = bracket == 0 || (here.has(end) && here.word(end).type == Rules::RPAREN);
    if (!closed) continue;
    end += bracket;
    if (here.written(here.at, end) == meant) continue;  // the comma alone is missing
    const std::string text = fmt::format("{}, {}", here.word(here.at - 1).text, meant);
    if (!here.reads(here.at - 1, end, text)) continue;
    return Habit{here.at - 1, end, text,
                 worded("`{}` is `, {}` here", here.written(here.at, end), meant)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Habit> tax_habit(const Break& here) {
  if (here.at > here.begin && here.expected.words.contains(Rules::COMMA)) {
    if (auto habit = tax_behind(here, kBeforeTax, "before tax")) return habit;
    if (auto habit = tax_behind(here, kAfterTax, "after tax")) return habit;
  }
  const bool place =
      here.expected.words.contains(Rules::BEFORE) || here.expected.words.contains(Rules::TAX);
  if (!place) return std::nullopt;
  if (auto habit = net_habit(here)) return habit;
  if (auto habit = tax_said(here, kBeforeTax, "before tax")) return habit;
  return tax_said(here, kAfterTax, "after tax");
}

}  // namespace akad::parser
