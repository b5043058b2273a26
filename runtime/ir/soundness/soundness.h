// What holds of a program that the compiler wrote, table by table. The first rule that a program
// breaks is told, with its row as a JSON pointer. Each check relies on what the ones before hold.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/ir/program.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {

struct Soundness {
  std::string wrong;
  bool require(bool holds, std::string_view table, std::size_t row, std::string_view rule);
};
std::string one_of(std::string_view table);  // "an outage", of the table `outages`

// What a condition reads, with all its parts.
struct Reads {
  bool fields = false;
  bool signals = false;
  Id<Log> log = {};          // of the signals
  bool mixed = false;        // signals of several logs
  bool start = false;        // when an item started
  std::int32_t outward = 0;  // of the fields, the most
};

struct Checker {
  const Program& p;
  Soundness& sound;
  std::vector<Reads> reads = {};              // by condition
  std::vector<Id<Field>> pairs = {};          // by event: what pairs it
  std::vector<Id<Signal>> zone_signals = {};  // by calendar: what its hours are read by
  std::string_view table = {};
  std::size_t row = 0;

  bool require(bool holds, std::string_view rule) { return sound.require(holds, table, row, rule); }
  bool fine() const { return sound.wrong.empty(); }

  // In a record of the log, or in what it is an element of.
  bool stands_in(Id<Log> log, Id<Field> field) const {
    return !field.valid() || stands_in(log, p[field].outward);
  }
  bool stands_in(Id<Log> log, Id<Condition> id) const {
    return !id.valid() || stands_in(log, reads[id.index()].outward);
  }
  bool stands_in(Id<Log> log, std::int32_t outward) const {
    return outward <= static_cast<std::int32_t>(p[log].elements.size());
  }
  bool over_fields(Id<Condition> id) const {
    return !id.valid() || (!reads[id.index()].signals && !reads[id.index()].start);
  }
  bool over_signals(Id<Condition> id) const {
    return over_an_item(id) && (!id.valid() || !reads[id.index()].start);
  }
  // Signals, and when the item started.
  bool over_an_item(Id<Condition> id) const { return !id.valid() || !reads[id.index()].fields; }
  // Both of a log: conditions over its signals, calendars in the zone of its subjects.
  bool is_of(Id<Log> log, Id<Condition> id) const {
    if (!id.valid()) return true;
    const Reads& read = reads[id.index()];
    return !read.mixed && (read.log == log || (read.start && !read.log.valid()));
  }
  bool fits(Id<Log> log, Id<Calendar> id) const {
    if (!id.valid() || !zone_signals[id.index()].valid()) return true;
    return p[zone_signals[id.index()]].log == log;
  }
};

// So much of what records add up to: of events a whole number.
inline bool is_number_of(const Summand& what, const Rational& number) {
  return number >= 0 && is_decimal(number) && (!what.event.valid() || is_whole(number));
}

// Calls `check` with each row of a table, until a rule is broken.
template <class Row, class Check>
void for_rows(Checker& c, Check check) {
  constexpr auto kTable = std::get<Table<Row>>(kTables);
  const std::vector<Row>& rows = c.p.*kTable.rows;
  c.table = kTable.name;
  for (c.row = 0; c.row < rows.size() && c.fine(); ++c.row) check(rows[c.row]);
}

void check_agreement(Checker& checker);
void check_logs(Checker& checker);
void check_signals(Checker& checker);
void check_calendars(Checker& checker);   // fills zone_signals
void check_conditions(Checker& checker);  // fills reads
void check_members(Checker& checker);     // events, signals, windows
void check_measures(Checker& checker);
void check_targets(Checker& checker);
void check_remedies(Checker& checker);
// Of a credit for the target.
void check_rate(Checker& checker, const Rate& rate, const Target& target);
void check_in_kind(Checker& checker, const InKind& owed);
inline constexpr std::string_view kPercentile = "a percentile lies above 0 and is at most 100";
inline constexpr std::string_view kOneKind =
    "all that a credit owes is money, or of one kind that is not";
void check_scenarios(Checker& checker);
void check_names(Checker& checker);
void check_seasons(Checker& checker);
// Who is in service.
void check_covers(Checker& checker);

// The deepest that calendars and conditions are made of earlier rows, and how large they are when
// each part is counted where it is used: shared parts could otherwise make a small table cost
// exponential work or overflow the stack.
struct Growth {
  std::vector<std::int64_t> size;
  std::vector<int> depth;
};
template <class Row>
bool grow(Growth& growth, std::size_t row, const std::vector<Id<Row>>& parts, int deepest) {
  std::int64_t size = 1;
  int depth = 1;
  for (const Id<Row> part : parts) {
    if (!part.valid() || part.index() >= row) return false;
    size += growth.size[part.index()];
    depth = std::max(depth, growth.depth[part.index()] + 1);
  }
  growth.size.push_back(size);
  growth.depth.push_back(depth);
  return size <= kMostUnfolded && depth <= deepest;
}

bool is_sound(const Constant& constant);
// Whether it can be held against, or be, a value of the signal.
bool is_value_of(const Signal& signal, const Constant& constant);
// Whether the list of the signal's values has it, where there is one.
bool is_listed(const Signal& signal, const Constant& constant);

// A number that is written beside what the target measures.
inline constexpr std::string_view kBounds =
    "a bound lies where its target measures: a share from 0 to 1";
bool is_bound(const Target& target, const Rational& number);
// In the agreement's money; not negative.
bool is_payable(const Program& program, const Rational& amount);

template <class Row>
bool is_of_log(const Checker& c, Id<Row> id, Id<Log> log) {
  return !id.valid() || c.p[id].log == log;
}
template <class Row>
bool all_different(std::vector<Id<Row>> ids) {
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

inline bool is_length(Duration length) { return length >= 0 && length <= kEndOfTime; }
inline bool is_in_time(Instant at) { return at >= kFirstInstant && at < kEndOfTime; }
inline bool lies_between(std::int64_t least, std::int64_t number, std::int64_t most) {
  return least <= number && number <= most;
}

}  // namespace akad::ir
