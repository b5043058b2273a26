#include "runtime/results/groups.h"

#include <algorithm>
#include <set>

#include "runtime/base/assert.h"
#include "runtime/ir/amounts/arising.h"

namespace akad::results {
namespace {

// Of a target or a cap.
template <class Row>
std::vector<NamedValue> called_of(const ir::Program& program, const Row& row, const Group& values) {
  std::vector<NamedValue> group = named(program, row.groups, values);
  if (row.by_subject) group.back().name = subject_called(program, row);
  return group;
}

}  // namespace

std::vector<NamedValue> named(const ir::Program& program,
                              const std::vector<Id<ir::Signal>>& signals, const Group& values) {
  AKAD_ASSERT(values.size() == signals.size() || values.size() == signals.size() + 1);
  std::vector<NamedValue> group;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool is_signal = i < signals.size();
    group.push_back(
        {is_signal ? program[signals[i]].name : std::string(ir::kSubjectGroup), values[i]});
  }
  return group;
}

std::string subject_called(const ir::Program& program, const ir::Target& target) {
  std::string name = ir::subject_noun(program, program[ir::log_of(program, target)]);
  if (name.empty()) return std::string(ir::kSubjectGroup);
  const bool is_signal = std::any_of(target.groups.begin(), target.groups.end(),
                                     [&](Id<ir::Signal> id) { return program[id].name == name; });
  return is_signal ? std::string(ir::kSubjectGroup) : name;
}

std::string subject_called(const ir::Program& program, const ir::Cap& cap) {
  std::set<std::string> names;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (ir::covers(program, cap, id))
      names.insert(subject_called(program, program[program[id].target]));
  }
  return names.size() == 1 ? *names.begin() : std::string(ir::kSubjectGroup);
}

std::vector<NamedValue> called(const ir::Program& program, const ir::Target& target,
                               const Group& values) {
  return called_of(program, target, values);
}

std::vector<NamedValue> called(const ir::Program& program, const ir::Cap& cap,
                               const Group& values) {
  return called_of(program, cap, values);
}

bool is_of_none(const Group& values) {
  return std::any_of(values.begin(), values.end(),
                     [](const measures::GroupValue& value) { return !value; });
}

Group values_for(const ForEach& each, const ir::Target& target, const Group& group) {
  AKAD_ASSERT(group.size() == target.groups.size() + (target.by_subject ? 1 : 0));
  AKAD_ASSERT(!each.by_subject || target.by_subject);
  Group values;
  for (const Id<ir::Signal> signal : each.groups) {
    const auto found = std::find(target.groups.begin(), target.groups.end(), signal);
    AKAD_ASSERT(found != target.groups.end());
    values.push_back(group[static_cast<std::size_t>(found - target.groups.begin())]);
  }
  if (each.by_subject) values.push_back(group.back());
  return values;
}

}  // namespace akad::results
