#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/audit/analysis/tables.h"

namespace akad::audit {
namespace {

// What items are told apart by: signals of which each item is taken to have a value, since the
// target has a result for each, or a row of its table promises something for one. Others, as a
// cause that excuses, most items never have.
std::set<Id<ir::Signal>> told_apart_by(const ir::Program& program, const ir::Target& target) {
  std::set<Id<ir::Signal>> signals(target.groups.begin(), target.groups.end());
  for (const ir::LimitRow& row : ir::of_items(target).limits) {
    const bool promises = !std::holds_alternative<ir::NoTarget>(row.limit.rule);
    if (promises && row.when.valid()) signals.merge(ir::signals_of(program, row.when));
  }
  return signals;
}

bool is_judged(const Cases& cases, const ir::OfItems& items, const Rows& rows, std::size_t at) {
  const auto is_left_out = [&](const ir::LeavingOut& row) { return cases.holds(row.when, at); };
  if (std::any_of(items.leaving_out.begin(), items.leaving_out.end(), is_left_out)) return false;
  const std::size_t row = row_in(cases, rows, at);
  return row < rows.size() && !std::holds_alternative<ir::NoTarget>(items.limits[row].limit.rule);
}

bool judges_nothing(const Cases& cases, const ir::Program& program, const ir::Target& target) {
  const auto& items = ir::of_items(target);
  const Rows rows = rows_of(items.limits);
  const std::set<Id<ir::Signal>> told = told_apart_by(program, target);
  const auto is_left_open = [&](std::size_t at) {
    const auto asked = cases.signals();
    return std::any_of(asked.begin(), asked.end(), [&](Id<ir::Signal> signal) {
      return told.contains(signal) && cases.turned(signal, at).front().at == at;
    });
  };
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (!is_left_open(at) && is_judged(cases, items, rows, at)) return false;
  }
  return true;
}

bool promises_something(const ir::OfItems& items) {
  return std::any_of(items.limits.begin(), items.limits.end(), [](const ir::LimitRow& row) {
    return !std::holds_alternative<ir::NoTarget>(row.limit.rule);
  });
}

void check_items(Audit& audit, Id<ir::Target> id, const ir::OfItems& items) {
  if (items.leaving_out.empty() || !promises_something(items)) return;
  std::vector<Id<ir::Condition>> asked = rows_of(items.limits);
  for (const ir::LeavingOut& row : items.leaving_out) asked.push_back(row.when);
  const Cases cases(audit.program, asked);
  if (!cases.known() || !judges_nothing(cases, audit.program, audit.program[id])) return;
  Diagnostic row =
      diagnose(Code::AK1056, audit.map[id],
               worded("the target `{}` leaves out every item, whatever `{}` is: nothing is judged",
                      audit.program[id].name, fmt::format("{}", fmt::join(cases.names(), "`, `"))));
  for (const ir::LeavingOut& left : items.leaving_out) {
    row = std::move(row).with_other(audit.map[left.when], "left out");
  }
  tell(audit, std::move(row).with_help("name only the values that are meant to be left out"));
}

}  // namespace

void check_all_left_out(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items != nullptr) check_items(audit, id, *items);
  }
}

}  // namespace akad::audit
