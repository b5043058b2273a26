// Which outage its records tell: itself, or that of its members.
#pragma once

#include "runtime/ir/program.h"

namespace akad::ir {

inline const Outage& told_by(const Program& program, const Outage& outage) {
  const auto* members = std::get_if<ByMembers>(&outage.down);
  const bool by_itself = members == nullptr || !members->outage.valid();
  return by_itself ? outage : program[members->outage];
}
// The log whose records tell of the subjects of this one; of a sum of nothing none.
inline Id<Log> told_in(const Program& program, Id<Log> log) {
  return !log.valid() || has_records(program[log]) ? log : program[log].members;
}
inline Id<Log> told_in(const Program& program, const Target& target) {
  return told_in(program, log_of(program, target));
}
// Whether the subjects of the target's log are made of others.
inline bool is_of_groups(const Program& program, const Target& target) {
  return told_in(program, target) != log_of(program, target);
}

}  // namespace akad::ir
