// What stands between an amount that is owed and its payment: small amounts, claims, and how it is
// paid. In this order, before the caps: see settlement/payable.
#pragma once

#include "runtime/ir/agreement.h"
#include "runtime/ir/calendar.h"
#include "runtime/ir/log.h"

namespace akad::ir {

// What becomes of amounts that are small; of none of zero.
struct SmallAmounts {
  enum class Become { NotDue, Raised };
  Rational limit;                  // in the agreement's currency
  bool limit_too = false;          // one of just the limit is small too; never with Raised
  Become become = Become::NotDue;  // Raised: to the limit
};
constexpr std::array<std::string_view, 2> words(SmallAmounts::Become) {
  return {"not due", "raised"};
}

// Whether it is a small amount, and what becomes of what is owed.
inline bool is_small(const SmallAmounts& rule, const Rational& owed) {
  return owed > 0 && (rule.limit_too ? owed <= rule.limit : owed < rule.limit);
}
inline Rational without_small(const SmallAmounts& rule, const Rational& owed) {
  if (!is_small(rule, owed)) return owed;
  return rule.become == SmallAmounts::Become::Raised ? rule.limit : Rational(0);
}

// Until the end of so many dates behind something, in the agreement's zone.
struct DatesAfter {
  std::int32_t days = 0;  // > 0
  Id<Calendar> calendar;  // working days of it; none = every date
};

// By which value a claim says for whom it is: that of a group of the target.
struct ClaimGroup {
  Id<Signal> group;  // none = the subject
  Id<Signal> said_by;
};
// Payable only where it was claimed in time: by a record of the claims' log that names the period.
struct ClaimTerms {
  DatesAfter within;                      // after the end of the period
  std::vector<Id<Event>> on;              // of one log
  std::vector<Id<Event>> waived_on = {};  // of the same log: nothing is claimed any more
  Id<Signal> period;                      // names the period as statements do: 2026-03, 2026-Q1
  Id<Signal> credit;                      // names the credit; none = it is for any
  std::vector<ClaimGroup> groups = {};    // without one a claim is for all
};

// How an amount stands that is payable only where it is claimed.
enum class ClaimState { Due, Claimable, Lapsed, Waived };
constexpr std::array<std::string_view, 4> words(ClaimState) {
  return {"due", "claimable", "lapsed", "waived"};
}

enum class PaidAs { Deduction, Payment };
constexpr std::array<std::string_view, 2> words(PaidAs) { return {"deduction", "payment"}; }
struct PaidHow {
  PaidAs as = PaidAs::Deduction;  // from the invoice of the period behind that which it is for
  std::optional<DatesAfter> within = {};  // Payment only: after the end of the period, or the claim
  bool after_claim = false;
};

// As a scenario expects it.
struct PaidSo {
  PaidAs as = PaidAs::Deduction;
  std::string invoice = {};     // Deduction: the period's label; empty: the next one has no name
  std::optional<Date> by = {};  // Payment: the last date
};

template <class V>
void describe(V& v, SmallAmounts& row) {
  v.field("limit", row.limit);
  v.field("limit_too", row.limit_too, or_else(false).since(6));
  v.field("become", row.become, or_else(SmallAmounts::Become::NotDue).since(6));
}
template <class V>
void describe(V& v, DatesAfter& row) {
  v.field("days", row.days);
  v.field("calendar", row.calendar, or_none.since(6));
}
template <class V>
void describe(V& v, ClaimGroup& row) {
  v.field("group", row.group, or_none.since(6));
  v.field("said_by", row.said_by);
}
template <class V>
void describe(V& v, ClaimTerms& row) {
  v.field("within", row.within);
  v.field("on", row.on);
  v.field("waived_on", row.waived_on, or_none.since(6));
  v.field("period", row.period);
  v.field("credit", row.credit, or_none.since(6));
  v.field("groups", row.groups, or_none.since(6));
}
template <class V>
void describe(V& v, PaidHow& row) {
  v.field("as", row.as);
  v.field("within", row.within, or_none.since(6));
  v.field("after_claim", row.after_claim, or_else(false).since(6));
}
template <class V>
void describe(V& v, PaidSo& row) {
  v.field("as", row.as);
  v.field("invoice", row.invoice, or_none.since(6));
  v.field("by", row.by, or_none.since(6));
}

}  // namespace akad::ir
