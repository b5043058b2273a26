// Conditions on the fields of a record or on signals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/ast/literals.h"
#include "runtime/ir/log.h"

namespace akad::ast {

// Where records are elements of lists: which of those around the record the place is in.
struct Outward {
  std::vector<Name> element;  // the list, as it is written there; empty = the document
  Span span;
};
struct Path {
  std::optional<Number> item;  // of the list at `steps`, counted from 1
  std::vector<Name> steps;     // none: the record is that list
  std::optional<Outward> outward;
  Span span;
};
struct Literal {
  ir::ConstantKind kind = ir::ConstantKind::Text;
  std::string text;  // Text: content; Number: digits; Flag: true, false, or a mistake
  Rational number;
  std::optional<ast::Moment> moment;
  Span span;
  std::optional<Name> currency = {};  // of a Number: it is an amount of money
};
struct Condition {
  ir::Operator op = ir::Operator::And;
  bool own_place = false;        // `present` alone: the place after `at` of an event
  std::vector<Condition> parts;  // And, Or (two or more), Not (one)
  Path path;
  std::vector<Literal> literals;
  bool named = false;  // a name alone, which is the path: that condition
  Name calendar;       // of StartedIn
  Span span;
  // Of one that is what a sentence says: the sentence, and its own words with single blanks, in
  // brackets where they are joined by `and`.
  Span line = {};
  std::string text = {};
};

}  // namespace akad::ast
