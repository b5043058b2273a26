// Targets: what is promised of a measure, and in which periods. `targets/`: a file a kind.
#pragma once

#include "runtime/ir/cadence.h"
#include "runtime/ir/comparison.h"
#include "runtime/ir/targets/figures.h"
#include "runtime/ir/targets/items.h"
#include "runtime/ir/targets/time.h"

namespace akad::ir {

// What a period is in which nothing counts, or too little.
enum class EmptyMonth { NotApplicable, Met, Missed };
constexpr std::array<std::string_view, 3> words(EmptyMonth) {
  return {"not applicable", "met", "missed"};
}
// What becomes of a result that records which cannot be used may touch.
enum class LostRecords { Marked, Undetermined };
constexpr std::array<std::string_view, 2> words(LostRecords) { return {"marked", "undetermined"}; }

// Of a target that looks back over several periods: what the first ones of the term are, which have
// fewer behind them.
enum class FirstPeriods { NotApplicable, WhatThereIs };
constexpr std::array<std::string_view, 2> words(FirstPeriods) {
  return {"not applicable", "what there is"};
}

// What is promised of the sum of what credits owe in kind, as points, in a period and group: of all
// credits that owe such a kind, each in the period in which its own ends.
struct OfSum {
  static constexpr std::string_view kWord = "sum in kind";
  static constexpr std::string_view kShown = "sum";
  static constexpr std::int32_t kSince = 6;
  std::string of;  // as the credits call it
};

// What a result that is so good is called.
struct Level {
  std::string name;
  Comparison test = Comparison::AtLeast;
  Rational bound;  // as Target::bound
};
inline constexpr std::size_t kMostLevels = 100;

struct Target {
  std::string name;
  Clause clause;
  std::variant<OfItems, OfTime, OfSum, OfFigure> of;
  Cadence cadence = Cadence::CalendarMonth;
  Comparison test = Comparison::AtLeast;
  Rational bound = 1;              // of the kind that is measured; a share of 1: 95% is 19/20
  bool all = false;                // written "for all": every item must be met
  bool by_subject = false;         // a result for each subject
  std::vector<Id<Signal>> groups;  // a result for each combination of these signals' values
  EmptyMonth empty = EmptyMonth::NotApplicable;
  Rational empty_below = 0;  // too little is less than so much; 0: where there is nothing
  LostRecords lost = LostRecords::Marked;
  std::int32_t over_last = 1;  // so many periods, at the end of each: a result is over them all
  FirstPeriods first_periods = FirstPeriods::NotApplicable;
  std::vector<Level> levels =
      {};  // each takes results that are worse than those of the ones before
};

// What its results are for.
inline Periods periods_of(const Target& target) { return {target.cadence, target.over_last}; }
inline bool looks_back(const Target& target) { return target.over_last > 1; }

// Of a target that is known to be of this kind.
inline OfItems& of_items(Target& target) { return std::get<OfItems>(target.of); }
inline const OfItems& of_items(const Target& target) { return std::get<OfItems>(target.of); }
inline OfTime& of_time(Target& target) { return std::get<OfTime>(target.of); }
inline const OfTime& of_time(const Target& target) { return std::get<OfTime>(target.of); }

constexpr MeasuredKind measured_kind(const OfTime&) { return MeasuredKind::Share; }
inline MeasuredKind measured_kind(const OfSum&) { return MeasuredKind::Number; }
inline MeasuredKind measured_kind(const OfFigure& figure) {
  return figure.of_share ? MeasuredKind::Share : MeasuredKind::Value;
}

// What kind of value a target measures. Its promise, the tables of its credits and what scenarios
// expect of it are of that kind.
inline MeasuredKind measured_kind(const Target& target) {
  return std::visit([](const auto& of) { return measured_kind(of); }, target.of);
}

// A number that the agreement names beside the measure of a target.
inline Measured bound_of(const Target& target, const Rational& number) {
  return {measured_kind(target), number};
}
inline Measured promise_of(const Target& target) { return bound_of(target, target.bound); }

// Whether the scale of what it measures has an end that no result is worse than.
inline bool has_worst(const Target& target) {
  const Scale scale = scale_of(measured_kind(target));
  return more_is_better(target.test) ? scale.least.has_value() : scale.most.has_value();
}

// What it is the sum of; null: it is of another thing.
inline const std::string* summed_by(const Target& target) {
  const auto* sum = std::get_if<OfSum>(&target.of);
  return sum == nullptr ? nullptr : &sum->of;
}

inline bool is_of_lengths(const Target& target) {
  const auto* items = std::get_if<OfItems>(&target.of);
  return items != nullptr && is_of_lengths(*items);
}

// The clock, outage or figure that a target is about; none where it is about another thing.
inline Id<Clock> clock_of(const Target& target) {
  const auto* items = std::get_if<OfItems>(&target.of);
  return items == nullptr ? Id<Clock>{} : items->clock;
}
inline Id<Outage> outage_of(const Target& target) {
  const auto* time = std::get_if<OfTime>(&target.of);
  return time == nullptr ? Id<Outage>{} : time->outage;
}
inline Id<Figure> figure_of(const Target& target) {
  const auto* figure = std::get_if<OfFigure>(&target.of);
  return figure == nullptr ? Id<Figure>{} : figure->figure;
}

template <class V>
void describe(V& v, OfSum& row) {
  v.field("of", row.of, or_none.since(6));
}
template <class V>
void describe(V& v, Level& row) {
  v.field("name", row.name);
  v.field("test", row.test);
  v.field("bound", row.bound);
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
  v.field("empty_below", row.empty_below, or_else(Rational(0)).since(6));
  v.field("lost", row.lost, or_else(LostRecords::Marked).since(3));
  v.field("over_last", row.over_last, or_else(1).since(5));
  v.field("first_periods", row.first_periods, or_else(FirstPeriods::NotApplicable).since(5));
  v.field("levels", row.levels, or_none.since(6));
}

}  // namespace akad::ir
