#include "runtime/measures/figures/slots.h"

#include "runtime/base/assert.h"

namespace akad::measures {
namespace {

Rational unit_of(int decimals) {
  Rational unit = 1;
  for (int i = 0; i < decimals; ++i) unit /= 10;
  return unit;
}

// Whole numbers: they are added without looking for a divisor.
Rational units(const Rational& number, const Rational& unit) {
  return units_in(number, RoundingMode::HalfUp, unit);
}

}  // namespace

InSlots::InSlots(const ir::Figure& figure)
    : rules_(*figure.slots), taken_(figure.taken), percentile_(figure.percentile) {
  if (!figure.few) return;
  few_below_ = figure.few->below;
  few_as_ = figure.few->counts;
}

Gathered* InSlots::slot_at(Duration since) {
  const std::int64_t place = since / rules_.slot;
  if (place >= count_) return nullptr;
  // Most come in order, several to a slot.
  if (!told_.empty() && told_.rbegin()->first == place) return &told_.rbegin()->second;
  return &told_.try_emplace(told_.end(), place)->second;
}

void InSlots::merge(const InSlots& other) {
  AKAD_ASSERT(!summed_up_ && !other.summed_up_);
  count_ = std::max(count_, other.count_);
  for (const auto& [place, slot] : other.told_) told_[place].merge(taken_, slot);
}

void InSlots::settle() {
  sum_up();
  told_.clear();
}

SlotValue InSlots::value_of(const Gathered& slot) const {
  const Rational asked = taken_ == ir::Taken::Share ? slot.all() : Rational(slot.records);
  if (few_below_ && ir::is_fewer(asked, *few_below_)) return {few_as_, true};
  return {slot.come_to(taken_, percentile_), false};
}

SlotsTaken InSlots::taken() const {
  if (summed_up_) return *summed_up_;
  static const Rational kOfSlot = unit_of(kDecimalsOfSlot), kOfAll = unit_of(kDecimalsOfSlots);
  const bool is_average = rules_.then == ir::Taken::Average;
  SlotsTaken all;
  Gathered values;
  const auto add = [&](const SlotValue& slot, std::int64_t times) {
    if (slot.is_few) all.few += times;
    if (!slot.value || times == 0) return;
    all.counted += times;
    values.add(rules_.then, is_average ? units(*slot.value, kOfSlot) : *slot.value,
               static_cast<std::uint64_t>(times));
  };
  for (const auto& [place, slot] : told_) {
    const SlotValue value = value_of(slot);
    add(value, 1);
    // What a slot with too little counts as is written, whatever was told of it.
    if (!value.is_few && slot.is_beyond(taken_)) all.is_beyond = true;
  }
  // Those of which nobody told anything are all alike.
  add(value_of({}), count_ - static_cast<std::int64_t>(told_.size()));
  all.value = values.come_to(rules_.then, rules_.percentile);
  if (is_average && all.value) all.value = units(*all.value * kOfSlot, kOfAll) * kOfAll;
  return all;
}

}  // namespace akad::measures
