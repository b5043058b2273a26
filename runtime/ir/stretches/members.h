// Stretches of time that outages of several subjects make (REFERENCE, "Outages of several").
#pragma once

#include "runtime/base/id.h"
#include "runtime/base/rational.h"
#include "runtime/ir/comparison.h"

namespace akad::ir {

struct Outage;

// "all of", "any of", "at least 2 of", "more than 50% of".
struct SoMany {
  Comparison test = Comparison::AtLeast;  // or more than
  Rational bound = 1;                     // so many; of 1 where `is_share`
  bool is_share = false;                  // of those that belong to it then
};

// "all of probes are down": while so many of those that belong to the subject are down.
struct ByMembers {
  static constexpr std::string_view kWord = "members";
  static constexpr std::int32_t kSince = 6;
  Id<Outage> outage;  // of the members, in their log
  SoMany so_many = {};
  bool by_share = false;  // the time counts in the share of those that are down
};
constexpr std::int64_t kMostMembers = 1'000'000;

// `down` of `all`, where so many belong to it; of none nothing is down.
inline bool holds(const SoMany& rule, std::int64_t down, std::int64_t all) {
  if (all == 0) return false;
  const Rational bound = rule.is_share ? rule.bound * Rational(all) : rule.bound;
  return rule.test == Comparison::MoreThan ? Rational(down) > bound : Rational(down) >= bound;
}

template <class V>
void describe(V& v, SoMany& row) {
  v.field("test", row.test, or_else(Comparison::AtLeast).since(6));
  v.field("bound", row.bound, or_else(Rational(1)).since(6));
  v.field("is_share", row.is_share, or_else(false).since(6));
}
template <class V>
void describe(V& v, ByMembers& row) {
  v.field("member_outage", row.outage, or_none.since(6));
  v.field("so_many", row.so_many, or_none.since(6));
  v.field("by_share", row.by_share, or_else(false).since(6));
}

}  // namespace akad::ir
