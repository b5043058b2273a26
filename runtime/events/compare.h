// The one rule of comparisons, for conditions over records and over signals (REFERENCE,
// Conditions). Whoever needs it faster keeps what it answered.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::events {

// A value as conditions see it. Whether the characters of a text, a number or a flag stood in
// quotes is not known here, so that it cannot matter.
struct Fact {
  enum class Kind {
    Absent,
    Written,  // a text, a number or a flag: its characters
    Number,   // of a signal that holds numbers or money
    Instant,
    Other  // a list or an object
  };
  Kind kind = Kind::Absent;
  std::string_view written = {};
  const Rational* number = nullptr;
  akad::Instant at = 0;
};

Fact fact_of(const ir::Constant& said);  // which outlives it

// For every operator but And, Or and Not, which ask no value. With OneOf it is enough that one of
// the constants equals the value.
bool holds(ir::Operator op, const Fact& fact, const std::vector<ir::Constant>& constants);
bool holds(ir::Operator op, const Fact& fact, const ir::Constant& constant);

// What the order of value and constant says to a comparison.
bool holds(ir::Operator op, std::strong_ordering order);

// As an agreement writes it, for advice; what would be long or odd there is `…`.
std::string text_in_quotes(std::string_view text);
std::string as_written(const ir::Constant& constant);

// Why `place != constant` does not hold where nothing stands, and what would say the other meaning.
std::string advice_on_nothing(std::string_view place, const ir::Constant& constant);

}  // namespace akad::events
