#include <algorithm>

#include "tests/property/favour/cases.h"
#include "tests/property/favour/mutations.h"

namespace akad::favour {
namespace {

using oracle::Dice;

template <class Row>
bool add_or_take(Dice& dice, std::vector<Id<Row>>& ids, Id<Row> one) {
  if (dice.one_in(2) && !ids.empty()) return take_one(dice, ids);
  if (!one.valid() || std::find(ids.begin(), ids.end(), one) != ids.end()) return false;
  ids.push_back(one);
  return true;
}

// "a" becomes "a" or "b".
bool widen(ir::Program& program, Id<ir::Condition> id) {
  ir::Condition& condition = program.conditions[id.index()];
  if (condition.op != ir::Operator::Equal) return false;
  condition.op = ir::Operator::OneOf;
  condition.constants.push_back(condition.constants.front());
  condition.constants.back().text = "parked";
  return true;
}

bool change_clock(Dice& dice, ir::Program& program) {
  ir::Clock& clock = *any_of(dice, program.clocks);
  const Id<ir::Event> event = any_id(dice, program.events);
  switch (dice.small(14)) {
    case 0: return add_or_take(dice, clock.pauses, event);
    case 1: return add_or_take(dice, clock.resumes, event);
    case 2: clock.pause_while = {}; return true;
    case 3: clock.calendar = any_id(dice, program.calendars); return true;
    case 4:
      if (dice.one_in(2))
        clock.calendar = {};
      else
        clock.pause_while = Id<ir::Condition>::of(program.conditions.size() - 1);
      return true;
    case 5: clock.judged = another(dice, clock.judged); return true;
    case 6: clock.missed_before = another(dice, clock.missed_before); return true;
    case 7: clock.elapsed_unit = clock.elapsed_unit == 0 ? kHour : 0; return true;
    case 8:
      clock.elapsed_rounding = static_cast<RoundingMode>(dice.small(4));
      return clock.elapsed_unit > 0;
    case 9: clock.reopening = another(dice, clock.reopening); return true;
    case 10: return add_or_take(dice, clock.pauses_during, any_id(dice, program.exclusions));
    case 11:
      if (ir::RetargetRule* rule = any_of(dice, clock.retargets)) {
        rule->policy = another(dice, rule->policy);
        return true;
      }
      return false;
    case 12: clock.repeated_start = another(dice, clock.repeated_start); return true;
    default: return add_or_take(dice, clock.stops, event);
  }
}

bool change_window(Dice& dice, ir::Windows& hours) {
  if (hours.weekly.empty()) return false;
  ir::WeeklyWindow& window = *any_of(dice, hours.weekly);
  switch (dice.small(4)) {
    case 0: window.close_minute = moved(dice, window.close_minute, 60); return true;
    case 1: window.open_minute = moved(dice, window.open_minute, 60); return true;
    case 2: window.days ^= 1 << dice.small(7); return true;
    default:
      if (hours.weekly.size() > 1 && dice.one_in(2)) return take_one(dice, hours.weekly);
      hours.weekly.push_back({64, 10 * 60, 15 * 60});
      return true;
  }
}

bool change_calendar(Dice& dice, ir::Program& program) {
  ir::Calendar& calendar = *any_of(dice, program.calendars);
  auto* hours = std::get_if<ir::Windows>(&calendar.hours);
  if (hours == nullptr) return false;
  const Date day{program.agreement.term_first.days + dice.small(50)};
  switch (dice.small(8)) {
    case 0: return take_one(dice, hours->exceptions);
    case 1:
    case 2: {
      const auto at = dice.small(static_cast<std::int32_t>(hours->exceptions.size()) + 1);
      hours->exceptions.insert(hours->exceptions.begin() + at, {ir::ClosedDates{day, day}, ""});
      return true;
    }
    case 3: hours->exceptions.push_back({ir::OpenDates{day, day, 540, 720}, ""}); return true;
    case 4:
      hours->exceptions.push_back({ir::ClosedHolidays{Id<ir::HolidaySet>{0}}, ""});
      return true;
    default: return change_window(dice, *hours);
  }
}

bool change_holidays(Dice& dice, ir::Program& program) {
  if (program.holiday_sets.empty()) return false;
  auto& days = program.holiday_sets[0].days;
  if (dice.one_in(3)) return take_one(dice, days);
  const Date day{program.agreement.term_first.days + dice.small(50)};
  const auto place = std::find_if(days.begin(), days.end(),
                                  [&](const ir::Holiday& one) { return day <= one.date; });
  if (place != days.end() && place->date == day) return false;
  days.insert(place, {day, "new"});
  return true;
}

bool change_outage(Dice& dice, ir::Program& program) {
  ir::Outage& outage = *any_of(dice, program.outages);
  switch (dice.small(6)) {
    case 0: outage.length = moved(dice, outage.length, kHour / 2); return true;
    case 1: outage.test = another(dice, outage.test); return true;
    case 2: outage.counted = another(dice, outage.counted); return true;
    case 3: outage.merge_gap = moved(dice, outage.merge_gap, 30 * kMinute); return true;
    case 4:
      outage.test =
          outage.test == ir::LengthTest::None ? ir::LengthTest::AtLeast : ir::LengthTest::None;
      outage.length = outage.test == ir::LengthTest::None ? 0 : kHour;
      if (outage.test == ir::LengthTest::None) outage.counted = ir::Counted::Whole;
      return true;
    default:
      if (const auto* state = std::get_if<ir::WhileState>(&outage.down)) {
        return widen(program, state->state);
      }
      return false;
  }
}

bool change_requirement(Dice& dice, ir::Exclusion& exclusion) {
  if (exclusion.conditions.empty()) {
    exclusion.conditions = {{ir::AnnouncedHours{Id<ir::Event>{4}, 2 * kHour, {}}}};
    return true;
  }
  auto* hours = std::get_if<ir::AnnouncedHours>(&exclusion.conditions[0].is);
  if (hours == nullptr || dice.one_in(3)) return take_one(dice, exclusion.conditions);
  hours->length = moved(dice, hours->length, kHour / 2);
  return true;
}

bool change_exclusion(Dice& dice, ir::Program& program) {
  ir::Exclusion& exclusion = *any_of(dice, program.exclusions);
  switch (dice.small(6)) {
    case 0: exclusion.beyond = another(dice, exclusion.beyond); return true;
    case 1: exclusion.quota = moved(dice, exclusion.quota, 2 * kHour); return true;
    case 2:
      exclusion.quota_of = another(dice, exclusion.quota_of);
      exclusion.quota = exclusion.quota_of == ir::QuotaOf::Nothing ? 0 : 5 * kHour;
      return true;
    case 3:
      exclusion.only_within = dice.one_in(2) ? Id<ir::Calendar>{} : any_id(dice, program.calendars);
      return true;
    default: return change_requirement(dice, exclusion);
  }
}

bool change_words(Dice& dice, ir::Program& program) {
  switch (dice.small(5)) {
    case 0: return widen(program, Id<ir::Condition>::of(program.conditions.size() - 1));
    case 1: {
      ir::Event event;
      event.name = kExtraEvent;
      event.log = Id<ir::Log>{dice.small(2)};
      program.events.push_back(event);
      return true;
    }
    case 2: program.agreement.name = "Another"; return true;
    case 3: program.agreement.term_last.days += 1 + dice.small(40); return true;
    default: {
      ir::Calendar more = program.calendars.front();
      more.name = "more";
      program.calendars.push_back(more);
      return true;
    }
  }
}

}  // namespace

bool mutate_measure(Dice& dice, ir::Program& program) {
  switch (dice.small(13)) {
    case 0:
    case 1:
    case 2: return change_clock(dice, program);
    case 3:
    case 4: return change_calendar(dice, program);
    case 5: return change_holidays(dice, program);
    case 6:
    case 7:
    case 8: return change_outage(dice, program);
    case 9:
    case 10:
    case 11: return change_exclusion(dice, program);
    default: return change_words(dice, program);
  }
}

}  // namespace akad::favour
