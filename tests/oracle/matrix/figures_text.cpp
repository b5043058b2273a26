#include "tests/oracle/matrix/figures_text.h"

#include <fmt/format.h>

#include <array>

namespace akad::oracle {
namespace {

constexpr std::array kTickets = {"opened", "resolved"};

std::string slots_text(const FigureRules& figure, const std::string& other) {
  constexpr std::array kThen = {"averaged", "the median", "percentile 90", "the highest",
                                "the lowest"};
  if (figure.slots.slot == 0) return "";
  std::string text =
      fmt::format("\n  taken for each {} minutes, then {}", figure.slots.slot / kMinute,
                  kThen[static_cast<std::size_t>(figure.slots.how)]);
  if (figure.how != Figured::Share) return text;
  const std::string counts =
      figure.slots.few_as ? to_decimal(*figure.slots.few_as * 100, 10) + "%" : "left out";
  return text +
         fmt::format("\n  slots with fewer than {} {}: {}", figure.slots.few_below, other, counts);
}

}  // namespace

std::string figure_text(const TargetRules& rules, std::size_t at) {
  const FigureRules& figure = rules.figure;
  const std::string counted = kTickets[figure.of_ends ? 1 : 0];
  const std::string other = kTickets[figure.of_ends ? 0 : 1];
  return fmt::format("figure figure{} of tickets {{\n  {} of {}{}{}\n}}\n", at,
                     figure.how == Figured::Share ? "share" : "number", counted,
                     figure.how == Figured::Share ? " in " + other : "", slots_text(figure, other));
}

std::string figure_bound(const TargetRules& rules, const Rational& bound) {
  constexpr int kDigits = 10;
  if (rules.figure.how == Figured::Number) return to_decimal(bound, kDigits);
  return to_decimal(bound * 100, kDigits) + "%";
}

std::string figure_promise(const TargetRules& rules, std::size_t at, const std::string& in) {
  constexpr std::array kWords = {"at most", "less than", "at least", "more than"};
  const std::size_t word = (rules.figure.at_least ? 2U : 0U) + (rules.sum_less ? 1U : 0U);
  std::string text =
      fmt::format("  figure{} is {} {} {}", at, kWords[word], figure_bound(rules, rules.share), in);
  if (rules.figure.how == Figured::Number) return text;
  return text + "\n  " + empty_line(rules, kTickets[rules.figure.of_ends ? 0 : 1]);
}

std::string empty_line(const TargetRules& rules, const std::string& things) {
  constexpr std::array kWords = {"not applicable", "met", "missed"};
  const char* word = kWords[static_cast<std::size_t>(rules.empty)];
  return rules.least == 0 ? fmt::format("with no {}: {}", things, word)
                          : fmt::format("with fewer than {} {}: {}", rules.least, things, word);
}

}  // namespace akad::oracle
