// What holds unless a clause says otherwise: the answers to contested questions, once for the whole
// agreement.
#pragma once

#include <tuple>
#include <vector>

#include "compiler/ast/calendar.h"
#include "compiler/ast/header.h"
#include "compiler/ast/measure.h"
#include "compiler/ast/target.h"
#include "runtime/ir/log.h"

namespace akad::ast {

struct DatesLine {  // a date stands for its end
  ir::DateIs is = ir::DateIs::End;
  Span span;
};

// A question has a kind of line, the one that a clause would answer it with, and by that kind it is
// asked for. Names of logs in it are those that stand for all (`ones`, `items`), and it has the
// periods of whatever asks.
struct Interpretation {
  std::tuple<std::vector<JudgedLine>, std::vector<ReopenedLine>, std::vector<RetargetLine>,
             std::vector<MissedBeforeLine>, std::vector<PausesLine>, std::vector<OpenItemsLine>,
             std::vector<SmallLine>, std::vector<EmptyLine>, std::vector<MergeLine>,
             std::vector<CrossingLine>, std::vector<PairsLine>, std::vector<BeyondLine>,
             std::vector<NightsLine>, std::vector<DatesLine>, std::vector<PartLine>,
             std::vector<FirstPeriodsLine>>
      lines;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

// What is said of one question.
template <class Line>
std::vector<Line>& lines_of(Interpretation& block) {
  return std::get<std::vector<Line>>(block.lines);
}
template <class Line>
const std::vector<Line>& lines_of(const Interpretation& block) {
  return std::get<std::vector<Line>>(block.lines);
}

}  // namespace akad::ast
