// Figures as the engine has them.
#pragma once

#include <array>

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
  if (asked.slots.slot > 0) {
    using ir::Taken;
    constexpr std::array kThen = {Taken::Average, Taken::Median, Taken::Percentile, Taken::Highest,
                                  Taken::Lowest};
    const bool by_rank = asked.slots.how == OfSlots::Rank;
    figure.slots = {asked.slots.slot, kThen[static_cast<std::size_t>(asked.slots.how)],
                    by_rank ? asked.slots.rank : Rational(0)};
    if (is_share) {
      figure.few = ir::FewInFigure{figure.of, asked.slots.few_below, asked.slots.few_as};
    }
  }
  target.of = ir::OfFigure{Id<ir::Figure>::of(program.figures.size()), is_share};
  program.figures.push_back(figure);
  using enum ir::Comparison;
  target.test =
      asked.at_least ? (rules.sum_less ? MoreThan : AtLeast) : (rules.sum_less ? LessThan : AtMost);
  if (rules.empty == EmptyRule::Met) target.empty = ir::EmptyMonth::Met;
  if (rules.empty == EmptyRule::Missed) target.empty = ir::EmptyMonth::Missed;
  target.empty_below = rules.least;
}

}  // namespace akad::oracle
