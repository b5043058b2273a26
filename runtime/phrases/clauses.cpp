#include "runtime/phrases/clauses.h"

#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/phrases/book.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/measures/figures.h"

namespace akad::phrases {
namespace {

constexpr std::array<Key<0>, words(ir::Judged{}).size()> kJudged = {"akad.judged.by_elapsed",
                                                                    "akad.judged.by_due"};
constexpr std::array<Key<0>, words(ir::Reopening{}).size()> kReopenings = {
    "akad.reopening.first_stop_decides", "akad.reopening.new_item", "akad.reopening.leave_out_gap",
    "akad.reopening.count_gap", "akad.reopening.last_decides"};
constexpr std::array<Key<0>, words(ir::Retarget{}).size()> kRetargets = {
    "akad.retarget.carry",        "akad.retarget.restart",
    "akad.retarget.freeze",       "akad.retarget.retroactive",
    "akad.retarget.proportional", "akad.retarget.retroactive_with_pauses"};
constexpr std::array<Key<0>, words(ir::MissedBefore{}).size()> kMissedBefore = {
    "akad.missed_before.last_limit_decides", "akad.missed_before.stays_missed"};
constexpr std::array<Key<1>, words(ir::CrossingOutages{}).size()> kCrossing = {
    "akad.crossing.split", "akad.crossing.by_begin"};
constexpr std::array<Key<1>, words(ir::Unrecorded{}).size()> kSilence = {
    "akad.silence.unknown", "akad.silence.up", "akad.silence.down", "akad.silence.left_out"};
constexpr std::array<Key<1>, words(ir::ExcludedTime{}).size()> kExcluding = {
    "akad.excluding.not_promised", "akad.excluding.not_down"};
constexpr std::array<Key<1>, words(ir::EmptyMonth{}).size()> kEmpty = {
    "akad.empty.not_applicable", "akad.empty.met", "akad.empty.missed"};
constexpr std::array<Key<2>, words(ir::EmptyMonth{}).size()> kFew = {
    "akad.few.not_applicable", "akad.few.met", "akad.few.missed"};

constexpr std::array<Key<0>, words(ir::PartOfPeriod{}).size()> kParts = {"akad.part.whole_fee",
                                                                         "akad.part.in_proportion"};

constexpr std::array<Key<0>, words(ir::FirstPeriods{}).size()> kFirstPeriods = {
    "akad.first_periods.not_applicable", "akad.first_periods.what_there_is"};

constexpr std::array<Key<0>, words(ir::NightOwner{}).size()> kNights = {"akad.nights.opening_day",
                                                                        "akad.nights.each_date"};

constexpr std::string_view kAnyPeriod = "period";

template <class Keys, class Enum>
auto key_of(const Keys& keys, Enum value) {
  return keys[static_cast<std::size_t>(value)];
}

Phrase working_day(std::int32_t count) {
  if (count == 0) return Phrase("akad.same_day");
  if (count == 1) return Phrase("akad.next_day");
  return Phrase("akad.day_number", count);
}

Phrase time_of_day(std::int32_t minute) {
  return Phrase::as_is(fmt::format("{:02}:{:02}", minute / 60, minute % 60));
}

// What a limit asks for; with what `strict` makes of it.
struct RuleSaid {
  const ir::Program& program;
  const ir::Clock& clock;
  bool strict;

  Phrase operator()(const ir::NoTarget&) const { return Phrase("akad.no_target"); }
  Phrase operator()(const ir::Within& limit) const {
    Phrase within = of(length(limit.length), limit.calendar);
    return strict ? Phrase("akad.less_than", std::move(within)) : within;
  }
  Phrase operator()(const ir::WorkingDaysLater& limit) const {
    const Phrase days = of(Phrase("akad.working_days", limit.count), limit.calendar);
    return by(Phrase("akad.same_time", days));
  }
  Phrase operator()(const ir::EndOfWorkingDay& limit) const {
    return by(of(Phrase("akad.end_of", working_day(limit.count)), limit.calendar));
  }
  Phrase operator()(const ir::WorkingDayAt& limit) const {
    const Phrase at("akad.time_on", time_of_day(limit.minute), working_day(limit.count));
    return by(of(at, limit.calendar));
  }
  Phrase operator()(const ir::CalendarDaysLater& limit) const {
    return by(Phrase("akad.same_time", Phrase("akad.calendar_days", limit.count)));
  }
  Phrase operator()(const ir::CalendarMonthsLater& limit) const {
    return by(Phrase("akad.same_time", Phrase("akad.calendar_months", limit.count)));
  }
  Phrase operator()(const ir::BySignal& limit) const {
    const std::string& signal = program[limit.signal].name;
    if (limit.after == 0) return by(Phrase::as_is(signal));
    Phrase after("akad.after", length(limit.after), signal);
    return strict ? Phrase("akad.less_than", std::move(after)) : by(std::move(after));
  }

  Phrase by(Phrase instant) const {
    return strict ? Phrase("akad.before", std::move(instant))
                  : Phrase("akad.by", std::move(instant));
  }
  // The hours that the limit counts, behind what counts them.
  Phrase of(Phrase what, Id<ir::Calendar> calendar) const {
    const Id<ir::Calendar> id = calendar.valid() ? calendar : clock.calendar;
    if (id.valid()) return Phrase("akad.of", std::move(what), program[id].name);
    return clock.hours_of_limit ? Phrase("akad.around_the_clock", std::move(what)) : what;
  }
};

struct WhenSaid {
  Phrase operator()(const ir::ShareOfLimit& when) const {
    return Phrase("akad.escalate_share", to_decimal(when.share * 100, 10) + "%");
  }
  Phrase operator()(const ir::BeforeDue& when) const {
    return Phrase("akad.escalate_before", length(when.offset));
  }
  Phrase operator()(const ir::AfterDue& when) const {
    return Phrase("akad.escalate_after", length(when.offset));
  }
};

}  // namespace

std::string clause_text(const Phrase& clause) { return english().say(clause); }

Phrase as_written(const Phrase& line) { return as_written(clause_text(line)); }
Phrase as_written(const std::string& text) { return Phrase("as_written", text); }

Phrase nights(ir::NightOwner owner) { return Phrase(key_of(kNights, owner)); }

Phrase date_is(std::string_view line, ir::DateIs is) {
  return is == ir::DateIs::End ? Phrase("akad.date.end", line)
                               : Phrase("akad.date.beginning", line);
}

Phrase judged(ir::Judged judged) { return Phrase(key_of(kJudged, judged)); }

Phrase reopening(ir::Reopening reopening) { return Phrase(key_of(kReopenings, reopening)); }

Phrase reopened(ir::Reopening how) { return Phrase("akad.reopened", reopening(how)); }

Phrase reopened(const ir::Clock& clock) {
  if (clock.reopening_days == 0) return reopened(clock.reopening);
  return Phrase("akad.reopened_within", clock.reopening_days, reopening(clock.reopening),
                reopening(clock.later_reopening));
}

Phrase retarget(ir::Retarget policy) { return Phrase(key_of(kRetargets, policy)); }

Phrase when_changes(std::string_view signal, ir::Retarget policy) {
  return Phrase("akad.when_changes", signal, retarget(policy));
}

Phrase missed_before(ir::MissedBefore missed) { return Phrase(key_of(kMissedBefore, missed)); }

Phrase length_test(const ir::Outage& outage) {
  return outage.test == ir::LengthTest::MoreThan ? Phrase("akad.more_than", length(outage.length))
                                                 : Phrase("akad.at_least", length(outage.length));
}

Phrase lasting(const ir::Outage& outage) {
  return outage.counted == ir::Counted::Whole ? Phrase("akad.lasting_whole", length_test(outage))
                                              : Phrase("akad.lasting_excess", length_test(outage));
}

Phrase neighbours(Duration gap) {
  return gap > 0 ? Phrase("akad.outages_joined", length(gap)) : Phrase("akad.outages_apart");
}

Phrase paired_by(std::string_view place) { return Phrase("akad.paired_by", place); }
Phrase one_at_a_time() { return Phrase("akad.one_at_a_time"); }

Phrase crossing(ir::CrossingOutages crossing, ir::Cadence cadence) {
  return Phrase(key_of(kCrossing, crossing), ir::noun_of(cadence));
}

Phrase crossing_of_all(ir::CrossingOutages crossing) {
  return Phrase(key_of(kCrossing, crossing), kAnyPeriod);
}

Phrase pairs_of_all(std::string_view place) {
  return Phrase("akad.pairs", place.empty() ? one_at_a_time() : paired_by(place));
}

Phrase dates_of_all(ir::DateIs is) {
  return is == ir::DateIs::End ? Phrase("akad.dates.end") : Phrase("akad.dates.beginning");
}

Phrase month_taken_as(std::int32_t days) { return Phrase("akad.month_taken_as", days); }

Phrase excluding(std::string_view exclusion, ir::ExcludedTime time) {
  return Phrase(key_of(kExcluding, time), exclusion);
}

Phrase covered(std::string_view cover, std::string_view log) {
  return Phrase("akad.covered", cover, log);
}

Phrase first_record() { return Phrase("akad.first_record"); }

Phrase silence(Duration gap, ir::Unrecorded counts_as) {
  return Phrase(key_of(kSilence, counts_as), length(gap));
}

Phrase unknown_while(Phrase condition) {
  return Phrase("akad.unknown_while", std::move(condition));
}

namespace {

Phrase open_at_the_end(ir::OpenItems items, std::string_view period, std::string_view things,
                       std::int32_t grace_days) {
  switch (items) {
    case ir::OpenItems::LeftOut: return Phrase("akad.open_items.left_out", period);
    case ir::OpenItems::OverdueMissed:
      return Phrase("akad.open_items.overdue_missed", period, things);
    case ir::OpenItems::OverdueMissedWithGrace:
      return Phrase("akad.open_items.with_grace", period, things, grace_days);
    case ir::OpenItems::TimeSoFar: return Phrase("akad.open_items.time_so_far", period, things);
  }
  AKAD_ASSERT(false);
}

}  // namespace

Phrase open_items(ir::OpenItems items, ir::Cadence cadence, std::string_view things,
                  std::int32_t grace_days) {
  return open_at_the_end(items, ir::noun_of(cadence), things, grace_days);
}

Phrase open_items_of_all(ir::OpenItems items, std::string_view ones, std::int32_t grace_days) {
  return open_at_the_end(items, kAnyPeriod, ones, grace_days);
}

Phrase fee_taken(const ir::Fee& fee, ir::FeeTaken taken, const ir::Periods& of) {
  const std::string_view period = ir::noun_of(of), own = ir::noun_of(fee.period);
  switch (taken) {
    case ir::FeeTaken::OfPeriod: return Phrase::as_is(fee.name);
    case ir::FeeTaken::Sum: return Phrase("akad.fee.sum", fee.name, period);
    case ir::FeeTaken::Last: return Phrase("akad.fee.last", fee.name, own, period);
    case ir::FeeTaken::Part: return Phrase("akad.fee.part", fee.name, period);
    case ir::FeeTaken::Around: return Phrase("akad.fee.around", fee.name, own, period);
  }
  AKAD_ASSERT(false);
}

Phrase every(const ir::Periods& periods) {
  if (periods.looks_back()) {
    return Phrase("akad.every_last", periods.over, ir::several_of(periods.cadence));
  }
  return periods.cadence == ir::Cadence::WholeTerm
             ? Phrase("akad.every_term")
             : Phrase("akad.every", ir::word_of(periods.cadence));
}

Phrase first_periods(ir::FirstPeriods first) { return Phrase(key_of(kFirstPeriods, first)); }

Phrase part_of_period(ir::PartOfPeriod part) { return Phrase(key_of(kParts, part)); }

Phrase small_numbers(std::int64_t below, std::int64_t misses, std::string_view things) {
  return below == 0 ? Phrase("akad.small.none")
                    : Phrase("akad.small.allowed", below, things, misses);
}

Phrase empty_month(ir::EmptyMonth empty, const Rational& below, std::string_view things) {
  return below == 0 ? Phrase(key_of(kEmpty, empty), things)
                    : Phrase(key_of(kFew, empty), number_text(below), things);
}

Phrase escalation(const ir::Escalation& rule) {
  const Phrase when = std::visit(WhenSaid{}, rule.when);
  return rule.held ? when : Phrase("akad.any_hour", when);
}

Phrase moved_by_pauses(Phrase limit, bool moved) {
  return moved ? Phrase("akad.moved_by_pauses", std::move(limit))
               : Phrase("akad.not_moved_by_pauses", std::move(limit));
}

Phrase moved_by_pauses_of_all(bool moved) {
  return moved ? Phrase("akad.all_moved_by_pauses") : Phrase("akad.none_moved_by_pauses");
}

namespace {

Phrase into_hours(const ir::Program& program, const ir::Limit& limit, Phrase said) {
  const Id<ir::Calendar> of = limit.roll_calendar;
  switch (limit.roll) {
    case ir::Roll::Keep: return said;
    case ir::Roll::Forward:
      return of.valid() ? Phrase("akad.forward_of", std::move(said), program[of].name)
                        : Phrase("akad.forward", std::move(said));
    case ir::Roll::Back:
      return of.valid() ? Phrase("akad.back_of", std::move(said), program[of].name)
                        : Phrase("akad.back", std::move(said));
    case ir::Roll::WorkingDay:
      return of.valid() ? Phrase("akad.next_working_day", std::move(said), program[of].name) : said;
  }
  AKAD_ASSERT(false);
}

}  // namespace

Phrase limit(const ir::Program& program, const ir::Clock& clock, const ir::Limit& limit) {
  Phrase said = std::visit(RuleSaid{program, clock, limit.strict}, limit.rule);
  if (limit.moved_by_pauses || (ir::counts_dates(limit) && ir::stands_still(clock))) {
    said = moved_by_pauses(std::move(said), limit.moved_by_pauses);
  }
  return into_hours(program, limit, std::move(said));
}

}  // namespace akad::phrases
