#include <algorithm>

#include "tests/property/favour/mutations.h"

namespace akad::favour {
namespace {

using oracle::Dice;

bool move_length(Dice& dice, ir::Limit& limit) {
  if (auto* within = std::get_if<ir::Within>(&limit.rule)) {
    const Duration by = std::max<Duration>(within->length / 3, 1);
    within->length = moved(dice, within->length, by);
    return true;
  }
  if (auto* days = std::get_if<ir::WorkingDaysLater>(&limit.rule)) {
    days->count = moved(dice, days->count, 1);
    return true;
  }
  if (auto* days = std::get_if<ir::EndOfWorkingDay>(&limit.rule)) {
    days->count = moved(dice, days->count, 1);
    return true;
  }
  if (auto* day = std::get_if<ir::WorkingDayAt>(&limit.rule)) {
    if (dice.one_in(2))
      day->count = moved(dice, day->count, 1);
    else
      day->minute = moved(dice, day->minute, 90);
    return true;
  }
  if (auto* days = std::get_if<ir::CalendarDaysLater>(&limit.rule)) {
    days->count = moved(dice, days->count, 1);
    return true;
  }
  return false;
}

bool change_limit(Dice& dice, const ir::Program& program, ir::Limit& limit) {
  switch (dice.small(8)) {
    case 0: limit.strict = !limit.strict; return true;
    case 1: limit.moved_by_pauses = !limit.moved_by_pauses; return true;
    case 2: limit.roll = another(dice, limit.roll); return true;
    case 3: limit.rule = ir::NoTarget{}; return true;
    case 4: limit.rule = ir::WorkingDaysLater{2, any_id(dice, program.calendars)}; return true;
    default: return move_length(dice, limit);
  }
}

bool change_rows(Dice& dice, const ir::Program& program, ir::OfItems& items) {
  const std::size_t last = items.limits.size() - 1;
  switch (dice.small(5)) {
    case 0:
      if (last == 0) return false;
      items.limits.erase(items.limits.begin());
      return true;
    case 1: {
      ir::LimitRow row = items.limits[last];
      row.when = any_id(dice, program.conditions);
      move_length(dice, row.limit);
      items.limits.insert(items.limits.begin() + dice.small(static_cast<std::int32_t>(last) + 1),
                          row);
      return true;
    }
    default: return change_limit(dice, program, any_of(dice, items.limits)->limit);
  }
}

bool change_items(Dice& dice, const ir::Program& program, ir::OfItems& items) {
  switch (dice.small(14)) {
    case 0: items.attribution = another(dice, items.attribution); return true;
    case 1: {
      items.open_items = another(dice, items.open_items);
      const bool grace = items.open_items == ir::OpenItems::OverdueMissedWithGrace;
      items.grace_days = grace ? 1 + dice.small(10) : 0;
      return true;
    }
    case 2: items.grace_days = moved(dice, items.grace_days, 1); return true;
    case 3:
      items.small_below = items.small_below == 0 ? 3 + dice.small(4) : 0;
      items.small_misses = items.small_below == 0 ? 0 : 1;
      return true;
    case 4:
      if (dice.one_in(2))
        items.small_below = moved(dice, items.small_below, 1);
      else
        items.small_misses = moved(dice, items.small_misses, 1);
      return true;
    case 5:
      items.leaving_out.push_back({any_id(dice, program.conditions), ir::AskedAt::TheStop});
      return true;
    default: return change_rows(dice, program, items);
  }
}

bool change_excluding(Dice& dice, const ir::Program& program, ir::OfTime& time) {
  if (dice.one_in(3)) return take_one(dice, time.excluding);
  if (ir::Excluding* row = any_of(dice, time.excluding); row != nullptr && dice.one_in(2)) {
    row->time = another(dice, row->time);
    return true;
  }
  time.excluding.push_back({any_id(dice, program.exclusions), ir::ExcludedTime(dice.small(2))});
  return true;
}

bool change_time(Dice& dice, const ir::Program& program, ir::OfTime& time) {
  switch (dice.small(9)) {
    case 0: time.crossing = another(dice, time.crossing); return true;
    case 1: time.month_days = 30 - time.month_days; return true;
    case 2: time.from_first_record = !time.from_first_record; return true;
    case 3: time.silence = moved(dice, time.silence, kHour); return true;
    case 4: time.unrecorded = another(dice, time.unrecorded); return true;
    case 5: time.hours = any_id(dice, program.calendars); return true;
    case 6: time.unknown_while = {}; return true;
    default: return change_excluding(dice, program, time);
  }
}

bool change_promise(Dice& dice, ir::Target& target) {
  static const std::vector<Rational> kShares = {Rational(1, 3),  Rational(1, 2),   Rational(3, 4),
                                                Rational(9, 10), Rational(19, 20), 1};
  switch (dice.small(8)) {
    case 0: target.test = another(dice, target.test); return true;
    case 1: target.empty = another(dice, target.empty); return true;
    case 2: target.lost = another(dice, target.lost); return true;
    case 3: target.cadence = another(dice, target.cadence); return true;
    case 4: target.by_subject = !target.by_subject; return true;
    case 5:
      if (dice.one_in(2))
        target.over_last = moved(dice, target.over_last, 1);
      else
        target.first_periods = another(dice, target.first_periods);
      return true;
    default: target.bound = dice.of(kShares); return true;
  }
}

}  // namespace

bool mutate_target(Dice& dice, ir::Program& program) {
  ir::Target* target = any_of(dice, program.targets);
  if (target == nullptr) return false;
  if (dice.one_in(20)) {
    ir::Target more = *target;
    more.name = "more";
    program.targets.push_back(more);
    return true;
  }
  if (dice.one_in(4)) return change_promise(dice, *target);
  if (auto* items = std::get_if<ir::OfItems>(&target->of)) {
    return change_items(dice, program, *items);
  }
  return change_time(dice, program, ir::of_time(*target));
}

}  // namespace akad::favour
