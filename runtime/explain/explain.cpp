#include "runtime/explain/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/clocks/walk.h"
#include "runtime/explain/case.h"
#include "runtime/explain/months.h"
#include "runtime/report/calendar/words.h"

namespace akad::explain {
namespace {

using report::Explanation;

struct Asked {
  const evaluation::Evaluation& found;
  const plan::Plan& plan;
  const events::EventStore& store;
  const Question& question;
  const ir::Target& rules;

  const ir::Program& program() const { return *plan.program; }
};

std::vector<std::string> clock_rules(const ir::Clock& clock, const Wording& wording) {
  std::vector<std::string> rules;
  if (clock.pause_while.valid()) {
    rules.push_back("pauses while " + condition_text(wording, clock.pause_while));
  }
  rules.push_back("reopened: " + reopening_text(clock.reopening));
  if (clock.reopening_days > 0) {
    rules.back() = fmt::format("reopened within {} calendar days: {}, later: {}",
                               clock.reopening_days, reopening_text(clock.reopening),
                               reopening_text(clock.later_reopening));
  }
  for (const ir::RetargetRule& rule : clock.retargets) {
    rules.push_back(fmt::format("when {} changes: {}",
                                wording.program.signals[rule.signal.index()].name,
                                retarget_text(rule.policy)));
  }
  if (!clock.retargets.empty()) {
    rules.push_back(fmt::format("missed before a change: {}",
                                clock.missed_before == ir::MissedBefore::StaysMissed
                                    ? "stays missed"
                                    : "the last limit decides"));
  }
  return rules;
}

Explanation heading(const Asked& asked, const events::Trail& trail) {
  const ir::Program& program = asked.program();
  Explanation told;
  told.program = &program;
  told.agreement = program.agreement;
  told.digest = ir::digest(program);
  told.tzdata = time::tzdata_version();
  told.zone = asked.plan.zone;
  told.as_of = asked.plan.as_of;
  told.subject = trail.subject;
  told.target = {asked.rules.name, asked.rules.clause};
  told.promise = promise_text(asked.rules);
  told.small_rule = small_rule(asked.rules);
  told.is_time = asked.rules.kind == ir::TargetKind::TimeWithoutOutage;
  for (const events::Finding& finding : asked.store.findings.listed) {
    if (finding.subject != trail.subject || finding.file < 0) continue;
    if (finding.kind == events::FindingKind::OutOfOrder) continue;
    std::string why(events::words(finding.kind)[static_cast<std::size_t>(finding.kind)]);
    if (!finding.detail.empty()) why += ": " + finding.detail;
    told.unused.push_back(
        {{asked.store.files[static_cast<std::size_t>(finding.file)], finding.line}, why});
  }
  return told;
}

void take_records(Explanation& told, const Records& records) {
  told.records = records.used;
  told.other_records = records.others;
}

Id<plan::Period> period_named(const Asked& asked, const std::string& label) {
  const plan::PeriodRange range = plan::periods_of(asked.plan, asked.question.target);
  for (Id<plan::Period> period = range.first; period < range.last; ++period.at) {
    if (plan::period(asked.plan, period).label == label) return period;
  }
  return {};
}

std::string month_rule(const ir::Target& rules, const clocks::Cycle& cycle) {
  if (cycle.started == kNever) return "the month of its stop, since its start is not known";
  switch (rules.attribution) {
    case ir::Attribution::ByStop: return "the month of its stop";
    case ir::Attribution::ByStart: return "the month of its start";
    case ir::Attribution::ByDue: return "the month in which it was due";
  }
  AKAD_ASSERT(false);
}

std::string no_month(const Asked& asked, const Case& item) {
  if (asked.rules.attribution == ir::Attribution::ByStop && !item.stopped) {
    return "It belongs to no month yet: it will belong to the month of its stop.";
  }
  if (asked.rules.attribution == ir::Attribution::ByDue && item.judged.due == kNever) {
    return "It belongs to no month: it has no due time.";
  }
  return "It belongs to no month of the term, so it is not counted.";
}

void add_details(const Asked& asked, const measures::Item& row, report::ItemStory& told) {
  const ir::Program& program = asked.program();
  told.paused = row.paused;
  told.paused_open = row.paused_open;
  told.missed_before = row.missed_before;
  const Id<ir::Signal> holder = program.clocks[asked.rules.clock.index()].attributed_to;
  if (holder.valid()) told.attributed_to = program.signals[holder.index()].name;
  for (const auto& [value, elapsed] : row.attributed) told.attributed.push_back({value, elapsed});
  for (std::size_t i = 0; i < row.escalations.size(); ++i) {
    told.escalations.push_back({asked.rules.escalations[i].name, row.escalations[i].at,
                                row.escalations[i].reached,
                                escalation_text(asked.rules.escalations[i])});
  }
}

void add_counted(const Asked& asked, const Case& item,
                 report::ItemStory& told) {
  const auto& items = asked.found.subject.items;
  const auto row = std::find_if(items.begin(), items.end(), [&](const measures::Item& one) {
    return one.target == asked.question.target && one.number == item.cycle.number;
  });
  AKAD_ASSERT(row != items.end());
  add_details(asked, *row, told);
  for (std::size_t i = 0; i < row->group.size(); ++i) {
    const bool is_signal = i < asked.rules.groups.size();
    told.group.push_back(
        {is_signal ? asked.program().signals[asked.rules.groups[i].index()].name : "subject",
         row->group[i]});
  }
  if (row->period.empty()) {
    told.months.push_back(no_month(asked, item));
    return;
  }
  report::MonthResult month{*parse_month(row->period), month_rule(asked.rules, item.cycle), {}};
  if (const auto period = period_named(asked, row->period); period.valid()) {
    month.result = result_of(asked.found, {asked.question.target, period, row->group});
  }
  told.month = std::move(month);
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
  report::ItemStory told;
  told.number = item.cycle.number;
  told.started = item.cycle.started;
  told.stopped = item.cycle.stopped;
  told.due = item.judged.due;
  told.elapsed = item.judged.elapsed;
  told.verdict = item.judged.verdict;
  told.timeline = timeline(teller, item);
  told.targets = targets_in_force(teller, item);
  told.rules = verdict_rules(teller, item);
  told.defaults = defaults_of(teller, item);
  told.months = open_months(teller, item);
  add_counted(asked, item, told);
  return told;
}

void name_clock(const Asked& asked, const Wording& wording, Explanation& told) {
  const ir::Program& program = asked.program();
  const ir::Clock& clock = program.clocks[asked.rules.clock.index()];
  told.measure = {clock.name, clock.clause};
  told.log = program.logs[clock.log.index()].name;
  told.measure_rules = clock_rules(clock, wording);
  told.hours_of_limit = clock.hours_of_limit;
  told.hours_rules = hours_rules(program, asked.rules);
  if (!clock.calendar.valid()) return;
  const ir::Calendar& calendar = program.calendars[clock.calendar.index()];
  told.calendar = report::Named{calendar.name, calendar.clause};
  told.calendar_zone = calendar.zone;
}

void tell_items(const Asked& asked, const events::Trail& trail, Explanation& told) {
  const Wording wording{asked.program(), asked.plan.zone};
  name_clock(asked, wording, told);
  const plan::BoundClock& bound = asked.plan.clocks[asked.rules.clock.index()];
  const Records records = records_of(asked.plan, asked.store, trail, bound.watch, {});
  take_records(told, records);
  clocks::Answers answers(asked.plan, asked.store);
  clocks::Findings findings(asked.plan);
  targets::Judge judge(asked.plan, asked.store, answers, findings);
  const auto happenings = clocks::happenings_of(asked.store, asked.question.subject);
  findings.next_subject(asked.question.subject, happenings.count);
  clocks::Story story;
  clocks::walk(asked.plan, asked.rules.clock, happenings, answers, findings, story);
  const Teller teller{asked.plan, asked.store, records, answers, judge, asked.question.target.at,
                      asked.rules, asked.program().clocks[asked.rules.clock.index()], bound,
                      wording};
  std::vector<Case> items;
  for (const clocks::Cycle& cycle : story.cycles) items.push_back(case_of(teller, story, cycle));
  for (const Case& item : items) {
    if (asked.question.item != 0 && asked.question.item != item.cycle.number) continue;
    told.items.push_back(tell_item(asked, teller, item));
    const auto& hours = item.terms.view.hours;
    if (told.calendar && !hours.always) told.calendar_zone = hours.calendar->zone.name;
  }
  told.others = moments_outside(teller, items);
  if (items.empty()) {
    told.notes.push_back("There is no item: the clock was never started, or its item was dropped.");
  }
}

bool tells_of(const report::UsedRecord& record, const report::MonthStory& month) {
  if (record.at >= month.span.from && record.at < month.span.to) return true;
  return std::any_of(month.outages.begin(), month.outages.end(), [&](const auto& outage) {
    return std::find(outage.places.begin(), outage.places.end(), record.place) !=
           outage.places.end();
  });
}

// Those that tell of other months only are none of the reader's concern.
void keep_records_of_months(Explanation& told) {
  const auto other = [&](const report::UsedRecord& record) {
    return std::none_of(told.months.begin(), told.months.end(),
                        [&](const auto& month) { return tells_of(record, month); });
  };
  const auto removed = std::erase_if(told.records, other);
  told.other_records += removed;
}

void tell_time(const Asked& asked, const events::Trail& trail, Explanation& told) {
  const Wording wording{asked.program(), asked.plan.zone};
  const ir::Outage& outage = asked.program().outages[asked.rules.outage.index()];
  told.measure = {outage.name, outage.clause};
  told.log = asked.program().logs[outage.log.index()].name;
  told.measure_rules = outage_rules(outage, asked.rules, wording);
  const plan::BoundOutage& bound = asked.plan.outages[asked.rules.outage.index()];
  const Records records = records_of(asked.plan, asked.store, trail, bound.watch, bound.windows);
  take_records(told, records);
  const TimeTeller teller{asked.found, asked.plan,  asked.store,          records,
                          outage,      asked.rules, asked.question.target};
  told.months = months_of(teller, asked.question.subject, asked.question.month);
  keep_records_of_months(told);
}

}  // namespace

report::Explanation explain(const evaluation::Evaluation& found, const events::Trail& trail,
                            const Question& question) {
  const Asked asked{found, found.plan, found.store, question,
                    found.plan.program->targets[question.target.index()]};
  Explanation told = heading(asked, trail);
  if (told.is_time) {
    tell_time(asked, trail, told);
  } else {
    tell_items(asked, trail, told);
  }
  return told;
}

}  // namespace akad::explain
