#include "runtime/plan/condition.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::plan {
namespace {

// The rows below `root`, ascending. Parts are earlier rows, so ascending is parts before wholes.
std::vector<Id<ir::Condition>> rows_below(const ir::Program& program, Id<ir::Condition> root) {
  std::vector<Id<ir::Condition>> rows, open{root};
  std::vector<bool> seen(root.index() + 1);
  seen[root.index()] = true;
  while (!open.empty()) {
    const Id<ir::Condition> row = open.back();
    open.pop_back();
    rows.push_back(row);
    for (const Id<ir::Condition> part : program[row].parts) {
      AKAD_ASSERT(part.valid() && part < row);
      if (seen[part.index()]) continue;
      seen[part.index()] = true;
      open.push_back(part);
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
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
