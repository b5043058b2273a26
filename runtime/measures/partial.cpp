#include "runtime/measures/partial.h"

#include <algorithm>
#include <tuple>

#include "runtime/measures/cells.h"
#include "runtime/measures/evaluate.h"

namespace akad::measures {

Partial merge(Partial a, Partial b) {
  for (const auto& [key, cell] : b.cells) add(a.cells[key], cell);
  a.items.insert(a.items.end(), std::make_move_iterator(b.items.begin()),
                 std::make_move_iterator(b.items.end()));
  if (a.findings.size() < b.findings.size()) a.findings.resize(b.findings.size());
  for (std::size_t log = 0; log < b.findings.size(); ++log) {
    for (std::size_t kind = 0; kind < events::kFindingKinds; ++kind) {
      a.findings[log][kind] += b.findings[log][kind];
    }
  }
  a.noted.insert(a.noted.end(), b.noted.begin(), b.noted.end());
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
  for (std::size_t i = 0; i < program.targets.size(); ++i) {
    const ir::Target& target = program.targets[i];
    if (target.kind != ir::TargetKind::TimeWithoutOutage) continue;
    const Id<ir::Log> log = program.outages[target.outage.index()].log;
    const std::string& subject = program.logs[log.index()].single_subject;
    if (subject.empty()) continue;
    for (const plan::BoundMonth& month : plan.months) {
      CellKey key{static_cast<std::int32_t>(i), month.month, {}};
      const auto found = partial.cells.lower_bound(key);
      const bool there = found != partial.cells.end() && found->first.target == key.target &&
                         found->first.month == key.month;
      if (there) continue;
      key.group.assign(target.groups.size(), "(none)");
      if (target.by_subject) key.group.push_back(subject);
      partial.cells[key].service = service_in(plan, month);
    }
  }
}

Duration service_in(const plan::Plan& plan, const plan::BoundMonth& month) {
  return Interval{month.span.from, std::min(month.span.to, plan.as_of)}.length();
}

}  // namespace akad::measures
