// What an SLA desk works from: the items that are open at an instant, with what is due when and who
// was told, the most urgent first; and what may still be claimed (REFERENCE, "What is due"). A pure
// function of the evaluation; ids, and no words.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/engine/engine.h"
#include "runtime/results/room.h"

namespace akad::due {

// In the order in which they are listed.
enum class Class : std::uint8_t {
  AtRisk,   // can still be kept, and is due soon, or somebody was told of it
  Overdue,  // missed already
  DueLater,
  Paused,    // the clock waits, and with it what is due
  NeverDue,  // the hours of its limit do not open so long
  NoLimit,   // there is nothing to keep to
  LeftOut,   // the target leaves it out, however long it takes
};
constexpr std::size_t kClasses = 7;
constexpr std::array<std::string_view, kClasses> words(Class) {  // for machines
  return {"at risk", "overdue", "due later", "paused", "never due", "no limit", "left out"};
}

// The next that somebody is told of the item, if nothing happens.
struct NextTold {
  std::size_t escalation = 0;  // of the target's
  Instant at = 0;
};

struct Row {
  std::size_t item = 0;  // of RunResult::items
  Class is = Class::NoLimit;
  bool due_within = false;  // it is due within the time that is asked for
  bool escalated = false;   // somebody was told since its limit holds; not of what is overdue
  std::optional<NextTold> next;
  events::RecordPlace opened;  // where the record stands that opened it; its file -1: not known
};

// What is left of a promise in a period that goes on.
struct RoomRow {
  const plan::Period* period = nullptr;
  const results::Result* result = nullptr;
  std::optional<results::RoomOfItems> items;
  std::optional<Duration> time;  // that may still be down; below zero: so much was too much
};

// An amount that is payable once somebody claims it.
struct Claimable {
  std::size_t period = 0;   // of the statement's
  std::size_t line = 0;     // of its amounts
  Instant lapses = kNever;  // behind the last instant to claim it; kNever: it does not
  bool within = false;      // it lapses within the time that is asked for
};

struct List {
  const engine::Kept& kept;
  Duration within = 0;
  std::vector<Row> rows;                  // by class, then by urgency
  std::vector<RoomRow> room;              // by target and period, the least first
  std::vector<Claimable> claimable = {};  // what lapses first stands first

  const ir::Program& program() const { return *kept.found.plan.program; }
  Instant as_of() const { return kept.found.plan.as_of; }
  const measures::Item& item(const Row& row) const { return kept.result.items[row.item]; }
  const report::PeriodStatement& period(const Claimable& row) const {
    return kept.result.statement.periods[row.period];
  }
  const settlement::LineItem& line(const Claimable& row) const {
    return *settlement::lines_of(period(row).owed)[row.line];
  }
};

// What is due up to so long after the instant of evaluation is at risk.
constexpr Duration kWithin = kDay;

// `kept` has the open items, and where records stand; it must outlive the list.
List list(engine::Kept& kept, Duration within);

void add_room(List& list);  // a step of it
// Of a list whose items are of no concern.
std::vector<Claimable> claimable(const List& list);

// Since when an overdue item is missed.
inline Instant missed_at(const measures::Item& item) {
  return item.missed_before != kNever ? item.missed_before : item.due;
}

}  // namespace akad::due
