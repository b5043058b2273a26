// Cells while they are being filled: found by numbers, turned into CellKeys once at the end.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "runtime/clocks/answers.h"
#include "runtime/measures/partial.h"
#include "runtime/plan/plan.h"

namespace akad::measures {

// The values of Target::groups at some instant, then the subject when the target is by subject.
using GroupRow = std::vector<std::int64_t>;

class Cells {
 public:
  Cells(const plan::Plan& plan, const events::EventStore& store);

  // `month`: a place in plan.term_months; -1 = none. Null for a month that nobody asked for.
  Cell* find(std::int32_t target, std::int32_t month, const GroupRow& group);

  void into(std::map<CellKey, Cell>& cells, const clocks::Answers& answers) const;

  std::vector<std::string> texts(std::int32_t target, const std::int64_t* group,
                                 const clocks::Answers& answers) const;

 private:
  struct RowHash {
    std::size_t operator()(const GroupRow& row) const;
  };
  std::size_t dense(std::int32_t target, std::int32_t month) const;

  const plan::Plan& plan_;
  const events::EventStore& store_;
  std::vector<std::uint8_t> used_;         // by target and month: a cell without groups is in use
  std::vector<Cell> plain_;                // beside used_
  std::unordered_map<GroupRow, Cell, RowHash> grouped_;  // by target, month, group values
  GroupRow wanted_;
};

void add(Cell& to, const Cell& from);

// As it is written in a statement: "(none)" for an absent value, and no text looks like it.
std::string group_text(Id<ir::Signal> signal, std::int64_t value, const clocks::Answers& answers);

}  // namespace akad::measures
