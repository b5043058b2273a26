// Groups by position, and what they are called.
#pragma once

#include "runtime/results/result.h"

namespace akad::results {

struct NamedValue {
  std::string name;
  measures::GroupValue value;
};

// The values with the names of their signals; that of a subject is ir::kSubjectGroup.
std::vector<NamedValue> named(const ir::Program& program,
                              const std::vector<Id<ir::Signal>>& signals, const Group& values);

// What readers call the subject: by the last step of its place in the log, as agreements do. By
// ir::kSubjectGroup where that says nothing or is the name of a signal beside it, or where a cap is
// about targets that call theirs differently.
std::string subject_called(const ir::Program& program, const ir::Target& target);
std::string subject_called(const ir::Program& program, const ir::Cap& cap);
// As `named`, for readers.
std::vector<NamedValue> called(const ir::Program& program, const ir::Target& target,
                               const Group& values);
std::vector<NamedValue> called(const ir::Program& program, const ir::Cap& cap, const Group& values);

// Whether one of them has no value: what is of no incident is not one incident.
bool is_of_none(const Group& values);

// By whom a cap, or a sum, differs.
struct ForEach {
  const std::vector<Id<ir::Signal>>& groups;
  bool by_subject = false;
};
// Of a result's group those values that these hold apart. Verification made sure they are there.
Group values_for(const ForEach& each, const ir::Target& target, const Group& group);

}  // namespace akad::results
