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
};

}  // namespace akad::ast
