// What a missed target costs: credits and caps.
#pragma once

#include <vector>

#include "compiler/ast/literals.h"

namespace akad::ast {

struct Amount {
  enum class Kind { NoCredit, ShareOfFee, Fixed } kind = Kind::NoCredit;
  Percentage share;
  Name fee;
  MoneyLiteral money;
  Span span;
};
struct SlabRow {
  enum class Bound { AtLeast, Below, Otherwise } bound = Bound::Otherwise;
  Percentage result;
  Amount amount;
  Span span;
};
struct SlabTable {
  std::vector<SlabRow> rows;
  Span span;
};
struct RoundedLine {
  RoundingMode mode = RoundingMode::HalfUp;
  MoneyLiteral unit;
  Span span;
};
struct Credit {
  Name name, target;
  std::vector<ClauseLine> clause;
  std::vector<SlabTable> slabs;
  std::vector<RoundedLine> rounded;
  bool broken = false;
  Span span;
};
struct MostLine {
  Amount amount;
  std::vector<Name> groups;
  Span span;
};
struct Cap {
  Name name;
  std::vector<Name> credits;      // empty = all credits
  std::vector<ClauseLine> clause;
  std::vector<MostLine> most;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
