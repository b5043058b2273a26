#include "runtime/measures/partial.h"

#include <algorithm>
#include <tuple>

#include "runtime/measures/evaluate.h"

namespace akad::measures {

Partial merge(Partial a, Partial b) {
  a.cells.merge(b.cells);  // what is there already stays behind
  for (const auto& [key, cell] : b.cells) merge(a.cells.at(key), cell);
  a.items.insert(a.items.end(), std::make_move_iterator(b.items.begin()),
                 std::make_move_iterator(b.items.end()));
  a.findings.add(b.findings);
  a.never_given.resize(std::max(a.never_given.size(), b.never_given.size()), 0);
  for (std::size_t i = 0; i < b.never_given.size(); ++i) a.never_given[i] += b.never_given[i];
  a.losses.insert(a.losses.end(), b.losses.begin(), b.losses.end());
  a.subjects += b.subjects;
  if (!a.excess) a.excess = b.excess;
  return a;
}

void sort_items(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::tie(a.target, a.subject, a.started, a.number) <
           std::tie(b.target, b.subject, b.started, b.number);
  });
}

void fill_missing_cells(const plan::Plan& plan, Partial& partial) {
  const ir::Program& program = *plan.program;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const ir::Target& target = program[id];
    const Id<ir::Outage> outage = ir::outage_of(target);
    if (!outage.valid() || plan.targets[id.index()].left_out) continue;
    const Id<ir::Log> log = program[outage].log;
    const std::string& subject = program[log].single_subject;
    if (subject.empty()) continue;
    const plan::PeriodRange range = plan::periods_of(plan, id);
    for (const Id<plan::Period> period : range) {
      CellKey key{id, period, {}};
      const auto found = partial.cells.lower_bound(key);
      const bool there = found != partial.cells.end() && found->first.target == id &&
                         found->first.period == period;
      if (there) continue;
      key.group.assign(target.groups.size(), GroupValue{});
      if (target.by_subject) key.group.push_back(subject);
      partial.cells.emplace(key, TimeCounts{service_in(plan, period), 0, 0});
    }
  }
}

Duration service_in(const plan::Plan& plan, Id<plan::Period> period) {
  const Interval& span = plan::period(plan, period).span;
  return Interval{span.from, std::min(span.to, plan.as_of)}.length();
}

}  // namespace akad::measures
