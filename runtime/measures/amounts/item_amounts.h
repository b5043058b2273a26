// What is owed for items of which each has an amount of its own (ir::is_by_item).
//
//   once     a rate for each miss: in the first period that counts the item as missed
//   accrued  a rate for its lateness: each period that counts it gets what has been added to its
//            units, at that period's price, and all periods together at most the most. Parts of a
//            unit and what is free are those of the whole lateness, so that nothing is rounded
//            twice
//
// What a period owes stays owed, whatever becomes of the item: a limit that a change lengthens
// takes nothing back, and adds nothing until the item is later than it has been. What an item is
// worth is known once, when it is counted first.
#pragma once

#include "runtime/clocks/answers.h"
#include "runtime/measures/amounts/late.h"
#include "runtime/measures/cells.h"

namespace akad::measures {

// An item that a period counts as missed.
struct CountedMiss {
  Id<plan::Period> period;
  Late late;
  const std::int64_t* values;  // of the item then, by slot of its clock
  const GroupRow& group;       // of the cell
};

class ItemAmounts {
 public:
  // `cells`: that are counted in.
  ItemAmounts(const plan::Plan& plan, const clocks::Answers& answers, const Cells& cells);

  // Whether items of the target have any.
  bool has(Id<ir::Target> target) const { return !rates_[target.index()].empty(); }

  // Of a target that has some: the item that is counted from now on, in no period so far.
  void next_item(Id<ir::Target> target);
  // Adds to the cell what this period owes for it; periods ascend.
  void count(const CountedMiss& miss, Cell& cell);

  // What was added for the item.
  const std::vector<ItemAmount>& added() const { return added_; }

 private:
  struct RateRow {
    ir::ItemRate at;
    const ir::Rate* rate;
    bool by_worth = false;  // the price or the most is a share of what an item is worth
    std::optional<time::BoundCalendar> calendar = {};  // whose working days count
    bool by_group = false;  // the price or the most is a share of a fee that differs by group
    Id<plan::Period> priced = {};  // for which `prices` are; none = no period
    GroupRow priced_for = {};      // likewise, by group
    ir::Prices prices = {};
    bool unpriced = false;  // of them: records have not told the fee of one
  };
  // What the price and the most are shares of; not known where the log says none, or less than
  // nothing.
  struct Worth {
    bool known = false;
    bool negative = false;
    Rational one = {};
    Rational most = {};
  };
  // Of the item, by one rate, in the periods before.
  struct SoFar {
    bool counted = false;
    Worth worth = {};
    Rational units, amount;
    bool unpriced = false;  // some of it: how much the most leaves nobody knows
  };

  std::optional<Rational> said(const ir::Price& price, const std::int64_t* values) const;
  Worth worth(const ir::Rate& rate, const std::int64_t* values) const;
  void set_prices(RateRow& row, const SoFar& item, const CountedMiss& miss) const;
  ItemsOwed owed_by(RateRow& row, SoFar& item, const CountedMiss& miss, const Rational& more);
  void count(std::size_t place, const CountedMiss& miss, Cell& cell);

  const plan::Plan& plan_;
  const clocks::Answers& answers_;
  const Cells& cells_;
  std::vector<std::vector<RateRow>> rates_;  // by target
  Id<ir::Target> target_;
  std::vector<SoFar> so_far_;  // beside its rates
  std::vector<ItemAmount> added_;
};

}  // namespace akad::measures
