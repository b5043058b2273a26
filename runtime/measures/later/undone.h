// Stops that a reopening undid: a period that was over counted the item as stopped.
#pragma once

#include "runtime/measures/items.h"

namespace akad::measures {

void count_undone(ItemCounter& counter, Id<ir::Clock> clock, std::uint32_t subject,
                  const clocks::Story& story);

}  // namespace akad::measures
