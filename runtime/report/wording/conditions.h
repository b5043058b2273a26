// Conditions in the words of the agreement. Names stand as they are: who writes them makes them
// safe.
#pragma once

#include <string>

#include "runtime/ir/program.h"
#include "runtime/time/zone.h"

namespace akad::report {

// `zone`: of the agreement, for literals that are instants.
struct Wording {
  const ir::Program& program;
  const time::Zone& zone;
};

std::string constant_text(const Wording& wording, const ir::Constant& value);
std::string condition_text(const Wording& wording, Id<ir::Condition> condition);
// What a condition with a name means.
std::string definition_text(const Wording& wording, Id<ir::Condition> condition);

}  // namespace akad::report
