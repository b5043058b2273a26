// Items to months: to which month and group an item belongs, and what open items do to a month that
// ends (semantics F39, F40).
#pragma once

#include "runtime/targets/judge.h"
#include "runtime/clocks/walk.h"
#include "runtime/measures/cells.h"

namespace akad::measures {

struct ItemCounter {
  const plan::Plan& plan;
  const events::EventStore& store;
  clocks::Answers& answers;
  clocks::Findings& findings;
  targets::Judge& judge;
  Cells& cells;
  std::vector<Item>* items = nullptr;  // null: not asked for

  // Reused from item to item.
  std::int32_t last_month = 0;
  std::int32_t first_month = 0;
  GroupRow group = {};
  std::vector<std::int64_t> values = {};
};

// Counts every item of one subject's story of one clock.
void count_items(ItemCounter& counter, Id<ir::Clock> clock, std::uint32_t subject,
                 const clocks::Story& story);

}  // namespace akad::measures
