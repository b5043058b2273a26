// Claims that claim nothing: none is lost without a word.
#include "runtime/base/text.h"
#include "runtime/report/credits/claim.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {

void add_claims_of_nothing(Page& page, const Statement& s) {
  if (s.of_nothing.empty()) return;
  const auto zone = time::find_zone(s.program->agreement.zone);
  if (!zone) return;
  add_part(page, Phrase("claims.title"));
  add_line(page, 0, Phrase("claims.lead"));
  Table table;
  table.columns = {{Phrase("column.claim")},
                   {Phrase("column.claim_made")},
                   {Phrase("column.claimed_period")},
                   {Phrase("column.why")}};
  for (const settlement::ClaimOfNothing& row : s.of_nothing) {
    const std::string& period = row.claim.period;
    table.rows.push_back({value_text(row.claim.name), moment_text(*zone, row.claim.at),
                          period.empty() ? "-" : value_text(period), page.say(idle_said(row.why))});
  }
  add_table(page, 4, table);
}

}  // namespace akad::report
