// `for each` of what is over the credits of several targets: a cap, or a sum.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::sema {

struct ForEach {
  const std::vector<ast::Name>& groups;
  Span span;  // of the line
};
enum class Over { Cap, Sum };
// By the log of the first target. Every target needs results that tell the values apart, by the
// same signals, or by subjects that are called the same: AK0207 for the first that has none.
scope::Groups groups_of(scope::Scope& scope, Over over, const ForEach& line,
                        const std::vector<Id<ir::Target>>& targets);

}  // namespace akad::sema
