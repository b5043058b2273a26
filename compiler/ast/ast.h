// What was written: names are strings, every part knows its place. One struct a declaration; a
// clause that may stand once is still a vector here, so that a second one can be reported. `broken`
// in a declaration: some of its text was not understood and is left out (reported by the parser),
// so a clause that seems to be missing may have been there.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/calendar.h"
#include "compiler/ast/condition.h"
#include "compiler/ast/header.h"
#include "compiler/ast/literals.h"
#include "compiler/ast/log.h"
#include "compiler/ast/measure.h"
#include "compiler/ast/remedy.h"
#include "compiler/ast/scenario.h"
#include "compiler/ast/target.h"

namespace akad::ast {

// A declaration whose text could not be understood: reported by the parser; its name, when it has
// one, is known, so that later stages stay silent about it.
struct Broken {
  Name name;
  Span span;
};
using Declaration = std::variant<Use, CurrencyDeclaration, Holidays, Fee, Calendar, Log, Clock,
                                 Outage, Target, Credit, Cap, Scenario, Broken>;

struct File {
  std::int32_t source = 0;             // index into SourceSet::files
  std::optional<Agreement> agreement;  // or
  std::optional<Name> library;         // neither: the top was broken, reported
  std::vector<Declaration> declarations;
  bool broken = false;  // some part was not understood
};

}  // namespace akad::ast
