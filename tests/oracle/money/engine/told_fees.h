// The same agreement where records tell what fees are that had an amount of their own: what is owed
// is the same once all is told, and as if nothing had been charged for what is not.
#pragma once

#include <random>

#include "runtime/ir/amounts/fees.h"
#include "tests/harness/records.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

// What records charge for one period of a fee.
struct Charged {
  std::size_t fee = 0;
  std::string period;
  Rational amount;  // in the fee's money
};

// Fees that records can tell: for all alike, for periods that have names, and not by days.
std::vector<std::size_t> fees_to_tell(const MoneyCase& money);
// For each of their periods what the case says.
std::vector<Charged> charges_of(const MoneyCase& money, const std::vector<std::size_t>& fees);

// Behind all other logs there is one of charges, by an event for each of the fees.
void let_records_tell(ir::Program& program, const std::vector<std::size_t>& fees);
// Before as-of, each in one record or in several that come to it, of which one takes something
// back.
void tell_charges(harness::Records& records, const ir::Program& program, const MoneyCase& money,
                  const std::vector<std::size_t>& fees, const std::vector<Charged>& charges,
                  std::mt19937_64& random);

// The case where nothing is charged for the period.
void charge_nothing(MoneyCase& money, const Charged& charge);

}  // namespace akad::oracle
