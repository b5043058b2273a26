// Figures: what the records of a period come to, or of each slot of one.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"
#include "runtime/ir/figure.h"

namespace akad::ast {

struct FigureOfLine {  // share of failed in requests, percentile 95 of rtt_ms
  ir::Taken taken = ir::Taken::Share;
  Name counted;
  std::optional<Name> of;            // of a share
  std::optional<Number> percentile;  // of a percentile
  Span span;
};
struct TakenForEachLine {  // taken for each 5 minutes, then averaged
  DurationLiteral slot;
  ir::Taken then = ir::Taken::Average;
  std::optional<Number> percentile;  // of a percentile
  Span span;
};
struct FewInFigureLine {        // slots with fewer than 10 hits: 0%
  std::optional<Number> below;  // none: with no …
  Name of;
  std::optional<Quantity> counts;  // none: left out
  Span span;
};
struct Figure {
  using Row = ir::Figure;
  static constexpr std::string_view kWord = "figure";

  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<FigureOfLine> of;
  std::vector<TakenForEachLine> for_each;
  std::vector<FewInFigureLine> few;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
