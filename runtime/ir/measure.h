// Measures: clocks (how long something took for one subject) and outages (when a subject was down).
#pragma once

#include "runtime/ir/stretches/exclusion.h"

namespace akad::ir {

// What a start after a stop does (REFERENCE, "Clocks").
enum class Reopening {
  FirstStopDecides,  // later starts of the subject are ignored
  NewItem,           // a new item with a clock of its own
  LeaveOutGap,       // the same item goes on; the gap does not count
  CountGap,          // the same item goes on as if it had not stopped
  LastDecides        // the new cycle takes the place of the earlier one
};
constexpr std::array<std::string_view, 5> words(Reopening) {
  return {"first stop decides", "new item", "leave out gap", "count gap", "last decides"};
}

// What a change of a signal that the target's table reads does to a running clock.
enum class Retarget {
  Carry,
  Restart,
  Freeze,
  Retroactive,  // from the start, as if there had been no pauses
  Proportional,
  RetroactiveWithPauses  // from the start, pauses and all
};
constexpr std::array<std::string_view, 6> words(Retarget) {
  return {"carry", "restart", "freeze", "retroactive", "proportional", "retroactive with pauses"};
}

// What becomes of a limit that was missed before a change brought another (REFERENCE, "Clocks").
enum class MissedBefore { LastLimitDecides, StaysMissed };
constexpr std::array<std::string_view, 2> words(MissedBefore) {
  return {"last limit decides", "stays missed"};
}

enum class Judged { ByElapsed, ByDue };
constexpr std::array<std::string_view, 2> words(Judged) { return {"by elapsed", "by due"}; }

// What a start does while the clock runs (REFERENCE, "Clocks"): nothing, so that the oldest start
// counts, or the clock begins anew, so that the latest counts.
enum class RepeatedStart { ChangesNothing, BeginsAnew };
constexpr std::array<std::string_view, 2> words(RepeatedStart) {
  return {"changes nothing", "begins anew"};
}

// What a stop does where no clock runs and none ever ran.
enum class LoneStop { Undetermined, ChangesNothing };
constexpr std::array<std::string_view, 2> words(LoneStop) {
  return {"undetermined", "changes nothing"};
}

struct RetargetRule {
  Id<Signal> signal;
  Retarget policy = Retarget::Carry;
};

// A clock runs from a start to a stop and does not run while paused. At one instant (and, where the
// log has one, one sequence number) happenings apply in the order start, resume, pause, reset,
// stop, cancel, so that the stronger one decides (REFERENCE, "Clocks"). Repeats change nothing.
struct Clock {
  std::string name;
  Clause clause;
  Id<Log> log;
  std::vector<Id<Event>> starts;
  std::vector<Id<Event>> stops;
  std::vector<Id<Event>> pauses;
  std::vector<Id<Event>> resumes;
  std::vector<Id<Event>> resets;
  std::vector<Id<Event>> cancels;
  std::vector<Id<Event>> rounds;  // end the running item and begin the next at once
  Id<Condition> start_when;       // over signals: happens when it becomes true; none = never
  Id<Condition> stop_when;
  Id<Condition> reset_when;
  Id<Condition> cancel_when;
  Id<Condition> pause_while;  // over signals; none = no such state
  RepeatedStart repeated_start = RepeatedStart::ChangesNothing;
  LoneStop lone_stop = LoneStop::Undetermined;
  Id<Signal> counted_from;     // kind Time: it counts from that instant, not from its start
  bool earlier_pauses = true;  // with counted_from: pauses before the start count as pauses
  Id<Signal> item_by;          // each value of it is an item of its own
  Id<Signal> attributed_to;    // elapsed time is told apart by the values of this signal
  RoundingMode elapsed_rounding = RoundingMode::Up;
  Duration early_stop = 0;      // a stop so little before its start: no time elapsed; 0 = no
  Duration elapsed_unit = 0;    // elapsed is rounded to a multiple before it is judged; 0 = not
  Id<Calendar> calendar;        // none = around the clock, or the hours of each limit
  bool hours_of_limit = false;  // the row in force names the hours; `calendar` is none then
  Judged judged = Judged::ByElapsed;
  Reopening reopening = Reopening::FirstStopDecides;
  std::int32_t reopening_days = 0;  // 0 = whenever; else within so many 24 h after the stop
  bool reopening_by_dates = false;  // … or to the end of so many dates after that of the stop
  Reopening later_reopening = Reopening::FirstStopDecides;  // after that window
  std::vector<RetargetRule> retargets;
  MissedBefore missed_before = MissedBefore::LastLimitDecides;
  std::vector<Id<Exclusion>> pauses_during;  // it pauses in the time that each of them grants
  std::string items_called;  // what its items are called, several of them; mostly nothing
  Id<Signal> concerns =
      {};  // kind Text: whose time that is, while it holds; none = the subject's own
};

inline bool pauses(const Clock& clock) {
  return !clock.pauses.empty() || clock.pause_while.valid() || !clock.pauses_during.empty();
}
// Whether there is time that does not count while an item goes on: paused, or between a stop and
// the reopening that leaves it out. Such time moves due instants that pauses move.
inline bool stands_still(const Clock& clock) {
  return pauses(clock) || clock.reopening == Reopening::LeaveOutGap ||
         (clock.reopening_days > 0 && clock.later_reopening == Reopening::LeaveOutGap);
}

enum class LengthTest { None, AtLeast, MoreThan };
constexpr std::array<std::string_view, 3> words(LengthTest) {
  return {"none", "at least", "more than"};
}
enum class Counted { Whole, Excess };  // of an outage that passes the length test
constexpr std::array<std::string_view, 2> words(Counted) { return {"whole", "excess"}; }

// When a subject was down. Overlaps are united; runs less than merge_gap apart become one; then the
// length test looks at the whole run, before it is cut at months (REFERENCE, "Outages").
struct Outage {
  std::string name;
  Clause clause;
  Id<Log> log;
  Stretches down;
  LengthTest test = LengthTest::None;
  Duration length = 0;
  Counted counted = Counted::Whole;
  Duration merge_gap = 0;  // 0 = runs that touch become one, others stay apart
  Id<Signal> concerns =
      {};  // kind Text: whose time exclusions grant, while it holds; none = its own
};

// The states of an outage that weigh differently; of others none.
inline const std::vector<WeighedState>& weights_of(const Outage& outage) {
  static const std::vector<WeighedState> none;
  const auto* state = std::get_if<WhileState>(&outage.down);
  return state != nullptr ? state->weighs : none;
}

// From when to when a subject is in service, both days included; no last day: to the end.
struct InService {
  std::string subject;
  Date first;
  std::optional<Date> last;
};

// Which subjects of a log are in service, and when; also those that no record is about.
struct Cover {
  std::string name;
  Clause clause;
  Id<Log> log;
  std::vector<InService> subjects;
  Id<Log> told_by;                // who else is, from such a begin to such an end; none = nobody
  std::vector<Id<Event>> begins;  // of that log
  std::vector<Id<Event>> ends;
};

// Rows that claim stretches of time give them through this; the rest of what they need (soundness,
// binding, telling them from a subject's happenings) is the same for all.
inline const Stretches& stretches_of(const Outage& row) { return row.down; }
inline const Stretches& stretches_of(const Exclusion& row) { return row.when; }
template <class Row>
concept Claims = requires(const Row& row) {
  stretches_of(row);
  row.log;
};

template <class V>
void describe(V& v, RetargetRule& row) {
  v.field("signal", row.signal);
  v.field("policy", row.policy);
}
template <class V>
void describe(V& v, Clock& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("log", row.log);
  v.field("starts", row.starts, or_none);
  v.field("stops", row.stops, or_none);
  v.field("pauses", row.pauses, or_none);
  v.field("resumes", row.resumes, or_none);
  v.field("resets", row.resets, or_none);
  v.field("cancels", row.cancels, or_none);
  v.field("rounds", row.rounds, or_none);
  v.field("start_when", row.start_when, or_none);
  v.field("stop_when", row.stop_when, or_none);
  v.field("reset_when", row.reset_when, or_none);
  v.field("cancel_when", row.cancel_when, or_none);
  v.field("pause_while", row.pause_while, or_none);
  v.field("repeated_start", row.repeated_start, or_else(RepeatedStart::ChangesNothing));
  v.field("lone_stop", row.lone_stop, or_else(LoneStop::Undetermined));
  v.field("counted_from", row.counted_from, or_none);
  v.field("earlier_pauses", row.earlier_pauses, or_else(true));
  v.field("item_by", row.item_by, or_none);
  v.field("attributed_to", row.attributed_to, or_none);
  v.field("elapsed_rounding", row.elapsed_rounding, or_else(RoundingMode::Up));
  v.field("elapsed_unit", row.elapsed_unit, or_else(0));
  v.field("early_stop", row.early_stop, or_else(0));
  v.field("calendar", row.calendar, or_none);
  v.field("hours_of_limit", row.hours_of_limit, or_else(false));
  v.field("judged", row.judged, or_else(Judged::ByElapsed));
  v.field("reopening", row.reopening, or_else(Reopening::FirstStopDecides));
  v.field("reopening_days", row.reopening_days, or_else(0));
  v.field("reopening_by_dates", row.reopening_by_dates, or_else(false).since(5));
  v.field("later_reopening", row.later_reopening, or_else(Reopening::FirstStopDecides));
  v.field("retargets", row.retargets, or_none);
  v.field("missed_before", row.missed_before, or_else(MissedBefore::LastLimitDecides));
  v.field("pauses_during", row.pauses_during, or_none.since(5));
  v.field("items_called", row.items_called, or_none.since(5));
  v.field("concerns", row.concerns, or_none.since(5));
}
template <class V>
void describe(V& v, Outage& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("log", row.log);
  v.kind("kind", row.down);
  v.field("test", row.test, or_else(LengthTest::None));
  v.field("length", row.length, or_else(0));
  v.field("counted", row.counted, or_else(Counted::Whole));
  v.field("merge_gap", row.merge_gap, or_else(0));
  v.field("concerns", row.concerns, or_none.since(5));
}
template <class V>
void describe(V& v, InService& row) {
  v.field("subject", row.subject, or_none);
  v.field("first", row.first);
  v.field("last", row.last, or_none);
}
template <class V>
void describe(V& v, Cover& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("log", row.log);
  v.field("subjects", row.subjects, or_none);
  v.field("told_by", row.told_by, or_none);
  v.field("begins", row.begins, or_none);
  v.field("ends", row.ends, or_none);
}
}  // namespace akad::ir
