// Rates: what is paid for which quantity. An amount is the number of units that are paid, times
// the price of one, and at most so much. The quantities, the parts of a unit and what a grace
// leaves are pure numbers (ir/amounts/rates.h).
#pragma once

#include <optional>

#include "runtime/ir/agreement.h"
#include "runtime/ir/calendar.h"
#include "runtime/ir/log.h"

namespace akad::ir {

struct FixedAmount {
  static constexpr std::string_view kWord = "fixed";
  Rational money;  // in the agreement's currency
};
// What a share of a fee is of, in a period of what owes or caps it (ir/amounts/fees.h).
enum class FeeTaken {
  OfPeriod,  // the fee of that period
  Sum,       // of the fees of the shorter periods that end in it
  Last,      // the fee of the last of these
  Part,      // one of the equal parts of the fee of a longer period
  Around     // the fee of the longer period in which it ends
};
constexpr std::array<std::string_view, 5> words(FeeTaken) {
  return {"of period", "sum", "last", "part", "around"};
}
struct ShareOfFee {
  static constexpr std::string_view kWord = "share of fee";
  Rational share;  // of 1
  Id<Fee> fee;
  FeeTaken taken = FeeTaken::OfPeriod;
};
// Of what the item itself is worth, as its log says: the value at its stop, or at the end of the
// period that counts it as missed while it is open.
struct ShareOfItem {
  static constexpr std::string_view kWord = "share of item";
  static constexpr std::int32_t kSince = 6;
  Rational share = 1;  // of 1
  Id<Signal> of;       // as money
};

// No money: so many of what the agreement calls so, as "hours of support". All that one credit owes
// is of one such unit, or money.
struct InKind {
  static constexpr std::string_view kWord = "in kind";
  static constexpr std::int32_t kSince = 6;
  Rational quantity;
  std::string of;
};

// What one unit costs.
struct Price {
  std::variant<FixedAmount, ShareOfFee, ShareOfItem, InKind> is;
};

// What a unit counts of which only a part is there.
enum class Parts { Full, OrPart, InProportion };
constexpr std::array<std::string_view, 3> words(Parts) {
  return {"full", "or part", "in proportion"};
}

// What is free. `Once`: where there is more than that, the whole counts.
enum class Grace { Beyond, OnceBeyond };
constexpr std::array<std::string_view, 2> words(Grace) { return {"beyond", "once beyond"}; }

struct EachMiss {
  static constexpr std::string_view kWord = "miss";
  std::int32_t free = 0;
  Grace grace = Grace::Beyond;
};
// Of an item: by how much it is late.
struct EachTimeLate {
  static constexpr std::string_view kWord = "time late";
  Duration unit = kHour;
  Parts parts = Parts::Full;
  bool around_the_clock = false;  // all time from due to the stop; else the time that counts
  Duration free = 0;
  Grace grace = Grace::Beyond;
};
// Of an item: the dates behind that of its due, up to that of its stop, in the agreement's zone.
struct EachDateLate {
  static constexpr std::string_view kWord = "date late";
  Id<Calendar> calendar;      // only those that are working days of it; none = every date
  bool last_included = true;  // the date of the stop counts
  std::int32_t free = 0;
  Grace grace = Grace::Beyond;
};
// Of the time that counts as down in the period.
struct EachTimeDown {
  static constexpr std::string_view kWord = "time down";
  Duration unit = kHour;
  Parts parts = Parts::Full;
  Duration free = 0;
  Grace grace = Grace::Beyond;
  bool of_each_outage = false;  // units, and what is free, are of each outage; else of the sum
};
// Of a share: by how much the result is below.
struct EachPointBelow {
  static constexpr std::string_view kWord = "points below";
  Rational step;   // of 1: 0.1 percentage points are 1/1000
  Rational below;  // of 1
  Parts parts = Parts::Full;
};
// Of a sum of what is owed in kind: so many of these.
struct EachOfSum {
  static constexpr std::string_view kWord = "of sum";
  std::string of;  // as its target and the credits call it
  Rational unit = 1;
  Parts parts = Parts::Full;
  Rational free = 0;
  Grace grace = Grace::Beyond;
};
// The share of the promised time that was down; of a part of that time only, where it says so.
struct ShareOfTimeDown {
  static constexpr std::string_view kWord = "share of time down";
  Rational of = 1;  // of the promised time
};
struct Each {
  std::variant<EachMiss, EachTimeLate, EachDateLate, EachTimeDown, EachPointBelow, ShareOfTimeDown,
               EachOfSum>
      of;
};

struct Rate {
  static constexpr std::string_view kWord = "rate";
  static constexpr std::int32_t kSince = 6;
  Price price;
  Each each;
  std::optional<Price> most = {};  // of an item's amount where each item has its own, else in all
};

// Whether each item has an amount of its own, so that counting works it out.
inline bool is_by_item(const Rate& rate) {
  if (std::holds_alternative<EachTimeLate>(rate.each.of)) return true;
  if (std::holds_alternative<EachDateLate>(rate.each.of)) return true;
  return std::holds_alternative<ShareOfItem>(rate.price.is);
}

// Whether each outage has units of its own, so that counting works them out.
inline bool is_by_outage(const Rate& rate) {
  const auto* down = std::get_if<EachTimeDown>(&rate.each.of);
  return down != nullptr && down->of_each_outage;
}

template <class V>
void describe(V& v, FixedAmount& row) {
  v.field("value", row.money);
}
template <class V>
void describe(V& v, ShareOfFee& row) {
  v.field("value", row.share);
  v.field("fee", row.fee);
  v.field("taken", row.taken, or_else(FeeTaken::OfPeriod).since(5));
}
template <class V>
void describe(V& v, ShareOfItem& row) {
  v.field("value", row.share);
  v.field("of", row.of, or_none.since(6));
}
template <class V>
void describe(V& v, InKind& row) {
  v.field("value", row.quantity);
  v.field("of", row.of, or_none.since(6));
}
template <class V>
void describe(V& v, Price& row) {
  v.kind("kind", row.is);
}
template <class V>
void describe(V& v, EachMiss& row) {
  v.field("free", row.free, or_else(0).since(6));
  v.field("grace", row.grace, or_else(Grace::Beyond).since(6));
}
template <class V>
void describe(V& v, EachTimeLate& row) {
  v.field("unit", row.unit, or_else(kHour).since(6));
  v.field("parts", row.parts, or_else(Parts::Full).since(6));
  v.field("around_the_clock", row.around_the_clock, or_else(false).since(6));
  v.field("free", row.free, or_else(0).since(6));
  v.field("grace", row.grace, or_else(Grace::Beyond).since(6));
}
template <class V>
void describe(V& v, EachDateLate& row) {
  v.field("calendar", row.calendar, or_none.since(6));
  v.field("last_included", row.last_included, or_else(true).since(6));
  v.field("free", row.free, or_else(0).since(6));
  v.field("grace", row.grace, or_else(Grace::Beyond).since(6));
}
template <class V>
void describe(V& v, EachTimeDown& row) {
  v.field("unit", row.unit, or_else(kHour).since(6));
  v.field("parts", row.parts, or_else(Parts::Full).since(6));
  v.field("free", row.free, or_else(0).since(6));
  v.field("grace", row.grace, or_else(Grace::Beyond).since(6));
  v.field("of_each_outage", row.of_each_outage, or_else(false).since(6));
}
template <class V>
void describe(V& v, EachPointBelow& row) {
  v.field("step", row.step, or_else(0).since(6));
  v.field("below", row.below, or_else(0).since(6));
  v.field("parts", row.parts, or_else(Parts::Full).since(6));
}
template <class V>
void describe(V& v, EachOfSum& row) {
  v.field("summed", row.of, or_none.since(6));
  v.field("step", row.unit, or_else(1).since(6));
  v.field("parts", row.parts, or_else(Parts::Full).since(6));
  v.field("free_sum", row.free, or_else(0).since(6));
  v.field("grace", row.grace, or_else(Grace::Beyond).since(6));
}
template <class V>
void describe(V& v, ShareOfTimeDown& row) {
  v.field("of", row.of, or_else(1).since(6));
}
template <class V>
void describe(V& v, Each& row) {
  v.kind("kind", row.of);
}
template <class V>
void describe(V& v, Rate& row) {
  v.field("price", row.price);
  v.field("each", row.each);
  v.field("most", row.most, or_none.since(6));
}

}  // namespace akad::ir
