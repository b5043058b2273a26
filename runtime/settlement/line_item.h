// A line of a settlement: what a result owes by one of its credits, step by step.
#pragma once

#include <optional>
#include <vector>

#include "runtime/base/rarely.h"
#include "runtime/charged/charges.h"
#include "runtime/claimed/claims.h"
#include "runtime/owed/owed.h"
#include "runtime/results/result.h"

namespace akad::settlement {

// Of a target that looks back: a credit was owed for the group before, and what was missed or down
// up to the end of its period is not counted again.
struct EarnedBefore {
  ir::CalendarPeriod until;                 // the last period for which one was owed
  Rational exact = {};                      // that credit, before caps and rounding
  Rational payable = {};                    // what the caps left of it, rounded
  std::optional<measures::Cell> left = {};  // what is counted now; none where nothing was measured
};

// The largest of what is under a cap by which only it is due, before other caps.
struct Largest {
  Rational amount;
  Id<ir::Credit> credit;
  ir::CalendarPeriod period = {};  // of its target
};

// What a cap takes from a line: exact, before rounding.
struct Lowered {
  Id<ir::Cap> cap;
  ir::CalendarPeriod period;  // of the cap's cadence
  Rational by;
  // Only the largest is due: that one; of a line that is the largest itself, the one before it.
  Rarely<Largest> largest = {};
};

// Of what is open: the dearest row that may hold.
struct OpenBy {
  Id<ir::SlabRow> slab;
  std::optional<Rational> base = {};  // as LineItem::base
};

// What the tax of an amount is, of a row that is a share of a fee that says its rate.
struct Tax {
  ir::TaxBasis basis;  // BeforeTax: it comes on top; AfterTax: what is payable contains it
  Rational rate;       // of 1
  Rational before;     // without it
  Rational tax;        // rounded half up to the smallest amount

  Rational with() const { return before + tax; }
};
// Of several lines.
struct TaxTotal {
  Rational before, tax;
  Rational untaxed = {};  // payable of lines of which no tax is said, and in neither of these

  Rational with() const { return before + tax; }
};

// Of an amount that is payable only where it is claimed: how it stands, and which record decided
// that.
struct LineClaim {
  // None: nobody knows, since the log of claims was left out on purpose.
  std::optional<ir::ClaimState> state = {};
  std::optional<Date> until = {};  // the last date to claim it; none: it has none
  Rational amount = {};            // Claimable: what may be claimed, before caps, rounded
  // Due: the first in time. Lapsed: the first that was late, if any. Waived: the last in time.
  std::optional<claimed::Claim> by = {};
  std::uint64_t lost = 0;  // records that cannot be used and may have said something else of it
};

// How what is payable is paid.
struct Payment {
  ir::PaidAs as = ir::PaidAs::Deduction;
  // Deduction: from the invoice of this period; none where the one behind has no name.
  std::optional<ir::CalendarPeriod> invoice = {};
  std::optional<Date> by = {};  // Payment: the last date; none where the calendar has no such one
  bool operator==(const Payment&) const = default;
};

// A credit that arises from a result.
struct LineItem {
  Id<ir::Credit> credit;
  Id<results::Result> result;  // a place in the results of its period
  Measured measured;           // what the slabs were asked with
  Id<ir::SlabRow> slab;        // a place in Credit::slabs: the row that held
  Rational exact = {};         // before small amounts, caps and rounding
  Rational payable = {};       // after caps, rounded
  // Of an undetermined result: what more it may come to, before caps.
  Rational open = {};
  // What the amount is a share of, where that is not simply the fee.
  std::optional<Rational> base = {};
  Rarely<owed::Working> working = {};  // of a row whose amount a rate gives
  Rarely<EarnedBefore> before = {};
  Rarely<OpenBy> open_by = {};     // where something is open
  bool open_end = false;           // nobody can say what more it may come to
  bool grows = false;              // that is, since it grows with what lost records would have said
  Id<ir::Fee> unknown_fee = {};    // likewise, or it is open: of it, or of a cap, and not known
  std::uint64_t lost_charges = 0;  // records that cannot be used and may have told a fee of it
  bool without_fee = false;        // nothing is charged for its group, and so nothing is owed
  std::vector<Lowered> lowered = {};  // in the order of the caps
  Rarely<Tax> tax = {};               // of what is payable
  // Of a small amount: what `exact` becomes, before caps; none where it stays what it is.
  std::optional<Rational> small = {};
  Rarely<LineClaim> claim = {};         // of one that must be claimed
  std::optional<Payment> payment = {};  // of what is payable, where the agreement says how
  std::int64_t number =
      0;  // among all lines of the term, from 1; 0: the term was not settled whole
};
// For how many items it owes what nobody knows.
inline std::uint64_t unknown_in(const LineItem& line) {
  const bool owes_none = line.claim && (line.claim->state == ir::ClaimState::Lapsed ||
                                        line.claim->state == ir::ClaimState::Waived);
  return line.working && !owes_none ? line.working->unknown : 0;
}
// What more is owed of it follows from a fee that nobody knows.
inline bool rests_on_unknown_fee(const LineItem& line) {
  return line.unknown_fee.valid() && (line.open > 0 || line.open_end || unknown_in(line) > 0);
}
// Of so many amounts nobody knows it, so that what is owed is the least.
inline std::uint64_t unsaid_in(const LineItem& line) {
  return unknown_in(line) + (rests_on_unknown_fee(line) ? 1 : 0);
}
// Nobody can say what more is owed by it.
inline bool is_endless(const LineItem& line) { return line.open_end || unknown_in(line) > 0; }
// Records of claims and of charges that cannot be used and may have said otherwise.
inline std::uint64_t lost_of(const LineItem& line) {
  return line.lost_charges + (line.claim ? line.claim->lost : 0);
}
// Before claims and caps.
inline const Rational& due_of(const LineItem& line) {
  return line.small ? *line.small : line.exact;
}
// Not so one that says why nothing is owed.
inline bool owes(const LineItem& line) {
  return line.exact > 0 || line.open > 0 || is_endless(line);
}

}  // namespace akad::settlement
