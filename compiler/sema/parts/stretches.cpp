// Stretches of time that a declaration claims, from what is written to the IR.
#include <fmt/format.h>

#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

struct WordOf {
  std::string_view operator()(const ast::Condition&) const { return "while"; }
  std::string_view operator()(const ast::FromToLine&) const { return "from … to"; }
  std::string_view operator()(const ast::NamesLine&) const { return "during"; }
};

Span span_of(const ast::StretchLine& line) {
  return std::visit([](const auto& written) { return written.span; }, line);
}

// Exactly one of: a state, a pair of events, windows.
void check_lines(Scope& scope, const Claim& claim) {
  std::map<std::size_t, Span> kinds;  // the first line of each
  for (const ast::StretchLine& line : claim.lines) {
    const auto [first, fresh] = kinds.emplace(line.index(), span_of(line));
    if (!fresh) {
      scope::report_twice(scope, first->second, span_of(line), std::visit(WordOf{}, line));
    } else if (kinds.size() == 2) {
      scope::excluded(
          scope, span_of(line), span_of(claim.lines.front()),
          fmt::format("{} is told by a state, by two events or by windows: only one of them",
                      phrase_of(claim.thing)));
    }
  }
  if (!claim.lines.empty() || claim.broken) return;
  scope::missing(
      scope, claim.name.span,
      fmt::format("the {} `{}` does not say when there is one", claim.thing.word, claim.name.text),
      "while … , or: from … to …, or: during …");
}

struct ToIr {
  Scope& scope;
  Id<ir::Log> log;

  ir::Stretches operator()(const ast::Condition& state) const {
    return ir::WhileState{analyze_condition(scope, log, Reads::Signals, state)};
  }
  ir::Stretches operator()(const ast::FromToLine& line) const {
    return ir::FromEventToEvent{members_of<ast::Event>(scope, log, line.begins),
                                members_of<ast::Event>(scope, log, line.ends)};
  }
  ir::Stretches operator()(const ast::NamesLine& line) const {
    return ir::DuringWindows{members_of<ast::Window>(scope, log, line.names)};
  }
};

}  // namespace

ir::Stretches analyze_stretches(Scope& scope, const Claim& claim) {
  check_lines(scope, claim);
  if (claim.lines.empty()) return {};
  return std::visit(ToIr{scope, claim.log}, claim.lines.front());
}

}  // namespace akad::sema
