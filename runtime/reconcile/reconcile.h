// One agreement run over the logs of two parties: the amounts, results, items and outages that the
// two runs do not have alike, and the records of the logs that make the difference (REFERENCE,
// "Reconciliation"). A pure function of two evaluations; ids, and no words.
#pragma once

#include <optional>
#include <vector>

#include "runtime/events/roll/roll.h"
#include "runtime/history/history.h"

namespace akad::reconcile {

enum class Party : std::uint8_t { Ours, Theirs };
constexpr Party kParties[] = {Party::Ours, Party::Theirs};
constexpr Party other_of(Party party) { return party == Party::Ours ? Party::Theirs : Party::Ours; }

template <class T>
struct Both {
  T ours = {}, theirs = {};

  T& operator[](Party party) { return party == Party::Ours ? ours : theirs; }
  const T& operator[](Party party) const { return party == Party::Ours ? ours : theirs; }
};

// One of the two, over its logs: with its items, its lists, the places of its records and its roll,
// whose names are those of the other roll.
struct Side {
  history::Side run;
  events::Roll roll;

  const ir::Program& program() const { return *run.program; }
  const report::Statement& statement() const { return run.statement(); }
  const events::EventStore& store() const { return run.kept.found.store; }
  const std::vector<measures::OutageRow>& outages() const { return statement().lists->outages; }
};

// A place in a list of one of the two; none where it has no such thing.
using Place = std::optional<std::size_t>;

// A record that only one of the two has, or that both have by its id and that says something else
// in each.
struct Record {
  Both<Place> row;                           // of the roll
  bool again = false;                        // only one has it, but the other has it less often
  bool repeats = false;                      // likewise, and by its id it counts once all the same
  bool changes = false;                      // it stands below something that differs
  Both<std::vector<std::size_t>> told = {};  // what it gave: places among the store's occurrences

  bool is_of_both() const { return row.ours && row.theirs; }
};
using Records = std::vector<std::size_t>;  // places in Reconciliation::records, ascending

struct PeriodRow {
  const report::PeriodStatement* ours = nullptr;
  const report::PeriodStatement* theirs = nullptr;  // the same period
  // Beside Reconciliation::in_kind.
  std::vector<Both<settlement::KindTotal>> in_kind = {};
};

// What is owed in a period, or by one credit in it.
struct Owed {
  Rational payable = {};    // after caps, rounded
  Rational claimable = {};  // what may still be claimed, before caps
  settlement::Beside beside = {};
  std::optional<settlement::Payment> payment = {};  // of one credit's, where the agreement says how

  bool is_known() const { return settlement::unsaid_in(beside) == 0; }
  bool operator==(const Owed&) const = default;
};
Owed owed_in(const report::PeriodStatement& period);

// What a credit comes to in one period and group.
struct CreditRow {
  std::size_t period = 0;  // of Reconciliation::periods
  Id<ir::Credit> credit;
  Id<ir::Target> target;
  results::Group group;
  Both<Owed> owed;
  Records records = {};  // that differ, and decide whether it was claimed, or tell its fee
};

struct ResultRow {
  std::size_t period = 0;
  Both<const results::Result*> result;  // null: there is none
  Records records = {};
  bool by_rows = false;  // they are those of items or outages that differ
};

// An item of each that is the same thing, or one that only one of them has.
struct ItemRow {
  Both<Place> item;
  Records records = {};
};
struct OutageRow {
  Both<Place> outage;
  Records records = {};
};

struct TargetRow {
  Id<ir::Target> target;
  std::vector<ResultRow> results = {};  // by period, then group
  std::vector<ItemRow> items = {};      // by subject, then time
  std::vector<OutageRow> outages = {};  // likewise

  bool differs() const { return !results.empty() || !items.empty() || !outages.empty(); }
};

struct Reconciliation {
  Both<Side*> sides;
  std::vector<PeriodRow> periods;  // all that are shown
  std::vector<CreditRow> credits;  // whose amounts differ; by period, credit, group
  std::vector<TargetRow> targets;  // of which something differs
  std::vector<Record> records;     // all that differ; by log, time and place
  std::uint64_t same = 0;          // records that both have alike
  // Each kind that the agreement may owe, in all periods.
  std::vector<Both<settlement::KindTotal>> in_kind = {};

  Side& side(Party party) const { return *sides[party]; }
  const ir::Program& program() const { return sides.ours->program(); }
  const report::Statement& statement(Party party) const { return sides[party]->statement(); }
  // An amount, a result, an item or an outage.
  bool differs() const;
};

// Of one agreement, as of one instant and with the same periods shown. Both must outlive it.
Reconciliation reconcile(Side& ours, Side& theirs);

bool differs(const PeriodRow& row);

}  // namespace akad::reconcile
