#include "tests/oracle/matrix/slots_text.h"

#include <fmt/format.h>

#include <array>

namespace akad::oracle {
namespace {

std::string row_text(std::string_view turns, const RowRules& rule) {
  if (rule.count == 1) return {};
  return fmt::format("\n  {} after {} slots in a row, from the {} of them", turns, rule.count,
                     rule.from_last ? "last" : "first");
}

}  // namespace

std::string slots_text(const SlotRules& rules) {
  constexpr std::array kWords = {"at least", "more than", "at most", "less than"};
  constexpr std::array kCounts = {"up", "down", "passed over"};
  const std::string bound = rules.of_others ? to_decimal(rules.bound * 100, 2) + "% of came_up"
                                            : to_decimal(rules.bound, 2);
  std::string text =
      fmt::format("  slots of {} minutes are down when went_down is {} {}", rules.slot / kMinute,
                  kWords[static_cast<std::size_t>(rules.words)], bound);
  if (rules.few_below > 0) {
    text += fmt::format("\n  slots with fewer than {} came_up: {}", rules.few_below,
                        kCounts[static_cast<std::size_t>(rules.few)]);
  }
  return text + row_text("down", rules.down_after) + row_text("up", rules.up_after);
}

}  // namespace akad::oracle
