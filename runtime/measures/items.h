// Items to periods: to which period and group an item belongs, and what open items do to a period
// that ends (REFERENCE, "Targets").
#pragma once

#include "runtime/clocks/walk.h"
#include "runtime/measures/amounts/item_amounts.h"
#include "runtime/measures/cells.h"
#include "runtime/measures/evidence.h"
#include "runtime/targets/judge.h"

namespace akad::measures {

struct ItemCounter {
  const plan::Plan& plan;
  const events::EventStore& store;
  clocks::Answers& answers;
  clocks::Findings& findings;
  targets::Judge& judge;
  Cells& cells;
  ItemAmounts& amounts;
  Items& items;
  Keep keep = Keep::None;        // of the items
  Evidence* evidence = nullptr;  // null: not asked for
  std::uint64_t kept = 0;        // of the items, as Partial counts them
  std::uint64_t details = 0;     // of one of them: what there may be many of

  // Reused from item to item.
  Id<plan::Period> last_period = {};
  Id<plan::Period> first_period = {};
  GroupRow group = {};
  std::vector<Id<plan::Period>> missed_open = {};
  std::vector<GroupRow> open_groups = {};  // beside missed_open
  struct SoFarIn {
    Id<plan::Period> period;
    Duration elapsed;
    GroupRow group;
  };
  std::vector<SoFarIn> so_far = {};
};

// Counts every item of one subject's story of one clock.
void count_items(ItemCounter& counter, Id<ir::Clock> clock, std::uint32_t subject,
                 const clocks::Story& story);

}  // namespace akad::measures
