// A period: what was promised and measured, clause by clause, and what is owed for it.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/statement/html/charts/waterfall.h"
#include "runtime/report/statement/html/lists.h"
#include "runtime/report/statement/html/markup.h"
#include "runtime/report/statement/html/view.h"

namespace akad::report::html {
namespace {

void add_target(View& view, std::size_t at, const ResultsOfTarget& part) {
  const PeriodStatement& period = view.statement.periods[at];
  const results::Result& first = period.measured.results[part.from];
  const std::string clause = clause_of(view, part.target);
  const std::string mark = first.group.empty() ? badge(view, first.verdict) : "";
  view.sheet.raw(fmt::format("<article id=\"{}\"><h3>{} {}</h3>\n", id_of_result(at, part.target),
                             escaped(clause), mark));
  view.sheet.about(clause);
  add_limits(view, part.target);
  add_result(view.page, view.statement, period, part);
  add_missed(view, period, part.target);
  add_outages(view, period, part);
  add_claims(view.page, view.program, period, part.target);
  view.sheet.raw("</article>\n");
}

}  // namespace

void add_period(View& view, std::size_t at) {
  const PeriodStatement& period = view.statement.periods[at];
  const plan::Period& row = period.measured.period;
  view.sheet.begin(id_of_period(at), view.say(title_of(row, view.program)));
  if (!row.closed) {
    add_line(view.page, 0,
             Phrase("statement.period_open", phrases::period_noun(row.calendar.cadence)));
  }
  for (const ResultsOfTarget& part : by_target(period)) add_target(view, at, part);
  if (!row.closed) return;
  view.sheet.raw("<div class=\"owed\">\n");
  add_credits(view.page, view.program, period);
  add_caps(view.page, view.program, period);
  add_waterfall(view, period);
  view.sheet.raw("<div class=\"sum\">\n");
  add_owed(view.page, view.program, period);
  view.sheet.raw("</div>\n</div>\n");
}

}  // namespace akad::report::html
