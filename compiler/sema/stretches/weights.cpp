#include "compiler/sema/stretches/weights.h"

#include <algorithm>

#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

// None: reported.
std::optional<Rational> weight_of(Scope& scope, const ast::Percentage& written) {
  const auto share = scope::share_of(scope, written);
  if (!share || (*share > 0 && *share < 1)) return share;
  complain(scope, *share == 0
                      ? diagnose(Code::AK0308, written.span, "what weighs nothing is not down")
                            .with_help("leave the line out")
                      : diagnose(Code::AK0308, written.span, "it weighs 100% without saying so")
                            .with_help("leave `, weighs 100%` out"));
  return std::nullopt;
}

// Where any of them holds; no row where one has none.
Id<ir::Condition> any_of(Scope& scope, const std::vector<ir::WeighedState>& rows, Span span) {
  ir::Condition any;
  any.op = ir::Operator::Or;
  for (const ir::WeighedState& row : rows) {
    if (!row.state.valid()) return {};
    any.parts.push_back(row.state);
  }
  if (any.parts.size() == 1) return any.parts.front();
  const Id<ir::Condition> all = add_condition(scope, std::move(any), span);
  return check_size(scope, all, span) ? all : Id<ir::Condition>{};
}

struct Reading {
  Scope& scope;
  Id<ir::Log> log;
  bool is_weighed = false;
  std::vector<ir::WeighedState> rows = {};

  void add(const ast::Condition& state, const Rational& share) {
    rows.push_back({analyze_condition(scope, log, Reads::Signals, state), share});
  }
  void operator()(const ast::Condition& state) { add(state, 1); }
  void operator()(const ast::WeighedLine& line) {
    is_weighed = true;
    const auto share = weight_of(scope, line.share);
    add(line.state, share.value_or(1));
  }
  template <class Line>
  void operator()(const Line&) {}  // told in another way: reported
};

}  // namespace

ir::WhileState analyze_states(Scope& scope, Id<ir::Log> log,
                              const std::vector<ast::StretchLine>& lines) {
  if (lines.size() > ir::kMostWeights) {
    const Span beyond =
        std::visit([](const auto& line) { return line.span; }, lines[ir::kMostWeights]);
    complain(scope, Code::AK0903, beyond,
             worded("an outage has at most {} lines of `while`", ir::kMostWeights));
    return {};
  }
  Reading reading{scope, log};
  for (const ast::StretchLine& line : lines) std::visit(reading, line);
  const Span span = std::visit([](const auto& line) { return line.span; }, lines.front());
  ir::WhileState all{any_of(scope, reading.rows, span)};
  if (reading.is_weighed && all.state.valid()) all.weighs = std::move(reading.rows);
  return all;
}

bool analyze_by_share(Scope& scope, const ast::MembersLine& line) {
  const auto* share = std::get_if<ast::Percentage>(&line.bound);
  const bool of_all = line.which == ast::Which::All ||
                      (line.which == ast::Which::AtLeast && share != nullptr && share->share == 1);
  if (!line.by_share || !of_all) return line.by_share;
  complain(scope, diagnose(Code::AK0308, line.span,
                           "where all of them are down, their share is always the whole")
                      .with_help("leave `, weighs the share of them` out"));
  return false;
}

}  // namespace akad::sema
