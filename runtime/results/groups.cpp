#include "runtime/results/groups.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::results {

std::vector<ir::GroupValue> named(const ir::Program& program,
                                  const std::vector<Id<ir::Signal>>& signals, const Group& values) {
  AKAD_ASSERT(values.size() == signals.size() || values.size() == signals.size() + 1);
  std::vector<ir::GroupValue> group;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool is_signal = i < signals.size();
    group.push_back({is_signal ? program[signals[i]].name : "subject", values[i]});
  }
  return group;
}

Group values_for(const ir::Cap& cap, const ir::Target& target, const Group& group) {
  AKAD_ASSERT(group.size() == target.groups.size() + (target.by_subject ? 1 : 0));
  AKAD_ASSERT(!cap.by_subject || target.by_subject);
  Group values;
  for (const Id<ir::Signal> signal : cap.groups) {
    const auto found = std::find(target.groups.begin(), target.groups.end(), signal);
    AKAD_ASSERT(found != target.groups.end());
    values.push_back(group[static_cast<std::size_t>(found - target.groups.begin())]);
  }
  if (cap.by_subject) values.push_back(group.back());
  return values;
}

}  // namespace akad::results
