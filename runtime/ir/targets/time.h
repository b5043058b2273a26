// Targets of time: what is promised of the time in which an outage does not last.
#pragma once

#include "runtime/ir/measure.h"

namespace akad::ir {

enum class CrossingOutages { Split, ByBegin };  // outages that cross a period
constexpr std::array<std::string_view, 2> words(CrossingOutages) { return {"split", "by begin"}; }

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

}  // namespace akad::ir
