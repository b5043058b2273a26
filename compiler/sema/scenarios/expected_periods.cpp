// The periods of which a scenario expects something.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/sema/passes.h"
#include "compiler/sema/scenarios/expected.h"

namespace akad::sema {
namespace {

// A result over several periods is named by how many they are and the last of them.
void check_looking_back(Scope& scope, const ast::PeriodLabel& written, const ir::Target& target) {
  const ir::Periods of = ir::periods_of(target);
  if (!written.to && !of.looks_back()) return;
  if (!of.looks_back()) {
    complain(scope, diagnose(Code::AK0206, written.span,
                             fmt::format("the target `{}` has results for each {}, not for several",
                                         target.name, ir::noun_of(of.cadence)))
                        .with_step(in_place(written, written.text)));
    return;
  }
  const bool same = written.to && written.to->cadence == of.cadence && written.to->over &&
                    written.to->over->value == of.over;
  if (same) return;
  complain(scope, diagnose(Code::AK0206, written.span,
                           fmt::format("each result of the target `{}` is over {} {}s", target.name,
                                       of.over, ir::noun_of(of.cadence)))
                      .with_step(in_place(written, of)));
}

// Of each kind that has results.
std::vector<Step> periods_there_are(const Scope& scope, const ast::PeriodLabel& written,
                                    const ir::CalendarPeriod& period) {
  std::vector<Step> steps;
  std::set<ir::Cadence> known;
  for (const ir::Target& target : scope.program.targets) {
    if (!known.insert(target.cadence).second) continue;
    for (Step& step : own_periods(scope, written, period, target.cadence)) {
      steps.push_back(std::move(step));
    }
  }
  return steps;
}

}  // namespace

std::optional<ir::CalendarPeriod> period_meant(Scope& scope, const ast::PeriodLabel& written) {
  if (!written.is_season) return written.period;
  const ir::Term term = ir::term_of(scope.program);
  const auto season = ir::parse_period(written.text, term);
  if (season && season->cadence == ir::Cadence::Season) return season;
  std::vector<std::string> names;
  for (const ir::NamedSeason& row : term.seasons) {
    const std::string line = fmt::format("write: in season \"{}\"", row.name);
    if (std::find(names.begin(), names.end(), line) == names.end()) names.push_back(line);
  }
  complain(scope, diagnose(Code::AK0201, written.span,
                           fmt::format("no season is called \"{}\"", written.text))
                      .with_help(std::move(names)));
  return std::nullopt;
}

std::string period_of_line(Scope& scope, const ast::PeriodLabel& written, Id<ir::Target> of) {
  const auto period = period_meant(scope, written);
  if (!period || !of.valid()) return written.text;
  const ir::Cadence cadence = period->cadence;
  const ir::Target& target = scope.program.targets[of.index()];
  if (target.cadence != cadence) {
    const ir::LabelForm& form = ir::form_of(target.cadence);
    complain(scope, diagnose(Code::AK0206, written.span,
                             worded("the target `{}` has results for each {}, not for each {}",
                                    target.name, form.noun, ir::noun_of(cadence)))
                        .with_steps(own_periods(scope, written, *period, ir::periods_of(target))));
  } else {
    check_looking_back(scope, written, target);
  }
  return written.text;
}

std::string period_of_total(Scope& scope, const ast::PeriodLabel& written) {
  const auto period = period_meant(scope, written);
  if (!period) return {};
  const ir::Cadence cadence = period->cadence;
  if (!ir::has_periods(scope.program, cadence)) {
    complain(scope, diagnose(Code::AK0206, written.span,
                             worded("no target has results for each {}", ir::noun_of(cadence)))
                        .with_steps(periods_there_are(scope, written, *period)));
  } else if (written.to) {
    complain(scope,
             diagnose(Code::AK0206, written.span,
                      worded("credits are owed in a {}, not in several", ir::noun_of(cadence)))
                 .with_step(in_place(written, written.text)));
  }
  return written.text;
}

}  // namespace akad::sema
