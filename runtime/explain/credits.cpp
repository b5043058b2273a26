#include "runtime/explain/credits.h"

#include <map>
#include <tuple>

namespace akad::explain {
namespace {

// What is owed for results of one target, found by period, credit and group.
class Owed {
 public:
  Owed(const evaluation::Evaluation& found, std::vector<Id<ir::Credit>> credits)
      : found_(found),
        credits_(std::move(credits)),
        settled_(settlement::settle(*found.plan.program, found.results,
                                    claimed::Claims(found.plan, found.store, found.losses),
                                    found.charges)) {
    for (std::size_t i = 0; i < found_.results.size(); ++i) {
      const std::vector<results::Result>& rows = found_.results[i].results;
      if (!rows.empty()) place_of_.emplace(rows.front().period, i);
      for (const settlement::LineItem* line : settlement::lines_of(settled_.periods[i])) {
        lines_.emplace(Key(i, line->credit, rows[line->result.index()].group), line);
      }
    }
  }

  void tell(const std::optional<results::Result>& result,
            std::vector<report::CreditTold>& to) const {
    if (!result) return;
    const auto place = place_of_.find(result->period);
    if (place == place_of_.end() || !found_.results[place->second].period.closed) return;
    for (const Id<ir::Credit> credit : credits_) {
      const auto line = lines_.find(Key(place->second, credit, result->group));
      to.push_back({credit, line == lines_.end() ? std::nullopt : std::optional(*line->second)});
    }
  }

 private:
  using Key = std::tuple<std::size_t, Id<ir::Credit>, results::Group>;

  const evaluation::Evaluation& found_;
  std::vector<Id<ir::Credit>> credits_;
  settlement::Settlement settled_;
  std::map<Id<plan::Period>, std::size_t> place_of_;  // among the results
  std::map<Key, const settlement::LineItem*> lines_;
};

}  // namespace

void add_credits(report::Explanation& told, const evaluation::Evaluation& found,
                 Id<ir::Target> target) {
  const ir::Program& program = *found.plan.program;
  std::vector<Id<ir::Credit>> credits;
  for (const Id<ir::Credit> credit : ids_of(program.credits)) {
    if (program[credit].target == target) credits.push_back(credit);
  }
  if (credits.empty()) return;
  const Owed owed(found, std::move(credits));
  for (report::ItemStory& item : told.items) {
    if (item.period) owed.tell(item.period->result, item.period->credits);
  }
  for (report::PeriodStory& period : told.periods) owed.tell(period.result, period.credits);
}

}  // namespace akad::explain
