// Slots as the engine has them.
#pragma once

#include <array>

#include "runtime/ir/stretches/stretches.h"
#include "tests/oracle/money/time/outage_rules.h"

namespace akad::oracle {

inline ir::SlotsInRow as_ir(const RowRules& row) { return {row.count, row.from_last}; }

inline ir::BySlots as_ir(const SlotRules& rules, Id<ir::Event> counted, Id<ir::Event> others) {
  ir::BySlots slots;
  slots.slot = rules.slot;
  slots.down_when.counted.event = counted;
  slots.down_when.test = static_cast<ir::Comparison>(rules.words);
  slots.down_when.bound = rules.bound;
  if (rules.of_others) slots.down_when.of.event = others;
  if (rules.few_below > 0) {
    constexpr std::array kCounts = {ir::SlotCounts::Up, ir::SlotCounts::Down,
                                    ir::SlotCounts::PassedOver, ir::SlotCounts::Unknown};
    slots.few =
        ir::FewInSlot{{others, {}}, rules.few_below, kCounts[static_cast<std::size_t>(rules.few)]};
  }
  slots.down_after = as_ir(rules.down_after);
  slots.up_after = as_ir(rules.up_after);
  return slots;
}

}  // namespace akad::oracle
