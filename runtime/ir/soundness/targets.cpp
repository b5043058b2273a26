// Targets: what is promised fits what is measured, and every table of limits has an end.
#include <algorithm>
#include <set>

#include "runtime/ir/amounts/arising.h"
#include "runtime/ir/amounts/cuts.h"
#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

constexpr std::string_view kNoFew = "too little is said of items, and of figures that need records";

struct SoundLimit {
  const Checker& c;
  const Clock& clock;
  const Limit& limit;

  bool operator()(const NoTarget&) const { return !limit.strict && keeps(); }
  bool operator()(const Within& within) const {
    const bool own = clock.hours_of_limit || !within.calendar.valid();
    return is_length(within.length) && own && fits(within.calendar) && keeps();
  }
  bool operator()(const WorkingDaysLater& later) const {
    return lies_between(1, later.count, kMostSteps) && has(later.calendar);
  }
  bool operator()(const EndOfWorkingDay& end) const {
    return lies_between(0, end.count, kMostSteps) && has(end.calendar);
  }
  bool operator()(const WorkingDayAt& at) const {
    return lies_between(0, at.count, kMostSteps) && lies_between(0, at.minute, 1440) &&
           has(at.calendar);
  }
  bool operator()(const CalendarDaysLater& later) const {
    return lies_between(1, later.count, kMostSteps);
  }
  bool operator()(const CalendarMonthsLater& later) const {
    return lies_between(1, later.count, kMostMonths);
  }
  bool operator()(const BySignal& by) const {
    return by.signal.valid() && c.p[by.signal].kind == SignalKind::Time &&
           c.p[by.signal].log == clock.log && is_length(by.after);
  }

  bool keeps() const { return limit.roll == Roll::Keep; }  // no instant is named
  // What moves an instant fits what it moves.
  bool is_moved_well() const {
    if (limit.moved_by_pauses && !counts_dates(limit)) return false;
    if (limit.roll == Roll::Keep) return !limit.roll_calendar.valid();
    if (limit.roll == Roll::WorkingDay) return has(limit.roll_calendar);
    return fits(limit.roll_calendar);
  }
  bool fits(Id<Calendar> calendar) const { return c.fits(clock.log, calendar); }
  bool has(Id<Calendar> calendar) const { return calendar.valid() && fits(calendar); }
};

bool has_rule(const Clock& clock, Id<Signal> signal) {
  return std::any_of(clock.retargets.begin(), clock.retargets.end(),
                     [&](const RetargetRule& rule) { return rule.signal == signal; });
}

// What is allowed while an item runs depends on the conditions of the rows, and on the zone that
// hours are read in: a change of either has a rule, or nobody agreed on what it does.
void check_changes(Checker& c, const OfItems& target) {
  const Clock& clock = c.p[target.clock];
  std::set<Id<Signal>> decide;
  std::set<Id<Condition>> known;
  std::vector<Id<Condition>> left;
  const auto add_zone = [&](Id<Calendar> calendar) {
    if (!calendar.valid()) return;
    const Id<Signal> zone = c.zone_signals[calendar.index()];
    if (zone.valid()) decide.insert(zone);
  };
  for (const LimitRow& row : target.limits) {
    if (row.when.valid()) left.push_back(row.when);
    add_zone(calendar_of(row.limit));
    add_zone(row.limit.roll_calendar);
  }
  add_zone(clock.calendar);
  while (!left.empty()) {
    const Id<Condition> id = left.back();
    left.pop_back();
    if (!known.insert(id).second) continue;
    const Condition& condition = c.p[id];
    if (condition.signal.valid()) decide.insert(condition.signal);
    c.require(c.fits(clock.log, condition.calendar),
              "a calendar in the zone of the subject is of the log that has the zone");
    add_zone(condition.calendar);
    left.insert(left.end(), condition.parts.begin(), condition.parts.end());
  }
  c.require(std::all_of(decide.begin(), decide.end(),
                        [&](Id<Signal> signal) { return has_rule(clock, signal); }),
            "a clock has a rule about the changes of every signal on which its limits depend");
}

void check_limits(Checker& c, const OfItems& target) {
  const Clock& clock = c.p[target.clock];
  std::vector<Id<Condition>> conditions;
  for (std::size_t i = 0; i < target.limits.size(); ++i) {
    const LimitRow& row = target.limits[i];
    const bool last = i + 1 == target.limits.size();
    c.require(row.when.valid() != last, "the last limit, and only the last, has no condition");
    c.require(c.over_an_item(row.when) && c.is_of(clock.log, row.when),
              "the condition of a limit reads signals of the log");
    const SoundLimit sound{c, clock, row.limit};
    c.require(std::visit(sound, row.limit.rule) && sound.is_moved_well(),
              "a limit has what its kind asks for, and no more");
    if (!last) conditions.push_back(row.when);
  }
  c.require(all_different(conditions), "every row of a table has a condition of its own");
}

bool is_sound(const ShareOfLimit& when) {
  return when.share >= 0 && when.share <= kMostSteps && is_percentage(when.share);
}
bool is_sound(const BeforeDue& when) { return is_length(when.offset); }
bool is_sound(const AfterDue& when) { return is_length(when.offset); }

void check_escalations(Checker& c, const OfItems& target) {
  std::set<std::string_view> names;
  for (const Escalation& step : target.escalations) {
    c.require(!step.name.empty() && names.insert(step.name).second, "escalations differ in name");
    c.require(std::visit([](const auto& when) { return is_sound(when); }, step.when),
              "an escalation has a share or a length that is not negative");
  }
}

// Which event of the clock can be named, so that an item belongs to its month.
bool is_named(const Clock& clock, Attribution attribution) {
  const auto stops = [&](Id<Event> event) {
    const auto has = [&](const std::vector<Id<Event>>& events) {
      return std::find(events.begin(), events.end(), event) != events.end();
    };
    return has(clock.stops) || has(clock.rounds);
  };
  switch (attribution) {
    case Attribution::ByDue: return true;
    case Attribution::ByStop: return !clock.stops.empty() || !clock.rounds.empty();
    case Attribution::ByStart: return !std::all_of(clock.starts.begin(), clock.starts.end(), stops);
  }
  return false;
}

// The one limit is what is promised of all items together.
bool is_promise(const Target& target, const OfItems& of) {
  if (of.limits.size() != 1) return false;
  const Limit& limit = of.limits.front().limit;
  const auto* within = std::get_if<Within>(&limit.rule);
  return within != nullptr && Rational(within->length) == target.bound &&
         target.test == (limit.strict ? Comparison::LessThan : Comparison::AtMost);
}

void check_lengths(Checker& c, const Target& target, const OfItems& of) {
  const bool of_lengths = is_of_lengths(of);
  const bool has_rank = of.aggregate == Aggregate::PercentileElapsed;
  c.require(has_rank ? is_percentile(of.percentile) : of.percentile == 0, kPercentile);
  c.require(of_lengths || of.open_items != OpenItems::TimeSoFar,
            "the time so far counts where it is asked how long items take");
  if (!of_lengths) return;
  c.require(is_promise(target, of), "of how long items take together one length is promised");
  c.require(of.attribution == Attribution::ByStop,
            "how long items take together is asked of those that stop in the period");
  c.require(of.open_items == OpenItems::LeftOut || of.open_items == OpenItems::TimeSoFar,
            "an open item has no length of its own, or its time so far");
  c.require(!looks_back(target), "how long items take together is asked of one period");
  c.require(of.small_below == 0, "items of which no single one is missed have no misses");
  c.require(of.escalations.empty(), "where no item has a promise of its own nobody is told of it");
  c.require(target.empty != EmptyMonth::Missed, "how long nothing takes cannot be missed");
}

// What is counted one by one.
bool is_few(const Rational& below) {
  return below == 0 || (is_whole(below) && below >= 2 && below <= kMostItems);
}

void check_of(Checker& c, const Target& target, const OfItems& of) {
  check_limits(c, of);
  check_lengths(c, target, of);
  if (c.fine()) check_changes(c, of);
  check_escalations(c, of);
  c.require(is_named(c.p[of.clock], of.attribution),
            "an item belongs to the month of an event of its clock, or of its due time");
  const bool grace = of.open_items == OpenItems::OverdueMissedWithGrace;
  c.require(lies_between(grace ? 1 : 0, of.grace_days, grace ? kMostSteps : 0),
            "counts are not negative, and days of grace are said where there is grace");
  c.require(grace || !of.grace_by_dates, "only days of grace are dates");
  const bool small = of.small_below != 0 || of.small_misses != 0;
  c.require(!small || (lies_between(2, of.small_below, kMostItems) &&
                       lies_between(1, of.small_misses, of.small_below - 1) && !target.all),
            "counts are not negative, and fewer misses are allowed than a small number has items");
  c.require(is_few(target.empty_below), "too few items are fewer than a whole number of them");
  c.require(!small || of.small_below > target.empty_below,
            "where too few items are none no miss of theirs is allowed");
  std::vector<Id<Condition>> left_out;
  for (const LeavingOut& row : of.leaving_out) {
    c.require(row.when.valid() && c.over_signals(row.when) && c.is_of(c.p[of.clock].log, row.when),
              "what leaves items out reads signals of their log");
    left_out.push_back(row.when);
  }
  c.require(all_different(left_out), "what leaves items out is said once");
}

// Of unknown time the least and the greatest value are the ones with all of it down and all up.
bool has_bounds(const Checker& c, const OfTime& of) {
  return of.crossing == CrossingOutages::Split &&
         std::all_of(of.excluding.begin(), of.excluding.end(), [&](const Excluding& row) {
           return c.p[row.exclusion].beyond == Beyond::CountsAsDown;
         });
}

void check_coverage(Checker& c, const OfTime& of) {
  const bool silent = of.silence != 0;
  c.require(is_length(of.silence) && (silent || of.unrecorded == Unrecorded::Unknown),
            "time counts as something after a length without a record");
  const bool by_windows = std::holds_alternative<DuringWindows>(c.p[of.outage].down);
  c.require(!by_windows || (!silent && !of.unknown_while.valid()),
            "windows say themselves how long they last");
  c.require(c.over_signals(of.unknown_while) && c.is_of(c.p[of.outage].log, of.unknown_while),
            "what is unknown reads signals of the log");
  const bool by_members = std::holds_alternative<ByMembers>(c.p[of.outage].down);
  c.require(!by_members || (!silent && !of.from_first_record),
            "no record tells of those that belong together");
  c.require(!has_unknown(c.p, of) || has_bounds(c, of),
            "what unknown time may come to lies between all of it down and all of it up");
}

void check_of(Checker& c, const Target& target, const OfTime& of) {
  const Log& log = c.p[c.p[of.outage].log];
  c.require(!target.all, "`all` is said of items");
  c.require(target.empty_below == 0, kNoFew);
  c.require(!has_subjects(log) || target.by_subject,
            "a target of time in a log with several subjects is for each of them");
  std::vector<Id<Exclusion>> excluded;
  for (const Excluding& row : of.excluding) {
    if (!c.require(row.exclusion.valid(), "what is excluded names its exclusion")) return;
    excluded.push_back(row.exclusion);
    c.require(c.p[of.outage].concerns.valid() ? can_meet_by_signal(c.p, c.p[row.exclusion])
                                              : can_meet(c.p, c.p[row.exclusion], log),
              "the subjects of an exclusion can be those of the target");
  }
  c.require(all_different(excluded), "a target excludes what an exclusion says once");
  c.require(c.fits(c.p[of.outage].log, of.hours),
            "a calendar in the zone of the subject is of the log that has the zone");
  c.require(of.month_days == 0 || of.month_days == kMonthTakenAs, "a month is taken as 30 days");
  c.require(of.month_days == 0 || (is_of_months(target.cadence) && !of.hours.valid()),
            "months are taken as so many days where periods are of months, and every hour counts");
  if (c.fine()) check_coverage(c, of);
}

// What is summed is owed for other targets, each with a result for the groups of the sum.
void check_of(Checker& c, const Target& target, const OfSum& of) {
  c.require(!target.all, "`all` is said of items");
  c.require(target.empty == EmptyMonth::NotApplicable, "a sum of nothing is 0");
  c.require(target.empty_below == 0, kNoFew);
  c.require(!looks_back(target), "a sum is of one period");
  const std::string noun = subject_noun(c.p, c.p[log_of(c.p, target)]);
  for (const Id<Target> id : summed_in(c.p, of)) {
    c.require(!target.by_subject || subject_noun(c.p, c.p[log_of(c.p, c.p[id])]) == noun,
              "the subjects of a sum are called the same in every log");
    c.require(has_groups_of(c.p[id], target.groups, target.by_subject),
              "the groups of a sum are groups of every target of what is summed");
  }
  for (const Credit& credit : c.p.credits) {
    const std::string* unit = unit_in_kind(credit);
    if (unit == nullptr || *unit != of.of) continue;
    c.require(!credit.claim, "what is summed is not claimed");
    c.require(!credit.target.valid() || summed_by(c.p[credit.target]) == nullptr,
              "what is owed for a sum is in no sum");
  }
}

// A number may be promised at most or at least, whatever it is of.
void check_of(Checker& c, const Target& target, const OfFigure& of) {
  const Figure& figure = c.p[of.figure];
  c.require(of.of_share == (figure.taken == Taken::Share),
            "a share is promised of a figure that is one, and of no other");
  c.require(!target.all, "`all` is said of items");
  c.require(target.empty == EmptyMonth::NotApplicable || needs_records(figure.taken),
            "a number and a sum of nothing are 0");
  c.require(target.empty != EmptyMonth::Missed || has_worst(target),
            "what is missed for want of records is held against the worst of results");
  c.require(!looks_back(target), "a figure is of one period");
  c.require(target.empty == EmptyMonth::NotApplicable || !counts_each_slot(figure),
            "where each slot counts as something, so does a period without records");
  c.require(target.empty_below == 0 || (needs_records(figure.taken) && !counts_each_slot(figure)),
            kNoFew);
  const bool of_share = figure.taken == Taken::Share;
  c.require(
      of_share ? is_number_of(needed_in(figure), target.empty_below) : is_few(target.empty_below),
      "too little is less than a number of what the figure needs");
}

bool has_measure(const Program&, const OfItems& of) {
  return of.clock.valid() && !of.limits.empty();
}
bool has_measure(const Program&, const OfTime& of) { return of.outage.valid(); }
bool has_measure(const Program& p, const OfSum& of) { return !summed_in(p, of).empty(); }
bool has_measure(const Program& p, const OfFigure& of) {
  return of.figure.valid() && p[of.figure].log.valid();
}
std::string_view measure_of(const OfFigure&) { return "a target of a figure names it"; }
std::string_view measure_of(const OfSum&) { return "a target for a sum is of what credits owe"; }
std::string_view measure_of(const OfItems&) { return "a target has a clock and limits"; }
std::string_view measure_of(const OfTime&) { return "a target of time has an outage"; }

// Whether there is a promise for all: of items that are kept or not.
bool can_be_all(const OfItems& items) { return !is_of_lengths(items); }
bool can_be_all(const OfTime&) { return true; }
bool can_be_all(const OfSum&) { return false; }
bool can_be_all(const OfFigure&) { return false; }

// By name, since statements and items name them. What a log calls its subject is the subject.
bool has_distinct_groups(const Program& p, const Target& target) {
  const Log& log = p[log_of(p, target)];
  std::set<std::string_view> names;
  if (target.by_subject && !has_subjects(log)) return false;
  if (target.by_subject) names.emplace(kSubjectGroup);
  if (log.subject.valid()) names.emplace(p[log.subject].path.back());
  if (log.members_by.valid()) names.emplace(p[log.members_by].name);
  for (const Id<Signal> group : target.groups) {
    if (p[group].log != log_of(p, target) || !names.insert(p[group].name).second) return false;
  }
  return true;
}

// An item that is open at the ends of several periods would be missed in several results.
void check_looking_back(Checker& c, const Target& target) {
  c.require(lies_between(1, target.over_last, kMostLookedBack),
            "a target is over one period or the last few");
  if (!looks_back(target)) {
    c.require(target.first_periods == FirstPeriods::NotApplicable,
              "the first periods are a matter of targets that look back");
    return;
  }
  c.require(can_look_back(target.cadence), "there are results over the last of such periods");
  const auto* items = std::get_if<OfItems>(&target.of);
  c.require(items == nullptr || items->open_items == OpenItems::LeftOut,
            "an item counts once in what looks back over several periods");
}

// Each takes some results that are left by the ones before.
void check_levels(Checker& c, const Target& target) {
  c.require(target.levels.size() <= kMostLevels, "a target has at most 100 levels");
  std::set<std::string> names;
  const Level* before = nullptr;
  for (const Level& level : target.levels) {
    c.require(is_name(level.name) && names.insert(level.name).second,
              "the levels of a target have names of their own");
    c.require(can_be(level, scale_of(measured_kind(target))), "some result has each level");
    c.require(is_bound(target, level.bound), kBounds);
    c.require(more_is_better(level.test) == more_is_better(target.test),
              "the levels of a target ask as its promise does");
    c.require(before == nullptr || is_worse(level, *before),
              "a level takes worse results than the one before it");
    before = &level;
  }
}

void check_target(Checker& c, const Target& target) {
  const auto has = [&](const auto& of) { return has_measure(c.p, of); };
  const auto measure = [](const auto& of) { return measure_of(of); };
  if (!c.require(std::visit(has, target.of), std::visit(measure, target.of))) return;
  c.require(figure_of(target).valid() ||
                more_is_better(target.test) == (measured_kind(target) == MeasuredKind::Share),
            "a share is promised at least, and a length or a sum at most");
  c.require(is_bound(target, target.bound), kBounds);
  c.require(!target.all || target.bound == 1, "`all` is the share 1");
  c.require(!target.all || target.test == Comparison::AtLeast, "`all` is no less than the share 1");
  c.require(!target.all || std::visit([](const auto& of) { return can_be_all(of); }, target.of),
            "`all` is said of a share");
  c.require(has_distinct_groups(c.p, target),
            "the groups of a target are of its log and differ in name");
  std::visit([&](const auto& of) { check_of(c, target, of); }, target.of);
  check_looking_back(c, target);
  check_levels(c, target);
}

}  // namespace

bool is_bound(const Target& target, const Rational& number) {
  const MeasuredKind kind = measured_kind(target);
  if (!lies_on(scale_of(kind), number)) return false;
  return kind == MeasuredKind::Share ? is_percentage(number) : is_decimal(number);
}

void check_targets(Checker& c) {
  for_rows<Target>(c, [&](const Target& target) { check_target(c, target); });
}

}  // namespace akad::ir
