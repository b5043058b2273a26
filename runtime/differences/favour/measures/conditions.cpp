#include "runtime/differences/favour/measures/conditions.h"

#include <algorithm>

#include "runtime/differences/align/meaning.h"

namespace akad::differences {
namespace {

const ir::Condition& row(const Rows& rows, Said said) {
  return rows.program(said.edition)[said.condition];
}

bool is_one_of(const ir::Condition& condition) {
  return condition.op == ir::Operator::Equal || condition.op == ir::Operator::OneOf;
}

std::vector<std::string> constants_of(const Rows& rows, Said said) {
  std::vector<std::string> texts;
  for (const ir::Constant& constant : row(rows, said).constants) {
    texts.push_back(Meaning::of(rows, said.edition, constant));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

// Both of the same place or signal.
bool is_among(const Rows& rows, Said first, Said second) {
  const ir::Condition& a = row(rows, first);
  const ir::Condition& b = row(rows, second);
  if (!is_one_of(a) || !is_one_of(b)) return false;
  if (rows.number(first.edition, a.signal) != rows.number(second.edition, b.signal) ||
      rows.number(first.edition, a.field) != rows.number(second.edition, b.field)) {
    return false;
  }
  const auto some = constants_of(rows, first), all = constants_of(rows, second);
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

bool is_joined(const ir::Condition& condition, ir::Operator op) {
  return condition.op == op && !condition.parts.empty();
}

}  // namespace

bool implies(const Rows& rows, Said first, Said second) {
  const ir::Condition& a = row(rows, first);
  const ir::Condition& b = row(rows, second);
  if (rows.definition(first.edition, first.condition) ==
      rows.definition(second.edition, second.condition)) {
    return true;
  }
  const auto part_of_first = [&](Id<ir::Condition> part) {
    return implies(rows, {first.edition, part}, second);
  };
  const auto part_of_second = [&](Id<ir::Condition> part) {
    return implies(rows, first, {second.edition, part});
  };
  if (is_joined(a, ir::Operator::Or)) {
    return std::all_of(a.parts.begin(), a.parts.end(), part_of_first);
  }
  if (is_joined(b, ir::Operator::And)) {
    return std::all_of(b.parts.begin(), b.parts.end(), part_of_second);
  }
  if (is_joined(b, ir::Operator::Or) &&
      std::any_of(b.parts.begin(), b.parts.end(), part_of_second)) {
    return true;
  }
  if (is_joined(a, ir::Operator::And) &&
      std::any_of(a.parts.begin(), a.parts.end(), part_of_first)) {
    return true;
  }
  return is_among(rows, first, second);
}

Turn between(const Rows& rows, Id<ir::Condition> before, Id<ir::Condition> after, Turn if_grown) {
  if (!before.valid() && !after.valid()) return Turn::Same;
  if (!before.valid()) return if_grown;
  if (!after.valid()) return opposite(if_grown);
  const Said first{Edition::Before, before}, second{Edition::After, after};
  const bool grows = implies(rows, first, second), shrinks = implies(rows, second, first);
  if (grows && shrinks) return Turn::Same;
  if (grows) return if_grown;
  return shrinks ? opposite(if_grown) : Turn::Unknown;
}

}  // namespace akad::differences
