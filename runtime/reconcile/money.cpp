// What each of the two owes, by period and credit.
#include <map>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/reconcile/steps.h"

namespace akad::reconcile {
namespace {

using CreditKey = std::tuple<Id<ir::Credit>, Id<ir::Target>, results::Group>;

void add_lines(const report::PeriodStatement& period, Party party,
               std::map<CreditKey, Both<Rational>>& lines) {
  for (const settlement::LineItem& line : period.owed.items) {
    const results::Result& result = period.measured.results[line.result.index()];
    lines[{line.credit, result.target, result.group}][party] += line.payable;
  }
}

void add_credits(Reconciliation& of, std::size_t place) {
  std::map<CreditKey, Both<Rational>> lines;
  add_lines(*of.periods[place].ours, Party::Ours, lines);
  add_lines(*of.periods[place].theirs, Party::Theirs, lines);
  for (const auto& [key, payable] : lines) {
    if (payable.ours == payable.theirs) continue;
    const auto& [credit, target, group] = key;
    of.credits.push_back({place, credit, target, group, payable});
  }
}

}  // namespace

void add_money(Reconciliation& of) {
  const auto& ours = of.statement(Party::Ours).periods;
  const auto& theirs = of.statement(Party::Theirs).periods;
  AKAD_ASSERT(ours.size() == theirs.size());  // one agreement, one instant
  for (std::size_t place = 0; place < ours.size(); ++place) {
    of.periods.push_back({&ours[place], &theirs[place]});
    add_credits(of, place);
  }
}

}  // namespace akad::reconcile
