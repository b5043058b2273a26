// Figures as the engine has them.
#pragma once

#include "runtime/ir/program.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

struct FigureOf {
  Id<ir::Log> log;
  Id<ir::Event> begins, ends;
};

inline void add_figure(ir::Program& program, ir::Target& target, const TargetRules& rules,
                       const FigureOf& of) {
  const FigureRules& asked = rules.figure;
  const bool is_share = asked.how == Figured::Share;
  ir::Figure figure;
  figure.name = "figure" + std::to_string(program.figures.size());
  figure.log = of.log;
  figure.taken = is_share ? ir::Taken::Share : ir::Taken::Number;
  figure.counted.event = asked.of_ends ? of.ends : of.begins;
  if (is_share) figure.of.event = asked.of_ends ? of.begins : of.ends;
  target.of = ir::OfFigure{Id<ir::Figure>::of(program.figures.size()), is_share};
  program.figures.push_back(figure);
  using enum ir::Comparison;
  target.test =
      asked.at_least ? (rules.sum_less ? MoreThan : AtLeast) : (rules.sum_less ? LessThan : AtMost);
  if (rules.empty == EmptyRule::Met) target.empty = ir::EmptyMonth::Met;
  if (rules.empty == EmptyRule::Missed) target.empty = ir::EmptyMonth::Missed;
}

}  // namespace akad::oracle
