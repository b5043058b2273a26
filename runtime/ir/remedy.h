// Remedies: what is owed when a target is missed, and the most that can be owed.
#pragma once

#include <algorithm>

#include "runtime/ir/amounts/payable.h"
#include "runtime/ir/amounts/rate.h"
#include "runtime/ir/target.h"

namespace akad::ir {

struct NoAmount {
  static constexpr std::string_view kWord = "nothing";
};
// An amount that is one whatever the result was.
struct Amount {
  std::variant<NoAmount, FixedAmount, ShareOfFee> is;
};
// What a row of a credit's table gives: one that a rate gives depends on the result.
struct Owed {
  std::variant<NoAmount, FixedAmount, ShareOfFee, Rate, InKind> is;
};
inline Owed owed_of(const Amount& amount) {
  return std::visit([](const auto& is) { return Owed{is}; }, amount.is);
}
// None where a rate gives it, or it is no money.
inline std::optional<Amount> amount_of(const Owed& owed) {
  return std::visit(
      [](const auto& is) -> std::optional<Amount> {
        if constexpr (std::is_constructible_v<decltype(Amount::is), decltype(is)>) {
          return Amount{is};
        } else {
          return std::nullopt;
        }
      },
      owed.is);
}
// What is not money in it; null: it is, or nothing.
inline const InKind* in_kind(const Owed& owed) {
  const auto* rate = std::get_if<Rate>(&owed.is);
  return rate == nullptr ? std::get_if<InKind>(&owed.is) : std::get_if<InKind>(&rate->price.is);
}

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
    case BoundKind::AtMost: return 6;
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
  Owed amount;
};

// When the one row of a credit without a table is asked.
enum class OwedWhen {
  ByResult,  // the table says so for every result
  Missed,    // only where the target is missed
  Always     // for every result, met or missed
};
constexpr std::array<std::string_view, 3> words(OwedWhen) {
  return {"by result", "missed", "always"};
}

struct Credit {
  std::string name;
  Clause clause;
  Id<Target> target;
  std::vector<SlabRow> slabs;
  RoundingMode rounding = RoundingMode::HalfUp;
  Rational unit;  // > 0; in money, or in what is owed in kind
  OwedWhen when = OwedWhen::ByResult;
  std::optional<SmallAmounts> small = {};
  std::optional<ClaimTerms> claim = {};  // none: due without one
  std::optional<PaidHow> paid = {};      // none: the agreement does not say
};

// What a cap says of its credits in a period.
enum class CapSays {
  Most,       // they are together at most so much
  SmallSums,  // where they come to a small sum they are not due
  Largest     // of them only the largest is due
};

// Of the credits named (none = all) in each period; with `groups` or `by_subject`, for each
// combination of these apart. A credit falls into the period of the cap in which its own ends.
struct Cap {
  std::string name;
  Clause clause;
  std::vector<Id<Credit>> credits;
  Amount most;  // nothing: it says something else
  std::vector<Id<Signal>> groups;
  bool by_subject = false;
  Cadence cadence = Cadence::CalendarMonth;
  std::int32_t over_last = 1;  // so many periods, at the end of each: what became payable in those
                               // before counts as used of it
  // Of what the other caps leave; only ever NotDue.
  std::optional<SmallAmounts> small = {};
  bool only_largest = false;
};
inline CapSays says(const Cap& cap) {
  if (cap.small) return CapSays::SmallSums;
  return cap.only_largest ? CapSays::Largest : CapSays::Most;
}
inline Periods periods_of(const Cap& cap) { return {cap.cadence, cap.over_last}; }
inline bool looks_back(const Cap& cap) { return cap.over_last > 1; }

// Whether some row gives what a rate comes to, which is more than its result says.
inline bool has_rate(const Credit& credit) {
  return std::any_of(credit.slabs.begin(), credit.slabs.end(), [](const SlabRow& row) {
    return std::holds_alternative<Rate>(row.amount.is);
  });
}

// What the credit owes that is not money, as the agreement calls it; null: money. The first row to
// owe something says it; the others are of its kind (soundness).
inline const std::string* unit_in_kind(const Credit& credit) {
  for (const SlabRow& row : credit.slabs) {
    if (std::holds_alternative<NoAmount>(row.amount.is)) continue;
    const InKind* what = in_kind(row.amount);
    return what == nullptr ? nullptr : &what->of;
  }
  return nullptr;
}

template <class V>
void describe(V&, NoAmount&) {}
template <class V>
void describe(V& v, Amount& row) {
  v.kind("kind", row.is);
}
template <class V>
void describe(V& v, Owed& row) {
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
  v.field("when", row.when, or_else(OwedWhen::ByResult).since(6));
  v.field("small", row.small, or_none.since(6));
  v.field("claim", row.claim, or_none.since(6));
  v.field("paid", row.paid, or_none.since(6));
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
  v.field("over_last", row.over_last, or_else(1).since(6));
  v.field("small", row.small, or_none.since(6));
  v.field("only_largest", row.only_largest, or_else(false).since(6));
}

}  // namespace akad::ir
