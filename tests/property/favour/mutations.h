// One field of an agreement changed, of every kind that an author could change.
#pragma once

#include "runtime/ir/program.h"
#include "tests/oracle/dice.h"

namespace akad::favour {

// True where something was changed; whether the result is sound is the caller's question.
bool mutate(oracle::Dice& dice, ir::Program& program);

// By what they change, for each its own file.
bool mutate_target(oracle::Dice& dice, ir::Program& program);
bool mutate_measure(oracle::Dice& dice, ir::Program& program);
bool mutate_remedy(oracle::Dice& dice, ir::Program& program);

// One of the rows; null where there is none.
template <class Row>
Row* any_of(oracle::Dice& dice, std::vector<Row>& rows) {
  return rows.empty() ? nullptr : &rows[dice.engine() % rows.size()];
}
template <class Row>
bool take_one(oracle::Dice& dice, std::vector<Row>& rows) {
  if (rows.empty()) return false;
  rows.erase(rows.begin() + dice.below(static_cast<std::int64_t>(rows.size())));
  return true;
}
template <class Row>
Id<Row> any_id(oracle::Dice& dice, const std::vector<Row>& rows) {
  return rows.empty() ? Id<Row>{} : Id<Row>::of(dice.engine() % rows.size());
}
// One that an enumeration has besides.
template <class Enum>
Enum another(oracle::Dice& dice, Enum value) {
  const auto count = static_cast<std::int32_t>(words(value).size());
  return static_cast<Enum>((static_cast<std::int32_t>(value) + 1 + dice.small(count - 1)) % count);
}
// Perhaps a little more or less.
template <class Number>
Number moved(oracle::Dice& dice, const Number& number, const Number& by) {
  return dice.one_in(2) ? Number(number + by) : Number(number - by);
}

}  // namespace akad::favour
