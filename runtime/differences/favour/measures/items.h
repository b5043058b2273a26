// What turns where the items of a clock take longer, or may take less.
#pragma once

#include "runtime/differences/favour/promises.h"

namespace akad::differences {

// Of a target of items whose items count longer, or are due earlier. Unknown where a miss may move
// to another period, or is counted once less: there what is due, and not what was missed, decides.
Turn later_items(const Context& context, Id<ir::Target> target);

// The same of every target of the clock that `asked(limit)` says something of; Unknown, where it
// says that.
template <class Asked>
Turn later_items(const Context& context, Id<ir::Clock> clock, Asked asked) {
  const ir::Program& program = context.program();
  Turn all = Turn::Same;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    if (ir::clock_of(program[id]) != clock) continue;
    Turn turn = Turn::Same;
    for (const ir::LimitRow& row : ir::of_items(program[id]).limits) {
      turn = both(turn, asked(row.limit));
    }
    if (turn == Turn::Same) continue;
    const Turn later = later_items(context, id);
    all = both(all, later == Turn::Unknown || turn == Turn::Unknown ? Turn::Unknown
                    : turn == Turn::More                            ? later
                                                                    : opposite(later));
  }
  return all;
}

// What is owed where the clock stands still for longer.
Turn more_pauses(const Context& context, Id<ir::Clock> clock);

Turn of_clock(const Context& context, Id<ir::Clock> id, const Pair<ir::Clock>& clock,
              std::string_view field);

}  // namespace akad::differences
