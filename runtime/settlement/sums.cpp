#include "runtime/settlement/sums.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <tuple>

#include "runtime/results/groups.h"
#include "runtime/results/judge.h"
#include "runtime/settlement/credits.h"
#include "runtime/settlement/payable/payable.h"

namespace akad::settlement {
namespace {

using results::PeriodResults;

// Of the period of the sum in which another one ends.
std::int32_t number_of(const ir::Program& program, const ir::Target& sum,
                       const plan::Period& period) {
  return ir::period_of(sum.cadence, period.last, ir::term_of(program)).number;
}

results::Group group_of(const ir::Program& program, const ir::Target& sum,
                        const results::Result& part) {
  return results::values_for({sum.groups, sum.by_subject}, program[part.target], part.group);
}

bool owes_what_is_summed(const ir::Program& program, const ir::Target& sum, Id<ir::Credit> credit) {
  const std::string* unit = ir::unit_in_kind(program[credit]);
  return unit != nullptr && *unit == *ir::summed_by(sum);
}

// A sum, by the number of its period and its group.
using Key = std::tuple<Id<ir::Target>, std::int32_t, results::Group>;

class SumResults {
 public:
  explicit SumResults(const plan::Plan& plan) : plan_(plan), program_(*plan.program) {
    for (const Id<ir::Target> id : ids_of(program_.targets)) {
      const auto* sum = std::get_if<ir::OfSum>(&program_[id].of);
      if (sum == nullptr || plan.targets[id.index()].left_out) continue;
      for (const Id<ir::Target> of : ir::summed_in(program_, *sum)) by_target_[of].push_back(id);
      sums_.push_back(id);
    }
  }

  bool is_empty() const { return sums_.empty(); }

  // What ends together, in the order of time: a credit that looks back goes by those before.
  void add(std::span<const PeriodResults> periods) {
    for (const PeriodResults& period : periods) note_groups(period);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < periods.size(); ++i) {
      add_lines(lines, program_, periods[i], i, plan_.told, ledger_, Owes::InKind);
    }
    round_lines(program_, lines, {});
    round_open_in_kind(program_, lines);
    for (const Line& line : lines) add(line.item, periods[line.period]);
  }

  void into(PeriodResults& period, const events::Losses& losses,
            const events::Revisions& revisions) {
    const auto before = static_cast<std::ptrdiff_t>(period.results.size());
    for (const Id<ir::Target> sum : sums_) {
      if (program_[sum].cadence != period.period.calendar.cadence) continue;
      const Id<plan::Period> id =
          plan::period_at(plan_, plan::periods_of(plan_, sum), period.period.span.from);
      const std::int32_t number = period.period.calendar.number;
      for (auto at = counts_.lower_bound(Key{sum, number, {}});
           at != counts_.end() && std::get<0>(at->first) == sum && std::get<1>(at->first) == number;
           ++at) {
        const measures::CellKey key{sum, id, std::get<2>(at->first)};
        measures::SumCounts& sum_of = at->second;
        sum_of.nothing_yet = !period.period.closed && sum_of.credits == 0;
        period.results.push_back(results::result_of(plan_, key, sum_of, losses, revisions));
      }
    }
    std::inplace_merge(period.results.begin(), period.results.begin() + before,
                       period.results.end(),
                       [](const auto& a, const auto& b) { return a.target < b.target; });
  }

 private:
  measures::SumCounts& counts(Id<ir::Target> sum, const plan::Period& period,
                              const results::Result& of) {
    const ir::Target& row = program_[sum];
    return counts_[{sum, number_of(program_, row, period), group_of(program_, row, of)}];
  }

  void note_groups(const PeriodResults& period) {
    for (const Id<ir::Target> sum : sums_) {
      const ir::Target& row = program_[sum];
      const bool is_whole = row.groups.empty() && !row.by_subject;
      const bool is_own = row.cadence == period.period.calendar.cadence;
      if (is_whole && is_own) counts_[{sum, period.period.calendar.number, {}}];
    }
    for (const results::Result& result : period.results) {
      const auto sums = by_target_.find(result.target);
      if (sums == by_target_.end() || measures::is_for_uncounted(result.counts)) continue;
      for (const Id<ir::Target> sum : sums->second) {
        measures::SumCounts& there = counts(sum, period.period, result);
        there.reach = std::max(there.reach, measures::reach_of(result.counts));
      }
    }
  }

  void add(const LineItem& line, const PeriodResults& period) {
    const results::Result& result = period.results[line.result.index()];
    const auto sums = by_target_.find(result.target);
    if (sums == by_target_.end()) return;
    for (const Id<ir::Target> sum : sums->second) {
      if (!owes_what_is_summed(program_, program_[sum], line.credit)) continue;
      counts(sum, period.period, result)
          .merge({line.payable, line.open, is_endless(line), owes(line) ? 1U : 0U});
    }
  }

  const plan::Plan& plan_;
  const ir::Program& program_;
  std::vector<Id<ir::Target>> sums_;
  std::map<Id<ir::Target>, std::vector<Id<ir::Target>>> by_target_;
  std::map<Key, measures::SumCounts> counts_;
  Ledger ledger_;
};

}  // namespace

void add_sums(std::vector<PeriodResults>& term, const plan::Plan& plan,
              const events::Losses& losses, const events::Revisions& revisions) {
  SumResults sums(plan);
  if (sums.is_empty()) return;
  each_ending_together(term, [&](std::span<const PeriodResults> periods) { sums.add(periods); });
  for (PeriodResults& period : term) sums.into(period, losses, revisions);
}

bool is_part_of(const ir::Program& program, const Sum& sum, const LineItem& line,
                const PeriodResults& of) {
  const ir::Target& target = program[sum.result.target];
  const results::Result& part = of.results[line.result.index()];
  return owes_what_is_summed(program, target, line.credit) &&
         number_of(program, target, of.period) == sum.period.calendar.number &&
         group_of(program, target, part) == sum.result.group;
}

}  // namespace akad::settlement
