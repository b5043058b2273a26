#include "runtime/measures/exclusions/left_out.h"

namespace akad::measures {
namespace {

struct AskedItem {
  clocks::Answers& answers;
  const plan::Watch& watch;
  const clocks::Story& story;
  const clocks::Cycle& cycle;

  bool at_end(Id<ir::Condition> when) const {
    return answers.holds(when, watch, story.rows.data() + cycle.end_row);
  }

  // From its beginning on, after all that changed at an instant.
  bool at_any_time(Id<ir::Condition> when) const {
    if (cycle.first_origin == cycle.last_origin) return at_end(when);
    const clocks::Origin& origin = story.origins[cycle.first_origin];
    const auto row = story.rows.begin() + origin.row;
    std::vector<std::int64_t> values(row, row + static_cast<std::ptrdiff_t>(watch.slots.size()));
    if (answers.holds(when, watch, values.data())) return true;
    for (std::uint32_t at = origin.first_change; at < cycle.last_change; ++at) {
      const clocks::Change& change = story.changes[at];
      values[change.slot.index()] = change.value;
      const bool more = at + 1 < cycle.last_change && story.changes[at + 1].at == change.at;
      if (!more && answers.holds(when, watch, values.data())) return true;
    }
    return false;
  }
};

}  // namespace

std::int32_t left_out_by(const plan::Plan& plan, Id<ir::Target> target, clocks::Answers& answers,
                         const clocks::Story& story, const clocks::Cycle& cycle) {
  const ir::OfItems& rules = ir::of_items((*plan.program)[target]);
  if (rules.leaving_out.empty()) return -1;
  const AskedItem item{answers, plan.clocks[rules.clock.index()].watch, story, cycle};
  for (std::size_t i = 0; i < rules.leaving_out.size(); ++i) {
    const ir::LeavingOut& row = rules.leaving_out[i];
    const bool holds = row.at == ir::AskedAt::AnyTime
                           ? item.at_any_time(row.when)
                           : cycle.stopped != kNever && item.at_end(row.when);
    if (holds) return static_cast<std::int32_t>(i);
  }
  return -1;
}

}  // namespace akad::measures
