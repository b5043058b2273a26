// Conditions and values that have a name: said once, and meant wherever the name stands.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"

namespace akad::ast {

struct ConditionDeclaration {  // condition urgent of tickets means priority = "P1"
  using Row = ir::Condition;

  Name name, log;
  Condition means;
  Span span;
};
struct ValueRow {
  std::optional<Condition> when;  // none = otherwise
  Text value;
  Span span;
};
struct ValueDeclaration {  // value level of tickets means | urgent | "P1" | …
  using Row = ir::Signal;

  Name name, log;
  std::vector<ValueRow> rows;
  Span span;
  bool broken = false;  // what follows it was not understood: it may be a row of it
};

}  // namespace akad::ast
