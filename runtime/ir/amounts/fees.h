// What amounts come to in a period: shares of fees, whose periods may be others.
#pragma once

#include "runtime/ir/amounts/arising.h"

namespace akad::ir {

// Whether one of the fee's periods begins then, so that it can be another from this date on; never
// of fees over the whole term and of seasons.
bool begins_period(const Fee& fee, Date date, const Term& term);

// The fee with an amount of its own that it is a share of in the end, and which share: itself,
// whole, where it is none. None where it is made of itself, of a fee that is not known, or of more
// others than kDeepestNesting (soundness/written.h).
std::optional<PartOfFee> root_of(const Program& program, Id<Fee> id);
// What follows for a share of `whole`: amounts, groups, periods, money, tax and parts.
void follow(Fee& fee, const Fee& whole, const Rational& share);

// Whether a share of a fee for each `fee` can be taken so in a period of `of`.
bool can_be_taken(FeeTaken taken, Cadence fee, const Periods& of);
// The ways that there are, as they are offered; one where nothing is to choose.
std::vector<FeeTaken> ways_to_take(Cadence fee, const Periods& of);

// Whose periods a share looks at: where the term cuts one of them, the fee says what a part costs.
Cadence looked_at(const Fee& fee, FeeTaken taken, Cadence of);
// Whether the term leaves a part only of one of the cadence's periods.
bool cuts(const Term& term, Cadence cadence);

// The shares of fees in what a row owes: the amount, or the price and the most of a rate.
std::vector<const ShareOfFee*> shares_in(const Owed& owed);
std::vector<const ShareOfFee*> shares_in(const Rate& rate);

// A fee of which a share is owed or capped in a period that the term cuts, so that what a part
// costs decides something; and by what.
struct PartAsked {
  Id<Fee> fee;
  std::variant<Id<Credit>, Id<Cap>> by;
  Cadence cadence;  // that is cut
};
// Each fee once. References may still be none.
std::vector<PartAsked> parts_asked(const Program& program);

// The fee of a share that nobody knows: no record has told it for all of the periods that the share
// is of. None: it is known, or the share is of nothing of it.
Id<Fee> unknown_of(const Program& program, const ShareOfFee& share, const Arising& arising);
Id<Fee> unknown_of(const Program& program, const Amount& amount, const Arising& arising);

// Which periods of a fee that records tell a share is of: none where the last is before the first.
struct ToldPeriods {
  Id<Fee> fee;  // that has the records
  std::int32_t first, last;
};
std::optional<ToldPeriods> told_periods(const Program& program, const ShareOfFee& share,
                                        const Arising& arising);

// What a share of the fee is a share of, in the agreement's money. Of a fee that nobody knows, what
// it is at least, which is what is known of its periods: `unknown_of` says so.
Rational base_of(const Program& program, const ShareOfFee& share, const Arising& arising);
// What an amount is in the agreement's money.
Rational money_of(const Program& program, const Amount& amount, const Arising& arising);
// Whether nothing is charged for whom the amount arises, or records have charged nothing, and that
// is why nothing is owed.
bool is_without_fee(const Program& program, const ShareOfFee& share, const Arising& arising);

// A period that the term does not cut, where there is one: what amounts are compared in.
CalendarPeriod usual_period(const Program& program, Cadence cadence);

}  // namespace akad::ir
