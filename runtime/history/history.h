// What a history would have cost under two agreements: what each owes for the same records, period
// by period and clause by clause, and the verdicts that differ. A pure function of two evaluations:
// ids, and no words.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "runtime/differences/align/rows.h"
#include "runtime/engine/engine.h"

namespace akad::history {

// One of the two over the records, with its items. Asking why looks at one subject after the other.
struct Side {
  const ir::Program* program = nullptr;  // outlives it
  engine::Kept kept;

  const report::Statement& statement() const { return kept.result.statement; }
  const measures::Items& items() const { return kept.result.items; }
};

// A declaration of both, as `akad diff` takes them to be the same; or of one, and no row of the
// other.
template <class Row>
struct Both {
  Id<Row> before, after;
};

// Each in the currency of its agreement.
struct Amounts {
  Rational before, after;
  // Of so many items nobody knows what they add.
  std::uint64_t unknown_before = 0, unknown_after = 0;

  bool is_known() const { return unknown_before == 0 && unknown_after == 0; }
  void add(const Amounts& other) {
    before += other.before;
    after += other.after;
    unknown_before += other.unknown_before;
    unknown_after += other.unknown_after;
  }
};

struct CreditRow {
  Both<ir::Credit> credit;
  Amounts payable;  // after caps, rounded
};
struct CapRow {
  Both<ir::Cap> cap;
  Amounts taken;  // off what it covers
};

// Of one agreement: its periods of these dates, one or several cadences.
struct OfPeriod {
  ir::CalendarPeriod calendar;  // the first of them
  bool closed = true;           // all are over; then only is something owed
  Rational owed;
  settlement::Beside beside;
  std::uint64_t marked = 0;                         // results that lost records may change
  std::vector<settlement::KindTotal> in_kind = {};  // each kind that the agreement may owe
};

// Periods are the same where the calendar's have the same dates, whatever each term leaves of them.
struct PeriodRow {
  Date first, last;                       // of the calendar's period
  std::optional<OfPeriod> before, after;  // none: that agreement has no such period
  std::vector<CreditRow> credits = {};    // those that owe something in it
};

struct Tally {
  std::map<ir::Verdict, std::uint64_t> by_verdict = {};
  std::uint64_t left_out = 0;  // items that count nowhere
  bool operator==(const Tally&) const = default;
};

// An item that only one of them judges, or leaves out, or of which they judge otherwise. It is the
// same by its subject and its number.
struct ItemRow {
  static constexpr std::int32_t kNotJudged = -1;
  std::int32_t before = kNotJudged, after = kNotJudged;  // places among the items of each
};

// Likewise the result of a target in one period and group.
struct JudgedIn {
  const report::PeriodStatement* period = nullptr;  // null: there is no such result
  const results::Result* result = nullptr;
};
struct ResultRow {
  JudgedIn before, after;
};

struct TargetRow {
  Both<ir::Target> target;
  Tally items_before, items_after;
  Tally results_before, results_after;
  std::vector<ItemRow> items = {};      // by subject, then number
  std::vector<ResultRow> results = {};  // by period, then group
  // What was not held against each other: results of periods that only one of them has, or all of
  // them, since the two tell groups or kinds of time apart.
  bool other_periods = false, other_groups = false;
};

struct History {
  Side& before;
  Side& after;
  const differences::Rows& rows;
  Amounts total = {};
  std::vector<PeriodRow> periods = {};  // in the order in which they end, shorter before longer
  std::vector<CreditRow> credits = {};  // of all these periods; those before, then those that came
  std::vector<CapRow> caps = {};        // likewise
  std::vector<TargetRow> targets = {};  // likewise

  bool same_currency() const {
    return before.program->agreement.currency == after.program->agreement.currency;
  }
};

// Of the periods that the statements show. All must outlive it.
History compare(Side& before, Side& after, const differences::Rows& rows);

// The files as the logs of one of the two are called: a name means the log of the agreement that
// has it, and what `akad diff` takes for the same log of the other. What is a log of the other
// alone is left away.
std::vector<events::LogFile> files_for(const differences::Rows& rows, differences::Edition edition,
                                       const std::vector<events::LogFile>& files);
std::vector<std::string> names_for(const differences::Rows& rows, differences::Edition edition,
                                   const std::vector<std::string>& names);

// What the credit owes in kind on each side, as its agreement calls it; null: money. Of one that is
// there on one side alone, nothing on the other is of that kind, too.
struct Kinds {
  const std::string* before = nullptr;
  const std::string* after = nullptr;

  bool any() const { return before != nullptr || after != nullptr; }
  bool is_one() const { return before != nullptr && after != nullptr && *before == *after; }
};
Kinds kinds_of(const History& history, const Both<ir::Credit>& credit);

}  // namespace akad::history
