#include "tests/property/favour/cases.h"

#include <algorithm>

#include "runtime/ir/amounts/fees.h"
#include "tests/oracle/money/engine/ask_engine_money.h"

namespace akad::favour {
namespace {

using oracle::Dice;

constexpr Id<ir::Log> kTickets{0};
constexpr Id<ir::Signal> kTier{1};

template <class Row>
Id<Row> last_of(const std::vector<Row>& rows) {
  return Id<Row>::of(rows.size() - 1);
}

ir::Windows office(Dice& dice, const ir::Program& program) {
  ir::Windows hours;
  hours.weekly = {{31, 8 * 60, 17 * 60}};
  if (dice.one_in(3)) hours.weekly.push_back({32, 9 * 60, 12 * 60});
  if (dice.one_in(4)) hours.weekly.push_back({31, 22 * 60, 2 * 60});
  const Date first = program.agreement.term_first;
  if (dice.one_in(2)) {
    const Date day{first.days + dice.small(40)};
    hours.exceptions.push_back({ir::ClosedDates{day, Date{day.days + dice.small(3)}}, ""});
  }
  if (dice.one_in(3)) {
    const Date day{first.days + dice.small(40)};
    hours.exceptions.push_back({ir::OpenDates{day, day, 10 * 60, 15 * 60}, ""});
  }
  if (dice.one_in(2)) hours.exceptions.push_back({ir::ClosedHolidays{Id<ir::HolidaySet>{0}}, ""});
  return hours;
}

void add_calendars(Dice& dice, ir::Program& program) {
  ir::HolidaySet set;
  set.name = "holidays";
  set.covers_first = Date{program.agreement.term_first.days - 400};
  set.covers_last = Date{program.agreement.term_last.days + 800};
  Date day = program.agreement.term_first;
  for (int count = 1 + dice.small(4); count > 0; --count) {
    day.days += 1 + dice.small(14);
    set.days.push_back({day, ""});
  }
  program.holiday_sets.push_back(set);
  for (const char* name : {"office", "shop"}) {
    ir::Calendar calendar;
    calendar.name = name;
    calendar.zone = program.agreement.zone;
    calendar.hours = office(dice, program);
    program.calendars.push_back(calendar);
  }
  if (!dice.one_in(3)) return;
  ir::Calendar made;
  made.name = "made";
  made.zone = program.agreement.zone;
  const std::vector<Id<ir::Calendar>> of = {Id<ir::Calendar>{1}, Id<ir::Calendar>{2}};
  if (dice.one_in(2)) {
    made.hours = ir::Union{of};
  } else if (dice.one_in(2)) {
    made.hours = ir::Intersection{of};
  } else {
    made.hours = ir::Difference{of};
  }
  program.calendars.push_back(made);
}

// A calendar with hours by day.
Id<ir::Calendar> any_calendar(Dice& dice, const ir::Program& program) {
  return Id<ir::Calendar>{1 + dice.small(static_cast<std::int32_t>(program.calendars.size()) - 1)};
}

void add_words(Dice& dice, ir::Program& program) {
  for (const char* name : {"held", "resumed"}) {
    ir::Event event;
    event.name = name;
    event.log = kTickets;
    program.events.push_back(event);
  }
  ir::Signal status;
  status.name = "status";
  status.log = kTickets;
  status.field = {2};
  program.signals.push_back(status);
  ir::Condition waiting;
  waiting.op = ir::Operator::Equal;
  waiting.signal = last_of(program.signals);
  waiting.constants.resize(1);
  waiting.constants[0].text = "waiting";
  if (dice.one_in(2)) waiting.name = "on_hold";
  program.conditions.push_back(waiting);
}

void change_clocks(Dice& dice, ir::Program& program) {
  const Id<ir::Event> held{static_cast<std::int32_t>(program.events.size()) - 2};
  for (ir::Clock& clock : program.clocks) {
    if (dice.one_in(2)) clock.calendar = any_calendar(dice, program);
    if (dice.one_in(3)) {
      clock.pauses = {held};
      clock.resumes = {Id<ir::Event>{held.at + 1}};
    }
    if (dice.one_in(3)) clock.pause_while = last_of(program.conditions);
    if (dice.one_in(8)) clock.pauses_during = {Id<ir::Exclusion>{dice.small(2)}};
    if (dice.one_in(3)) clock.judged = ir::Judged::ByDue;
    if (dice.one_in(2)) clock.missed_before = ir::MissedBefore::StaysMissed;
    if (dice.one_in(4)) clock.elapsed_unit = dice.one_in(2) ? kHour : 15 * kMinute;
    if (clock.elapsed_unit > 0) clock.elapsed_rounding = static_cast<RoundingMode>(dice.small(4));
    if (dice.one_in(3)) clock.retargets[0].policy = static_cast<ir::Retarget>(dice.small(6));
  }
}

void change_limits(Dice& dice, ir::Program& program) {
  for (ir::Target& target : program.targets) {
    auto* items = std::get_if<ir::OfItems>(&target.of);
    if (items == nullptr) continue;
    const ir::Clock& clock = program[items->clock];
    for (ir::LimitRow& row : items->limits) {
      auto* within = std::get_if<ir::Within>(&row.limit.rule);
      if (within == nullptr) continue;
      if (clock.calendar.valid() && dice.one_in(2)) within->length = 1 + within->length / 3;
      if (dice.one_in(5)) row.limit = any_limit(dice, program, clock);
    }
  }
}

// As contracts have them: what is met earns nothing, and the worse the more.
void make_plain(Dice& dice, ir::Program& program, ir::Credit& credit) {
  const ir::Target& target = program[credit.target];
  ir::Owed amount = credit.slabs.back().amount;
  if (std::holds_alternative<ir::NoAmount>(amount.is)) amount.is = ir::FixedAmount{500};
  ir::Owed half = amount;
  if (auto* fixed = std::get_if<ir::FixedAmount>(&half.is)) fixed->money = Rational(200);
  if (auto* share = std::get_if<ir::ShareOfFee>(&half.is)) share->share = Rational(1, 50);
  if (auto* fixed = std::get_if<ir::FixedAmount>(&amount.is)) fixed->money = Rational(1000);
  credit.slabs = {{ir::BoundKind::AtLeast, target.bound, {ir::NoAmount{}}}};
  if (dice.one_in(2) && target.bound > Rational(1, 2) && target.bound < 1) {
    credit.slabs.push_back({ir::BoundKind::AtLeast, 2 * target.bound - 1, half});
  }
  credit.slabs.push_back({ir::BoundKind::Otherwise, 0, amount});
}

// In other periods than the fee's a share of it may be none.
void pay_what_there_is(const ir::Program& program, ir::Credit& credit) {
  const ir::Periods of = ir::periods_of(program[credit.target]);
  for (ir::SlabRow& row : credit.slabs) {
    const auto* share = std::get_if<ir::ShareOfFee>(&row.amount.is);
    if (share == nullptr || ir::can_be_taken(share->taken, program[share->fee].period, of))
      continue;
    row.amount.is = ir::FixedAmount{share->share * 10000};
  }
}

void change_remedies(Dice& dice, ir::Program& program) {
  for (ir::Credit& credit : program.credits) pay_what_there_is(program, credit);
  if (dice.percent(60)) {
    for (ir::Credit& credit : program.credits) credit.unit = program.agreement.money_unit;
  }
  for (ir::Credit& credit : program.credits) {
    if (dice.percent(60)) make_plain(dice, program, credit);
  }
  if (dice.one_in(2) && program.caps.size() > 1) program.caps.resize(1);
  if (dice.one_in(5)) program.caps.clear();
}

// What most agreements do not have stays in some.
bool stays(Dice& dice) { return dice.one_in(4); }

template <class Row>
void look_at_once(Dice& dice, Row& target) {
  static const std::vector<ir::Cadence> kShort = {ir::Cadence::CalendarMonth,
                                                  ir::Cadence::CalendarMonth, ir::Cadence::Week};
  if (target.over_last > 1 && stays(dice)) return;
  target.over_last = 1;
  target.first_periods = ir::FirstPeriods::NotApplicable;
  if (!stays(dice)) target.cadence = dice.of(kShort);
}

void make_desk_target(Dice& dice, const ir::Program& program, ir::Target& target) {
  static const std::vector<Rational> kShares = {1, Rational(9, 10), Rational(3, 4), Rational(1, 2)};
  ir::OfItems& items = ir::of_items(target);
  look_at_once(dice, target);
  target.bound = dice.of(kShares);
  if (items.attribution == ir::Attribution::ByDue && !stays(dice)) {
    items.attribution = ir::Attribution::ByStop;
  }
  for (ir::LimitRow& row : items.limits) {
    row.limit = {};
    row.limit.rule = ir::Within{(1 + dice.small(9)) * kHour, {}};
    if (dice.one_in(4)) row.limit = any_limit(dice, program, program[items.clock]);
    if (row.limit.rule.index() > 1 && stays(dice)) row.limit.roll = ir::Roll::Back;
  }
}

// As a help desk has them: hours, pauses, limits of hours or days.
void make_help_desk(Dice& dice, ir::Program& program) {
  for (ir::Clock& clock : program.clocks) {
    clock.calendar = any_calendar(dice, program);
    clock.pause_while = dice.one_in(2) ? last_of(program.conditions) : Id<ir::Condition>{};
    clock.reopening = dice.one_in(2) ? ir::Reopening::NewItem : ir::Reopening::LeaveOutGap;
    clock.reopening_days = 0;
    clock.later_reopening = ir::Reopening::FirstStopDecides;
    if (!stays(dice)) clock.retargets[0].policy = ir::Retarget::Carry;
  }
  for (ir::Target& target : program.targets) {
    if (std::holds_alternative<ir::OfItems>(target.of)) make_desk_target(dice, program, target);
  }
}

// As a contract of hosting has them: nearly all of the time, and outages of some length.
void make_hosting(Dice& dice, ir::Program& program) {
  static const std::vector<Rational> kShares = {Rational(999, 1000), Rational(995, 1000),
                                                Rational(99, 100), Rational(98, 100)};
  for (ir::Target& target : program.targets) {
    auto* time = std::get_if<ir::OfTime>(&target.of);
    if (time == nullptr) continue;
    target.bound = dice.of(kShares);
    look_at_once(dice, target);
    if (!stays(dice)) {
      time->silence = 0;
      time->unrecorded = ir::Unrecorded::Unknown;
      time->unknown_while = {};
    }
    if (!ir::is_of_months(target.cadence)) time->month_days = 0;
    if (!stays(dice)) time->crossing = ir::CrossingOutages::Split;
    if (time->excluding.empty() && dice.one_in(2)) {
      time->excluding = {{Id<ir::Exclusion>{dice.small(2)}, ir::ExcludedTime(dice.small(2))}};
    }
  }
  for (ir::Exclusion& exclusion : program.exclusions) {
    if (stays(dice)) continue;
    exclusion.quota = 0;
    exclusion.quota_of = ir::QuotaOf::Nothing;
    exclusion.beyond = ir::Beyond::CountsAsDown;
  }
  for (ir::Credit& credit : program.credits) {
    if (!std::holds_alternative<ir::OfTime>(program[credit.target].of)) continue;
    for (ir::SlabRow& row : credit.slabs) {
      if (row.bound != ir::BoundKind::Otherwise) row.result = 1 - (1 - row.result) / 20;
    }
  }
}

}  // namespace

ir::Limit any_limit(Dice& dice, const ir::Program& program, const ir::Clock& clock) {
  ir::Limit limit;
  const Id<ir::Calendar> calendar = any_calendar(dice, program);
  const std::int32_t count = 1 + dice.small(4);
  switch (dice.small(5)) {
    case 0: limit.rule = ir::WorkingDaysLater{count, calendar}; break;
    case 1: limit.rule = ir::EndOfWorkingDay{count, calendar}; break;
    case 2: limit.rule = ir::WorkingDayAt{count, 60 * dice.small(24), calendar}; break;
    case 3: limit.rule = ir::CalendarDaysLater{count}; break;
    default: limit.rule = ir::CalendarMonthsLater{1}; break;
  }
  if (ir::pauses(clock) && dice.one_in(2)) limit.moved_by_pauses = true;
  return limit;
}

Case any_case(Dice& dice) {
  Case one;
  one.money = oracle::any_agreement(dice, 0);  // its rates and hours are its own
  for (oracle::ClockRules& clock : one.money.clocks) clock.office_hours = false;
  oracle::tell_stories(dice, one.money);
  one.program = oracle::as_program(one.money);
  add_calendars(dice, one.program);
  add_words(dice, one.program);
  if (dice.percent(70)) {
    change_clocks(dice, one.program);
    change_limits(dice, one.program);
  }
  one.help_desk = dice.percent(70);
  one.hosting = dice.percent(70);
  if (one.help_desk) make_help_desk(dice, one.program);
  if (one.hosting) make_hosting(dice, one.program);
  change_remedies(dice, one.program);
  make_deciding(dice, one);
  tell(dice, one);
  return one;
}

Case told_anew(Dice& dice, const Case& one) {
  Case anew = one;
  anew.money.subjects.clear();
  anew.beside.clear();
  oracle::tell_stories(dice, anew.money);
  tell(dice, anew);
  return anew;
}

}  // namespace akad::favour
