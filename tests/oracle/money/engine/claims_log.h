// The log of claims, behind all others of the program of a case; only where something is claimed.
#pragma once

#include "runtime/ir/program.h"
#include "tests/harness/records.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

constexpr Id<ir::Log> kClaims{3};
constexpr Id<ir::Event> kClaimed{5}, kTakenBack{6};

bool has_claims(const MoneyCase& money);
bool is_of_claims(const Event& event);
// Its events by the place of a record that says what it is; its signals behind all fields.
void add_claims_log(ir::Program& program, Id<ir::Field> type);

}  // namespace akad::oracle
