// Fees, credits and caps as the IR has them.
#pragma once

#include "runtime/ir/program.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

constexpr const char* kCurrency = "IDR";
constexpr Id<ir::Calendar> kOffice{1};  // Monday to Friday, 8:00 to 17:00

inline Id<ir::Signal> id_of(Said signal) { return {static_cast<std::int32_t>(signal)}; }
template <class Row>
Id<Row> id(std::size_t at) {
  return {static_cast<std::int32_t>(at)};
}

ir::Cadence as_ir(Every every);
void add_remedies(ir::Program& program, const MoneyCase& money);

}  // namespace akad::oracle
