#include "runtime/explain/explain.h"
#include "runtime/explain/figures/figure_periods.h"

#include <algorithm>
#include <set>

#include "runtime/base/assert.h"
#include "runtime/explain/case.h"
#include "runtime/explain/credits.h"
#include "runtime/explain/time/periods.h"
#include "runtime/explain/unused/unused.h"
#include "runtime/ir/stretches/told_by.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/phrases/measures/figures.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/rules_text.h"
#include "runtime/results/groups.h"
#include "runtime/results/looking_back.h"

namespace akad::explain {
namespace {

using report::Explanation;

struct Asked {
  const evaluation::Evaluation& found;
  const Question& question;
  const ir::Target& rules;

  const plan::Plan& plan() const { return found.plan; }
  const ir::Program& program() const { return *found.plan.program; }
  const measures::Evidence& evidence() const { return *found.evidence; }
};

PhraseList clock_rules(const ir::Clock& clock, const Wording& wording) {
  PhraseList rules;
  if (clock.pause_while.valid()) {
    rules.add("akad.pauses_while", condition_text(wording, clock.pause_while));
  }
  rules.push_back(phrases::reopened(clock));
  for (const ir::RetargetRule& rule : clock.retargets) {
    const std::string& signal = wording.program.signals[rule.signal.index()].name;
    rules.push_back(phrases::when_changes(signal, rule.policy));
  }
  if (!clock.retargets.empty()) rules.push_back(phrases::missed_before(clock.missed_before));
  return rules;
}

Explanation heading(const Asked& asked, const events::Trail& trail) {
  const ir::Program& program = asked.program();
  Explanation told;
  told.program = &program;
  told.agreement = program.agreement;
  told.digest = ir::digest(program);
  told.tzdata = time::tzdata_version();
  told.zone = asked.plan().zone;
  told.as_of = asked.plan().as_of;
  told.term = asked.plan().term;
  told.subject = trail.subject;
  told.noun = noun_of(program, asked.rules);
  for (const Id<ir::Log> log : asked.found.store.left_out) {
    told.left_out.push_back(program[log].name);
  }
  told.target = {asked.rules.name, asked.rules.clause};
  told.promise = report::promised_of_periods(program, asked.rules);
  told.cadence = asked.rules.cadence;
  told.of_lengths = ir::is_of_lengths(asked.rules);
  told.over = asked.rules.over_last;
  const NotUsed from{asked.plan(), asked.found.store,      asked.found.subject,
                     trail,        asked.question.subject, ir::told_in(program, asked.rules)};
  add_unused(from, ir::is_of_groups(program, asked.rules), told);
  return told;
}

void take_records(Explanation& told, const Records& records) {
  told.records = records.used;
  told.other_records = records.others;
}

Phrase period_rule(const measures::ItemEvidence& noted, const Phrase& noun) {
  if (noted.cycle.started == kNever) return Phrase("belongs.stop_alone", noun);
  switch (noted.by) {
    case measures::BelongsBy::Stop: return Phrase("belongs.stop", noun);
    case measures::BelongsBy::Start: return Phrase("belongs.start", noun);
    case measures::BelongsBy::Due: return Phrase("belongs.due", noun);
  }
  AKAD_ASSERT(false);
}

Phrase no_period(const measures::ItemEvidence& noted, const Phrase& noun) {
  if (noted.placed == measures::Placed::BetweenPeriods) return Phrase("belongs.between", noun);
  if (noted.placed != measures::Placed::NoInstant) return Phrase("belongs.outside", noun);
  return noted.by == measures::BelongsBy::Due ? Phrase("belongs.no_due", noun)
                                              : Phrase("belongs.not_yet", noun);
}

Phrase escalation_said(const ir::Escalation& rule, const targets::Escalated& when) {
  Phrase said = phrases::escalation(rule);
  if (!std::holds_alternative<ir::ShareOfLimit>(rule.when) || when.at == kNever) return said;
  return when.whole > 0 ? Phrase("item.share_of", std::move(said), phrases::length(when.whole))
                        : Phrase("item.share_of_nothing", std::move(said));
}

void add_details(const Asked& asked, const measures::Item& row, report::ItemStory& told) {
  const ir::Program& program = asked.program();
  told.paused = row.paused;
  told.paused_open = row.paused_open;
  told.missed_before = row.missed_before;
  if (row.owed) told.owed = *row.owed;
  const ir::OfItems& rules = ir::of_items(asked.rules);
  const Id<ir::Signal> holder = program[rules.clock].attributed_to;
  if (holder.valid()) told.attributed_to = program.signals[holder.index()].name;
  for (const auto& [value, elapsed] : row.attributed) told.attributed.push_back({value, elapsed});
  // Of an item without a start nobody was told.
  for (std::size_t i = 0; i < rules.escalations.size(); ++i) {
    const ir::Escalation& rule = rules.escalations[i];
    const auto when = i < row.escalations.size() ? row.escalations[i] : targets::Escalated{};
    told.escalations.push_back(
        {rule.name, when.at, when.reached, when.whole, escalation_said(rule, when)});
  }
}

void add_counted(const Asked& asked, const Case& item, report::ItemStory& told) {
  const measures::ItemEvidence& noted = item.noted;
  const measures::Item& row = noted.row;
  add_details(asked, row, told);
  told.group = results::named(asked.program(), asked.rules.groups, row.group);
  told.group_called = results::called(asked.program(), asked.rules, row.group);
  const Phrase noun = phrases::period_noun(asked.rules.cadence);
  if (row.period.empty()) {
    told.periods.push_back(no_period(noted, noun));
    return;
  }
  report::PeriodResult period{
      *ir::parse_period(row.period, ir::term_of(asked.program())), period_rule(noted, noun), {}};
  if (noted.period.valid()) {
    period.result = result_of(asked.found, {asked.question.target, noted.period, row.group});
  }
  told.period = std::move(period);
}

std::vector<report::TimelineRow> timeline(const Teller& teller, const Case& item) {
  std::vector<report::TimelineRow> rows;
  std::vector<report::Moment> moments = moments_of(teller, item);
  const std::vector<report::Stretch> stretches = stretches_of(teller, item, moments);
  auto stretch = stretches.begin();
  for (report::Moment& moment : moments) {
    for (; stretch != stretches.end() && stretch->span.from < moment.at; ++stretch) {
      rows.emplace_back(*stretch);
    }
    rows.emplace_back(std::move(moment));
  }
  rows.insert(rows.end(), stretch, stretches.end());
  return rows;
}

report::ItemStory tell_item(const Asked& asked, const Teller& teller, const Case& item) {
  const measures::Item& row = item.noted.row;
  report::ItemStory told;
  told.number = row.number;
  told.started = row.started;
  told.stopped = row.stopped;
  told.due = row.due;
  told.elapsed = row.elapsed;
  told.verdict = row.verdict;
  told.lost = row.lost;
  told.left_out = left_out_said(teller, item);
  told.timeline = timeline(teller, item);
  told.targets = targets_in_force(teller, item);
  if (item.started()) told.reckoning = reckoning_of(teller, item);
  told.attribution = attribution_of(teller, item);
  told.rules = verdict_rules(teller, item);
  if (row.lost > 0) told.rules.add("item.lost_records", phrases::Count{row.lost});
  told.defaults = defaults_of(teller, item);
  told.periods = open_periods(teller, item);
  add_counted(asked, item, told);
  return told;
}

void name_clock(const ir::Program& program, const ir::OfItems& rules, const Wording& wording,
                Explanation& told) {
  const ir::Clock& clock = program[rules.clock];
  told.measure = {clock.name, clock.clause};
  told.log = program.logs[clock.log.index()].name;
  told.measure_rules = clock_rules(clock, wording);
  told.hours_of_limit = clock.hours_of_limit;
  told.hours_rules = hours_rules(program, rules);
  if (!clock.calendar.valid()) return;
  const ir::Calendar& calendar = program.calendars[clock.calendar.index()];
  told.calendar = report::Named{calendar.name, calendar.clause};
  told.calendar_zone = calendar.zone;
}

// The hours in which time is promised.
void name_hours(const ir::Program& program, Id<ir::Calendar> id, Explanation& told) {
  const ir::Calendar& calendar = program[id];
  told.calendar = report::Named{calendar.name, calendar.clause};
  told.calendar_zone = calendar.zone;
  told.hours_rules = hours_rules(program, id);
}

// The subject's happenings; none where no record tells of it.
clocks::Happenings happenings_of(const Asked& asked) {
  const std::uint32_t subject = asked.question.subject;
  if (subject >= asked.found.store.subjects.size()) return {};
  return clocks::happenings_of(asked.found.store, subject);
}

// What an exclusion claimed of the subject's time; its records are told too.
std::vector<report::ExcludedRow> excluded_by(const Asked& asked,
                                             const measures::ExclusionEvidence& said,
                                             std::optional<ir::ExcludedTime> time,
                                             const events::Trail& trail, Explanation& told) {
  const plan::BoundStretches& watched = plan::stretches_of(asked.plan(), said.exclusion);
  const ExclusionTold exclusion{
      said, time,
      records_of(asked.plan(), asked.found.store, trail,
                 {watched.watch, watched.windows, said.told.sayings, happenings_of(asked)})};
  add_records(told, exclusion.records);
  return rows_of(asked.found, exclusion);
}

// Whose exclusions are the subject's own, where a signal says so.
void add_whom(const Asked& asked, Explanation& told) {
  const Id<ir::Signal> whom = ir::concerns_of(asked.program(), asked.rules);
  if (!whom.valid()) return;
  told.measure_rules.push_back(phrases::concerns(asked.program()[whom].name));
}

void tell(const Asked& asked, const ir::OfItems& rules, const events::Trail& trail,
          Explanation& told) {
  const Wording wording{asked.program(), asked.plan().zone};
  told.small_rule = small_rule(asked.program(), rules);
  name_clock(asked.program(), rules, wording, told);
  const plan::BoundClock& bound = asked.plan().clocks[rules.clock.index()];
  const Records records =
      records_of(asked.plan(), asked.found.store, trail,
                 {bound.watch, {}, asked.evidence().clock.sayings, happenings_of(asked)});
  take_records(told, records);
  const clocks::Answers answers(asked.plan(), asked.found.store);
  const Teller teller{asked.plan(),
                      records,
                      asked.evidence(),
                      answers,
                      asked.rules,
                      rules,
                      asked.program()[rules.clock],
                      bound,
                      wording};
  add_whom(asked, told);
  for (const measures::ExclusionEvidence& said : asked.evidence().exclusions) {
    for (report::ExcludedRow& row : excluded_by(asked, said, std::nullopt, trail, told)) {
      told.excluded.push_back(std::move(row));
    }
    for (Phrase& line : lines_of(wording, said.exclusion)) {
      told.measure_rules.push_back(std::move(line));
    }
    told.measure_rules.push_back(phrases::pauses_during(asked.program()[said.exclusion].name));
  }
  const std::vector<Case> items = cases_of(teller);
  for (const Case& item : items) {
    if (asked.question.item != 0 && asked.question.item != item.cycle().number) continue;
    told.items.push_back(tell_item(asked, teller, item));
    if (!told.calendar || !item.started()) continue;
    const targets::Hours& hours = item.terms().view.hours;
    if (!hours.always) told.calendar_zone = hours.calendar->zone().name;
  }
  told.others = moments_outside(teller, items);
  if (items.empty()) {
    told.notes.add("story.no_item");
  }
}

// Those that tell of other periods only are none of the reader's concern. `places`: of those that
// tell of each.
void keep_records_of_periods(Explanation& told, std::set<report::Place> places) {
  for (const report::PeriodStory& period : told.periods) {
    for (const report::OutageRow& outage : period.outages) {
      places.insert(outage.places.begin(), outage.places.end());
    }
  }
  const auto other = [&](const report::UsedRecord& record) {
    if (places.contains(record.place)) return false;
    return std::none_of(told.periods.begin(), told.periods.end(), [&](const auto& period) {
      return record.at >= period.span.from && record.at < period.span.to;
    });
  };
  told.other_records += std::erase_if(told.records, other);
}

void tell(const Asked& asked, const ir::OfFigure& rules, const events::Trail& trail,
          Explanation& told) {
  told.about = report::About::Figure;
  const ir::Figure& figure = asked.program()[rules.figure];
  told.measure = {figure.name, figure.clause};
  told.log = asked.program()[figure.log].name;
  told.measure_rules.push_back(phrases::as_written(phrases::figure(asked.program(), figure)));
  if (figure.slots) {
    told.measure_rules.push_back(phrases::as_written(phrases::taken_for_each(*figure.slots)));
  }
  if (figure.few) {
    told.measure_rules.push_back(
        phrases::as_written(phrases::few_in_slots(asked.program(), figure)));
  }
  const plan::BoundFigure& bound = asked.plan().figures[rules.figure.index()];
  take_records(
      told,
      records_of(
          asked.plan(), asked.found.store, trail,
          {bound.watch, {}, {}, happenings_of(asked), {bound.sums.begin(), bound.sums.end()}}));
  told.periods = figure_periods(asked.found, asked.question.period);
  keep_records_of_periods(told, {});
}

// No subject has a story of a sum: it is told line by line (line/).
void tell(const Asked&, const ir::OfSum&, const events::Trail&, Explanation&) {}

void tell(const Asked& asked, const ir::OfTime& rules, const events::Trail& trail,
          Explanation& told) {
  const Wording wording{asked.program(), asked.plan().zone};
  told.about = report::About::Time;
  const ir::Outage& outage = asked.program()[rules.outage];
  told.measure = {outage.name, outage.clause};
  told.log = asked.program()[ir::told_in(asked.program(), asked.rules)].name;
  told.measure_rules = outage_rules(outage, asked.rules, wording);
  add_whom(asked, told);
  told.outage_rule = report::OutageRule{outage.merge_gap, outage.test,    outage.length,
                                        outage.counted,   rules.crossing, rules.month_days};
  const plan::BoundStretches& bound = plan::stretches_of(asked.plan(), rules.outage);
  const Records records = records_of(asked.plan(), asked.found.store, trail,
                                     {bound.watch,
                                      bound.windows,
                                      asked.evidence().time.outage.sayings,
                                      happenings_of(asked),
                                      {bound.in_slots.begin(), bound.in_slots.end()},
                                      &asked.evidence().time.outage.slots});
  take_records(told, records);
  const MembersTold members =
      members_told(asked.plan(), asked.found.store, rules.outage, asked.question.subject);
  add_member_records(told, members);
  const Records service = service_records(asked.found, trail, happenings_of(asked), outage.log);
  add_records(told, service);
  std::vector<std::vector<report::ExcludedRow>> excluded;
  // None of a group that nobody belongs to.
  for (std::size_t i = 0; i < asked.evidence().time.exclusions.size(); ++i) {
    excluded.push_back(excluded_by(asked, asked.evidence().time.exclusions[i],
                                   rules.excluding[i].time, trail, told));
  }
  const std::vector<Interval>& openings = asked.evidence().time.openings;
  if (rules.hours.valid()) name_hours(asked.program(), rules.hours, told);
  TimeTeller teller{asked.found, records, outage, asked.rules, rules, excluded, openings, members};
  teller.looking_back = results::looking_back(asked.plan(), asked.found.subject.cells);
  told.periods = periods_of(teller, asked.question.period);
  std::set<report::Place> of_each;
  for (const report::UsedRecord& record : service.used) of_each.insert(record.place);
  keep_records_of_periods(told, std::move(of_each));
}

}  // namespace

report::Explanation explain_counted(const evaluation::Evaluation& found, const events::Trail& trail,
                                    const Question& question) {
  AKAD_ASSERT(found.evidence != nullptr && found.evidence->target == question.target);
  const Asked asked{found, question, found.plan.program->targets[question.target.index()]};
  Explanation told = heading(asked, trail);
  std::visit([&](const auto& of) { tell(asked, of, trail, told); }, asked.rules.of);
  const std::size_t log = ir::told_in(asked.program(), asked.rules).index();
  const auto& tallies = found.store.tallies;
  if (found.unspoken[question.target.index()]) {
    const std::string& name = asked.program().logs[log].name;
    told.notes.push_back(tallies[log].used == 0 ? Phrase("result.no_record", name)
                                                : Phrase("result.nothing_said", name));
  }
  return told;
}

report::Explanation explain(const evaluation::Evaluation& found, const events::Trail& trail,
                            const Question& question) {
  Explanation told = explain_counted(found, trail, question);
  add_credits(told, found, question.target);
  return told;
}

}  // namespace akad::explain
