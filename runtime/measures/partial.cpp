#include "runtime/measures/partial.h"

#include <algorithm>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/measures/cells.h"
#include "runtime/measures/evaluate.h"

namespace akad::measures {

void ItemCounts::merge(const ItemCounts& other) {
  met += other.met;
  missed += other.missed;
  open_missed += other.open_missed;
  pending += other.pending;
  not_applicable += other.not_applicable;
  undetermined += other.undetermined;
  longest = std::max(longest, other.longest);
}

void Distribution::merge(const Distribution& other) {
  ItemCounts::merge(other);
  for (const auto& [length, count] : other.elapsed) elapsed[length] += count;
}

void TimeCounts::merge(const TimeCounts& other) {
  service += other.service;
  down += other.down;
  outages += other.outages;
}

namespace {

Cell empty_items(ir::Aggregate aggregate) {
  switch (aggregate) {
    case ir::Aggregate::ShareInTime: return ItemCounts{};
    case ir::Aggregate::AverageElapsed: return Distribution{};
  }
  AKAD_ASSERT(false);
}

}  // namespace

Cell empty_cell(const ir::Target& target) {
  switch (target.kind) {
    case ir::TargetKind::Items: return empty_items(target.aggregate);
    case ir::TargetKind::TimeWithoutOutage: return TimeCounts{};
  }
  AKAD_ASSERT(false);
}

void merge(Cell& to, const Cell& from) {
  std::visit(
      [&]<class Counts>(const Counts& counts) {
        AKAD_ASSERT(std::holds_alternative<Counts>(to));
        std::get<Counts>(to).merge(counts);
      },
      from);
}

Partial merge(Partial a, Partial b) {
  for (const auto& [key, cell] : b.cells) {
    const auto [at, is_new] = a.cells.emplace(key, cell);
    if (!is_new) merge(at->second, cell);
  }
  a.items.insert(a.items.end(), std::make_move_iterator(b.items.begin()),
                 std::make_move_iterator(b.items.end()));
  a.findings.add(b.findings);
  a.subjects += b.subjects;
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
    if (target.kind != ir::TargetKind::TimeWithoutOutage) continue;
    const Id<ir::Log> log = program[target.outage].log;
    const std::string& subject = program[log].single_subject;
    if (subject.empty()) continue;
    const plan::PeriodRange range = plan::periods_of(plan, id);
    for (const Id<plan::Period> period : range) {
      CellKey key{id, period, {}};
      const auto found = partial.cells.lower_bound(key);
      const bool there = found != partial.cells.end() && found->first.target == id &&
                         found->first.period == period;
      if (there) continue;
      key.group.assign(target.groups.size(), std::string(kNoValue));
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
