#include "tests/oracle/money/engine/told_fees.h"

#include <algorithm>

#include "tests/oracle/money/money_periods.h"

namespace akad::oracle {
namespace {

bool can_be_told(const FeeRules& fee) {
  const bool named = fee.every != Every::Term && fee.every != Every::Season;
  return named && !fee.share_of && !fee.by && !fee.by_subject && !fee.in_proportion;
}

// In the order of the fees, behind all that the program has.
struct Places {
  Id<ir::Log> log;
  Id<ir::Signal> amount, period;
  Id<ir::Event> first;
};

Places places_in(const ir::Program& program, std::size_t fees) {
  const auto last = [](const auto& rows, std::size_t back) {
    return static_cast<std::int32_t>(rows.size() - back);
  };
  // A signal of an amount for each fee, since each is in its own money, and then the period's.
  return {{last(program.logs, 1)},
          {last(program.signals, fees + 1)},
          {last(program.signals, 1)},
          {last(program.events, fees)}};
}

template <class Row>
Id<Row> behind(Id<Row> id, std::size_t more) {
  return {id.at + static_cast<std::int32_t>(more)};
}

void add_signal(ir::Program& program, Id<ir::Log> log, const std::string& name,
                const std::string& currency) {
  ir::Signal signal;
  signal.name = name;
  signal.log = log;
  signal.field = {static_cast<std::int32_t>(program.fields.size())};
  if (!currency.empty()) signal.kind = ir::SignalKind::Money;
  signal.currency = currency;
  program.signals.push_back(signal);
  program.fields.push_back({{name}});
}

}  // namespace

std::vector<std::size_t> fees_to_tell(const MoneyCase& money) {
  std::vector<std::size_t> fees;
  for (std::size_t fee = 0; fee < money.fees.size(); ++fee) {
    if (can_be_told(money.fees[fee])) fees.push_back(fee);
  }
  return fees;
}

std::vector<Charged> charges_of(const MoneyCase& money, const std::vector<std::size_t>& fees) {
  std::vector<Charged> charges;
  const std::vector<Said> none;
  const Group nobody;
  for (const std::size_t fee : fees) {
    const FeeRules& rules = money.fees[fee];
    for (const Run& run : runs_of(money, rules.every)) {
      const Rational ours = money_in(money, {Sum::ShareOfFee, 1, fee, Taken::OfPeriod}, rules.every,
                                     run, {none, nobody});
      charges.push_back({fee, run.name, Rational(ours / rules.exchange.value_or(1))});
    }
  }
  return charges;
}

void let_records_tell(ir::Program& program, const std::vector<std::size_t>& fees) {
  const Id<ir::Log> log{static_cast<std::int32_t>(program.logs.size())};
  ir::Log charges = program.logs.front();
  charges.name = "charges";
  program.logs.push_back(charges);
  for (const std::size_t fee : fees) {
    ir::Event event;
    event.name = "charged" + std::to_string(fee);
    event.log = log;
    program.events.push_back(event);
    add_signal(program, log, "amount" + std::to_string(fee), program.fees[fee].currency);
  }
  add_signal(program, log, "charged_for", "");
  const Places places = places_in(program, fees.size());
  for (std::size_t at = 0; at < fees.size(); ++at) {
    ir::Fee& fee = program.fees[fees[at]];
    fee.amount = 0;
    fee.later.clear();
    fee.told = ir::FeeRecords{{behind(places.first, at)}, behind(places.amount, at), places.period};
  }
  for (ir::Fee& fee : program.fees) {
    if (!fee.derived) continue;
    const auto root =
        ir::root_of(program, Id<ir::Fee>::of(static_cast<std::size_t>(&fee - program.fees.data())));
    ir::follow(fee, program[root->fee], root->share);
  }
}

void tell_charges(harness::Records& records, const ir::Program& program, const MoneyCase& money,
                  const std::vector<std::size_t>& fees, const std::vector<Charged>& charges,
                  std::mt19937_64& random) {
  const Places places = places_in(program, fees.size());
  std::size_t number = 0;
  for (const Charged& charge : charges) {
    const auto at =
        static_cast<std::size_t>(std::find(fees.begin(), fees.end(), charge.fee) - fees.begin());
    std::vector<Rational> parts{charge.amount};
    if (random() % 2 == 0) parts = {charge.amount * 2, Rational(0) - charge.amount};
    if (random() % 3 == 0) parts.emplace_back(0);
    for (const Rational& part : parts) {
      // Several may be of one subject and instant: each of them is a record of its own.
      const std::string subject = "bill" + std::to_string(random() % 2 == 0 ? number : ++number);
      const Instant when = money.as_of - 1 - static_cast<Instant>(random() % 3);
      ir::Constant amount;
      amount.kind = ir::ConstantKind::Number;
      amount.number = part;
      records.happen(subject, when, behind(places.first, at));
      records.say_beside(subject, when, behind(places.amount, at), amount);
      ir::Constant period;
      period.text = charge.period;
      records.say_beside(subject, when, places.period, period);
    }
    ++number;
  }
}

void charge_nothing(MoneyCase& money, const Charged& charge) {
  FeeRules& fee = money.fees[charge.fee];
  const std::vector<Run>& runs = runs_of(money, fee.every);
  FeeChanges steps;
  for (const Run& run : runs) {
    Rational amount = fee.amount;
    for (const auto& [from, other] : fee.later) {
      if (from <= run.last) amount = other;
    }
    steps.emplace_back(run.first, run.name == charge.period ? Rational(0) : amount);
  }
  fee.amount = steps.front().second;
  steps.erase(steps.begin());
  fee.later = std::move(steps);
}

}  // namespace akad::oracle
