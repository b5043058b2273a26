// Which outage its records tell: itself, or that of its members.
#pragma once

#include "runtime/ir/program.h"

namespace akad::ir {

inline const Outage& told_by(const Program& program, const Outage& outage) {
  const auto* members = std::get_if<ByMembers>(&outage.down);
  const bool by_itself = members == nullptr || !members->outage.valid();
  return by_itself ? outage : program[members->outage];
}
// The log whose records tell of the subjects of this one.
inline Id<Log> told_in(const Program& program, Id<Log> log) {
  return has_records(program[log]) ? log : program[log].members;
}

}  // namespace akad::ir
