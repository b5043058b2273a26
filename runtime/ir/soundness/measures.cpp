// Clocks, outages and figures: each is about one log, and says when it begins and ends.
#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "runtime/ir/soundness/soundness.h"

namespace akad::ir {
namespace {

template <class Row>
bool all_of_log(const Checker& c, const std::vector<Id<Row>>& ids, Id<Log> log) {
  return std::all_of(ids.begin(), ids.end(), [&](Id<Row> id) { return c.p[id].log == log; });
}

bool has_stop(const Clock& clock) { return !clock.stops.empty() || clock.stop_when.valid(); }

void check_life(Checker& c, const Clock& clock) {
  c.require(!clock.starts.empty() || clock.start_when.valid(),
            "a clock starts on an event or in a state");
  c.require(has_stop(clock) || !clock.rounds.empty(),
            "a clock stops on an event, in a state or with a round");
  c.require(clock.resumes.empty() || !clock.pauses.empty(), "what resumes pauses on an event");
  for (const auto* events : {&clock.starts, &clock.stops, &clock.pauses, &clock.resumes,
                             &clock.resets, &clock.cancels, &clock.rounds}) {
    c.require(all_different(*events) && all_of_log(c, *events, clock.log),
              "the events of a clock are of its log, each named once");
  }
  for (const Id<Condition> state : {clock.start_when, clock.stop_when, clock.reset_when,
                                    clock.cancel_when, clock.pause_while}) {
    c.require(c.over_signals(state), "the states of a clock read signals");
    c.require(c.is_of(clock.log, state), "the states of a clock read signals of its log");
  }
}

void check_reopening(Checker& c, const Clock& clock) {
  c.require(lies_between(0, clock.reopening_days, kMostSteps),
            "the days within which a reopening counts are not negative");
  const bool none = clock.reopening == Reopening::FirstStopDecides && clock.reopening_days == 0;
  c.require(has_stop(clock) || none, "what is reopened has stopped");
  c.require(clock.reopening_days > 0 || !clock.reopening_by_dates,
            "dates within which a reopening counts have a number");
  c.require(clock.reopening_days > 0 || clock.later_reopening == Reopening::FirstStopDecides,
            "a later reopening has days after which it is later");
}

void check_readings(Checker& c, const Clock& clock) {
  for (const Id<Signal> signal : {clock.counted_from, clock.item_by, clock.attributed_to}) {
    c.require(is_of_log(c, signal, clock.log), "the signals of a clock are of its log");
  }
  c.require(!clock.counted_from.valid() || c.p[clock.counted_from].kind == SignalKind::Time,
            "the signal that a clock counts from is an instant");
  c.require(clock.counted_from.valid() || clock.earlier_pauses,
            "pauses lie before the start where a clock counts from a signal");
  c.require(is_length(clock.elapsed_unit) && is_length(clock.early_stop),
            "a length is not negative, and at most 131 years");
  c.require(clock.elapsed_unit > 0 || clock.elapsed_rounding == RoundingMode::Up,
            "time is rounded to a unit");
  std::vector<Id<Signal>> changing;
  for (const RetargetRule& rule : clock.retargets) {
    if (!c.require(rule.signal.valid(), "a rule about a change names its signal")) return;
    c.require(is_of_log(c, rule.signal, clock.log), "the signals of a clock are of its log");
    changing.push_back(rule.signal);
  }
  c.require(all_different(changing), "a clock has one rule about the changes of a signal");
}

constexpr std::string_view kNamesSomebody =
    "whom something concerns is the text of a signal of its log";
bool names_somebody(const Checker& c, Id<Log> log, Id<Signal> signal) {
  return !signal.valid() || (c.p[signal].log == log && c.p[signal].kind == SignalKind::Text);
}

// By name.
std::map<std::string_view, Id<Log>> logs_of(const Program& program) {
  std::map<std::string_view, Id<Log>> logs;
  for (const Id<Log> log : ids_of(program.logs)) logs.emplace(program[log].name, log);
  return logs;
}

// Called like another log, its items would be read as those of that.
bool is_called_like_another(const std::map<std::string_view, Id<Log>>& logs, const Clock& clock) {
  const auto log = logs.find(clock.items_called);
  return log != logs.end() && log->second != clock.log;
}

void check_clock(Checker& c, const Clock& clock) {
  if (!c.require(clock.log.valid() && has_records(c.p[clock.log]),
                 "a clock belongs to a log with records")) {
    return;
  }
  check_life(c, clock);
  check_reopening(c, clock);
  check_readings(c, clock);
  c.require(clock.items_called.empty() || is_name(clock.items_called),
            "what a clock calls its items is a name");
  c.require(!clock.hours_of_limit || !clock.calendar.valid(),
            "a clock that counts the hours of each limit has no calendar of its own");
  c.require(c.fits(clock.log, clock.calendar),
            "a calendar in the zone of the subject is of the log that has the zone");
  c.require(all_different(clock.pauses_during), "a clock pauses during an exclusion once");
  c.require(names_somebody(c, clock.log, clock.concerns), kNamesSomebody);
  c.require(!clock.concerns.valid() || !clock.pauses_during.empty(),
            "a clock that concerns somebody pauses during an exclusion");
  for (const Id<Exclusion> exclusion : clock.pauses_during) {
    if (!c.require(exclusion.valid(), "what a clock pauses during is named")) return;
    c.require(c.p[exclusion].quota_of != QuotaOf::Downtime, "an item has no downtime");
    if (!c.require(c.p[exclusion].log.valid(), "an exclusion belongs to a log")) return;
    c.require(clock.concerns.valid() ? can_meet_by_signal(c.p, c.p[exclusion])
                                     : can_meet(c.p, c.p[exclusion], c.p[clock.log]),
              "the subjects of an exclusion can be those of the clock");
  }
}

bool is_counted(const Checker& c, Id<Log> log, const Summand& what) {
  if (what.event.valid() == what.signal.valid()) return false;
  if (what.event.valid()) return c.p[what.event].log == log;
  const Signal& signal = c.p[what.signal];
  return signal.log == log && signal.kind == SignalKind::Number;
}
// A whole part of an hour.
// A percentile where one is taken, and none elsewhere.
bool is_rank_of(Taken taken, const Rational& rank) {
  return taken == Taken::Percentile ? is_percentile(rank) : rank == 0;
}
bool are_sound(const Checker& c, Id<Log> log, const BySlots& told) {
  const SlotTest& test = told.down_when;
  if (!is_slot(told.slot) || !is_counted(c, log, test.counted)) return false;
  if (test.of.valid()) {
    // Of nothing there is no share.
    if (!is_counted(c, log, test.of) || test.bound < 0 || test.bound > 1) return false;
    if (!told.few || told.few->of != test.of) return false;
  } else if (!is_number_of(test.counted, test.bound)) {
    return false;
  }
  if (told.few &&
      (!is_counted(c, log, told.few->of) || (told.few->below == 0 && told.few->of.event.valid()) ||
       !is_number_of(told.few->of, told.few->below))) {
    return false;
  }
  return lies_between(1, told.down_after.count, kMostSlotsInRow) &&
         lies_between(1, told.up_after.count, kMostSlotsInRow) &&
         (told.down_after.count > 1 || !told.down_after.from_last) &&
         (told.up_after.count > 1 || !told.up_after.from_last);
}

// So many of some, or a share of them that can be reached.
bool is_sound(const Checker& c, Id<Log> log, const ByMembers& told) {
  if (!told.outage.valid() || c.p[log].members != c.p[told.outage].log) return false;
  const auto& [test, bound, is_share] = told.so_many;
  const bool is_more = test == Comparison::MoreThan;
  if (!is_more && test != Comparison::AtLeast) return false;
  if (!is_share) return is_whole(bound) && bound >= 1 && bound <= kMostMembers;
  return is_more ? bound >= 0 && bound < 1 : bound > 0 && bound <= 1;
}

// States that are all of it, each of a share; some weigh less than the whole.
bool are_sound(const Checker& c, const WhileState& told) {
  if (told.weighs.empty()) return true;
  if (told.weighs.size() > kMostWeights) return false;
  std::vector<Id<Condition>> states;
  bool is_weighed = false;
  for (const auto& [state, share] : told.weighs) {
    if (!state.valid() || share <= 0 || share > 1) return false;
    is_weighed = is_weighed || share < 1;
    states.push_back(state);
  }
  const Condition& all = c.p[told.state];
  const bool are_all = states.size() == 1 ? states.front() == told.state
                                          : all.op == Operator::Or && all.parts == states;
  return is_weighed && are_all;
}

bool are_sound(const OverSlots& slots) {
  return is_slot(slots.slot) && slots.then != Taken::Share && needs_records(slots.then) &&
         is_rank_of(slots.then, slots.percentile);
}
bool are_sound(const Figure& figure, const FewInFigure& few) {
  const bool is_share = figure.taken == Taken::Share;
  if (few.of != needed_in(figure) || !is_number_of(few.of, few.below)) return false;
  if (is_share ? few.below == 0 && few.of.event.valid() : few.below != 1) return false;
  if (!few.counts) return true;
  return is_share ? *few.counts >= 0 && *few.counts <= 1 && is_percentage(*few.counts)
                  : *few.counts >= 0 && is_decimal(*few.counts);
}
void check_slots(Checker& c, const Figure& figure) {
  c.require(!figure.slots || are_sound(*figure.slots),
            "a figure is taken for each whole part of an hour, and then averaged, or a rank or an "
            "end of what they come to");
  c.require(figure.few.has_value() == (figure.slots && needs_records(figure.taken)),
            "slots in which a figure cannot be taken count as something, or are left out");
  c.require(!figure.few || are_sound(figure, *figure.few),
            "a slot with few is one of little of what the figure needs");
}

void check_figure(Checker& c, const Figure& figure) {
  if (!c.require(figure.log.valid() && has_records(c.p[figure.log]),
                 "a figure belongs to a log with records")) {
    return;
  }
  const bool is_share = figure.taken == Taken::Share;
  c.require(is_counted(c, figure.log, figure.counted) && figure.of.valid() == is_share &&
                (!is_share || is_counted(c, figure.log, figure.of)),
            "what a figure counts are events or numbers of its log; a share is in another of them");
  c.require(is_share || figure.counted.event.valid() == (figure.taken == Taken::Number),
            "events have a number, and numbers a sum, an average, a rank or an end");
  c.require(is_rank_of(figure.taken, figure.percentile), kPercentile);
  check_slots(c, figure);
}

// The rows that tell of the stretches, of the log that tells them.
struct HasSource {
  Checker& c;
  Id<Log> log;

  bool operator()(const WhileState& told) const {
    c.require(c.over_signals(told.state),
              fmt::format("the state of {} reads signals", one_of(c.table)));
    return told.state.valid() && c.is_of(log, told.state) && are_sound(c, told);
  }
  bool operator()(const FromEventToEvent& told) const { return all(told.begins) && all(told.ends); }
  bool operator()(const DuringWindows& told) const { return all(told.windows); }
  bool operator()(const BySlots& told) const { return are_sound(c, log, told); }
  bool operator()(const ByMembers& told) const { return is_sound(c, log, told); }

  template <class Row>
  bool all(const std::vector<Id<Row>>& ids) const {
    return !ids.empty() && all_different(ids) && all_of_log(c, ids, log);
  }
};

template <class Row>
void check_claims(Checker& c, const Table<Row>&) {
  if constexpr (Claims<Row>) {
    for_rows<Row>(c, [&](const Row& row) {
      c.require(
          row.log.valid() && std::visit(HasSource{c, row.log}, stretches_of(row)),
          fmt::format("{} belongs to a log and has the state, events, windows or slots of its "
                      "kind, each once and all of that log",
                      one_of(c.table)));
    });
  }
}

template <class Row>
void check_pairs(Checker& c, const Table<Row>&) {
  if constexpr (Claims<Row>) {
    for_rows<Row>(c, [&](const Row& row) {
      const auto* told = std::get_if<FromEventToEvent>(&stretches_of(row));
      if (told == nullptr || !told->paired_by.valid()) return;
      c.require(c.stands_in(row.log, told->paired_by),
                "a place is in a record of its log, or in what the record is an element of");
      for (const auto* events : {&told->begins, &told->ends}) {
        for (const Id<Event> event : *events) {
          c.require(c.pairs[event.index()] == told->paired_by, "an event is paired by one place");
        }
      }
    });
  }
}

// What is asked of notices, of the log that tells of them.
struct SoundRequirement {
  Checker& c;
  Id<Log> log;

  bool operator()(const AnnouncedHours& asked) const {
    return is_of_log(asked.event) && asked.length > 0 && is_length(asked.length) &&
           c.fits(log, asked.calendar);
  }
  bool operator()(const AnnouncedDays& asked) const {
    return is_of_log(asked.event) && lies_between(1, asked.days, kMostSteps) &&
           asked.calendar.valid() && c.fits(log, asked.calendar);
  }
  bool operator()(const Agreed& asked) const { return is_of_log(asked.event); }
  bool operator()(const NotRefused& asked) const { return is_of_log(asked.event); }

  bool is_of_log(Id<Event> event) const { return event.valid() && c.p[event].log == log; }
};

void check_exclusion(Checker& c, const Exclusion& exclusion) {
  for (const Requirement& row : exclusion.conditions) {
    c.require(std::visit(SoundRequirement{c, exclusion.log}, row.is),
              "what is asked of notices is said by events of their log");
  }
  c.require(all_different(exclusion.withdrawn) && all_of_log(c, exclusion.withdrawn, exclusion.log),
            "what withdraws notices are events of their log, each named once");
  for (const Id<Field> place : {exclusion.notice, exclusion.concerned}) {
    c.require(!place.valid() || c.stands_in(exclusion.log, place),
              "a place is in a record of its log, or in what the record is an element of");
  }
  c.require(c.fits(exclusion.log, exclusion.only_within),
            "a calendar in the zone of the subject is of the log that has the zone");
  const bool has_quota = exclusion.quota_of != QuotaOf::Nothing;
  c.require(has_quota ? exclusion.quota > 0 && is_length(exclusion.quota) : exclusion.quota == 0,
            "of what there is a quota some length is granted");
  c.require(has_quota || exclusion.quota_cadence == Cadence::CalendarMonth,
            "only a quota has periods");
  c.require((exclusion.concerns == Concerns::Named) == exclusion.concerned.valid(),
            "who is concerned stands in a place where somebody is named");
  c.require(!std::holds_alternative<BySlots>(exclusion.when), "only outages are told by slots");
  c.require(!std::holds_alternative<ByMembers>(exclusion.when), "only outages are of several");
  const auto* state = std::get_if<WhileState>(&exclusion.when);
  c.require(state == nullptr || state->weighs.empty(), "only outages weigh less than the whole");
}

void check_outage(Checker& c, const Outage& outage) {
  c.require(is_length(outage.length) && is_length(outage.merge_gap),
            "a length is not negative, and at most 131 years");
  c.require(
      outage.test != LengthTest::None || (outage.length == 0 && outage.counted == Counted::Whole),
      "an outage that asks for no length has none");
  c.require(names_somebody(c, outage.log, outage.concerns), kNamesSomebody);
}

// One subject is in service in stretches that do not overlap.
bool are_apart(std::vector<InService> rows) {
  std::sort(rows.begin(), rows.end(), [](const InService& a, const InService& b) {
    return std::tie(a.subject, a.first) < std::tie(b.subject, b.first);
  });
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const InService& before = rows[i - 1];
    if (before.subject != rows[i].subject) continue;
    if (!before.last || *before.last >= rows[i].first) return false;
  }
  return true;
}

bool is_sound(const InService& row) {
  return !row.subject.empty() && row.first <= row.last.value_or(row.first);
}

void check_cover(Checker& c, const Cover& cover, std::set<Id<Log>>& covered) {
  const Log& log = c.p[cover.log];
  c.require(covered.insert(cover.log).second, "one cover says who of a log is in service");
  c.require(
      std::all_of(cover.subjects.begin(), cover.subjects.end(),
                  [](const InService& row) { return is_sound(row); }) &&
          are_apart(cover.subjects),
      "who is in service has a name, and is so from a date to no earlier one, once at a time");
  c.require(cover.subjects.empty() || (log.subject.valid() && log.subject_also.empty()),
            "who is in service is named by the one key of the log");
  const bool told = cover.told_by.valid();
  c.require(told ? !cover.begins.empty() && !cover.ends.empty()
                 : cover.begins.empty() && cover.ends.empty() && !cover.subjects.empty(),
            "a cover names subjects, or the events that tell them");
  if (!told || !c.fine()) return;
  c.require(can_meet(c.p[cover.told_by], log), "who is told of can be a subject of the log");
  for (const auto* events : {&cover.begins, &cover.ends}) {
    c.require(all_different(*events) && all_of_log(c, *events, cover.told_by),
              "what tells who is in service are events of its log, each named once");
  }
}

}  // namespace

void check_measures(Checker& c) {
  const auto logs = logs_of(c.p);
  for_rows<Clock>(c, [&](const Clock& clock) {
    check_clock(c, clock);
    c.require(!is_called_like_another(logs, clock), "what a clock calls its items is no other log");
  });
  for_tables([&](const auto& table) { check_claims(c, table); });
  for_rows<Outage>(c, [&](const Outage& outage) { check_outage(c, outage); });
  for_rows<Figure>(c, [&](const Figure& figure) { check_figure(c, figure); });
  for_rows<Exclusion>(c, [&](const Exclusion& exclusion) {
    if (exclusion.log.valid()) check_exclusion(c, exclusion);
  });
  if (!c.fine()) return;
  c.pairs = pair_keys(c.p);
  for_tables([&](const auto& table) { check_pairs(c, table); });
}

void check_covers(Checker& c) {
  std::set<Id<Log>> covered;
  for_rows<Cover>(c, [&](const Cover& cover) {
    if (c.require(cover.log.valid(), "a cover is of a log")) check_cover(c, cover, covered);
  });
}

}  // namespace akad::ir
