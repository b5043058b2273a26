// What a missed target costs: credits and caps.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/payable.h"
#include "compiler/ast/rate.h"
#include "runtime/ir/remedy.h"

namespace akad::ast {

struct NoCredit {};
struct Amount {
  std::variant<NoCredit, ShareOfFee, MoneyLiteral> what;
  Span span;
  std::string text = {};  // as it is written, with single blanks
};
// What a row of a table gives.
struct Owed {
  std::variant<NoCredit, ShareOfFee, MoneyLiteral, InKindLiteral, Rate> what;
  Span span;
  std::string text = {};  // as it is written, with single blanks
};
struct SlabRow {
  ir::BoundKind bound = ir::BoundKind::Otherwise;
  Quantity result;
  std::optional<Name> level = {};  // in place of these: of the target
  bool worse = false;              // worse than that
  Owed amount;
  Span span;
  Span asked = {};  // of `at least 95%`, `otherwise`
};
struct SlabTable {
  std::vector<SlabRow> rows;
  Span span;
  bool broken = false;  // something of its block was not understood: rows of it may be missing
};
struct RateLine {
  Rate rate;
  std::string text;  // of the rate, as it is written
  Span span;
};
struct OwedLine {
  ir::OwedWhen when = ir::OwedWhen::Missed;
  Span span;
};
struct RoundedLine {
  RoundingMode mode = RoundingMode::HalfUp;
  OwedLiteral unit;
  Span span;
};
struct Credit {
  using Row = ir::Credit;
  static constexpr std::string_view kWord = "credit";
  static constexpr bool kStandsAlone = true;

  Name name, target;
  std::vector<ClauseLine> clause;
  std::vector<SlabTable> slabs;
  std::vector<RateLine> rates;
  std::vector<OwedLine> owed;
  std::vector<SmallAmountsLine> small;
  std::vector<ClaimWithinLine> claim_within;
  std::vector<ClaimedOnLine> claimed_on;
  std::vector<NamesLine> waived_on;
  std::vector<DeductionLine> deduction;
  std::vector<PaidLine> paid;
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
struct SmallSumsLine {  // sums below USD 5 each calendar month are not due
  bool limit_too = false;
  MoneyLiteral limit;
  Periods periods;
  std::vector<Name> groups;
  Span span;
};
struct LargestLine {  // only the largest is due each calendar month, for each incident
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
  std::vector<MostLine> most;  // one of these three
  std::vector<SmallSumsLine> small;
  std::vector<LargestLine> largest;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
