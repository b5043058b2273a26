// Rates: what is paid for which quantity, as it is written.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/ast/literals.h"
#include "runtime/ir/amounts/rate.h"

namespace akad::ast {

struct ShareOfFee {
  Percentage share;  // of a name without one: 100%, at the name
  Name fee;
  ir::FeeTaken taken = ir::FeeTaken::OfPeriod;
  std::optional<PeriodNoun> own = {};  // of the fee: "the last month", "the year in which"
  std::optional<PeriodNoun> of = {};   // of what owes it: "in the quarter"
};

// What one unit costs, or the most. A share whose name is that of a signal is one of what the item
// is worth.
struct Price {
  std::variant<ShareOfFee, MoneyLiteral, InKindLiteral> what;
  Span span;
  std::string text = {};  // as it is written, with single blanks
};

// What is free: so many, or so much time.
template <class Amount>
struct Free {
  Amount amount;
  ir::Grace grace = ir::Grace::Beyond;
  Span span = {};  // of `beyond 3`
  bool behind_comma = false;
};
// `full`, `or part`, `in proportion`: a unit has one of them.
struct PartsWord {
  ir::Parts parts = ir::Parts::Full;
  Span span;
};
// A unit that can be there in part.
struct PartedUnit {
  std::vector<PartsWord> parts;
  Span counted;              // "hour late around the clock"
  std::string counted_text;  // as it is written
};

struct EachMiss {
  std::optional<Free<Number>> free;
};
struct EachTimeLate {
  DurationLiteral length;
  PartedUnit unit;
  bool around_the_clock = false;
  std::optional<Free<DurationLiteral>> free;
};
struct EachDateLate {
  std::optional<Name> calendar;       // none: every date
  std::optional<bool> last_included;  // none: not said
  Span counted;                       // "date after the due date"
  std::optional<Free<Number>> free;
};
struct EachTimeDown {
  DurationLiteral length;
  PartedUnit unit;
  bool of_each_outage = false;
  std::optional<Free<DurationLiteral>> free;
};
struct EachPointBelow {
  Number step;  // in percentage points
  PartedUnit unit;
  Percentage below;
};
struct EachOfSum {
  Number unit;
  PartedUnit parted;
  Text of;
  std::optional<Free<Number>> free;
};
struct ShareOfTimeDown {
  std::optional<Percentage> of;
};
struct Each {
  std::variant<EachMiss, EachTimeLate, EachDateLate, EachTimeDown, EachPointBelow, ShareOfTimeDown,
               EachOfSum>
      of;
  Span span;
};

struct Rate {
  Price price;
  Each each;
  std::optional<Price> most;
  std::optional<Span> above_the_fee;  // of `also above the fee`
};

}  // namespace akad::ast
