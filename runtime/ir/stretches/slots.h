// Stretches of time that are told slot by slot: by how many events the records in each tell, or of
// how much (REFERENCE, "Slots").
#pragma once

#include <optional>
#include <vector>

#include "runtime/ir/comparison.h"
#include "runtime/ir/figure.h"

namespace akad::ir {

// "failed is more than 5% of requests", "failed is at least 3"
struct SlotTest {
  Summand counted;
  Comparison test = Comparison::AtLeast;
  Rational bound;  // of `of`, where that is valid; else a number
  Summand of = {};
};

// What a slot with few records counts as, whatever the test says of it.
enum class SlotCounts {
  Up,
  Down,
  Unknown,    // the least and the greatest time down are looked at
  PassedOver  // not down; slots on both sides of it are in a row
};
constexpr std::array<std::string_view, 4> words(SlotCounts) {
  return {"up", "down", "unknown", "passed over"};
}
struct FewInSlot {
  Summand of;
  Rational below = 1;  // fewer than so many; 0, of a number: none of it
  SlotCounts counts = SlotCounts::Up;
};

inline bool is_few(const FewInSlot& few, const Rational& sum) { return is_fewer(sum, few.below); }

// After so many slots in a row it is down, or up again: from the first of them, or from the last.
struct SlotsInRow {
  std::int32_t count = 1;
  bool from_last = false;
};

// Slots follow one another without gaps from the first instant of the term, and before it.
struct BySlots {
  static constexpr std::string_view kWord = "slots";
  static constexpr std::int32_t kSince = 6;
  Duration slot = 0;  // a whole part of an hour
  SlotTest down_when = {};
  std::optional<FewInSlot> few = {};
  SlotsInRow down_after = {}, up_after = {};
};
constexpr std::int32_t kMostSlotsInRow = 10'000;

// All that is added up.
inline std::vector<Summand> counted_in(const BySlots& slots) {
  std::vector<Summand> all = {slots.down_when.counted};
  if (slots.down_when.of.valid()) all.push_back(slots.down_when.of);
  if (slots.few) all.push_back(slots.few->of);
  return all;
}

inline bool has_rows(const BySlots& slots) {
  return slots.down_after.count > 1 || slots.up_after.count > 1;
}
// Whether the records may leave open what a slot counts as.
inline bool has_unknown(const BySlots& slots) {
  return slots.few && slots.few->counts == SlotCounts::Unknown;
}

template <class V>
void describe(V& v, SlotTest& row) {
  v.field("counted", row.counted, or_none.since(6));
  v.field("test", row.test, or_else(Comparison::AtLeast).since(6));
  v.field("bound", row.bound, or_else(Rational(0)).since(6));
  v.field("of", row.of, or_none.since(6));
}
template <class V>
void describe(V& v, FewInSlot& row) {
  v.field("of", row.of, or_none.since(6));
  v.field("below", row.below, or_else(Rational(1)).since(6));
  v.field("counts", row.counts, or_else(SlotCounts::Up).since(6));
}
template <class V>
void describe(V& v, SlotsInRow& row) {
  v.field("count", row.count, or_else(1).since(6));
  v.field("from_last", row.from_last, or_else(false).since(6));
}
template <class V>
void describe(V& v, BySlots& row) {
  v.field("slot", row.slot, or_else(0).since(6));
  v.field("down_when", row.down_when, or_none.since(6));
  v.field("few", row.few, or_none.since(6));
  v.field("down_after", row.down_after, or_none.since(6));
  v.field("up_after", row.up_after, or_none.since(6));
}

}  // namespace akad::ir
