// Conditions on the fields of a record or on signals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/ast/literals.h"

namespace akad::ast {

struct Path {
  std::vector<Name> steps;
  Span span;
};
enum class LiteralKind { Text, Number, Word, Moment };
struct Literal {
  LiteralKind kind = LiteralKind::Text;
  std::string text;   // Text: content; Word: true, false, or a mistake
  Rational number;
  std::optional<ast::Moment> moment;
  Span span;
};
enum class ConditionKind { And, Or, Not, Compare, Contains, Present, Absent, OneOf, OwnPresent };
enum class Comparison { Equal, NotEqual, Less, AtMost, More, AtLeast };
struct Condition {
  ConditionKind kind = ConditionKind::And;
  std::vector<Condition> parts;     // And, Or (two or more), Not (one)
  Path path;
  Comparison comparison = Comparison::Equal;
  std::vector<Literal> literals;
  Span span;
};

}  // namespace akad::ast
