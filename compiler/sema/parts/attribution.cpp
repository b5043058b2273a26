// To which period an item belongs: the event that a target names must start or stop its clock.
#include <fmt/format.h>

#include <set>

#include "compiler/sema/passes.h"
#include "runtime/phrases/clauses.h"

namespace akad::sema {
namespace {

bool names_event(const std::vector<ast::NamesLine>& lines, const std::string& name) {
  for (const ast::NamesLine& line : lines) {
    for (const ast::Name& event : line.names) {
      if (event.text == name) return true;
    }
  }
  return false;
}

std::size_t distinct(const std::vector<ast::NamesLine>& lines) {
  std::set<std::string> names;
  for (const ast::NamesLine& line : lines) {
    for (const ast::Name& name : line.names) names.insert(name.text);
  }
  return names.size();
}

// False where a start or stop of the clock is missing or was not understood: reported there.
bool ends_are_known(const ast::Clock& clock, const ir::Clock& row) {
  if (clock.broken) return false;
  if (clock.stops.empty() && clock.stop_when.empty() && clock.rounds.empty()) return false;
  return distinct(clock.stops) == row.stops.size() && distinct(clock.starts) == row.starts.size() &&
         distinct(clock.rounds) == row.rounds.size();
}

}  // namespace

// "in each calendar month", "of each calendar month", "over the last 12 calendar months, …"
std::string periods_said(const Scope& scope, const ir::Target& row, std::string_view each) {
  const ir::Periods periods = ir::periods_of(row);
  const auto& seasons = scope.program.seasons;
  if (periods.cadence == ir::Cadence::Season && !seasons.empty()) {
    return fmt::format("{} each season of {}", each, seasons.front().name);
  }
  const std::string every = phrases::clause_text(phrases::every(periods));
  const bool is_one = periods.cadence == ir::Cadence::WholeTerm || periods.looks_back();
  return is_one ? every : fmt::format("{} {}", each, every);
}

void set_attribution(Scope& scope, const ast::ShareLine& share, const std::string& noun,
                     Id<ir::Log> log, ir::Target& row) {
  const ast::Name& name = share.attribution;
  if (name.text == "due") {
    of_items(row).attribution = ir::Attribution::ByDue;
    return;
  }
  const Id<ir::Clock> id = of_items(row).clock;
  if (!id.valid()) return;
  const ast::Clock& clock = *scope.clocks[id.index()].written;
  if (names_event(clock.stops, name.text) || names_event(clock.rounds, name.text)) return;
  if (names_event(clock.starts, name.text)) {
    of_items(row).attribution = ir::Attribution::ByStart;
    return;
  }
  if (!ends_are_known(clock, scope.program[id])) return;
  if (!resolve_member<ast::Event>(scope, log, name).valid()) return;
  std::vector<std::string> choices;
  for (const ast::NamesLine& line : clock.stops) {
    for (const ast::Name& stop : line.names) {
      choices.push_back(
          fmt::format("write: {} {} {}", noun, stop.text, periods_said(scope, row, "in")));
    }
  }
  complain(scope, diagnose(Code::AK0205, name.span,
                           worded("`{}` neither starts nor stops the clock `{}`", name.text,
                                  clock.name.text))
                      .with_label("a start or a stop is needed")
                      .with_help(std::move(choices)));
}

}  // namespace akad::sema
