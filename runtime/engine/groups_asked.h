// The group that a scenario asks about, of a target or of a cap.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "runtime/ir/program.h"
#include "runtime/results/groups.h"

namespace akad::engine {

template <class Grouped>
bool is_subject(const Grouped& of, const ir::GroupValue& group) {
  return of.by_subject && group.name == ir::kSubjectGroup;
}

// What ir::kNoValue and quotes around it mean. A subject is always there, and as it is written.
template <class Grouped>
measures::GroupValue meant(const Grouped& of, const ir::GroupValue& group) {
  if (is_subject(of, group)) return group.value;
  if (group.value == ir::kNoValue) return std::nullopt;
  std::string_view inner = group.value;
  while (inner.size() > 1 && inner.front() == '"' && inner.back() == '"') {
    inner = inner.substr(1, inner.size() - 2);
  }
  if (inner != ir::kNoValue) return group.value;
  return group.value.substr(1, group.value.size() - 2);
}

template <class Grouped>
bool has_values(const std::vector<results::NamedValue>& group, const Grouped& of,
                const std::vector<ir::GroupValue>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const ir::GroupValue& want) {
    return std::any_of(group.begin(), group.end(), [&](const results::NamedValue& have) {
      return have.name == want.name && have.value == meant(of, want);
    });
  });
}

}  // namespace akad::engine
