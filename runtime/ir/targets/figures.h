// Targets of figures: what is promised of one number of a period.
#pragma once

#include "runtime/ir/figure.h"

namespace akad::ir {

struct OfFigure {
  static constexpr std::string_view kWord = "figure";
  static constexpr std::string_view kShown = "figure";  // in statements
  static constexpr std::int32_t kSince = 6;
  Id<Figure> figure;
  bool of_share = false;  // the promise is a share: the figure is one
};

template <class V>
void describe(V& v, OfFigure& row) {
  v.field("figure", row.figure, or_none.since(6));
  v.field("of_share", row.of_share, or_else(false).since(6));
}

}  // namespace akad::ir
