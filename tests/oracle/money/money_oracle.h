// The slow second opinion about months and money: what belongs to which month and group, counts,
// shares, verdicts, credits, caps and rounding, written from grammar/REFERENCE.md to be checked by
// reading. It looks at every month and every item anew and keeps nothing.
#pragma once

#include <algorithm>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "tests/oracle/money/money_periods.h"
#include "tests/oracle/money/money_tried.h"

namespace akad::oracle {

struct MonthPart {
  Run run;
  Instant from = 0, to = 0;  // inside the term
  bool closed = false;
};
// Those of the term that have begun.
std::vector<MonthPart> periods_of(const MoneyCase& money, Every every, Attempts& tried);
Interval term_of(const MoneyCase& money);

// Of one outage: what of it counts in the periods before, and in this one.
struct OutageHere {
  Rational before = 0, now = 0;
};
struct OutageIfDown {
  OutageHere whole;
  std::vector<OutageHere> known;  // that are part of it
};

struct Counts {
  std::uint64_t met = 0, missed = 0, open_missed = 0, pending = 0, not_applicable = 0,
                undetermined = 0;
  std::uint64_t missed_earlier = 0;  // of the missed ones, those missed while open before
  std::uint64_t items_left_out = 0, left_out_met = 0, left_out_missed = 0;
  std::vector<Duration> lengths, left_out_lengths;  // of items that are asked how long they take
  std::uint64_t so_far = 0, so_far_in_time = 0;     // of these, still open at the end
  std::uint64_t figured = 0, figured_in = 0;        // of a figure
  std::int64_t slots_over = 0;  // of one taken slot by slot, and what of both is in those with any
  std::map<std::int64_t, std::pair<std::uint64_t, std::uint64_t>> figured_slots;
  Duration service = 0;
  Rational down = 0;
  std::uint64_t outages = 0;
  Duration excluded = 0;
  Rational excluded_down = 0;
  Duration unknown = 0, left_out = 0, not_covered = 0;
  Rational silent_down = 0;
  Duration silent_up = 0;
  Duration service_if_down = 0;  // if what is unknown was down
  Rational down_if_down = 0;     // likewise
  Duration service_without = 0;  // if nothing was excluded
  // Where a credit pays each outage.
  std::vector<OutageHere> one_by_one;
  std::vector<OutageIfDown> if_down_one_by_one;
};
// By the values of TargetRules::groups, then the subject.
using GroupCounts = std::map<Group, Counts>;

// An item that a period counts as missed, after its due and up to its stop, or to the instant at
// which it was open.
struct Miss {
  std::size_t item = 0;  // numbered through
  std::size_t part = 0;
  Group group;
  Instant due = 0, until = 0;
  bool stopped = false;
  Duration late = 0;  // as its clock counts
  std::string worth;  // as it was said then; "(none)"
};

// In each of `parts`, which may overlap: what looks back over several periods is counted anew for
// each of its results, as if they were one.
// `misses`: by item, of each those in earlier periods first.
std::vector<GroupCounts> count_items(const MoneyCase& money, std::size_t target,
                                     const std::vector<MonthPart>& parts, Attempts& tried,
                                     std::vector<Miss>* misses = nullptr);
std::vector<GroupCounts> count_time(const MoneyCase& money, std::size_t target,
                                    const std::vector<MonthPart>& parts, Attempts& tried);

// As statements tell them.
nlohmann::json counts_in_words(const TargetRules& rules, const Counts& counts);

// The value before `until`, or "(none)".
std::string said(const Subject& subject, Said signal, Instant until);

// What is owed for items that have amounts of their own, by the place of the credit and its row.
struct OwedForItems {
  Rational amount;
  std::uint64_t unknown = 0;  // items whose amount nobody knows
  bool no_fee = false;        // something would be owed, but nothing is charged for the group
};
using ItemAmounts = std::map<std::pair<std::size_t, std::size_t>, OwedForItems>;

struct MonthResult {
  std::size_t target = 0;
  Group group;
  Counts counts;
  std::string verdict;
  std::optional<Rational> measured;
  bool small = false;
  MonthPart over = {};                   // what it is over: its period, or the last few
  std::optional<Rational> if_down = {};  // where that is another figure
  std::string verdict_if_down = {};
  std::optional<Rational> without = {};  // exclusions, where something was excluded
  std::string known_verdict = {};        // by what is known, where that decides nothing
  ItemAmounts by_items = {};
  std::uint64_t summed = 0;     // of a sum: how many lines owe something of it
  bool nothing_counts = false;  // it is of too few: nothing is missed either
  bool too_early = false;       // the periods that it is over begin before the term
};
// A period with the results of the targets that have such periods.
struct PeriodOf {
  Every every;
  MonthPart part;
  std::vector<MonthResult> results = {};
};
// How what must be claimed stands.
struct Claimed {
  std::string state;
  Rational claimable = {};  // as it would be paid without caps
};
struct TaxOf {
  Rational before, tax;

  bool operator==(const TaxOf&) const = default;
};
struct CreditLine {
  std::size_t credit = 0;
  std::size_t period = 0;  // a place among all
  const MonthResult* result = nullptr;
  Rational asked_with;
  const Slab* row = nullptr;  // by which it is owed
  Rational exact = {};        // that is owed
  Rational due = {};          // where it is small: what becomes of it
  Rational amount = {};       // what is left of it, step by step
  Rational payable = {};
  Rational open = {};
  std::uint64_t unknown = 0;  // items whose amount nobody knows
  bool no_fee = false;        // nothing is known to be owed, as nothing is charged
  std::optional<Claimed> claimed = {};
  std::optional<TaxOf> tax = {};
};
struct CapBite {
  std::size_t cap = 0;
  std::size_t period = 0;  // that it is told with
  Group group;
  Rational before, most, earlier;
};
// What it takes: what became payable earlier stays.
inline Rational taken_by(const CapBite& bite) {
  return bite.before - std::max(bite.most, bite.earlier);
}
struct Settled {
  std::vector<CreditLine> lines;
  std::vector<CapBite> bites;
};
// `periods` in the order in which they end, shorter before longer.
Settled settle(const MoneyCase& money, const std::vector<PeriodOf>& periods, Attempts& tried);

// All periods with what is owed for them, which looks at their results.
struct WholeTerm {
  std::vector<PeriodOf> periods;
  Settled settled;
};
WholeTerm whole_term(const MoneyCase& money, Attempts& tried);
bool owes_something(const CreditLine& line);

// Everything in a statement that follows from rules, month by month.
nlohmann::json oracle_says(const MoneyCase& money, Attempts& tried);

std::string name_of(Said signal);

}  // namespace akad::oracle
