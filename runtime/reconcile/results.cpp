// Results that the two do not have alike.
#include <map>
#include <tuple>

#include "runtime/reconcile/steps.h"

namespace akad::reconcile {
namespace {

using ResultKey = std::pair<Id<ir::Target>, results::Group>;

bool is_same(const measures::Figure& a, const measures::Figure& b) {
  return a.key == b.key && a.value == b.value;
}

bool is_same_cell(const measures::Cell& a, const measures::Cell& b) {
  const auto of_a = measures::figures(a), of_b = measures::figures(b);
  return std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), is_same);
}

bool is_same(const Rarely<Measured>& a, const Rarely<Measured>& b) {
  if (!a || !b) return !a && !b;
  return *a == *b;
}

// Records that are lost change nothing that is known: statements count them.
bool is_same(const results::Result& a, const results::Result& b) {
  const auto words = [](const results::Result& of) {
    return std::tuple(of.verdict, of.small_sample, of.silent, of.verdict_if_down,
                      of.verdict_without, of.by_known, of.changed);
  };
  return words(a) == words(b) && a.measured == b.measured && is_same(a.if_down, b.if_down) &&
         is_same(a.without_exclusions, b.without_exclusions) && is_same_cell(a.counts, b.counts);
}

bool differs(const ResultRow& row) {
  const auto& [ours, theirs] = row.result;
  return ours == nullptr || theirs == nullptr || !is_same(*ours, *theirs);
}

void add(const report::PeriodStatement& period, Party party, std::size_t place,
         std::map<ResultKey, ResultRow>& rows) {
  for (const results::Result& result : period.measured.results) {
    ResultRow& row = rows[{result.target, result.group}];
    row.period = place;
    row.result[party] = &result;
  }
}

}  // namespace

void add_results(Reconciliation& of, std::vector<TargetRow>& targets) {
  for (std::size_t place = 0; place < of.periods.size(); ++place) {
    std::map<ResultKey, ResultRow> rows;
    add(*of.periods[place].ours, Party::Ours, place, rows);
    add(*of.periods[place].theirs, Party::Theirs, place, rows);
    for (auto& [key, row] : rows) {
      if (differs(row)) targets[key.first.index()].results.push_back(std::move(row));
    }
  }
}

}  // namespace akad::reconcile
