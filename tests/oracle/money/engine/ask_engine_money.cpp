#include "tests/oracle/money/engine/ask_engine_money.h"
#include "tests/oracle/money/figures/figure_as_ir.h"
#include "tests/oracle/money/members/outages_as_ir.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/harness/road.h"
#include "tests/oracle/money/engine/claims_log.h"
#include "tests/oracle/money/engine/engine_words.h"
#include "tests/oracle/money/engine/remedies.h"
#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {
namespace {

using nlohmann::json;

constexpr Id<ir::Log> kTickets{0}, kProbes{1}, kNotices{2};
constexpr Id<ir::Field> kTime{0}, kSubject{1};
constexpr Id<ir::Event> kOpened{0}, kResolved{1}, kWentDown{2}, kCameUp{3}, kAnnounced{4};
constexpr Id<ir::Window> kIncident{0}, kWorks{1}, kFlood{2};

// The place of a record that says what it is, then those of its windows and of its signals.
constexpr Id<ir::Field> kType{2}, kFrom{3}, kTo{4}, kAnnouncedAt{5}, kFirstSignal{6};

Id<ir::Condition> of_type(ir::Program& program, const std::string& name) {
  ir::Condition condition;
  condition.op = ir::Operator::Equal;
  condition.field = kType;
  condition.constants.resize(1);
  condition.constants[0].text = name;
  program.conditions.push_back(condition);
  return id<ir::Condition>(program.conditions.size() - 1);
}

void add_signals(ir::Program& program) {
  for (std::size_t i = 0; i < kSaid; ++i) {
    const auto said = static_cast<Said>(i);
    ir::Signal signal;
    signal.name = name_of(said);
    signal.log = said == Said::Place || said == Said::State ? kProbes : kTickets;
    signal.field = id<ir::Field>(kFirstSignal.index() + i);
    if (said == Said::Worth) {
      signal.kind = ir::SignalKind::Money;
      signal.currency = kCurrency;
    }
    program.signals.push_back(signal);
    program.fields.push_back({{signal.name}});
  }
}

void add_events(ir::Program& program) {
  for (const char* name : {"opened", "resolved", "went_down", "came_up", "announced"}) {
    ir::Event event;
    event.name = name;
    event.log = program.events.size() < 2   ? kTickets
                : program.events.size() < 4 ? kProbes
                                            : kNotices;
    if (id<ir::Event>(program.events.size()) == kAnnounced) {
      event.at = kAnnouncedAt;
      event.only_when_present = true;
    } else {
      event.when = of_type(program, event.name);
    }
    program.events.push_back(event);
  }
}

void add_logs(ir::Program& program, const MoneyCase& money) {
  program.fields = {{{"at"}}, {{"subject"}}, {{"type"}}, {{"from"}}, {{"to"}}, {{"announced"}}};
  for (const char* name : {"tickets", "probes", "notices"}) {
    ir::Log log;
    log.name = name;
    log.time = kTime;
    log.subject = kSubject;
    program.logs.push_back(log);
  }
  if (!money.only_subject.empty()) {
    for (const Id<ir::Log> log : {kProbes, kNotices}) {
      program.logs[log.index()].subject = {};
      program.logs[log.index()].single_subject = money.only_subject;
    }
  }
  add_events(program);
  add_signals(program);
  for (const char* name : {"incident", "works", "flood"}) {
    ir::Window window;
    window.name = name;
    window.log = program.windows.empty() ? kProbes : kNotices;
    window.from = kFrom;
    window.to = kTo;
    window.when = of_type(program, window.name);
    program.windows.push_back(window);
  }
}

Id<ir::Condition> equals(ir::Program& program, Said signal, const char* text) {
  ir::Condition condition;
  condition.op = ir::Operator::Equal;
  condition.signal = id_of(signal);
  condition.constants.resize(1);
  condition.constants[0].text = text;
  program.conditions.push_back(condition);
  return id<ir::Condition>(program.conditions.size() - 1);
}

ir::Reopening as_ir(AfterStop rule) {
  switch (rule) {
    case AfterStop::FirstStopDecides: break;
    case AfterStop::NewItem: return ir::Reopening::NewItem;
    case AfterStop::LeaveOutGap: return ir::Reopening::LeaveOutGap;
    case AfterStop::CountGap: return ir::Reopening::CountGap;
    case AfterStop::LastDecides: return ir::Reopening::LastDecides;
  }
  return ir::Reopening::FirstStopDecides;
}

void add_clocks(ir::Program& program, const MoneyCase& money) {
  for (const ClockRules& rules : money.clocks) {
    ir::Clock clock;
    clock.name = "clock" + std::to_string(program.clocks.size());
    clock.log = kTickets;
    clock.starts = {kOpened};
    clock.stops = {kResolved};
    clock.reopening = as_ir(rules.reopening);
    clock.reopening_days = rules.within_days;
    clock.later_reopening = as_ir(rules.later);
    if (rules.office_hours) clock.calendar = kOffice;
    clock.retargets = {{id_of(Said::Tier), ir::Retarget::Carry}};
    program.clocks.push_back(clock);
  }
}

ir::Beyond as_ir(GoesOn rule) {
  switch (rule) {
    case GoesOn::CountsAsDown: break;
    case GoesOn::ExcludedToo: return ir::Beyond::ExcludedToo;
    case GoesOn::ExclusionLost: return ir::Beyond::ExclusionLost;
  }
  return ir::Beyond::CountsAsDown;
}

bool has_office(const MoneyCase& money) {
  const auto asks = [](const Slab& slab) { return slab.rate && slab.rate->working_days; };
  return std::any_of(money.clocks.begin(), money.clocks.end(),
                     [](const ClockRules& clock) { return clock.office_hours; }) ||
         std::any_of(money.credits.begin(), money.credits.end(), [&](const CreditRules& credit) {
           if (credit.claim && credit.claim->working_days) return true;
           return std::any_of(credit.slabs.begin(), credit.slabs.end(), asks);
         });
}

void add_office(ir::Program& program, const MoneyCase& money) {
  ir::Calendar office;
  office.name = "office";
  office.zone = money.zone;
  office.hours = ir::Windows{ir::NightOwner::OpeningDay, {{31, 8 * 60, 17 * 60}}, {}};
  program.calendars.push_back(office);
}

void add_exclusions(ir::Program& program, const MoneyCase& money) {
  ir::Calendar night;
  night.name = "night";
  night.zone = money.zone;
  night.hours =
      ir::Windows{ir::NightOwner::OpeningDay, {{127, 22 * 60, 24 * 60}, {127, 0, 5 * 60}}, {}};
  program.calendars.push_back(night);
  if (has_office(money)) add_office(program, money);
  for (const Id<ir::Window> window : {kWorks, kFlood}) {
    const NoticeRules& rules = money.notices[program.exclusions.size()];
    ir::Exclusion exclusion;
    if (rules.lead > 0) exclusion.conditions = {{ir::AnnouncedHours{kAnnounced, rules.lead, {}}}};
    if (rules.at_night) exclusion.only_within = Id<ir::Calendar>{0};
    exclusion.quota = rules.most;
    if (rules.most > 0) {
      exclusion.quota_of = rules.most_down ? ir::QuotaOf::Downtime : ir::QuotaOf::Time;
    }
    exclusion.beyond = as_ir(rules.goes_on);
    if (rules.of_everybody) exclusion.concerns = ir::Concerns::Everybody;
    exclusion.name = "no_" + program[window].name;
    exclusion.log = kNotices;
    exclusion.when = ir::DuringWindows{{window}};
    program.exclusions.push_back(exclusion);
  }
}

ir::Unrecorded as_ir(CountsAs untold) {
  switch (untold) {
    case CountsAs::Unknown: break;
    case CountsAs::Up: return ir::Unrecorded::Up;
    case CountsAs::Down: return ir::Unrecorded::Down;
    case CountsAs::LeftOut: return ir::Unrecorded::LeftOut;
  }
  return ir::Unrecorded::Unknown;
}

void exclude(ir::OfTime& target, const TargetRules& rules) {
  for (std::size_t i = 0; i < rules.excludes.size(); ++i) {
    switch (rules.excludes[i]) {
      case Excludes::Nothing: break;
      case Excludes::NotPromised:
        target.excluding.push_back(
            {id<ir::Exclusion>(i), ir::ExcludedTime::NeitherDownNorPromised});
        break;
      case Excludes::NotDown:
        target.excluding.push_back({id<ir::Exclusion>(i), ir::ExcludedTime::PromisedAndNotDown});
        break;
    }
  }
}

ir::Limit as_ir(const LimitRule& rule) {
  ir::Limit limit;
  if (rule.none) return limit;
  limit.rule = ir::Within{rule.length, {}};
  limit.strict = rule.strict;
  return limit;
}

ir::Aggregate as_ir(HowLong how) {
  switch (how) {
    case HowLong::No: break;
    case HowLong::Average: return ir::Aggregate::AverageElapsed;
    case HowLong::Median: return ir::Aggregate::MedianElapsed;
    case HowLong::Percentile: return ir::Aggregate::PercentileElapsed;
    case HowLong::Total: return ir::Aggregate::TotalElapsed;
  }
  return ir::Aggregate::ShareInTime;
}

void add_item_rules(ir::OfItems& target, const TargetRules& rules, Id<ir::Condition> gold) {
  target.clock = id<ir::Clock>(rules.measure);
  target.limits = {{gold, as_ir(rules.limits[0])}, {{}, as_ir(rules.limits[1])}};
  if (rules.lengths.any()) {
    target.limits = {{{}, as_ir(rules.limits[0])}};
    target.aggregate = as_ir(rules.lengths.how);
    target.percentile = rules.lengths.percentile;
    if (rules.lengths.so_far) target.open_items = ir::OpenItems::TimeSoFar;
  }
  if (rules.belongs == Belongs::Start) target.attribution = ir::Attribution::ByStart;
  if (rules.belongs == Belongs::Due) target.attribution = ir::Attribution::ByDue;
  if (rules.open == OpenRule::OverdueMissed) target.open_items = ir::OpenItems::OverdueMissed;
  if (rules.open == OpenRule::WithGrace) {
    target.open_items = ir::OpenItems::OverdueMissedWithGrace;
  }
  target.grace_days = rules.grace_days;
  target.small_below = rules.small_below;
  target.small_misses = rules.small_misses;
}

void add_targets(ir::Program& program, const MoneyCase& money) {
  const auto gold = equals(program, Said::Tier, "gold");
  ir::Condition none;
  none.op = ir::Operator::Absent;
  none.signal = id_of(Said::State);
  const auto stateless = id<ir::Condition>(program.conditions.size());
  program.conditions.push_back(none);
  for (const TargetRules& rules : money.targets) {
    ir::Target target;
    target.name = "target" + std::to_string(program.targets.size());
    target.test = rules.more_than ? ir::Comparison::MoreThan : ir::Comparison::AtLeast;
    target.bound = rules.share;
    target.cadence = as_ir(rules.every);
    target.over_last = rules.over;
    if (rules.what_there_is) target.first_periods = ir::FirstPeriods::WhatThereIs;
    target.by_subject = rules.by_subject;
    for (const Said signal : rules.groups) target.groups.push_back(id_of(signal));
    if (!rules.sum_of.empty()) {
      target.of = ir::OfSum{rules.sum_of};
      target.test = rules.sum_less ? ir::Comparison::LessThan : ir::Comparison::AtMost;
    } else if (rules.figure.any()) {
      const bool of_probes = rules.figure.of_probes;
      add_figure(program, target, rules,
                 of_probes ? FigureOf{kProbes, kWentDown, kCameUp}
                           : FigureOf{kTickets, kOpened, kResolved});
    } else if (rules.of_time) {
      ir::OfTime& time = target.of.emplace<ir::OfTime>();
      time.outage = id<ir::Outage>(rules.measure);
      if (rules.to_beginning) time.crossing = ir::CrossingOutages::ByBegin;
      if (rules.thirty_days) time.month_days = 30;
      exclude(time, rules);
      time.from_first_record = rules.from_first;
      time.silence = rules.silence;
      if (rules.silence > 0) time.unrecorded = as_ir(rules.untold);
      if (rules.unknown_when_none) time.unknown_while = stateless;
    } else {
      add_item_rules(of_items(target), rules, gold);
      if (rules.lengths.any()) {
        target.test = rules.sum_less ? ir::Comparison::LessThan : ir::Comparison::AtMost;
      }
      if (rules.empty == EmptyRule::Met) target.empty = ir::EmptyMonth::Met;
      if (rules.empty == EmptyRule::Missed) target.empty = ir::EmptyMonth::Missed;
      target.empty_below = rules.least;
    }
    for (const auto& [bound, strictly] : rules.levels) {
      const ir::Comparison loose =
          ir::more_is_better(target.test) ? ir::Comparison::AtLeast : ir::Comparison::AtMost;
      const ir::Comparison strict =
          ir::more_is_better(target.test) ? ir::Comparison::MoreThan : ir::Comparison::LessThan;
      target.levels.push_back(
          {"level" + std::to_string(target.levels.size()), strictly ? strict : loose, bound});
    }
    program.targets.push_back(target);
  }
}

}  // namespace

void tell(harness::Records& records, const std::string& subject, const Event& event) {
  switch (event.what) {
    case What::Opened: return records.happen(subject, event.at, kOpened);
    case What::Resolved: return records.happen(subject, event.at, kResolved);
    case What::Updated: return;  // no agreement of these has rounds
    case What::WentDown: return records.happen(subject, event.at, kWentDown);
    case What::CameUp: return records.happen(subject, event.at, kCameUp);
    case What::Incident: return records.stretch(subject, event.at, event.to, kIncident);
    case What::Works:
    case What::Flood:
      records.stretch(subject, event.at, event.to, event.what == What::Works ? kWorks : kFlood);
      if (event.announced != kNever) records.beside(subject, event.announced, kAnnounced);
      return;
    case What::Claimed: return records.happen(subject, event.at, kClaimed);
    case What::TakenBack: return records.happen(subject, event.at, kTakenBack);
    case What::Says: break;
  }
  if (event.text.empty()) {
    records.say(subject, event.at, id_of(event.signal), std::nullopt);
  } else if (event.signal == Said::Worth) {
    ir::Constant worth;
    worth.kind = ir::ConstantKind::Number;
    worth.number = *parse_decimal(event.text);
    records.say(subject, event.at, id_of(event.signal), std::optional(worth));
  } else {
    records.say(subject, event.at, id_of(event.signal), event.text);
  }
}

ir::Program as_program(const MoneyCase& money) {
  ir::Program program;
  program.agreement.name = "Money";
  program.agreement.version = "1";
  program.agreement.provider = "P";
  program.agreement.customer = "C";
  program.agreement.term_first = money.first;
  program.agreement.term_last = money.last;
  program.agreement.zone = money.zone;
  program.agreement.currency = kCurrency;
  program.agreement.money_unit = Rational(1, 20);
  ir::Seasons seasons;
  seasons.name = "seasons";
  for (const SeasonRule& rule : money.seasons) {
    seasons.seasons.push_back({rule.name, rule.first, rule.last});
  }
  program.seasons.push_back(seasons);
  add_logs(program, money);
  if (has_claims(money)) add_claims_log(program, kType);
  add_clocks(program, money);
  const auto down = equals(program, Said::State, "down");
  add_outages(program, money, {kProbes, kWentDown, kCameUp, kIncident, down});
  add_exclusions(program, money);
  add_targets(program, money);
  add_remedies(program, money);
  return program;
}

void tell_all(harness::Records& records, const MoneyCase& money) {
  const bool claims = has_claims(money);  // otherwise nobody reads them
  for (const Subject& subject : money.subjects) {
    for (const Event& event : subject.happenings) {
      if (claims || !is_of_claims(event)) tell(records, subject.name, event);
    }
  }
}

json engine_says(const MoneyCase& money) {
  const ir::Program program = as_program(money);
  events::EventStore store;
  harness::Records records(program, store);
  tell_all(records, money);
  return statement_in_words(
      json::parse(harness::statement(program, std::move(store), money.as_of)));
}

}  // namespace akad::oracle
