// What exclusions claimed of a period's time, and what became of it.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/wording/granted.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

Phrase claim_said(const ir::Program& program, const time::Zone& zone, const measures::ClaimRow& row,
                  const Interval& period) {
  const ir::Exclusion& exclusion = program[row.exclusion];
  Phrase told("claim.told", clause_text(exclusion.clause, exclusion.name),
              became_said(program, exclusion, row.grant, row.reason, row.figures,
                          whose_quota(program, program[row.target], row.subject)));
  if (row.announced != kNever) {
    told = Phrase("claim.announced", std::move(told), moment_text(zone, row.announced));
  }
  if (reaches_beyond(row.grant, row.span, period)) told = Phrase("claim.beyond", std::move(told));
  if (!row.told_of.empty()) {
    told = Phrase("claim.notice", std::move(told), value_text(row.told_of));
  }
  const Duration down = time::total_length(row.down);
  if (down > 0) told = Phrase("claim.down", std::move(told), phrases::brief(down));
  return row.end_unknown ? Phrase("claim.end_unknown", std::move(told)) : told;
}

}  // namespace

void add_claims(Page& page, const ir::Program& program, const PeriodStatement& period,
                Id<ir::Target> target) {
  const auto first =
      std::partition_point(period.claims.begin(), period.claims.end(),
                           [&](const measures::ClaimRow& row) { return row.target < target; });
  if (first == period.claims.end() || first->target != target) return;
  const auto zone = time::find_zone(program.agreement.zone);
  if (!zone) return;
  const auto last = std::find_if(first, period.claims.end(), [&](const measures::ClaimRow& row) {
    return row.target != target;
  });
  // Of a log that is always about one subject, it is named where something is everybody's.
  const bool named = program[ir::log_of(program, program[target])].single_subject.empty() ||
                     std::any_of(first, last, [](const auto& row) { return !row.subject; });
  Table table;
  table.called = Phrase("html.exclusions");
  if (named) {
    const std::string& noun = results::subject_called(program, program[target]);
    table.columns.push_back({Phrase::as_is(for_terminal(noun))});
  }
  table.columns.push_back({Phrase("column.claimed_from")});
  table.columns.push_back({Phrase("column.lasted"), true});
  table.columns.push_back({Phrase("column.granted"), true});
  table.columns.push_back({Phrase("column.exclusion")});
  const std::string everybody = page.say(Phrase("claim.everybody"));
  for (auto row = first; row != last; ++row) {
    std::vector<std::string> cells;
    if (named) cells.push_back(row->subject ? value_text(*row->subject) : everybody);
    cells.push_back(moment_text(*zone, row->span.from));
    cells.push_back(page.say(phrases::brief(row->span.length())));
    const Duration granted = time::total_length(row->granted);
    cells.push_back(granted > 0 ? page.say(phrases::brief(granted)) : "-");
    cells.push_back(page.say(claim_said(program, *zone, *row, period.measured.period.span)));
    table.rows.push_back(std::move(cells));
  }
  add_table(page, 4, table);
}

}  // namespace akad::report
