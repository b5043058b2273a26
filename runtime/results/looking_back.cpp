#include "runtime/results/looking_back.h"

#include <optional>

namespace akad::results {
namespace {

using measures::Cell;
using measures::CellKey;

// The sum of what came last. What comes in is summed as it comes; what goes out is taken from sums
// of all that follows, made anew whenever they are used up: two or three sums a step, however many
// are summed.
class Sums {
 public:
  explicit Sums(const ir::Target& target) : target_(&target) {}

  std::size_t size() const { return out_.size() + in_.size(); }

  void push(Cell cell) {
    if (sum_in_) {
      measures::append(*sum_in_, cell, *target_);
    } else {
      sum_in_ = cell;
    }
    in_.push_back(std::move(cell));
  }

  void pop() {
    if (out_.empty()) turn();
    out_.pop_back();
  }

  Cell sum() const {
    if (out_.empty()) return *sum_in_;
    Cell all = out_.back();
    if (sum_in_) measures::append(all, *sum_in_, *target_);
    return all;
  }

 private:
  void turn() {
    for (; !in_.empty(); in_.pop_back()) {
      Cell later = std::move(in_.back());
      if (!out_.empty()) measures::append(later, out_.back(), *target_);
      out_.push_back(std::move(later));
    }
    sum_in_.reset();
  }

  const ir::Target* target_;
  std::vector<Cell> out_;  // each with all that came in after it, up to the turn; the oldest last
  std::vector<Cell> in_;   // since then
  std::optional<Cell> sum_in_;
};

// What one group counted, by period.
using Counted = std::vector<std::pair<Id<plan::Period>, const Cell*>>;

void add_group(std::map<CellKey, Cell>& all, const plan::Plan& plan, const CellKey& first,
               const Counted& counted) {
  const ir::Target& target = (*plan.program)[first.target];
  const plan::PeriodRange range = plan::periods_of(plan, first.target);
  const auto over = static_cast<std::size_t>(target.over_last);
  Sums sums(target);
  std::size_t next = 0;
  std::size_t since = 0;  // periods in which nothing was counted
  for (CellKey key = first; key.period < range.last && since < over; ++key.period.at) {
    const bool here = next < counted.size() && counted[next].first == key.period;
    sums.push(here ? *counted[next].second : measures::empty_cell(*plan.program, target));
    since = here ? 0 : since + 1;
    if (here) ++next;
    if (sums.size() > over) sums.pop();
    if (since < over) {
      // What was open at the end of an earlier period is open there alone.
      Cell sum = sums.sum();
      if (!measures::has_nothing(sum) || key.group.empty()) all.emplace(key, std::move(sum));
    } else if (next < counted.size()) {
      // Nothing is left of it until it is counted again.
      key.period.at = counted[next].first.at - 1;
      sums = Sums(target);
      since = 0;
    }
  }
}

}  // namespace

measures::CellsByKey looking_back(const plan::Plan& plan, const measures::CellsByKey& cells) {
  measures::CellsByKey all;
  for (const Id<ir::Target> target : ids_of(plan.program->targets)) {
    if (!ir::looks_back((*plan.program)[target])) continue;
    std::map<std::vector<measures::GroupValue>, Counted> groups;
    auto cell = cells.lower_bound({target, {}, {}});
    for (; cell != cells.end() && cell->first.target == target; ++cell) {
      groups[cell->first.group].push_back({cell->first.period, &cell->second});
    }
    for (const auto& [group, counted] : groups) {
      add_group(all, plan, {target, counted.front().first, group}, counted);
    }
  }
  return all;
}

}  // namespace akad::results
