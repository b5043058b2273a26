// What a missed target costs: credits and caps.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/literals.h"
#include "runtime/ir/remedy.h"

namespace akad::ast {

struct NoCredit {};
struct ShareOfFee {
  Percentage share;
  Name fee;
  ir::FeeTaken taken = ir::FeeTaken::OfPeriod;
  std::optional<PeriodNoun> own = {};  // of the fee: "the last month", "the year in which"
  std::optional<PeriodNoun> of = {};   // of what owes it: "in the quarter"
};
struct Amount {
  std::variant<NoCredit, ShareOfFee, MoneyLiteral> what;
  Span span;
  std::string text = {};  // as it is written, with single blanks
};
struct SlabRow {
  ir::BoundKind bound = ir::BoundKind::Otherwise;
  Quantity result;
  Amount amount;
  Span span;
  Span asked = {};  // of `at least 95%`, `otherwise`
};
struct SlabTable {
  std::vector<SlabRow> rows;
  Span span;
  bool broken = false;  // something of its block was not understood: rows of it may be missing
};
struct RoundedLine {
  RoundingMode mode = RoundingMode::HalfUp;
  MoneyLiteral unit;
  Span span;
};
struct Credit {
  using Row = ir::Credit;
  static constexpr std::string_view kWord = "credit";
  static constexpr bool kStandsAlone = true;

  Name name, target;
  std::vector<ClauseLine> clause;
  std::vector<SlabTable> slabs;
  std::vector<RoundedLine> rounded;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};
struct MostLine {
  Amount amount;
  Periods periods;
  std::vector<Name> groups;
  Span span;
};
struct Cap {
  using Row = ir::Cap;
  static constexpr std::string_view kWord = "cap";
  static constexpr bool kStandsAlone = true;

  Name name;
  std::vector<Name> credits;  // empty = all credits
  std::vector<ClauseLine> clause;
  std::vector<MostLine> most;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
