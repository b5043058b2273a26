// Who agreed with whom, for how long, in which zone and money; and the fees amounts are a share of.
#pragma once

#include "runtime/ir/cadence.h"
#include "runtime/ir/describe.h"

namespace akad::ir {

struct Agreement {
  std::string name;
  std::string version;
  std::string provider;
  std::string customer;
  std::string measured_by;  // a third party; empty when the parties measure
  Date term_first;
  Date term_last;            // included
  std::string zone;          // IANA name: months and scenario times are read in it
  std::string currency;      // ISO 4217 code
  Rational money_unit;       // the smallest amount payable, e.g. 1 for IDR, 0.01 for USD
  std::string written = {};  // 1_234_567 as amounts are written for readers; empty: the usual form
};

// Seasons are periods that the agreement names, ascending and apart.
struct Seasons {
  std::string name;
  Clause clause;
  std::vector<NamedSeason> seasons;
};

enum class TaxBasis { BeforeTax, AfterTax };
constexpr std::array<std::string_view, 2> words(TaxBasis) { return {"before tax", "after tax"}; }

// What is charged for a period of which the term leaves a part only.
enum class PartOfPeriod { WholeFee, InProportion };
constexpr std::array<std::string_view, 2> words(PartOfPeriod) {
  return {"whole fee", "in proportion"};
}

// From this date on the fee is another.
struct FeeStep {
  Date from;  // the first day of one of its periods
  Rational amount;
};
// A fee that is a share of another: pools of what is at risk.
struct PartOfFee {
  Rational share;  // of 1
  Id<struct Fee> fee;
};

// Of a fee that differs by group: that of one of them.
struct FeeOfGroup {
  std::string group;  // the value, as statements name it
  Rational amount;
  std::vector<FeeStep> later = {};  // ascending
};

// Records say what a fee is: of each period the sum of what they say for it. Of a period that none
// of them has named nobody knows it.
struct FeeRecords {
  std::vector<Id<struct Event>> on;  // of one log
  Id<struct Signal> amount;          // of that log, as money: what one record charges
  Id<struct Signal> period;          // likewise, names the period as statements do: 2026-03
};

struct Fee {
  std::string name;
  Clause clause;
  Rational amount;
  std::string currency;
  Cadence period = Cadence::CalendarMonth;
  TaxBasis tax = TaxBasis::BeforeTax;
  PartOfPeriod part = PartOfPeriod::WholeFee;
  std::vector<FeeStep> later = {};  // ascending
  // Then amounts, periods, tax and parts are those that follow from the other.
  std::optional<PartOfFee> derived = {};
  // A signal's or a subject's name, by which results that owe a share of it are apart. Groups that
  // are not named pay `amount`. Empty: one fee for all.
  std::string for_each = {};
  std::vector<FeeOfGroup> of_groups = {};  // by group, ascending; with for_each only
  std::optional<Rational> tax_rate = {};   // of 1: what tax comes to before `tax` is added or taken
  // What one of `currency` is in the agreement's, where the fee is in another.
  std::optional<Rational> exchange = {};
  std::optional<FeeRecords> told = {};  // then `amount` is nothing, and no step and group is there
};

template <class V>
void describe(V& v, Agreement& row) {
  v.field("name", row.name);
  v.field("version", row.version);
  v.field("provider", row.provider);
  v.field("customer", row.customer);
  v.field("measured_by", row.measured_by, or_none);
  v.field("term_first", row.term_first);
  v.field("term_last", row.term_last);
  v.field("zone", row.zone);
  v.field("currency", row.currency);
  v.field("money_unit", row.money_unit);
  v.field("written", row.written, or_none.since(6));
}

template <class V>
void describe(V& v, NamedSeason& row) {
  v.field("name", row.name);
  v.field("first", row.first);
  v.field("last", row.last);
}

template <class V>
void describe(V& v, Seasons& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("seasons", row.seasons);
}

template <class V>
void describe(V& v, FeeStep& row) {
  v.field("from", row.from);
  v.field("amount", row.amount);
}

template <class V>
void describe(V& v, PartOfFee& row) {
  v.field("share", row.share);
  v.field("fee", row.fee);
}

template <class V>
void describe(V& v, FeeOfGroup& row) {
  v.field("group", row.group);
  v.field("amount", row.amount);
  v.field("later", row.later, or_none.since(6));
}

template <class V>
void describe(V& v, FeeRecords& row) {
  v.field("on", row.on);
  v.field("amount", row.amount);
  v.field("period", row.period);
}

template <class V>
void describe(V& v, Fee& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("amount", row.amount);
  v.field("currency", row.currency);
  v.field("period", row.period);
  v.field("tax", row.tax);
  v.field("part", row.part, or_else(PartOfPeriod::WholeFee).since(5));
  v.field("later", row.later, or_none.since(6));
  v.field("derived", row.derived, or_none.since(6));
  v.field("for_each", row.for_each, or_none.since(6));
  v.field("of_groups", row.of_groups, or_none.since(6));
  v.field("tax_rate", row.tax_rate, or_none.since(6));
  v.field("exchange", row.exchange, or_none.since(6));
  v.field("told", row.told, or_none.since(6));
}

}  // namespace akad::ir
