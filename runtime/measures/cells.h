// Cells while they are being filled: found by numbers, turned into CellKeys once at the end.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "runtime/clocks/answers.h"
#include "runtime/measures/partial.h"
#include "runtime/plan/plan.h"

namespace akad::measures {

// The values of Target::groups at some instant, then the subject when the target is by subject.
using GroupRow = std::vector<std::int64_t>;

// Has a cell for each group that occurs; otherwise one, for whatever occurs.
inline bool has_groups(const ir::Target& target) {
  return target.by_subject || !target.groups.empty();
}

class Cells {
 public:
  Cells(const plan::Plan& plan, const events::EventStore& store);

  // Made where it is not there; beyond what the limits of the plan allow, one that nobody reads.
  Cell& find(Id<ir::Target> target, Id<plan::Period> period, const GroupRow& group);

  const std::optional<Excess>& excess() const { return excess_; }

  // Hands the cells over; none are left here.
  void into(std::map<CellKey, Cell>& cells, const clocks::Answers& answers);

  std::vector<GroupValue> texts(Id<ir::Target> target, const std::int64_t* group,
                                const clocks::Answers& answers) const;

 private:
  // The cell of one group, in the period at this place of keys_.
  struct Grouped {
    std::size_t place = 0;
    std::size_t values = 0;  // where those of the group begin in values_
    Cell cell;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t cell = 0;  // of grouped_, and one more; 0 = free
  };

  std::size_t place_of(Id<ir::Target> target, Id<plan::Period> period) const;
  bool has_room(std::size_t place);
  std::uint32_t hash_of(std::size_t place, const GroupRow& group) const;
  bool is(const Grouped& grouped, std::size_t place, const GroupRow& group) const;
  Slot& slot_of(std::uint32_t hash, std::size_t place, const GroupRow& group);
  Cell& add(Slot& slot, std::uint32_t hash, std::size_t place, const GroupRow& group);
  void grow();

  const plan::Plan& plan_;
  const events::EventStore& store_;
  std::vector<CellKey> keys_;       // by target and period: of a cell without groups
  std::vector<std::size_t> first_;  // by target: where its periods begin in keys_
  std::vector<std::uint8_t> used_;  // beside keys_
  std::vector<Cell> plain_;         // beside keys_
  // Open addressing: what is asked for item after item is one look at a slot and one at its cell.
  std::vector<Slot> slots_;
  std::deque<Grouped> grouped_;
  std::vector<std::int64_t> values_;
  std::vector<std::uint32_t> groups_;  // beside keys_: how many of them are in grouped_
  std::size_t single_ = 0;             // of keys_, those of targets without groups
  std::uint64_t hash_start_;
  std::uint64_t hash_factor_;
  Cell beyond_;
  std::optional<Excess> excess_;
};

// Of a target in one of its periods, with nothing told yet.
Cell empty_cell(const plan::Plan& plan, Id<ir::Target> target, Id<plan::Period> period);

// The group of a subject's remembered values, which are by slot.
void group_by(const plan::Plan& plan, Id<ir::Target> target, const std::int64_t* values,
              std::uint32_t subject, GroupRow& group);

GroupValue group_value(Id<ir::Signal> signal, std::int64_t value, const clocks::Answers& answers);

}  // namespace akad::measures
