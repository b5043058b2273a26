#include "runtime/ir/amounts/arising.h"

#include <algorithm>

namespace akad::ir {
namespace {

bool differ_by_group(const Program& program) {
  return std::any_of(program.fees.begin(), program.fees.end(),
                     [](const Fee& fee) { return !fee.for_each.empty(); });
}

bool has_signal_called(const Program& program, const std::vector<Id<Signal>>& signals,
                       std::string_view name) {
  return std::any_of(signals.begin(), signals.end(),
                     [&](Id<Signal> id) { return id.valid() && program[id].name == name; });
}

// Of the credits that the cap limits, which are of one log where it is for each subject.
std::string subject_noun(const Program& program, const Cap& cap) {
  for (const Id<Credit> id : ids_of(program.credits)) {
    if (!limits(program, cap, id) || !program[id].target.valid()) continue;
    const Id<Log> log = log_of(program, program[program[id].target]);
    if (log.valid()) return subject_noun(program, program[log]);
  }
  return {};
}

template <class Row>
CalledGroups called(const Program& program, const Row& row, const GroupValues& values,
                    const std::string& noun) {
  CalledGroups groups;
  for (std::size_t at = 0; at < values.size(); ++at) {
    const bool is_signal = at < row.groups.size();
    groups.push_back({is_signal ? program[row.groups[at]].name : noun, values[at]});
  }
  return groups;
}

}  // namespace

std::string subject_noun(const Program& program, const Log& log) {
  if (log.members_by.valid()) return program[log.members_by].name;
  if (!log.subject.valid() || program[log.subject].path.empty()) return {};
  std::string name = program[log.subject].path.back();
  for (const Id<Field> also : log.subject_also) name += " and " + program[also].path.back();
  return name;
}

bool is_by(const Program& program, const Target& target, std::string_view name) {
  if (has_signal_called(program, target.groups, name)) return true;
  const Id<Log> log = log_of(program, target);  // none: a sum of nothing
  return target.by_subject && log.valid() && subject_noun(program, program[log]) == name;
}

bool is_by(const Program& program, const Cap& cap, std::string_view name) {
  if (has_signal_called(program, cap.groups, name)) return true;
  return cap.by_subject && subject_noun(program, cap) == name;
}

CalledGroups called_groups(const Program& program, const Target& target,
                           const GroupValues& values) {
  if (!differ_by_group(program)) return {};
  return called(program, target, values, subject_noun(program, program[log_of(program, target)]));
}

CalledGroups called_groups(const Program& program, const Cap& cap, const GroupValues& values) {
  if (!differ_by_group(program)) return {};
  return called(program, cap, values, subject_noun(program, cap));
}

Charged charged(const Fee& fee, const CalledGroups& groups) {
  const Charged rest{fee.amount, fee.later};
  if (fee.for_each.empty()) return rest;
  const auto called = std::find_if(groups.begin(), groups.end(), [&](const CalledGroup& group) {
    return group.name == fee.for_each;
  });
  if (called == groups.end() || !called->value) return rest;
  const auto named = std::lower_bound(
      fee.of_groups.begin(), fee.of_groups.end(), *called->value,
      [](const FeeOfGroup& row, const std::string& value) { return row.group < value; });
  if (named == fee.of_groups.end() || named->group != *called->value) return rest;
  return {named->amount, named->later};
}

std::vector<CalledGroups> groups_of(const Fee& fee) {
  std::vector<CalledGroups> all;
  for (const FeeOfGroup& row : fee.of_groups) all.push_back({{fee.for_each, row.group}});
  all.emplace_back();
  return all;
}

}  // namespace akad::ir
