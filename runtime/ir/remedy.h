// Remedies: what is owed when a target is missed, and the most that can be owed.
#pragma once

#include <algorithm>

#include "runtime/ir/agreement.h"
#include "runtime/ir/target.h"

namespace akad::ir {

struct NoAmount {
  static constexpr std::string_view kWord = "nothing";
};
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
struct Amount {
  std::variant<NoAmount, FixedAmount, ShareOfFee> is;
};

// What a row of a table asks of the result.
enum class BoundKind { AtLeast, Below, Otherwise, MoreThan, AtMost };
constexpr std::array<std::string_view, 5> words(BoundKind) {
  return {"at least", "below", "otherwise", "more than", "at most"};
}
constexpr std::int32_t came_with(BoundKind bound) {
  switch (bound) {
    case BoundKind::AtLeast:
    case BoundKind::Below:
    case BoundKind::Otherwise: return 1;
    case BoundKind::MoreThan:
    case BoundKind::AtMost: return kNotYet;
  }
  AKAD_ASSERT(false);
}

// None: every result falls in the row.
constexpr std::optional<Comparison> test_of(BoundKind bound) {
  switch (bound) {
    case BoundKind::AtLeast: return Comparison::AtLeast;
    case BoundKind::Below: return Comparison::LessThan;
    case BoundKind::Otherwise: return std::nullopt;
    case BoundKind::MoreThan: return Comparison::MoreThan;
    case BoundKind::AtMost: return Comparison::AtMost;
  }
  AKAD_ASSERT(false);
}

constexpr BoundKind bound_kind(Comparison test) {
  switch (test) {
    case Comparison::AtLeast: return BoundKind::AtLeast;
    case Comparison::MoreThan: return BoundKind::MoreThan;
    case Comparison::AtMost: return BoundKind::AtMost;
    case Comparison::LessThan: return BoundKind::Below;
  }
  AKAD_ASSERT(false);
}

// Rows are read from the top; the first that holds gives the amount; the last is Otherwise.
struct SlabRow {
  BoundKind bound = BoundKind::Otherwise;
  Rational result;  // of the kind that the target measures
  Amount amount;
};

struct Credit {
  std::string name;
  Clause clause;
  Id<Target> target;
  std::vector<SlabRow> slabs;
  RoundingMode rounding = RoundingMode::HalfUp;
  Rational unit;  // > 0
};

// The credits named (none = all) are together at most `most` in each period; with `groups` or
// `by_subject`, for each combination of these apart. A credit falls into the period of the cap in
// which its own period ends.
struct Cap {
  std::string name;
  Clause clause;
  std::vector<Id<Credit>> credits;
  Amount most;
  std::vector<Id<Signal>> groups;
  bool by_subject = false;
  Cadence cadence = Cadence::CalendarMonth;
};

// Whether the cap limits the credit: one that it names, or any where it names none.
inline bool limits(const Cap& cap, Id<Credit> credit) {
  return cap.credits.empty() ||
         std::find(cap.credits.begin(), cap.credits.end(), credit) != cap.credits.end();
}

template <class V>
void describe(V&, NoAmount&) {}
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
void describe(V& v, Amount& row) {
  v.kind("kind", row.is);
}
template <class V>
void describe(V& v, SlabRow& row) {
  v.field("bound", row.bound);
  v.field("result", row.result, or_else(0));
  v.field("amount", row.amount);
}
template <class V>
void describe(V& v, Credit& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("target", row.target);
  v.field("slabs", row.slabs);
  v.field("rounding", row.rounding);
  v.field("unit", row.unit);
}
template <class V>
void describe(V& v, Cap& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("credits", row.credits, or_none);
  v.field("most", row.most);
  v.field("cadence", row.cadence, or_else(Cadence::CalendarMonth).since(5));
  v.field("groups", row.groups, or_none);
  v.field("by_subject", row.by_subject, or_else(false));
}

}  // namespace akad::ir
