// Random happenings: at the ends of months, exactly a limit, a grace or a gap after another.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tests/oracle/money/amounts/claim_cases.h"
#include "tests/oracle/money/members/member_cases.h"
#include "tests/oracle/money/money_cases.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

struct Teller {
  Dice& dice;
  MoneyCase& money;
  std::vector<Instant> ends;      // of months, of the term, as-of
  std::vector<Duration> lengths;  // that the rules name

  Instant anywhere() {
    const Instant from = ends.front() - 4 * kDay;
    return from + dice.below((ends.back() + 4 * kDay - from) / kMinute) * kMinute;
  }
  Instant near_end() {
    const Instant at = dice.of(ends);
    switch (dice.small(5)) {
      case 0: return at - 1;
      case 1: return at + 1;
      case 2: return at - dice.of(lengths);
      case 3: return at + dice.below(20 * kHour) - 10 * kHour;
      default: return at;
    }
  }
  static std::vector<Duration> lengths_of(const TargetRules& target) {
    return {target.limits[0].length, target.limits[1].length};
  }
  Instant any() { return dice.one_in(2) ? anywhere() : near_end(); }

  Instant after(Instant at) {
    switch (dice.small(6)) {
      case 0: return at + dice.of(lengths);
      case 1: return at + dice.of(lengths) + dice.small(3) - 1;
      case 2: return at + dice.of(lengths) + dice.of(lengths);
      case 3: {
        const Instant end = near_end();
        return end > at ? end : at + kHour;
      }
      case 4: return at + 1 + dice.below(60 * kDay);
      default: return at + 1 + dice.below(40 * kHour);
    }
  }
};

Teller teller_of(Dice& dice, MoneyCase& money) {
  Teller teller{dice, money, {}, {kMinute, kHour}};
  for (Month m = month_of(money.first); m.index <= month_of(money.last).index + 1; ++m.index) {
    teller.ends.push_back(wall_at(money.zone, first_day(m), 0));
  }
  teller.ends.push_back(wall_at(money.zone, money.first, 0));
  teller.ends.push_back(wall_at(money.zone, Date{money.last.days + 1}, 0));
  teller.ends.push_back(money.as_of);
  std::sort(teller.ends.begin(), teller.ends.end());
  for (const TargetRules& target : money.targets) {
    if (target.of_time || !target.sum_of.empty()) continue;
    for (const LimitRule& limit : target.limits) teller.lengths.push_back(limit.length);
    if (target.grace_days == 0) continue;
    // Of the two limits one was missed, and the grace is over exactly then.
    teller.lengths.push_back(target.limits[0].length + target.grace_days * kDay);
    teller.lengths.push_back(target.limits[1].length + target.grace_days * kDay);
  }
  for (const ClockRules& clock : money.clocks) {
    if (clock.within_days > 0) teller.lengths.push_back(clock.within_days * kDay);
  }
  for (const CreditRules& credit : money.credits) {
    for (const Slab& slab : credit.slabs) {
      if (!slab.rate || dice.one_in(2)) continue;
      teller.lengths.push_back(slab.rate->unit);
      const bool is_time =
          slab.rate->paid_for == PaidFor::TimeLate || slab.rate->paid_for == PaidFor::TimeDown;
      if (is_time && slab.rate->free > 0) teller.lengths.push_back(slab.rate->free);
    }
  }
  for (const OutageRules& outage : money.outages) {
    if (outage.length > 0) teller.lengths.push_back(outage.length);
    if (outage.apart > 0) teller.lengths.push_back(outage.apart);
  }
  return teller;
}

// An item that is due with a month, stops with its grace, or was reopened with a month.
void tell_exactly(Teller& t, Subject& subject) {
  Dice& dice = t.dice;
  const auto open = [&](Instant at) { put(subject, {at, What::Opened, Said::Customer, "", 0}); };
  const auto stop = [&](Instant at) { put(subject, {at, What::Resolved, Said::Customer, "", 0}); };
  const TargetRules* one = &dice.of(t.money.targets);
  if (one->grace_days == 0) one = &dice.of(t.money.targets);
  const TargetRules& target = *one;
  const bool is_of_items = !target.of_time && target.sum_of.empty();
  const Duration length = !is_of_items ? kHour : dice.of(t.lengths_of(target));
  const Instant end = dice.of(t.ends);
  const Duration grace = target.grace_days * kDay;
  if (grace > 0 && dice.percent(75)) {
    const Instant due = end - 1 - dice.below(grace);
    open(due - length);
    stop(due + grace + (dice.percent(70) ? 0 : dice.small(3) - 1));
  } else if (dice.one_in(2)) {
    open(end - length);
    if (!dice.one_in(3)) stop(t.after(end - length));
  } else {
    open(end - dice.below(5 * kDay) - 2 * kHour);
    stop(end - (dice.one_in(3) ? 0 : dice.below(2 * kHour)));
    open(end + (dice.one_in(3) ? dice.below(kDay) : 0));
    if (!dice.one_in(3)) stop(t.after(end + kDay));
  }
}

void tell_tickets(Teller& t, Subject& subject) {
  Dice& dice = t.dice;
  Instant at = t.any();
  if (dice.percent(40)) {
    tell_exactly(t, subject);
    return;
  }
  if (dice.one_in(20)) {  // nobody knows when it began
    put(subject, {at, What::Resolved, Said::Customer, "", 0});
    return;
  }
  const int rounds = 1 + dice.small(3);
  for (int round = 0; round < rounds; ++round) {
    put(subject, {at, What::Opened, Said::Customer, "", 0});
    at = t.after(at);
    if (round + 1 == rounds && dice.one_in(4)) break;  // still open
    put(subject, {at, What::Resolved, Said::Customer, "", 0});
    at = t.after(at);
  }
}

// What its items are worth: often, and now and then something else later.
void tell_worth(Teller& t, Subject& subject) {
  static const std::vector<std::string> kWorths = {"1000000", "30000", "12345.5", "7",
                                                   "0",       "",      "-5"};
  Dice& dice = t.dice;
  if (dice.one_in(3)) return;
  const Instant first = dice.of(subject.happenings).at - dice.below(2) * kHour;
  put(subject,
      {first, What::Says, Said::Worth, kWorths[static_cast<std::size_t>(dice.small(4))], 0});
  if (dice.one_in(3)) put(subject, {t.any(), What::Says, Said::Worth, dice.of(kWorths), 0});
}

void tell_values(Teller& t, Subject& subject) {
  static const std::vector<std::string> kCustomers = {"acme", "bolt", ""};
  Dice& dice = t.dice;
  if (subject.happenings.empty()) return;
  for (int count = dice.small(4); count > 0; --count) {
    const Instant at = dice.one_in(2) ? dice.of(subject.happenings).at : t.any();
    put(subject, {at, What::Says, Said::Customer, dice.of(kCustomers), 0});
  }
  if (dice.one_in(2)) {
    put(subject,
        {t.ends.front() - 90 * kDay, What::Says, Said::Tier, dice.one_in(2) ? "gold" : "iron", 0});
  }
}

void tell_probes(Teller& t, Subject& subject) {
  static const std::vector<std::string> kPlaces = {"north", "south", ""};
  Dice& dice = t.dice;
  Instant at = t.any();
  for (int count = dice.small(4); count > 0; --count) {
    const Instant end = t.after(at);
    put(subject, {at, What::WentDown, Said::Customer, "", 0});
    put(subject, {at, What::Says, Said::State, "down", 0});
    put(subject, {at, What::Incident, Said::Customer, "", dice.one_in(12) ? kNever : end});
    if (!dice.one_in(12)) {
      put(subject, {end, What::CameUp, Said::Customer, "", 0});
      put(subject, {end, What::Says, Said::State, dice.one_in(3) ? "" : "up", 0});
    }
    at = dice.one_in(3) ? t.any() : t.after(end);
  }
  for (int count = dice.small(3); count > 0; --count) {
    put(subject, {t.any(), What::Says, Said::Place, dice.of(kPlaces), 0});
  }
}

// Beside what is down, across it, or anywhere.
void tell_notices(Teller& t, Subject& subject) {
  Dice& dice = t.dice;
  for (int count = dice.small(4); count > 0; --count) {
    const bool near = !subject.happenings.empty() && dice.one_in(2);
    const Instant at = near ? dice.of(subject.happenings).at - dice.below(3) * kHour : t.any();
    const Instant to = dice.one_in(12) ? kNever : t.after(at);
    const std::size_t which = dice.engine() % t.money.notices.size();
    const Duration lead = t.money.notices[which].lead;
    Event event{at, which == 0 ? What::Works : What::Flood, Said::Customer, "", to};
    if (!dice.one_in(5)) event.announced = at - lead + (dice.small(3) - 1) * dice.small(2);
    if (dice.one_in(4)) event.announced = at - dice.below(5 * kHour);
    put(subject, std::move(event));
  }
}

}  // namespace

void put(Subject& subject, Event event) {
  for (const Event& other : subject.happenings) {
    if (other.at == event.at && other.what == event.what && other.signal == event.signal) return;
  }
  subject.happenings.push_back(std::move(event));
}

void tell_stories(Dice& dice, MoneyCase& money) {
  Teller teller = teller_of(dice, money);
  const bool groups = has_groups(money);
  const int count = 1 + dice.small(6);
  for (int i = 0; i < count; ++i) {
    Subject subject{fmt::format("S{}", i), {}};
    const bool probes = money.only_subject.empty() && dice.percent(groups ? 70 : 40);
    if (!probes || dice.one_in(groups ? 2 : 4)) {
      tell_tickets(teller, subject);
      tell_worth(teller, subject);
    }
    tell_values(teller, subject);
    if (probes) tell_probes(teller, subject);
    if (probes && groups) tell_member(dice, money, subject);
    if (probes && dice.one_in(2)) tell_notices(teller, subject);
    money.subjects.push_back(std::move(subject));
  }
  if (!money.only_subject.empty()) {
    Subject only{money.only_subject, {}};
    if (dice.one_in(2)) tell_probes(teller, only);
    if (groups && dice.one_in(2)) tell_member(dice, money, only);
    if (dice.one_in(2)) tell_notices(teller, only);
    money.subjects.push_back(std::move(only));
  }
  if (groups) tell_namesakes(dice, money);
  tell_claims(dice, money);
}

std::string show_stories(const MoneyCase& money) {
  static constexpr std::array kWords = {"opened",   "resolved", "went down", "came up",
                                        "incident", "says",     "works",     "flood",
                                        "updated",  "claimed",  "taken back"};
  std::string text;
  for (const Subject& subject : money.subjects) {
    text += subject.name + "\n";
    for (const Event& event : subject.happenings) {
      text += fmt::format("  {} {}", format_rfc3339(event.at),
                          kWords[static_cast<std::size_t>(event.what)]);
      if (event.what == What::Says) {
        text += fmt::format(" {} \"{}\"", static_cast<int>(event.signal), event.text);
      }
      if (event.to != 0) {
        text += event.to == kNever ? " open" : " to " + format_rfc3339(event.to);
      }
      text += "\n";
    }
  }
  return text;
}

}  // namespace akad::oracle
