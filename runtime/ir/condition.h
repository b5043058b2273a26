// Conditions over records (at reading) and over signals (in a subject's story).
#pragma once

#include "runtime/ir/describe.h"

namespace akad::ir {

struct Calendar;
struct Field;
struct Signal;

enum class Operator {
  And,
  Or,
  Not,
  Equal,
  NotEqual,
  Less,
  AtMost,
  More,
  AtLeast,
  OneOf,
  Present,
  Absent,
  Contains,
  StartedIn
};
constexpr std::array<std::string_view, 14> words(Operator) {
  return {"and",  "or",       "not",    "equal",   "not equal", "less",     "at most",
          "more", "at least", "one of", "present", "absent",    "contains", "started in"};
}
constexpr std::int32_t came_with(Operator op) { return op == Operator::StartedIn ? 5 : 1; }

enum class ConstantKind { Text, Number, Flag, Time };
constexpr std::array<std::string_view, 4> words(ConstantKind) {
  return {"text", "number", "flag", "time"};
}

struct Constant {
  ConstantKind kind = ConstantKind::Text;
  std::string text;  // Text: the text; Flag: "true" or "false"
  Rational number;   // Number
  Instant time = 0;  // Time
};

// One node of a condition. And/Or have any number of parts, Not one. A comparison reads a field of
// the record (conditions of events) or a signal (conditions of clocks, outages, tables): exactly
// one of the two is set. A comparison with something absent, or of another kind, is false; so
// `x != "a"` is false where x is absent. StartedIn reads neither: it is asked of an item, by the
// limits of a target, and holds where the item began in the hours of `calendar`. Parts are always
// earlier rows.
struct Condition {
  Operator op = Operator::And;
  std::vector<Id<Condition>> parts;
  Id<Field> field;
  Id<Signal> signal;
  std::vector<Constant> constants;  // one for a comparison, any number for OneOf
  Id<Calendar> calendar = {};       // of StartedIn
  std::string name = {};            // what the agreement calls it; mostly nothing
};

template <class V>
void describe(V& v, Constant& row) {
  v.field("kind", row.kind);
  v.field("text", row.text, or_none);
  v.field("number", row.number, or_else(0));
  v.field("time", row.time, or_else(0));
}
template <class V>
void describe(V& v, Condition& row) {
  v.field("op", row.op);
  v.field("parts", row.parts, or_none);
  v.field("field", row.field, or_none);
  v.field("signal", row.signal, or_none);
  v.field("constants", row.constants, or_none);
  v.field("calendar", row.calendar, or_none.since(5));
  v.field("name", row.name, or_none.since(5));
}

}  // namespace akad::ir
