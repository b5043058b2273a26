// Figures, from what is written to the IR.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"

namespace akad::sema {

ir::Summand summand_of(Scope& scope, Id<ir::Log> log, const ast::Name& name) {
  if (!log.valid() || name.text.empty()) return {};
  const scope::Names& members = scope::facts_of(scope, log).members;
  const auto near = [&](const auto& names) { return !scope::nearest(name.text, names).empty(); };
  const Id<ir::Signal> id = scope::row_of<ast::Signal>(members, name.text);
  const bool is_event = scope::row_of<ast::Event>(members, name.text).valid();
  // A slip may be one of either.
  const bool is_like_signal =
      near(scope::names_of<ast::Signal>(members)) && !near(scope::names_of<ast::Event>(members));
  if (is_event || (!id.valid() && !is_like_signal)) {
    return {resolve_member<ast::Event>(scope, log, name), {}};
  }
  if (!id.valid()) return {{}, resolve_member<ast::Signal>(scope, log, name)};
  if (scope.program[id].kind == ir::SignalKind::Number) return {{}, id};
  complain(scope, diagnose(Code::AK0307, name.span,
                           worded("`{}` is no number that could be added up", name.text))
                      .with_label("events are counted, numbers added up")
                      .with_help("an event that happens when it is so, or a signal as number"));
  return {};
}

std::optional<Rational> percentile_of(Scope& scope, const ast::Number& written) {
  if (scope::report_thousands(scope, written)) return std::nullopt;
  if (written.value > 0 && written.value <= 100) return written.value / 100;
  complain(scope, Code::AK0308, written.span, "a percentile lies above 0, and is at most 100");
  return std::nullopt;
}

namespace {

// Events have a number, numbers all else; a share is of either.
ir::Summand counted_by(Scope& scope, Id<ir::Log> log, const ast::FigureOfLine& line) {
  const ast::Name& name = line.counted;
  if (line.taken == ir::Taken::Share || !log.valid() || name.text.empty()) {
    return summand_of(scope, log, name);
  }
  const scope::Names& members = scope::facts_of(scope, log).members;
  const bool of_events = line.taken == ir::Taken::Number;
  const bool is_event = scope::row_of<ast::Event>(members, name.text).valid();
  const bool is_signal = scope::row_of<ast::Signal>(members, name.text).valid();
  if (of_events && is_signal && !is_event) {
    complain(scope,
             diagnose(Code::AK0307, name.span,
                      worded("`{}` is a number that records tell, and no event", name.text))
                 .with_help(fmt::format("what the numbers add up to: sum of {}", name.text)));
    return {};
  }
  if (of_events) return {resolve_member<ast::Event>(scope, log, name), {}};
  if (is_event && !is_signal) {
    complain(scope, diagnose(Code::AK0307, name.span,
                             worded("`{}` is an event, of which records tell no number", name.text))
                        .with_help(fmt::format("how many there are: number of {}", name.text)));
    return {};
  }
  if (!is_signal) return {{}, resolve_member<ast::Signal>(scope, log, name)};
  return summand_of(scope, log, name);
}

void analyze_of(Scope& scope, const ast::Figure& written, ir::Figure& row) {
  said_once(scope, written.of, "share of …, number of …, sum of …");
  if (written.of.empty()) {
    if (written.broken) return;
    scope::missing(scope, written.name.span,
                   worded("the figure `{}` does not say what it is", written.name.text),
                   "share of failed in requests; number of failed; average of rtt_ms");
    return;
  }
  const ast::FigureOfLine& line = written.of.front();
  row.taken = line.taken;
  row.counted = counted_by(scope, row.log, line);
  if (line.of) row.of = summand_of(scope, row.log, *line.of);
  if (line.percentile) row.percentile = percentile_of(scope, *line.percentile).value_or(1);
}

}  // namespace

template <>
void analyze_kind<ast::Figure>(Scope& scope, const ast::File& file) {
  scope::each<ast::Figure>(file, [&](const ast::Figure& written, std::int32_t at) {
    ir::Figure& row = scope.program.figures[static_cast<std::size_t>(at)];
    row.name = written.name.text;
    row.clause = clause_of(scope, written.clause);
    row.log = resolve<ast::Log>(scope, written.log);
    analyze_of(scope, written, row);
  });
}

}  // namespace akad::sema
