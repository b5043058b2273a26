// Targets: what was promised of a measure, for each item or for a share of a period.
#pragma once

#include "runtime/ir/cadence.h"
#include "runtime/ir/comparison.h"
#include "runtime/ir/limit.h"
#include "runtime/ir/measure.h"

namespace akad::ir {

enum class Attribution { ByStop, ByStart, ByDue };  // to which period an item belongs
constexpr std::array<std::string_view, 3> words(Attribution) {
  return {"by stop", "by start", "by due"};
}
enum class OpenItems {    // at the end of a period
  LeftOut,                // counted in the period they stop
  OverdueMissed,          // overdue ones are missed in this period, and counted when they stop
  OverdueMissedWithGrace  // as above, but not counted when they stop within `grace_days` of due
};
constexpr std::array<std::string_view, 3> words(OpenItems) {
  return {"left out", "overdue missed", "overdue missed with grace"};
}
enum class EmptyMonth { NotApplicable, Met, Missed };  // of a period without items
constexpr std::array<std::string_view, 3> words(EmptyMonth) {
  return {"not applicable", "met", "missed"};
}
enum class CrossingOutages { Split, ByBegin };  // outages that cross a period
constexpr std::array<std::string_view, 2> words(CrossingOutages) { return {"split", "by begin"}; }

// What becomes of a result that records which cannot be used may touch.
enum class LostRecords { Marked, Undetermined };
constexpr std::array<std::string_view, 2> words(LostRecords) { return {"marked", "undetermined"}; }

// What a target of items makes of its items.
enum class Aggregate { ShareInTime, AverageElapsed };
constexpr std::array<std::string_view, 2> words(Aggregate) {
  return {"share in time", "average elapsed"};
}

// Of a target that looks back over several periods: what the first ones of the term are, which have
// fewer behind them.
enum class FirstPeriods { NotApplicable, WhatThereIs };
constexpr std::array<std::string_view, 2> words(FirstPeriods) {
  return {"not applicable", "what there is"};
}

// When the state of an item decides whether it is left out.
enum class AskedAt { TheStop, AnyTime };
constexpr std::array<std::string_view, 2> words(AskedAt) { return {"the stop", "any time"}; }
struct LeavingOut {
  Id<Condition> when;
  AskedAt at = AskedAt::TheStop;
};

// What is promised of the items of a clock.
struct OfItems {
  static constexpr std::string_view kWord = "items";
  static constexpr std::string_view kShown = "items";  // in statements
  Aggregate aggregate = Aggregate::ShareInTime;
  Id<Clock> clock;
  std::vector<LimitRow> limits;
  Attribution attribution = Attribution::ByStop;
  OpenItems open_items = OpenItems::LeftOut;
  std::int32_t grace_days = 0;
  bool grace_by_dates = false;  // to the end of so many dates; else so many times 24 h
  std::vector<Escalation> escalations;
  std::int32_t small_below = 0;  // fewer items than this: `small_misses` misses are allowed
  std::int32_t small_misses = 0;
  std::vector<LeavingOut> leaving_out;  // items of which one of these held count nowhere
};

// What becomes of the time of an exclusion (REFERENCE, "Exclusions").
enum class ExcludedTime {
  NeitherDownNorPromised,  // it leaves the time of the period, down or not
  PromisedAndNotDown       // it stays in the time of the period, and counts as up
};
constexpr std::array<std::string_view, 2> words(ExcludedTime) {
  return {"neither down nor promised", "promised and not down"};
}
struct Excluding {
  Id<Exclusion> exclusion;
  ExcludedTime time = ExcludedTime::NeitherDownNorPromised;
};

// What time counts as of which no record tells (REFERENCE, "Time without records").
enum class Unrecorded { Unknown, Up, Down, LeftOut };
constexpr std::array<std::string_view, 4> words(Unrecorded) {
  return {"unknown", "up", "down", "left out"};
}

// What is promised of the time of a period.
struct OfTime {
  static constexpr std::string_view kWord = "time without outage";
  static constexpr std::string_view kShown = "time";
  Id<Outage> outage;
  CrossingOutages crossing = CrossingOutages::Split;
  std::vector<Excluding> excluding;  // each exclusion once
  Id<Calendar> hours;  // the time that is promised, of which downtime counts; none = every hour
  std::int32_t month_days = 0;  // what each month is taken as, whatever it has; 0 = its own length
  bool from_first_record = false;  // the time before a subject's first record is not covered
  Duration silence = 0;  // after longer without a record it counts as `unrecorded` since the last
                         // one; 0 = as the last one says
  Unrecorded unrecorded = Unrecorded::Unknown;
  Id<Condition> unknown_while = {};  // over signals: the state of which nobody knows what it is
};
constexpr std::int32_t kMonthTakenAs = 30;  // the days that a month can be taken as

// What is promised of the sum of what credits owe in kind, as points, in a period and group: of all
// credits that owe such a kind, each in the period in which its own ends.
struct OfSum {
  static constexpr std::string_view kWord = "sum in kind";
  static constexpr std::string_view kShown = "sum";
  static constexpr std::int32_t kSince = 6;
  std::string of;  // as the credits call it
};

struct Target {
  std::string name;
  Clause clause;
  std::variant<OfItems, OfTime, OfSum> of;
  Cadence cadence = Cadence::CalendarMonth;
  Comparison test = Comparison::AtLeast;
  Rational bound = 1;              // of the kind that is measured; a share of 1: 95% is 19/20
  bool all = false;                // written "for all": every item must be met
  bool by_subject = false;         // a result for each subject
  std::vector<Id<Signal>> groups;  // a result for each combination of these signals' values
  EmptyMonth empty = EmptyMonth::NotApplicable;
  LostRecords lost = LostRecords::Marked;
  std::int32_t over_last = 1;  // so many periods, at the end of each: a result is over them all
  FirstPeriods first_periods = FirstPeriods::NotApplicable;
};

// What its results are for.
inline Periods periods_of(const Target& target) { return {target.cadence, target.over_last}; }
inline bool looks_back(const Target& target) { return target.over_last > 1; }

// Of a target that is known to be of this kind.
inline OfItems& of_items(Target& target) { return std::get<OfItems>(target.of); }
inline const OfItems& of_items(const Target& target) { return std::get<OfItems>(target.of); }
inline OfTime& of_time(Target& target) { return std::get<OfTime>(target.of); }
inline const OfTime& of_time(const Target& target) { return std::get<OfTime>(target.of); }

constexpr MeasuredKind measured_kind(Aggregate aggregate) {
  switch (aggregate) {
    case Aggregate::ShareInTime: return MeasuredKind::Share;
    case Aggregate::AverageElapsed: return MeasuredKind::Length;
  }
  AKAD_ASSERT(false);
}
constexpr MeasuredKind measured_kind(const OfItems& items) {
  return measured_kind(items.aggregate);
}
constexpr MeasuredKind measured_kind(const OfTime&) { return MeasuredKind::Share; }
inline MeasuredKind measured_kind(const OfSum&) { return MeasuredKind::Number; }

// What kind of value a target measures. Its promise, the tables of its credits and what scenarios
// expect of it are of that kind.
inline MeasuredKind measured_kind(const Target& target) {
  return std::visit([](const auto& of) { return measured_kind(of); }, target.of);
}

// A number that the agreement names beside the measure of a target.
inline Measured bound_of(const Target& target, const Rational& number) {
  return {measured_kind(target), number};
}
// Whether there may be time of it of which nobody says what it counts as.
inline bool has_unknown(const OfTime& time) {
  const bool silent = time.silence > 0 && time.unrecorded == Unrecorded::Unknown;
  return silent || time.unknown_while.valid();
}

inline Measured promise_of(const Target& target) { return bound_of(target, target.bound); }

// What it is the sum of; null: it is of items or of time.
inline const std::string* summed_by(const Target& target) {
  const auto* sum = std::get_if<OfSum>(&target.of);
  return sum == nullptr ? nullptr : &sum->of;
}

// The clock or the outage that a target is about; none where it is about another thing.
inline Id<Clock> clock_of(const Target& target) {
  const auto* items = std::get_if<OfItems>(&target.of);
  return items == nullptr ? Id<Clock>{} : items->clock;
}
inline Id<Outage> outage_of(const Target& target) {
  const auto* time = std::get_if<OfTime>(&target.of);
  return time == nullptr ? Id<Outage>{} : time->outage;
}

template <class V>
void describe(V& v, OfItems& row) {
  v.field("aggregate", row.aggregate, or_else(Aggregate::ShareInTime).since(kNotYet));
  v.field("clock", row.clock, or_none);
  v.field("limits", row.limits, or_none);
  v.field("attribution", row.attribution, or_else(Attribution::ByStop));
  v.field("open_items", row.open_items, or_else(OpenItems::LeftOut));
  v.field("grace_days", row.grace_days, or_else(0));
  v.field("grace_by_dates", row.grace_by_dates, or_else(false).since(5));
  v.field("escalations", row.escalations, or_none);
  v.field("small_below", row.small_below, or_else(0));
  v.field("small_misses", row.small_misses, or_else(0));
  v.field("leaving_out", row.leaving_out, or_none.since(5));
}
template <class V>
void describe(V& v, LeavingOut& row) {
  v.field("when", row.when, or_none);
  v.field("at", row.at, or_else(AskedAt::TheStop));
}
template <class V>
void describe(V& v, Excluding& row) {
  v.field("exclusion", row.exclusion, or_none);
  v.field("time", row.time, or_else(ExcludedTime::NeitherDownNorPromised));
}
template <class V>
void describe(V& v, OfTime& row) {
  v.field("outage", row.outage, or_none);
  v.field("crossing", row.crossing, or_else(CrossingOutages::Split));
  v.field("excluding", row.excluding, or_none.since(4));
  v.field("hours", row.hours, or_none.since(5));
  v.field("month_days", row.month_days, or_else(0).since(5));
  v.field("from_first_record", row.from_first_record, or_else(false).since(5));
  v.field("silence", row.silence, or_else(0).since(5));
  v.field("unrecorded", row.unrecorded, or_else(Unrecorded::Unknown).since(5));
  v.field("unknown_while", row.unknown_while, or_none.since(5));
}
template <class V>
void describe(V& v, OfSum& row) {
  v.field("of", row.of, or_none.since(6));
}
template <class V>
void describe(V& v, Target& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.kind("kind", row.of);
  v.field("cadence", row.cadence, or_else(Cadence::CalendarMonth).since(5));
  v.field("test", row.test);
  v.field("share", row.bound);
  v.field("all", row.all, or_else(false));
  v.field("by_subject", row.by_subject, or_else(false));
  v.field("groups", row.groups, or_none);
  v.field("empty", row.empty, or_else(EmptyMonth::NotApplicable));
  v.field("lost", row.lost, or_else(LostRecords::Marked).since(3));
  v.field("over_last", row.over_last, or_else(1).since(5));
  v.field("first_periods", row.first_periods, or_else(FirstPeriods::NotApplicable).since(5));
}

}  // namespace akad::ir
