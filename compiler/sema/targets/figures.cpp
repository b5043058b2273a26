// Targets for figures.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/parts/counted.h"
#include "compiler/sema/targets/target.h"

namespace akad::sema {
namespace {

using scope::said_once;

// Of how little a period has nothing to take it of.
bool set_few(Target& target, const ir::Figure& figure, const ast::EmptyLine& line) {
  if (figure.taken == ir::Taken::Share) {
    if (ir::needed_in(figure).event.valid() && !check_some(target, line)) return false;
    const auto few = few_of(target.scope, ir::needed_in(figure), *line.below);
    target.row.empty_below = few.value_or(0);
    return few.has_value();
  }
  return set_few_counted(target, line);
}

// What a period is in which there is nothing to take a figure of, or too little.
void analyze_nothing(Target& target, const ast::FigureLine& line, const ir::Figure* figure) {
  const auto& lines = target.written.empty;
  said_once(target.scope, lines, "with no …, with fewer than …");
  if (lines.empty() || figure == nullptr) return;
  const ast::EmptyLine& empty = lines.front();
  if (!ir::needs_records(figure->taken)) {
    scope::excluded(target.scope, empty.span, line.span,
                    "a number and a sum of nothing are 0, and are held against the promise like "
                    "any other");
    return;
  }
  const ir::Summand& of = ir::needed_in(*figure);
  if (!of.valid()) return;  // reported
  if (ir::counts_each_slot(*figure)) {
    scope::excluded(target.scope, empty.span, line.span,
                    "each slot counts as something, and so does a period without any records");
    return;
  }
  if (!check_needed(target.scope, *figure, empty.counted)) return;
  if (empty.below && !set_few(target, *figure, empty)) return;
  if (empty.result == ir::EmptyMonth::Missed && !ir::has_worst(target.row)) {
    scope::excluded(target.scope, empty.span, line.span,
                    "no number is the worst of all: no table could be asked with it");
    return;
  }
  target.row.empty = empty.result;
}

void set_promise(Target& target, const ast::FigureLine& line, const ir::Figure* figure,
                 ir::OfFigure& of) {
  const bool is_percentage = std::holds_alternative<ast::Percentage>(line.test.bound.is);
  // Of a figure of which nothing is known the promise says what it is taken for.
  const bool is_known = figure != nullptr && figure->counted.valid();
  of.of_share = is_known ? figure->taken == ir::Taken::Share : is_percentage;
  const scope::MeasuredBy by{ir::measured_kind(of),
                             fmt::format("the figure `{}`", line.figure.text)};
  target.row.bound = quantity_of(target.scope, line.test.bound, by).value_or(1);
  target.row.test = line.test.kind;
}

}  // namespace

void analyze_figure(Target& target) {
  const ast::FigureLine& line = target.written.figure.front();
  said_once(target.scope, target.written.figure, "… is at most …");
  auto& of = target.row.of.emplace<ir::OfFigure>();
  of.figure = resolve<ast::Figure>(target.scope, line.figure);
  const ir::Figure* figure = of.figure.valid() ? &target.scope.program[of.figure] : nullptr;
  if (figure != nullptr) target.log = figure->log;
  set_promise(target, line, figure, of);
  target.row.cadence = cadence_of(target.scope, line.periods);
  refuse_over(target, line.periods, line.span, "a figure");
  set_groups(target, line.groups);
  analyze_nothing(target, line, figure);
  constexpr std::string_view kKind = "a figure";
  exclude_items(target, line.span, kKind);
  exclude_time(target, line.span, kKind);
  exclude(target, line.span, "a target is for a figure or for a sum of what credits owe",
          target.written.sum);
  exclude(target, line.span, "a figure is of one period: the first ones are like the others",
          target.written.first_periods);
}

}  // namespace akad::sema
