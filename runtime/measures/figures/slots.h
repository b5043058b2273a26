// A figure that is taken for each slot of a period by itself, and then of what the slots come to
// (REFERENCE, "Figures slot by slot").
#pragma once

#include <map>
#include <optional>

#include "runtime/measures/figures/gathered.h"

namespace akad::measures {

// What a slot comes to by itself.
struct SlotValue {
  std::optional<Rational> value = {};  // none: it is left out
  bool is_few = false;                 // it has nothing, or too little, to take the figure of
};

// What all of them come to.
struct SlotsTaken {
  std::optional<Rational> value = {};  // none where each is left out, or none is over
  std::int64_t counted = 0;            // slots; with those that are few and count as something
  std::int64_t few = 0;                // slots
  bool is_beyond = false;              // of a share: some slot is (Gathered::is_beyond)
};

// What an average of slots is told to. Exact, its digits would be as many as there are slots: their
// fractions have no number below the line in common.
constexpr int kDecimalsOfSlots = 18;
constexpr int kDecimalsOfSlot = 40;  // what each of them is added with

class InSlots {
 public:
  InSlots() = default;
  explicit InSlots(const ir::Figure& figure);  // that has slots

  const ir::OverSlots& rules() const { return rules_; }
  // How many slots of the period are over.
  void set_count(std::int64_t count) { count_ = count; }

  // Of the slot that it falls into, so long after the begin of the period; none where that one is
  // not over. To be added to with the figure's own `taken`.
  Gathered* slot_at(Duration since);
  void merge(const InSlots& other);
  // When nothing more is told, nor merged: what they come to is worked out once.
  void sum_up() { summed_up_ = taken(); }
  // Likewise, and the slots are not kept.
  void settle();

  SlotsTaken taken() const;
  // By their place in the period, those of which something was told; none once settled.
  const std::map<std::int64_t, Gathered>& told() const { return told_; }
  SlotValue value_of(const Gathered& slot) const;
  // Whether a slot may have too little to take the figure of.
  bool may_be_few() const { return few_below_.has_value(); }
  // What those count as; none where they are left out.
  const std::optional<Rational>& few_count_as() const { return few_as_; }

 private:
  ir::OverSlots rules_;
  ir::Taken taken_ = ir::Taken::Share;
  Rational percentile_;
  std::optional<Rational> few_below_;  // none: each slot comes to something
  std::optional<Rational> few_as_;
  std::int64_t count_ = 0;
  std::map<std::int64_t, Gathered> told_;
  std::optional<SlotsTaken> summed_up_;
};

}  // namespace akad::measures
