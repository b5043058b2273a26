#include "runtime/plan/condition.h"

#include <algorithm>
#include <set>

#include "runtime/base/assert.h"

namespace akad::plan {
namespace {

// The rows below `root`, ascending. Parts are earlier rows, so ascending is parts before wholes.
std::vector<Id<ir::Condition>> rows_below(const ir::Program& program, Id<ir::Condition> root) {
  std::set<Id<ir::Condition>> rows = {root};
  std::vector<Id<ir::Condition>> open = {root};
  while (!open.empty()) {
    const Id<ir::Condition> row = open.back();
    open.pop_back();
    for (const Id<ir::Condition> part : program[row].parts) {
      AKAD_ASSERT(part.valid() && part < row);
      if (rows.insert(part).second) open.push_back(part);
    }
  }
  return {rows.begin(), rows.end()};
}

}  // namespace

Condition flatten(const ir::Program& program, Id<ir::Condition> root) {
  Condition flat;
  const std::vector<Id<ir::Condition>> rows = rows_below(program, root);
  for (const Id<ir::Condition> row : rows) {
    const ir::Condition& condition = program[row];
    ConditionNode node{condition.op, row, static_cast<std::uint32_t>(flat.parts.size()), 0};
    for (const Id<ir::Condition> part : condition.parts) {
      const auto at = std::lower_bound(rows.begin(), rows.end(), part);
      flat.parts.push_back(static_cast<std::uint32_t>(at - rows.begin()));
    }
    node.last = static_cast<std::uint32_t>(flat.parts.size());
    flat.nodes.push_back(node);
  }
  return flat;
}

std::vector<Id<ir::Signal>> signals_of(const ir::Program& program, const Condition& condition) {
  std::vector<Id<ir::Signal>> signals;
  for (const ConditionNode& node : condition.nodes) {
    const auto& row = program[node.row];
    if (row.signal.valid()) signals.push_back(row.signal);
  }
  std::sort(signals.begin(), signals.end());
  signals.erase(std::unique(signals.begin(), signals.end()), signals.end());
  return signals;
}

}  // namespace akad::plan
