#include "tests/oracle/money/engine/claims_log.h"

#include <algorithm>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

bool has_claims(const MoneyCase& money) {
  return std::any_of(money.credits.begin(), money.credits.end(),
                     [](const CreditRules& credit) { return credit.claim.has_value(); });
}

bool is_of_claims(const Event& event) {
  if (event.what == What::Says) return event.signal > Said::Worth;
  return event.what == What::Claimed || event.what == What::TakenBack;
}

void add_claims_log(ir::Program& program, Id<ir::Field> type) {
  ir::Log log = program.logs.front();
  log.name = "claims";
  program.logs.push_back(log);
  for (const char* name : {"claimed", "taken_back"}) {
    ir::Condition condition;
    condition.op = ir::Operator::Equal;
    condition.field = type;
    condition.constants.resize(1);
    condition.constants[0].text = name;
    program.conditions.push_back(condition);
    ir::Event event;
    event.name = name;
    event.log = kClaims;
    event.when = {static_cast<std::int32_t>(program.conditions.size() - 1)};
    program.events.push_back(event);
  }
  for (std::size_t i = kSaid; i < kSaidInAll; ++i) {
    ir::Signal signal;
    signal.name = name_of(static_cast<Said>(i));
    signal.log = kClaims;
    signal.field = {static_cast<std::int32_t>(program.fields.size())};
    program.signals.push_back(signal);
    program.fields.push_back({{signal.name}});
  }
}

}  // namespace akad::oracle
