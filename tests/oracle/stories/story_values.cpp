#include "tests/oracle/stories/story_values.h"

#include <algorithm>
#include <cstdlib>

namespace akad::oracle {
namespace {

bool compares(const ir::Condition& row, const ir::Constant& value) {
  const auto equal = [&](const ir::Constant& other) { return same_value(value, other); };
  switch (row.op) {
    case ir::Operator::Equal: return equal(row.constants.front());
    case ir::Operator::NotEqual: return !equal(row.constants.front());
    case ir::Operator::OneOf: return std::any_of(row.constants.begin(), row.constants.end(), equal);
    case ir::Operator::Present: return true;
    case ir::Operator::Absent: return false;
    default: std::abort();  // the generator writes no other
  }
}

}  // namespace

bool same_value(const std::optional<ir::Constant>& a, const std::optional<ir::Constant>& b) {
  if (!a || !b) return !a && !b;
  return a->kind == b->kind && a->text == b->text && a->time == b->time;
}

bool holds(const ir::Program& program, Id<ir::Condition> condition, const Values& values) {
  const ir::Condition& row = program.conditions[condition.index()];
  const auto part = [&](Id<ir::Condition> id) { return holds(program, id, values); };
  switch (row.op) {
    case ir::Operator::And: return std::all_of(row.parts.begin(), row.parts.end(), part);
    case ir::Operator::Or: return std::any_of(row.parts.begin(), row.parts.end(), part);
    case ir::Operator::Not: return !part(row.parts.front());
    default: break;
  }
  const std::optional<ir::Constant>& value = values[row.signal.index()];
  return value ? compares(row, *value) : row.op == ir::Operator::Absent;
}

bool reads(const ir::Program& program, Id<ir::Condition> condition, Id<ir::Signal> signal) {
  if (!condition.valid()) return false;
  const ir::Condition& row = program.conditions[condition.index()];
  return row.signal == signal ||
         std::any_of(row.parts.begin(), row.parts.end(),
                     [&](Id<ir::Condition> part) { return reads(program, part, signal); });
}

std::string text_of(Id<ir::Signal> signal, const Values& values) {
  if (!signal.valid() || !values[signal.index()]) return "";
  return values[signal.index()]->text;
}

}  // namespace akad::oracle
