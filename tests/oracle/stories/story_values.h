// A subject's values, and the conditions over them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::oracle {

using Values = std::vector<std::optional<ir::Constant>>;  // by signal

struct ValueChange {
  int minute = 0;
  Id<ir::Signal> signal = {};
  std::optional<ir::Constant> value = {};
};

bool same_value(const std::optional<ir::Constant>& a, const std::optional<ir::Constant>& b);
bool holds(const ir::Program& program, Id<ir::Condition> condition, const Values& values);
bool reads(const ir::Program& program, Id<ir::Condition> condition, Id<ir::Signal> signal);

// The text of a signal; empty where it has no value, or no text.
std::string text_of(Id<ir::Signal> signal, const Values& values);

}  // namespace akad::oracle
