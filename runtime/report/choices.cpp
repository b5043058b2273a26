#include "runtime/report/choices.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/ir/amounts/fees.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/report/wording/conditions.h"

namespace akad::report {
namespace {

using phrases::Phrase;

// In the order in which they are told.
enum class Question {
  Judged,
  Reopened,
  Changes,  // of a signal
  MissedBefore,
  Pauses,  // of due times
  OpenItems,
  SmallNumbers,
  Empty,
  Neighbours,
  Crossing,
  Pairs,
  Beyond,
  Unrecorded,
  FirstRecord,
  UnknownWhile,
  Nights,
  Dates,
  PartOfPeriod,
  FirstPeriods
};

// What stands for the noun of a log, and for the period, where it is said of all.
constexpr std::string_view kOnes = "ones";
constexpr std::string_view kItems = "items";

struct Answers {
  // By question and what it is asked of; then by sentence, in the order in which they come.
  struct Given {
    std::vector<Answer> answers;
    std::map<std::string, std::size_t> places;
    std::set<std::pair<std::size_t, const std::string*>> told;  // of which answer, and by whom
  };
  std::map<std::pair<Question, std::string>, Given> given = {};

  template <class Row>
  void add(Question question, const Row& row, Phrase says, const std::string& of = {}) {
    Given& to = given[{question, of}];
    const auto [place, fresh] = to.places.emplace(phrases::clause_text(says), to.answers.size());
    if (fresh) to.answers.push_back({std::move(says), false, {}});
    if (!to.told.emplace(place->second, &row.name).second) return;
    to.answers[place->second].clauses.push_back({&row.clause, &row.name});
  }
};

void add_clock(const ir::Program& program, const ir::Clock& clock, Answers& to) {
  if (clock.calendar.valid() || clock.hours_of_limit) {
    to.add(Question::Judged, clock, phrases::judged(clock.judged));
  }
  if (!clock.stops.empty() || clock.stop_when.valid()) {
    to.add(Question::Reopened, clock, phrases::reopened(clock));
  }
  for (const ir::RetargetRule& rule : clock.retargets) {
    const std::string& signal = program[rule.signal].name;
    to.add(Question::Changes, clock, phrases::when_changes(signal, rule.policy), signal);
  }
  const bool replaces =
      std::any_of(clock.retargets.begin(), clock.retargets.end(),
                  [](const ir::RetargetRule& rule) { return rule.policy != ir::Retarget::Freeze; });
  if (replaces) {
    to.add(Question::MissedBefore, clock, phrases::missed_before(clock.missed_before));
  }
}

struct TargetSays {
  const ir::Program& program;
  const ir::Target& target;
  Answers& to;

  void operator()(const ir::OfItems& items) const {
    if (items.attribution == ir::Attribution::ByStop) {
      to.add(Question::OpenItems, target,
             phrases::open_items_of_all(items.open_items, kOnes, items.grace_days));
    }
    if (!target.all && !ir::is_of_lengths(items) &&
        scale_of(ir::measured_kind(items)).most != target.bound) {
      to.add(Question::SmallNumbers, target,
             phrases::small_numbers(items.small_below, items.small_misses, kItems));
    }
    to.add(Question::Empty, target, phrases::empty_month(target.empty, target.empty_below, kItems));
    if (!ir::stands_still(program[items.clock])) return;
    for (const ir::LimitRow& row : items.limits) {
      if (!ir::counts_dates(row.limit)) continue;
      to.add(Question::Pauses, target, phrases::moved_by_pauses_of_all(row.limit.moved_by_pauses));
    }
  }
  void operator()(const ir::OfTime& time) const {
    to.add(Question::Crossing, target, phrases::crossing_of_all(time.crossing));
  }
  void operator()(const ir::OfSum&) const {}
  void operator()(const ir::OfFigure&) const {}
};

// Time without a record. No clause has to say anything of it, so that each line holds of those that
// say it, by name.
void add_unrecorded(const Wording& wording, const ir::Target& target, Answers& to) {
  const auto* time = std::get_if<ir::OfTime>(&target.of);
  if (time == nullptr) return;
  if (time->silence > 0) {
    to.add(Question::Unrecorded, target, phrases::silence(time->silence, time->unrecorded));
  }
  if (time->from_first_record) to.add(Question::FirstRecord, target, phrases::first_record());
  if (!time->unknown_while.valid()) return;
  to.add(Question::UnknownWhile, target,
         phrases::unknown_while(condition_text(wording, time->unknown_while)));
}

bool must_be_answered(Question question) {
  switch (question) {
    case Question::Unrecorded:
    case Question::FirstRecord:
    case Question::UnknownWhile: return false;
    case Question::Judged:
    case Question::Reopened:
    case Question::Changes:
    case Question::MissedBefore:
    case Question::Pauses:
    case Question::OpenItems:
    case Question::SmallNumbers:
    case Question::Empty:
    case Question::Neighbours:
    case Question::Crossing:
    case Question::Pairs:
    case Question::Beyond:
    case Question::Nights:
    case Question::Dates:
    case Question::PartOfPeriod:
    case Question::FirstPeriods: break;
  }
  return true;
}

template <class Row>
void add_pairs(const ir::Program& program, const Row& row, Answers& to) {
  const auto* told = std::get_if<ir::FromEventToEvent>(&stretches_of(row));
  if (told == nullptr) return;
  to.add(Question::Pairs, row,
         phrases::pairs_of_all(told->paired_by.valid() ? ir::place_of(program[told->paired_by])
                                                       : std::string()));
}

bool is_overnight(const ir::Windows& hours) {
  const auto over = [](const auto& window) { return window.close_minute <= window.open_minute; };
  return std::any_of(hours.weekly.begin(), hours.weekly.end(), over) ||
         std::any_of(hours.exceptions.begin(), hours.exceptions.end(), [&](const auto& line) {
           const auto* open = std::get_if<ir::OpenDates>(&line.says);
           return open != nullptr && over(*open);
         });
}

void add_calendar(const ir::Calendar& calendar, Answers& to) {
  const auto* hours = std::get_if<ir::Windows>(&calendar.hours);
  if (hours == nullptr || hours->exceptions.empty() || !is_overnight(*hours)) return;
  to.add(Question::Nights, calendar, phrases::nights(hours->nights));
}

void add_date(const ir::Program& program, Id<ir::Log> log, ir::DateIs is, Answers& to) {
  if (is == ir::DateIs::Refused) return;
  to.add(Question::Dates, program[log], phrases::dates_of_all(is));
}

void add_dates(const ir::Program& program, Answers& to) {
  for (const Id<ir::Log> id : ids_of(program.logs)) {
    if (program[id].time.valid()) add_date(program, id, program[id].format.date, to);
  }
  for (const ir::Event& event : program.events) {
    if (event.at.valid()) add_date(program, event.log, event.format.date, to);
  }
  for (const ir::Signal& signal : program.signals) {
    add_date(program, signal.log, signal.format.date, to);
  }
  for (const ir::Window& window : program.windows) {
    add_date(program, window.log, window.format.date, to);
    add_date(program, window.log, window.end_date, to);
  }
}

void add_parts(const ir::Program& program, Answers& to) {
  for (const ir::PartAsked& asked : ir::parts_asked(program)) {
    const ir::Fee& fee = program[asked.fee];
    to.add(Question::PartOfPeriod, fee, phrases::part_of_period(fee.part));
  }
}

// Where some outages that are near are one, it is told of all whether they are.
void add_neighbours(const ir::Program& program, Answers& to) {
  const bool some = std::any_of(program.outages.begin(), program.outages.end(),
                                [](const ir::Outage& outage) { return outage.merge_gap > 0; });
  for (const ir::Outage& outage : program.outages) {
    if (outage.test == ir::LengthTest::None && !some) continue;
    to.add(Question::Neighbours, outage, phrases::neighbours(outage.merge_gap));
  }
}

}  // namespace

std::vector<Answer> answers_of(const ir::Program& program) {
  Answers found;
  for (const ir::Clock& clock : program.clocks) add_clock(program, clock, found);
  for (const ir::Target& target : program.targets) {
    std::visit(TargetSays{program, target, found}, target.of);
    if (!ir::looks_back(target)) continue;
    found.add(Question::FirstPeriods, target, phrases::first_periods(target.first_periods));
  }
  add_neighbours(program, found);
  for (const ir::Outage& outage : program.outages) add_pairs(program, outage, found);
  for (const ir::Exclusion& exclusion : program.exclusions) {
    add_pairs(program, exclusion, found);
    if (!ir::asks_when_announced(exclusion)) continue;
    found.add(Question::Beyond, exclusion, phrases::beyond(exclusion.beyond));
  }
  for (const ir::Calendar& calendar : program.calendars) add_calendar(calendar, found);
  if (const auto zone = time::find_zone(program.agreement.zone)) {
    for (const ir::Target& target : program.targets) {
      add_unrecorded({program, *zone}, target, found);
    }
  }
  add_dates(program, found);
  add_parts(program, found);
  std::vector<Answer> all;
  for (auto& [question, given] : found.given) {
    for (Answer& answer : given.answers) {
      answer.for_all = given.answers.size() == 1 && must_be_answered(question.first);
      all.push_back(std::move(answer));
    }
  }
  return all;
}

}  // namespace akad::report
