#include "runtime/explain/credits.h"

namespace akad::explain {
namespace {

struct Owed {
  const evaluation::Evaluation& found;
  std::vector<Id<ir::Credit>> credits;  // that rest on the target
  settlement::Settlement settled;

  std::optional<settlement::LineItem> line_of(std::size_t period, const results::Result& result,
                                              Id<ir::Credit> credit) const {
    const std::vector<results::Result>& results = found.results[period].results;
    for (const settlement::LineItem& line : settled.periods[period].items) {
      const results::Result& of = results[line.result.index()];
      if (line.credit == credit && of.group == result.group) return line;
    }
    return std::nullopt;
  }

  void tell(const std::optional<results::Result>& result,
            std::vector<report::CreditTold>& to) const {
    if (!result) return;
    for (std::size_t i = 0; i < found.results.size(); ++i) {
      const std::vector<results::Result>& rows = found.results[i].results;
      if (rows.empty() || rows.front().period != result->period) continue;
      if (!found.results[i].period.closed) return;
      for (const Id<ir::Credit> credit : credits) {
        to.push_back({credit, line_of(i, *result, credit)});
      }
    }
  }
};

}  // namespace

void add_credits(report::Explanation& told, const evaluation::Evaluation& found,
                 Id<ir::Target> target) {
  const ir::Program& program = *found.plan.program;
  Owed owed{found, {}, {}};
  for (const Id<ir::Credit> credit : ids_of(program.credits)) {
    if (program[credit].target == target) owed.credits.push_back(credit);
  }
  if (owed.credits.empty()) return;
  owed.settled = settlement::settle(program, found.results);
  for (report::ItemStory& item : told.items) {
    if (item.period) owed.tell(item.period->result, item.period->credits);
  }
  for (report::PeriodStory& period : told.periods) owed.tell(period.result, period.credits);
}

}  // namespace akad::explain
