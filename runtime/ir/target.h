// Targets: what was promised of a measure, for each item or for a share of a calendar month.
#pragma once

#include "runtime/ir/limit.h"
#include "runtime/ir/measure.h"

namespace akad::ir {

enum class TargetKind { Items, TimeWithoutOutage };
constexpr std::array<std::string_view, 2> words(TargetKind) {
  return {"items", "time without outage"};
}
enum class Attribution { ByStop, ByStart, ByDue };  // to which month an item belongs
constexpr std::array<std::string_view, 3> words(Attribution) {
  return {"by stop", "by start", "by due"};
}
enum class OpenItems {    // at the end of a month
  LeftOut,                // counted in the month they stop
  OverdueMissed,          // overdue ones are missed in this month, and counted when they stop
  OverdueMissedWithGrace  // as above, but not counted when they stop within `grace_days` of due
};
constexpr std::array<std::string_view, 3> words(OpenItems) {
  return {"left out", "overdue missed", "overdue missed with grace"};
}
enum class EmptyMonth { NotApplicable, Met, Missed };  // of a month without items
constexpr std::array<std::string_view, 3> words(EmptyMonth) {
  return {"not applicable", "met", "missed"};
}
enum class ShareTest { AtLeast, MoreThan };
constexpr std::array<std::string_view, 2> words(ShareTest) { return {"at least", "more than"}; }

enum class CrossingOutages { Split, ByBegin };  // outages that cross a month
constexpr std::array<std::string_view, 2> words(CrossingOutages) { return {"split", "by begin"}; }

// The periods that a target has results for.
enum class Cadence { CalendarMonth, CalendarQuarter };
constexpr std::array<std::string_view, 2> words(Cadence) {
  return {"calendar month", "calendar quarter"};
}

// What a target of items makes of its items.
enum class Aggregate { ShareInTime, AverageElapsed };
constexpr std::array<std::string_view, 2> words(Aggregate) {
  return {"share in time", "average elapsed"};
}

struct Target {
  std::string name;
  Clause clause;
  TargetKind kind = TargetKind::Items;
  // Neither is stored: no source can say another one yet, and `verify` refuses them.
  Cadence cadence = Cadence::CalendarMonth;
  Aggregate aggregate = Aggregate::ShareInTime;
  ShareTest test = ShareTest::AtLeast;
  Rational share = 1;              // of 1: 95% is 19/20; "all" is 1
  bool all = false;                // written "for all": every item must be met
  bool by_subject = false;         // a result for each subject
  std::vector<Id<Signal>> groups;  // a result for each combination of these signals' values
  EmptyMonth empty = EmptyMonth::NotApplicable;

  // Items
  Id<Clock> clock;
  std::vector<LimitRow> limits;
  Attribution attribution = Attribution::ByStop;
  OpenItems open_items = OpenItems::LeftOut;
  std::int32_t grace_days = 0;
  std::vector<Escalation> escalations;
  std::int32_t small_below = 0;  // fewer items than this: `small_misses` misses are allowed
  std::int32_t small_misses = 0;

  // TimeWithoutOutage
  Id<Outage> outage;
  CrossingOutages crossing = CrossingOutages::Split;
};

template <class V>
void describe(V& v, Target& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("kind", row.kind);
  v.field("test", row.test);
  v.field("share", row.share);
  v.field("all", row.all, or_else(false));
  v.field("by_subject", row.by_subject, or_else(false));
  v.field("groups", row.groups, or_none);
  v.field("empty", row.empty, or_else(EmptyMonth::NotApplicable));
  v.field("clock", row.clock, or_none);
  v.field("limits", row.limits, or_none);
  v.field("attribution", row.attribution, or_else(Attribution::ByStop));
  v.field("open_items", row.open_items, or_else(OpenItems::LeftOut));
  v.field("grace_days", row.grace_days, or_else(0));
  v.field("escalations", row.escalations, or_none);
  v.field("small_below", row.small_below, or_else(0));
  v.field("small_misses", row.small_misses, or_else(0));
  v.field("outage", row.outage, or_none);
  v.field("crossing", row.crossing, or_else(CrossingOutages::Split));
}

}  // namespace akad::ir
