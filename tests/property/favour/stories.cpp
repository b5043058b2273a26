// What happens under the agreements.
#include <algorithm>

#include "tests/harness/records.h"
#include "tests/oracle/money/engine/ask_engine_money.h"
#include "tests/oracle/wall_oracle.h"
#include "tests/property/favour/cases.h"

namespace akad::favour {
namespace {

using oracle::Dice;

Instant any_morning(Dice& dice, const Case& one) {
  const std::int32_t days = std::min(one.money.last.days - one.money.first.days, 50);
  return oracle::wall_at(one.money.zone, Date{one.money.first.days + dice.small(days + 1)}, 9 * 60);
}

// Some end about a whole number of hours or days on, as limits are.
Instant any_end(Dice& dice, const Case& one, Instant at) {
  if (one.of_days && dice.one_in(2)) {
    return at + (1 + dice.small(9)) * kDay + (dice.small(9) - 4) * 15 * kMinute;
  }
  if (dice.one_in(2)) return at + (1 + dice.small(9)) * kHour + (dice.small(5) - 2) * 15 * kMinute;
  return at + kHour / 2 + dice.below(dice.one_in(2) ? 12 * kHour : 5 * kDay);
}

// Of the first two.
Instant end_of_a_month(Dice& dice, const Case& one) {
  Date day = one.money.first;
  for (int months = 1 + dice.small(2); months > 0; --months) {
    do ++day.days;
    while (to_civil(day).day != 1);
  }
  return oracle::wall_at(one.money.zone, day, 0);
}

void tell_ticket(Dice& dice, Case& one, const std::string& subject) {
  const Instant at = any_morning(dice, one) + (dice.one_in(2) ? 0 : dice.below(kDay));
  const Instant end = any_end(dice, one, at);
  const auto tell = [&](Instant when, const char* event) {
    one.beside.push_back({subject, when, event});
  };
  const auto say = [&](Instant when, const char* signal, const char* text) {
    one.beside.push_back({subject, when, "", signal, text});
  };
  if (dice.one_in(2)) say(at, "tier", dice.one_in(2) ? "gold" : "iron");
  if (dice.one_in(2)) say(at, "customer", dice.one_in(2) ? "acme" : "bolt");
  tell(at, "opened");
  const Instant paused = at + dice.below(end - at), again = paused + dice.below(end - paused);
  if (dice.one_in(2)) {
    say(paused, "status", dice.one_in(3) ? "parked" : "waiting");
    say(again, "status", "open");
  }
  if (dice.one_in(3)) {
    tell(paused, "held");
    tell(again, "resumed");
  }
  if (!dice.one_in(8)) tell(end, "resolved");
  if (!dice.one_in(6)) return;
  tell(end + dice.below(3 * kDay), "opened");
  tell(end + 4 * kDay, "resolved");
}

void tell_outages(Dice& dice, Case& one) {
  if (!one.money.only_subject.empty()) return;
  for (int count = 2 + dice.small(8); count > 0; --count) {
    const std::string subject = "H" + std::to_string(count % 3);
    const bool at_the_end = one.at_the_end && dice.one_in(2);
    const Instant at = at_the_end ? end_of_a_month(dice, one) - dice.below(6 * kHour)
                                  : any_morning(dice, one) + dice.below(kDay);
    const Instant end = at + (1 + dice.small(12)) * kHour / 2 + dice.small(2) * kMinute;
    one.beside.push_back({subject, at, "went_down"});
    one.beside.push_back({subject, at, "", "state", dice.one_in(4) ? "parked" : "down"});
    one.beside.push_back({subject, end, "", "state", "up"});
    one.beside.push_back({subject, end, "came_up"});
    one.beside.push_back({subject, at, "", "", "", "incident", end});
    if (dice.one_in(2)) continue;
    const Instant begins = at - dice.below(2 * kHour), ends = begins + dice.below(8 * kHour) + 1;
    const Instant announced = dice.one_in(5) ? kNever : begins - (1 + dice.small(8)) * kHour / 2;
    one.beside.push_back(
        {subject, begins, "", "", "", dice.one_in(2) ? "works" : "flood", ends, announced});
  }
}

bool is_of_tickets(const oracle::Subject& subject) {
  return std::any_of(subject.happenings.begin(), subject.happenings.end(), [](const auto& one) {
    return one.what == oracle::What::Opened || one.what == oracle::What::Resolved;
  });
}

void tell_beside(Dice& dice, Case& one) {
  for (const oracle::Subject& subject : one.money.subjects) {
    if (!is_of_tickets(subject)) continue;
    const auto any = [&] { return dice.of(subject.happenings).at; };
    for (int count = dice.small(4); count > 0; --count) {
      const Instant at = any() + dice.below(40) * kHour / 2;
      const Instant back = at + 1 + dice.below(60 * kHour);
      if (dice.one_in(2)) {
        one.beside.push_back({subject.name, at, "held"});
        one.beside.push_back({subject.name, back, "resumed"});
      } else {
        one.beside.push_back(
            {subject.name, at, "", "status", dice.one_in(3) ? "parked" : "waiting"});
        one.beside.push_back({subject.name, back, "", "status", "open"});
      }
    }
    if (dice.one_in(3)) {
      one.beside.push_back(
          {subject.name, any() + dice.below(30 * kHour), "", "tier", dice.one_in(2) ? "gold" : ""});
    }
    if (dice.one_in(4)) one.beside.push_back({subject.name, any() - kDay, kExtraEvent});
  }
}

void ask_at(Dice& dice, Case& one) {
  const oracle::MoneyCase& money = one.money;
  const Instant begin = oracle::wall_at(money.zone, money.first, 0);
  const Instant end = oracle::wall_at(money.zone, Date{money.last.days + 40}, 0);
  one.as_of = {end, dice.one_in(3) ? money.as_of : begin + dice.below(end - begin)};
}

}  // namespace

void tell(Dice& dice, Case& one) {
  for (int count = one.help_desk ? 6 + dice.small(14) : 0; count > 0; --count) {
    tell_ticket(dice, one, "T" + std::to_string(count));
  }
  if (one.hosting) tell_outages(dice, one);
  tell_beside(dice, one);
  ask_at(dice, one);
}

events::EventStore store_of(const Case& one, const ir::Program& program) {
  events::EventStore store;
  harness::Records records(program, store);
  oracle::tell_all(records, one.money);
  for (const Beside& row : one.beside) {
    for (const Id<ir::Event> event : ids_of(program.events)) {
      if (program[event].name == row.event) records.happen(row.subject, row.at, event);
    }
    for (const Id<ir::Window> window : ids_of(program.windows)) {
      if (program[window].name != row.window) continue;
      records.stretch(row.subject, row.at, row.to, window);
      if (row.announced != kNever) records.beside(row.subject, row.announced, Id<ir::Event>{4});
    }
    for (const Id<ir::Signal> signal : ids_of(program.signals)) {
      if (program[signal].name != row.signal) continue;
      if (row.text.empty()) {
        records.say(row.subject, row.at, signal, std::nullopt);
      } else {
        records.say(row.subject, row.at, signal, row.text);
      }
    }
  }
  return store;
}

}  // namespace akad::favour
