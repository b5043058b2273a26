// Periods that are meant where a scenario names one of another kind.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/scenarios/expected.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

constexpr std::size_t kFewPeriods = 4;

// As scenarios name one.
std::string example_of(ir::Cadence cadence) {
  const std::string example(ir::form_of(cadence).example);
  if (cadence == ir::Cadence::Season) return fmt::format("season \"{}\"", example);
  return cadence == ir::Cadence::WholeTerm ? "the " + example : example;
}

std::string cadence_help(ir::Cadence cadence) {
  return cadence == ir::Cadence::WholeTerm
             ? "write: the whole term"
             : fmt::format("write a {} like `{}`", ir::noun_of(cadence), example_of(cadence));
}

// "the 12 months to 2026-12"
std::string periods_to(const ir::Periods& periods, const std::string& last) {
  const std::string_view noun = ir::noun_of(periods.cadence);
  return fmt::format("the {} {}s to {}", periods.over, noun, last);
}

std::string name_in(const ir::Periods& of, const ir::CalendarPeriod& period) {
  const std::string label = ir::label_of(period);
  if (of.looks_back()) return periods_to(of, label);
  if (of.cadence == ir::Cadence::Season) return fmt::format("season \"{}\"", label);
  return of.cadence == ir::Cadence::WholeTerm ? "the " + label : label;
}

// Those that have a day of the written one in the term; one more than few stands for all.
std::vector<ir::CalendarPeriod> periods_over(const ir::Term& term,
                                             const ir::CalendarPeriod& written,
                                             ir::Cadence cadence) {
  std::vector<ir::CalendarPeriod> periods;
  const Date from = std::max(ir::first_day(written, term), term.first);
  const Date to = std::min(ir::last_day(written, term), term.last);
  const bool has_none = cadence == ir::Cadence::Season && term.seasons.empty();
  if (to < from || has_none) return periods;
  ir::CalendarPeriod period = ir::period_of(cadence, from, term);
  while (ir::first_day(period, term) <= to && periods.size() <= kFewPeriods) {
    if (!ir::is_between(period)) periods.push_back(period);
    if (cadence == ir::Cadence::WholeTerm) break;
    period = ir::next(period, term);
  }
  return periods;
}

}  // namespace

std::string example_in(const ir::Periods& periods) {
  const std::string example = example_of(periods.cadence);
  return periods.looks_back() ? periods_to(periods, example) : example;
}

Step in_place(const ast::PeriodLabel& written, const std::string& text) {
  return {fmt::format("write: in {}", text), "", {Edit{written.span, text}}};
}

Step in_place(const ast::PeriodLabel& written, const ir::Periods& of) {
  return in_place(written, periods_to(of, written.text));
}

std::vector<Step> own_periods(const scope::Scope& scope, const ast::PeriodLabel& written,
                              const ir::CalendarPeriod& period, const ir::Periods& of) {
  const ir::Term term = ir::term_of(scope.program);
  std::vector<ir::CalendarPeriod> meant;
  if (term.last.days != 0) meant = periods_over(term, period, of.cadence);
  if (meant.empty() || meant.size() > kFewPeriods) return {{cadence_help(of.cadence)}};
  std::vector<Step> steps;
  for (const ir::CalendarPeriod& one : meant) {
    Step step = in_place(written, name_in(of, one));
    const bool holds = ir::first_day(one, term) <= ir::first_day(period, term) &&
                       ir::last_day(one, term) >= ir::last_day(period, term);
    if (holds) step.means = fmt::format("{} lies in it", written.text);
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace akad::sema
