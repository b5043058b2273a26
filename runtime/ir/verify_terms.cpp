// The second half of `verify`: clocks, outages, targets, credits, caps and scenarios.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "runtime/ir/program.h"

namespace akad::ir {
namespace {

constexpr std::int32_t kMostSteps = 10000;       // days, working days, months of a limit
constexpr Duration kLongest = 131 * 366 * kDay;  // more than the span of time itself

bool in_time(Instant at) { return at >= kFirstInstant && at < kEndOfTime; }
bool is_length(Duration length) { return length >= 0 && length <= kLongest; }
bool is_share(const Rational& share) { return share >= 0 && share <= 1; }

// What a condition reads, with all its parts.
struct Reads {
  bool fields = false;
  bool signals = false;
};

std::vector<Reads> reads_of_conditions(const Program& p) {
  std::vector<Reads> reads(p.conditions.size());
  for (std::size_t i = 0; i < reads.size(); ++i) {
    reads[i] = {p.conditions[i].field.valid(), p.conditions[i].signal.valid()};
    for (const Id<Condition> part : p.conditions[i].parts) {
      reads[i].fields = reads[i].fields || reads[part.index()].fields;
      reads[i].signals = reads[i].signals || reads[part.index()].signals;
    }
  }
  return reads;
}

struct Checker {
  const Program& p;
  Soundness& sound;
  std::vector<Reads> reads;
  std::string_view table;
  std::size_t row = 0;

  void require(bool holds, std::string_view rule) { sound.require(holds, table, row, rule); }
  bool over_signals(Id<Condition> id) const { return !id.valid() || !reads[id.index()].fields; }
  bool over_fields(Id<Condition> id) const { return !id.valid() || !reads[id.index()].signals; }
};

template <class Row>
bool all_set(const std::vector<Id<Row>>& ids) {
  for (const Id<Row> id : ids) {
    if (!id.valid()) return false;
  }
  return true;
}

template <class Row>
bool all_different(const std::vector<Id<Row>>& ids) {
  return std::set<Id<Row>>(ids.begin(), ids.end()).size() == ids.size();
}

template <class Row>
void check_names(Checker& c, const Table<Row>& table) {
  if constexpr (requires(const Row& row) { row.name; }) {
    if (table.names == Names::Shared) return;
    std::set<std::string> seen;
    c.table = table.name;
    const std::vector<Row>& rows = c.p.*table.rows;
    for (c.row = 0; c.row < rows.size(); ++c.row) {
      c.require(!rows[c.row].name.empty() && seen.insert(rows[c.row].name).second,
                "every row of this table has a name of its own");
    }
  }
}

void check_events(Checker& c) {
  c.table = "events";
  for (c.row = 0; c.row < c.p.events.size(); ++c.row) {
    c.require(c.over_fields(c.p.events[c.row].when), "the condition of an event reads fields");
  }
  c.table = "windows";
  for (c.row = 0; c.row < c.p.windows.size(); ++c.row) {
    c.require(c.over_fields(c.p.windows[c.row].when), "the condition of a window reads fields");
  }
}

void check_life(Checker& c, const Clock& clock) {
  const bool rounds = !clock.rounds.empty();
  c.require(rounds || !clock.starts.empty() || clock.start_when.valid(),
            "a clock starts on an event, in a state or with a round");
  c.require(rounds || !clock.stops.empty() || clock.stop_when.valid(),
            "a clock stops on an event, in a state or with a round");
  for (const Id<Condition> state : {clock.start_when, clock.stop_when, clock.reset_when,
                                    clock.cancel_when, clock.pause_while}) {
    c.require(c.over_signals(state), "the states of a clock read signals");
  }
}

void check_clocks(Checker& c) {
  c.table = "clocks";
  for (c.row = 0; c.row < c.p.clocks.size(); ++c.row) {
    const Clock& clock = c.p.clocks[c.row];
    c.require(clock.log.valid(), "a clock belongs to a log");
    check_life(c, clock);
    c.require(!clock.counted_from.valid() ||
                  c.p.signals[clock.counted_from.index()].kind == SignalKind::Time,
              "the signal that a clock counts from is an instant");
    c.require(is_length(clock.elapsed_unit) && is_length(clock.early_stop),
              "a length is not negative");
    c.require(!clock.hours_of_limit || !clock.calendar.valid(),
              "a clock that counts the hours of each limit has no calendar of its own");
    c.require(clock.reopening_days >= 0 && clock.reopening_days <= kMostSteps,
              "the days within which a reopening counts are not negative");
    for (const RetargetRule& rule : clock.retargets) {
      c.require(rule.signal.valid(), "a rule about a change names its signal");
    }
  }
}

struct HasSource {
  Checker& c;

  bool operator()(const WhileState& told) const {
    c.require(c.over_signals(told.state),
              fmt::format("the state of {} reads signals", one_of(c.table)));
    return told.state.valid();
  }
  bool operator()(const FromEventToEvent& told) const {
    return !told.begins.empty() && !told.ends.empty() && all_set(told.begins) && all_set(told.ends);
  }
  bool operator()(const DuringWindows& told) const {
    return !told.windows.empty() && all_set(told.windows);
  }
};

template <class Row>
void check_claims(Checker& c, const Table<Row>& table) {
  if constexpr (Claims<Row>) {
    c.table = table.name;
    const std::vector<Row>& rows = c.p.*table.rows;
    for (c.row = 0; c.row < rows.size(); ++c.row) {
      c.require(rows[c.row].log.valid() && std::visit(HasSource{c}, stretches_of(rows[c.row])),
                fmt::format("{} belongs to a log and has the state, events or windows of its kind",
                            one_of(c.table)));
    }
  }
}

void check_outages(Checker& c) {
  c.table = "outages";
  for (c.row = 0; c.row < c.p.outages.size(); ++c.row) {
    const Outage& outage = c.p.outages[c.row];
    c.require(is_length(outage.length) && is_length(outage.merge_gap), "a length is not negative");
  }
}

struct SoundLimit {
  const Program& p;

  static bool counted(std::int32_t count) { return count >= 0 && count <= kMostSteps; }

  bool operator()(const NoTarget&) const { return true; }
  bool operator()(const Within& limit) const { return is_length(limit.length); }
  bool operator()(const WorkingDaysLater& limit) const {
    return counted(limit.count) && limit.calendar.valid();
  }
  bool operator()(const EndOfWorkingDay& limit) const {
    return counted(limit.count) && limit.calendar.valid();
  }
  bool operator()(const WorkingDayAt& limit) const {
    return counted(limit.count) && limit.calendar.valid() && limit.minute >= 0 &&
           limit.minute <= 1440;
  }
  bool operator()(const CalendarDaysLater& limit) const { return counted(limit.count); }
  bool operator()(const CalendarMonthsLater& limit) const { return counted(limit.count); }
  bool operator()(const BySignal& limit) const {
    return limit.signal.valid() && p[limit.signal].kind == SignalKind::Time;
  }
};

bool is_sound(const ShareOfLimit& when) { return when.share >= 0 && when.share <= kMostSteps; }
bool is_sound(const BeforeDue& when) { return is_length(when.offset); }
bool is_sound(const AfterDue& when) { return is_length(when.offset); }

void check_of(Checker& c, const OfItems& target) {
  c.require(target.clock.valid() && !target.limits.empty(), "a target has a clock and limits");
  for (std::size_t i = 0; i < target.limits.size(); ++i) {
    const LimitRow& row = target.limits[i];
    const bool last = i + 1 == target.limits.size();
    c.require(row.when.valid() != last, "the last limit, and only the last, has no condition");
    c.require(c.over_signals(row.when), "the condition of a limit reads signals");
    c.require(std::visit(SoundLimit{c.p}, row.limit.rule), "a limit has what its kind asks for");
  }
  std::set<std::string> names;
  for (const Escalation& step : target.escalations) {
    c.require(!step.name.empty() && names.insert(step.name).second, "escalations differ in name");
    c.require(std::visit([](const auto& when) { return is_sound(when); }, step.when),
              "an escalation has a share or a length that is not negative");
  }
  c.require(target.grace_days >= 0 && target.grace_days <= kMostSteps && target.small_below >= 0 &&
                target.small_misses >= 0,
            "counts are not negative");
}

void check_of(Checker& c, const OfTime& target) {
  c.require(target.outage.valid(), "a target of time has an outage");
}

// Whether there is a promise for all: of items that are kept or not.
bool can_be_all(const OfItems& items) { return items.aggregate == Aggregate::ShareInTime; }
bool can_be_all(const OfTime&) { return true; }

// By name, since statements and items name them.
bool has_distinct_groups(const Program& p, const Target& target) {
  std::set<std::string> names;
  if (target.by_subject) names.emplace(kSubjectGroup);
  for (const Id<Signal> group : target.groups) {
    if (!group.valid() || !names.insert(p.signals[group.index()].name).second) return false;
  }
  return true;
}

constexpr std::string_view kBounds = "a bound lies where its target measures: a share from 0 to 1";

bool is_bound(const Target& target, const Rational& number) {
  return lies_on(scale_of(measured_kind(target)), number);
}

void check_targets(Checker& c) {
  c.table = "targets";
  for (c.row = 0; c.row < c.p.targets.size(); ++c.row) {
    const Target& target = c.p.targets[c.row];
    c.require(is_bound(target, target.bound), kBounds);
    c.require(!target.all || target.bound == 1, "`all` is the share 1");
    c.require(!target.all || std::visit([](const auto& of) { return can_be_all(of); }, target.of),
              "`all` is said of a share");
    c.require(target.cadence == Cadence::CalendarMonth, "results are for calendar months");
    c.require(has_distinct_groups(c.p, target), "the groups of a target differ in name");
    std::visit([&](const auto& of) { check_of(c, of); }, target.of);
  }
}

struct AmountCheck {
  Checker& c;

  void operator()(const NoAmount&) const {}
  void operator()(const FixedAmount& amount) const {
    c.require(amount.money >= 0, "an amount is not negative");
  }
  void operator()(const ShareOfFee& amount) const {
    c.require(amount.fee.valid(), "a share of a fee names the fee");
    c.require(is_share(amount.share), "the share of a fee lies between 0 and 1");
  }
};

void check_credits(Checker& c) {
  c.table = "credits";
  for (c.row = 0; c.row < c.p.credits.size(); ++c.row) {
    const Credit& credit = c.p.credits[c.row];
    c.require(credit.target.valid() && credit.unit > 0 && !credit.slabs.empty(),
              "a credit has a target, slabs and a unit of more than zero");
    if (!c.sound.wrong.empty()) return;
    const Target& target = c.p[credit.target];
    for (std::size_t i = 0; i < credit.slabs.size(); ++i) {
      const SlabRow& slab = credit.slabs[i];
      const bool last = i + 1 == credit.slabs.size();
      c.require((slab.bound == BoundKind::Otherwise) == last,
                "the last slab, and only the last, is `otherwise`");
      c.require(is_bound(target, slab.result), kBounds);
      std::visit(AmountCheck{c}, slab.amount.is);
    }
  }
}

// A line belongs to a cap by the values of the cap's groups: every target in scope must have them.
bool has_groups(const Target& target, const Cap& cap) {
  for (const Id<Signal> group : cap.groups) {
    if (std::find(target.groups.begin(), target.groups.end(), group) == target.groups.end()) {
      return false;
    }
  }
  return target.by_subject || !cap.by_subject;
}

void check_caps(Checker& c) {
  c.table = "caps";
  for (c.row = 0; c.row < c.p.caps.size(); ++c.row) {
    const Cap& cap = c.p.caps[c.row];
    c.require(all_set(cap.credits) && all_different(cap.credits), "each credit is named once");
    c.require(all_set(cap.groups) && all_different(cap.groups), "each group is named once");
    std::visit(AmountCheck{c}, cap.most.is);
    if (!c.sound.wrong.empty()) return;
    for (const Id<Credit> id : ids_of(c.p.credits)) {
      const bool scoped = limits(cap, id);
      const Target& target = c.p[c.p[id].target];
      c.require(!scoped || target.cadence == cap.cadence,
                "a cap is for the periods of its credits");
      c.require(!scoped || has_groups(target, cap),
                "the groups of a cap are groups of every target it is about");
    }
    c.require(cap.cadence == Cadence::CalendarMonth, "caps are for calendar months");
  }
}

void check_happening(Checker& c, const Scenario& s, const Happening& h) {
  const auto subjects = static_cast<std::int64_t>(s.subjects.size());
  c.require(h.subject >= 0 && h.subject < subjects, "a happening is about a subject given before");
  c.require(in_time(h.at) && (h.to == kNever || in_time(h.to)), "a happening lies in time");
  const int kinds = int{h.event.valid()} + int{h.window.valid()} + int{!h.values.empty()};
  c.require(kinds == 1, "a happening is one event, one window or values");
}

void check_values(Checker& c, const std::vector<ScenarioValue>& values) {
  for (const ScenarioValue& value : values) {
    c.require(value.signal.valid(), "a value belongs to a signal");
    const bool flag = value.value.kind == ConstantKind::Flag;
    c.require(!flag || value.value.text == "true" || value.value.text == "false",
              "a flag is true or false");
    c.require(in_time(value.value.time), "an instant lies in time");
  }
}

// A label of the periods that the target has results for.
bool is_period_of(const Program& p, Id<Target> target, const std::string& label) {
  const auto period = parse_period(label);
  return target.valid() && period && period->cadence == p[target].cadence;
}

// Months are always there, since fees are theirs; other periods where a target has them.
bool is_period(const Program& p, const std::string& label) {
  const auto period = parse_period(label);
  if (!period) return false;
  return period->cadence == Cadence::CalendarMonth ||
         std::any_of(p.targets.begin(), p.targets.end(),
                     [&](const Target& target) { return target.cadence == period->cadence; });
}

bool is_sound(const Program& p, const Scenario& s, const Expectation& e) {
  const auto subjects = static_cast<std::int64_t>(s.subjects.size());
  switch (e.kind) {
    case ExpectationKind::Item:
      return e.target.valid() && e.subject >= 0 && e.subject < subjects && e.item >= 0;
    case ExpectationKind::Period:
      return is_period_of(p, e.target, e.period) && (!e.result || is_bound(p[e.target], *e.result));
    case ExpectationKind::CreditAmount:
      return e.credit.valid() && is_period_of(p, p[e.credit].target, e.period) &&
             e.amount.has_value();
    case ExpectationKind::TotalAmount: return is_period(p, e.period) && e.amount.has_value();
  }
  return false;
}

void check_scenarios(Checker& c) {
  c.table = "scenarios";
  for (c.row = 0; c.row < c.p.scenarios.size(); ++c.row) {
    const Scenario& s = c.p.scenarios[c.row];
    c.require(s.as_of >= kFirstInstant && s.as_of <= kEndOfTime, "the evaluation lies in time");
    for (const ScenarioSubject& subject : s.subjects) {
      c.require(subject.log.valid(), "a subject belongs to a log");
      check_values(c, subject.values);
    }
    for (const Happening& happening : s.happenings) {
      check_happening(c, s, happening);
      check_values(c, happening.values);
    }
    for (const Expectation& expectation : s.expectations) {
      c.require(is_sound(c.p, s, expectation), "an expectation has what its kind asks for");
    }
  }
}

}  // namespace

void verify_terms(const Program& program, Soundness& sound) {
  Checker checker{program, sound, reads_of_conditions(program), "", 0};
  check_events(checker);
  check_clocks(checker);
  for_tables([&](const auto& table) { check_claims(checker, table); });
  check_outages(checker);
  check_targets(checker);
  if (!sound.wrong.empty()) return;
  check_credits(checker);
  if (!sound.wrong.empty()) return;
  check_caps(checker);
  check_scenarios(checker);
  for_tables([&](const auto& table) { check_names(checker, table); });
}

}  // namespace akad::ir
