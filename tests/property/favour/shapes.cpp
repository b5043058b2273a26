// What seldom decides anything in a random agreement, made so that it does.
#include "runtime/ir/amounts/fees.h"
#include "tests/property/favour/cases.h"
#include "tests/property/favour/mutations.h"

namespace akad::favour {
namespace {

using oracle::Dice;

ir::ExcludedTime mostly_stays(Dice& dice) {
  return dice.one_in(4) ? ir::ExcludedTime::NeitherDownNorPromised
                        : ir::ExcludedTime::PromisedAndNotDown;
}

// Quotas that are used up, of time that targets exclude.
void grant_little(Dice& dice, ir::Program& program) {
  for (ir::Exclusion& exclusion : program.exclusions) {
    exclusion.quota_of = dice.one_in(3) ? ir::QuotaOf::Time : ir::QuotaOf::Downtime;
    exclusion.quota = (1 + dice.small(8)) * kHour / 2;
    exclusion.quota_cadence = dice.one_in(3) ? ir::Cadence::Week : ir::Cadence::CalendarMonth;
    exclusion.beyond =
        dice.one_in(3) ? static_cast<ir::Beyond>(dice.small(3)) : ir::Beyond::CountsAsDown;
    exclusion.only_within = dice.one_in(4) ? any_id(dice, program.calendars) : Id<ir::Calendar>{};
  }
  for (ir::Target& target : program.targets) {
    auto* time = std::get_if<ir::OfTime>(&target.of);
    if (time == nullptr) continue;
    time->excluding = {{Id<ir::Exclusion>{0}, mostly_stays(dice)}};
    if (dice.one_in(2)) time->excluding.push_back({Id<ir::Exclusion>{1}, mostly_stays(dice)});
  }
}

ir::Cap cap_of(const char* name, std::int32_t most) {
  ir::Cap cap;
  cap.name = name;
  cap.most.is = ir::FixedAmount{Rational(most)};
  return cap;
}

// Caps that lower what others let through: of a credit, of all of them, of the whole term.
void cap_the_capped(Dice& dice, ir::Program& program) {
  std::vector<ir::Cap> caps;
  for (const Id<ir::Credit> credit : ids_of(program.credits)) {
    if (dice.one_in(3)) continue;
    ir::Cap cap = cap_of("one", 100 * (2 + dice.small(9)));
    cap.name += std::to_string(credit.at);
    cap.credits = {credit};
    cap.cadence = program[program[credit].target].cadence;
    caps.push_back(cap);
  }
  ir::Cap all = cap_of("all", 100 * (4 + dice.small(12)));
  if (!dice.one_in(3)) all.cadence = ir::Cadence::WholeTerm;
  caps.insert(caps.begin() + dice.small(static_cast<std::int32_t>(caps.size()) + 1), all);
  if (dice.one_in(3)) {
    ir::Cap more = cap_of("term", 100 * (6 + dice.small(20)));
    more.cadence = ir::Cadence::WholeTerm;
    caps.push_back(more);
  }
  program.caps = caps;
}

// A fee that differs by what every target with a share of it has results for.
void charge_by_group(Dice& dice, ir::Program& program) {
  ir::Fee& fee = *any_of(dice, program.fees);
  fee.for_each = dice.one_in(2) ? "tier" : "customer";
  const bool tier = fee.for_each == "tier";
  fee.of_groups = {{tier ? "gold" : "acme", Rational(100 * dice.small(40)), {}},
                   {tier ? "iron" : "bolt", Rational(100 * dice.small(40)), {}}};
  for (ir::Target& target : program.targets) {
    for (const Id<ir::Signal> signal : ids_of(program.signals)) {
      if (program[signal].name == fee.for_each && dice.one_in(2)) target.groups = {signal};
    }
  }
}

// Pauses that move days, which are not counted in time.
void move_days(Dice& dice, ir::Program& program) {
  for (ir::Clock& clock : program.clocks) {
    clock.pause_while = Id<ir::Condition>::of(program.conditions.size() - 1);
    clock.judged = ir::Judged::ByDue;
  }
  for (ir::Target& target : program.targets) {
    auto* items = std::get_if<ir::OfItems>(&target.of);
    if (items == nullptr) continue;
    for (ir::LimitRow& row : items->limits) {
      row.limit = any_limit(dice, program, program[items->clock]);
      row.limit.moved_by_pauses = !dice.one_in(4);
    }
  }
}

// Outages count where they begin.
void count_by_begin(ir::Program& program) {
  for (ir::Target& target : program.targets) {
    if (auto* time = std::get_if<ir::OfTime>(&target.of)) {
      time->crossing = ir::CrossingOutages::ByBegin;
    }
  }
}

// What is not sound as a whole is left as it was.
template <class Make>
bool make(ir::Program& program, const Make& change) {
  ir::Program changed = program;
  change(changed);
  if (!ir::verify(changed).empty()) return false;
  program = std::move(changed);
  return true;
}

}  // namespace

void make_deciding(Dice& dice, Case& one) {
  const auto some = [&](const auto& change) { return dice.one_in(3) && make(one.program, change); };
  some([&](ir::Program& program) { grant_little(dice, program); });
  some([&](ir::Program& program) { cap_the_capped(dice, program); });
  some([&](ir::Program& program) { charge_by_group(dice, program); });
  one.of_days = some([&](ir::Program& program) { move_days(dice, program); });
  one.at_the_end = some([](ir::Program& program) { count_by_begin(program); });
}

}  // namespace akad::favour
