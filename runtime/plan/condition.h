// Conditions over signals in flat form: the rows that one condition needs, parts before wholes, so
// that asking it is one pass without recursion and without visiting a shared part twice.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::plan {

struct ConditionNode {
  ir::Operator op = ir::Operator::And;
  Id<ir::Condition> row;              // for its signal and constants
  std::uint32_t first = 0, last = 0;  // its parts: positions in Condition::parts
};

struct Condition {
  std::vector<ConditionNode> nodes;  // the last one is the whole
  std::vector<std::uint32_t> parts;  // positions in nodes
};

Condition flatten(const ir::Program& program, Id<ir::Condition> root);

// Every signal that the condition reads, once each, ascending.
std::vector<Id<ir::Signal>> signals_of(const ir::Program& program, const Condition& condition);

}  // namespace akad::plan
