#include "runtime/plan/condition.h"

#include <algorithm>
#include <string_view>

#include "runtime/base/assert.h"

namespace akad::plan {
namespace {

// The rows below `root`, ascending. Parts are earlier rows, so ascending is parts before wholes.
std::vector<std::int32_t> rows_below(const ir::Program& program, Id<ir::Condition> root) {
  std::vector<std::int32_t> rows, open{root.at};
  std::vector<bool> seen(root.index() + 1);
  seen[root.index()] = true;
  while (!open.empty()) {
    const std::int32_t row = open.back();
    open.pop_back();
    rows.push_back(row);
    for (const Id<ir::Condition> part : program.conditions[static_cast<std::size_t>(row)].parts) {
      AKAD_ASSERT(part.valid() && part.at < row);
      if (seen[part.index()]) continue;
      seen[part.index()] = true;
      open.push_back(part.at);
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

template <class T>
bool ordered(ir::Operator op, const T& a, const T& b) {
  switch (op) {
    case ir::Operator::Equal: return a == b;
    case ir::Operator::NotEqual: return a != b;
    case ir::Operator::Less: return a < b;
    case ir::Operator::AtMost: return a <= b;
    case ir::Operator::More: return a > b;
    case ir::Operator::AtLeast: return a >= b;
    default: return false;
  }
}

bool compares_one(ir::Operator op, const ir::Constant& value, const ir::Constant& with) {
  if (value.kind != with.kind) return false;
  switch (value.kind) {
    case ir::ConstantKind::Number: return ordered(op, value.number, with.number);
    case ir::ConstantKind::Time: return ordered(op, value.time, with.time);
    case ir::ConstantKind::Flag:
    case ir::ConstantKind::Text: break;
  }
  if (op == ir::Operator::Contains) return value.text.find(with.text) != std::string::npos;
  return ordered(op, value.text, with.text);
}

}  // namespace

Condition flatten(const ir::Program& program, Id<ir::Condition> root) {
  Condition flat;
  const std::vector<std::int32_t> rows = rows_below(program, root);
  for (const std::int32_t row : rows) {
    const ir::Condition& condition = program.conditions[static_cast<std::size_t>(row)];
    ConditionNode node{condition.op, row, static_cast<std::uint32_t>(flat.parts.size()), 0};
    for (const Id<ir::Condition> part : condition.parts) {
      const auto at = std::lower_bound(rows.begin(), rows.end(), part.at);
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
    const auto& row = program.conditions[static_cast<std::size_t>(node.row)];
    if (row.signal.valid()) signals.push_back(row.signal);
  }
  std::sort(signals.begin(), signals.end());
  signals.erase(std::unique(signals.begin(), signals.end()), signals.end());
  return signals;
}

bool compares(ir::Operator op, const ir::Constant& value,
              const std::vector<ir::Constant>& constants) {
  if (op == ir::Operator::Present) return true;
  if (op == ir::Operator::Absent) return false;
  const bool one_of = op == ir::Operator::OneOf;
  return std::any_of(constants.begin(), constants.end(), [&](const ir::Constant& constant) {
    return compares_one(one_of ? ir::Operator::Equal : op, value, constant);
  });
}

}  // namespace akad::plan
