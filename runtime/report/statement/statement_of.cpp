// The statement from what was measured and what is owed.
#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {
namespace {

// By the last date of the period in the term: on it the period is settled.
bool is_shown(const plan::Period& period, const ShownPeriods& shown) {
  return shown.first <= period.last && period.last <= shown.last;
}

// One that names a period that is not shown is told of where that is.
bool is_shown(const settlement::ClaimOfNothing& row, const ir::Term& term,
              const ShownPeriods& shown) {
  const auto period = ir::parse_period(row.claim.period, term);
  if (row.why == settlement::IdleClaim::NoSuchPeriod || !period) return true;
  const Date last = ir::last_day_within(*period, term);
  return shown.first <= last && last <= shown.last;
}

}  // namespace

std::vector<const ir::Target*> targets_of(const ir::Program& program,
                                          const Statement::LogLine& line) {
  std::vector<const ir::Target*> targets;
  for (const ir::Target& target : program.targets) {
    const bool rests = ir::any_log_of(
        program, target, [&](Id<ir::Log> log) { return program[log].name == line.name; });
    if (rests) targets.push_back(&target);
  }
  return targets;
}

std::vector<const settlement::PeriodSettlement*> settlements_of(const Statement& statement) {
  std::vector<const settlement::PeriodSettlement*> all;
  for (const PeriodStatement& period : statement.periods) all.push_back(&period.owed);
  return all;
}

bool rests_on_nothing(const Statement& s, const results::Result& result) {
  const bool claims = result.verdict != ir::Verdict::NotApplicable;
  return claims && result.target.index() < s.unspoken.size() && s.unspoken[result.target.index()];
}

Statement statement_of(const ir::Program& program, std::vector<results::PeriodResults> term,
                       settlement::Settlement settled, const std::optional<ShownPeriods>& shown) {
  AKAD_ASSERT(term.size() == settled.periods.size());
  Statement statement;
  statement.program = &program;
  statement.shown = shown;
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (shown && !is_shown(term[i].period, *shown)) continue;
    statement.total += settled.periods[i].total;
    statement.beside.add(settled.periods[i].beside);
    statement.claimable += settled.periods[i].claimable;
    statement.periods.push_back({std::move(term[i]), std::move(settled.periods[i])});
  }
  const ir::Term of = ir::term_of(program);
  for (settlement::ClaimOfNothing& row : settled.of_nothing) {
    if (!shown || is_shown(row, of, *shown)) statement.of_nothing.push_back(std::move(row));
  }
  return statement;
}

void add_claims(Statement& statement, const std::vector<measures::ClaimRow>& claims) {
  if (claims.empty()) return;
  // By cadence, in time: periods are listed by their ends.
  std::map<ir::Cadence, std::vector<PeriodStatement*>> periods;
  for (PeriodStatement& period : statement.periods) {
    periods[period.measured.period.calendar.cadence].push_back(&period);
  }
  for (const measures::ClaimRow& claim : claims) {
    const auto found = periods.find((*statement.program)[claim.target].cadence);
    if (found == periods.end()) continue;
    const Interval reach = measures::reach_of(claim);
    auto period = std::partition_point(
        found->second.begin(), found->second.end(),
        [&](const PeriodStatement* one) { return one->measured.period.span.to <= reach.from; });
    for (; period != found->second.end(); ++period) {
      const Interval& span = (*period)->measured.period.span;
      if (span.from >= reach.to) break;
      measures::ClaimRow here = claim;
      here.granted = time::clipped(claim.granted, span);
      here.down = time::clipped(claim.down, span);
      (*period)->claims.push_back(std::move(here));
    }
  }
}

}  // namespace akad::report
