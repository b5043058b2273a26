// Targets of items: what is promised of what a clock counts.
#pragma once

#include "runtime/ir/limit.h"
#include "runtime/ir/measure.h"

namespace akad::ir {

enum class Attribution { ByStop, ByStart, ByDue };  // to which period an item belongs
constexpr std::array<std::string_view, 3> words(Attribution) {
  return {"by stop", "by start", "by due"};
}
enum class OpenItems {     // at the end of a period
  LeftOut,                 // counted in the period they stop
  OverdueMissed,           // overdue ones are missed in this period, and counted when they stop
  OverdueMissedWithGrace,  // as above, but not counted when they stop within `grace_days` of due
  TimeSoFar  // of how long items take: counted with the time so far, and whole when they stop
};
constexpr std::array<std::string_view, 4> words(OpenItems) {
  return {"left out", "overdue missed", "overdue missed with grace", "time so far"};
}
constexpr std::int32_t came_with(OpenItems items) { return items == OpenItems::TimeSoFar ? 6 : 1; }
// What a target of items makes of its items: the share of those in time, or of how long they took
// one length (REFERENCE, "How long items take together").
enum class Aggregate {
  ShareInTime,
  AverageElapsed,
  MedianElapsed,      // the percentile 50
  PercentileElapsed,  // nearest rank: of n the ⌈p·n⌉-th
  TotalElapsed
};
constexpr std::array<std::string_view, 5> words(Aggregate) {
  return {"share in time", "average elapsed", "median elapsed", "percentile elapsed",
          "total elapsed"};
}
constexpr std::int32_t came_with(Aggregate aggregate) {
  return aggregate == Aggregate::ShareInTime ? 1 : 6;
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
  Rational percentile = 0;  // of 1; PercentileElapsed alone
  Id<Clock> clock;
  std::vector<LimitRow> limits;  // of a length one, which is the target's bound as well
  Attribution attribution = Attribution::ByStop;
  OpenItems open_items = OpenItems::LeftOut;
  std::int32_t grace_days = 0;
  bool grace_by_dates = false;  // to the end of so many dates; else so many times 24 h
  std::vector<Escalation> escalations;
  std::int32_t small_below = 0;  // fewer items than this: `small_misses` misses are allowed
  std::int32_t small_misses = 0;
  std::vector<LeavingOut> leaving_out;  // items of which one of these held count nowhere
};

constexpr MeasuredKind measured_kind(Aggregate aggregate) {
  switch (aggregate) {
    case Aggregate::ShareInTime: return MeasuredKind::Share;
    case Aggregate::AverageElapsed:
    case Aggregate::MedianElapsed:
    case Aggregate::PercentileElapsed:
    case Aggregate::TotalElapsed: return MeasuredKind::Length;
  }
  AKAD_ASSERT(false);
}
inline MeasuredKind measured_kind(const OfItems& items) { return measured_kind(items.aggregate); }

// Whether it is of how long items take together; a single item keeps or breaks nothing then.
inline bool is_of_lengths(const OfItems& items) {
  return measured_kind(items) == MeasuredKind::Length;
}

template <class V>
void describe(V& v, OfItems& row) {
  v.field("aggregate", row.aggregate, or_else(Aggregate::ShareInTime).since(6));
  v.field("percentile", row.percentile, or_else(Rational(0)).since(6));
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

}  // namespace akad::ir
