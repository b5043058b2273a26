// Periods that are over, as they stood at their end: what a later record made of an item that was
// judged then. A period says so, or a settled one would read otherwise without a word.
#pragma once

#include <vector>

#include "runtime/clocks/walk.h"
#include "runtime/measures/cells.h"
#include "runtime/targets/judge.h"

namespace akad::measures {

class Hindsight {
 public:
  Hindsight(const plan::Plan& plan, const events::EventStore& store, clocks::Answers& answers,
            targets::Judge& judge, Cells& cells);

  // `now`: the subject's story of the clock, with all that happened. Counts in the cells of each
  // period those that it judged at its end and does not count so any more; what was pending then
  // was to be judged later. A stop that a reopening undid is counted by itself (ItemCounts).
  // `excluded`: in which time the clock pauses.
  // Gives how many pauses it made of what is excluded.
  std::uint64_t look_back(Id<ir::Clock> clock, std::uint32_t subject,
                          const clocks::Happenings& happenings, const clocks::Story& now,
                          const time::IntervalSet& excluded);

 private:
  // How one item stood in a period at its end.
  enum class Kind : std::uint8_t { Nothing, Met, Missed, OpenMissed, SoFar, NoLimit };
  struct Standing {
    Kind kind = Kind::Nothing;
    GroupRow group = {};
    Duration took = 0;  // where the target asks how long items take
    bool operator==(const Standing&) const = default;
  };
  struct Asked;  // a target, and the period

  bool may_differ(Id<ir::Clock> clock, const clocks::Story& now, Instant end) const;
  void look_at(const Asked& asked, const clocks::Story& now);
  void look_at_gap(const Asked& asked, const clocks::Story& now, const clocks::Cycle& then,
                   const clocks::Cycle* same);
  Standing standing(const Asked& asked, const clocks::Story& story, const clocks::Cycle& cycle,
                    Instant until);
  Standing open_at_end(const Asked& asked, const clocks::Story& story, const clocks::Cycle& cycle);
  GroupRow group_of(const Asked& asked, const std::int64_t* values) const;

  const plan::Plan& plan_;
  clocks::Answers& answers_;
  clocks::Findings silent_;  // they were told when all was told
  targets::Judge& judge_;
  Cells& cells_;
  clocks::Story then_;
  Id<plan::Period> near_ = {};  // of the subject before
};

}  // namespace akad::measures
