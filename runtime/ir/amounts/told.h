// What records have told of fees (ir::FeeRecords) by the instant of evaluation.
#pragma once

#include <algorithm>
#include <map>

#include "runtime/ir/program.h"

namespace akad::ir {

struct ToldFees {
  // By fee, then by the number of its period: the sum of what its records say, below zero perhaps.
  // A period that is not there was named by none.
  std::vector<std::map<std::int32_t, Rational>> fees = {};
};

inline bool is_told(const Program& program) {
  return std::any_of(program.fees.begin(), program.fees.end(),
                     [](const Fee& fee) { return fee.told.has_value(); });
}
// Of records that verification let through.
inline Id<Log> log_of(const Program& program, const FeeRecords& records) {
  return program[records.on.front()].log;
}
// Whether records of the log say what some fee is.
inline bool tells_of_fees(const Program& program, Id<Log> log) {
  return std::any_of(program.fees.begin(), program.fees.end(), [&](const Fee& fee) {
    return fee.told && !fee.derived && log_of(program, *fee.told) == log;
  });
}

}  // namespace akad::ir
