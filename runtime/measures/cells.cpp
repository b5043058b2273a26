#include "runtime/measures/cells.h"

#include <algorithm>

#include "runtime/base/exact.h"

namespace akad::measures {
namespace {

std::string text_of(const ir::Constant& value) {
  switch (value.kind) {
    case ir::ConstantKind::Time: return format_rfc3339(value.time);
    case ir::ConstantKind::Text:
    case ir::ConstantKind::Flag: return value.text;
    case ir::ConstantKind::Number: break;
  }
  return exact_text(value.number);
}

}  // namespace

void group_by(const plan::Plan& plan, Id<ir::Target> target, const std::int64_t* values,
              std::uint32_t subject, GroupRow& group) {
  group.clear();
  for (const Id<plan::Slot> slot : plan.targets[target.index()].group_slots) {
    group.push_back(values[slot.index()]);
  }
  if ((*plan.program)[target].by_subject) group.push_back(subject);
}

GroupValue group_value(Id<ir::Signal> signal, std::int64_t value, const clocks::Answers& answers) {
  if (value == clocks::kAbsent) return std::nullopt;
  return text_of(answers.constant(signal, value));
}

Cells::Cells(const plan::Plan& plan, const events::EventStore& store) : plan_(plan), store_(store) {
  for (const Id<ir::Target> target : ids_of(plan.program->targets)) {
    const plan::PeriodRange range = plan::periods_of(plan, target);
    first_.push_back(keys_.size());
    for (const Id<plan::Period> period : range) {
      keys_.push_back({target, period, {}});
      plain_.push_back(empty_cell((*plan.program)[target]));
    }
    if (!has_groups((*plan.program)[target])) single_ += range.size();
  }
  used_.assign(keys_.size(), 0);
  groups_.assign(keys_.size(), 0);
}

// Values are numbered as a log brings them: its author could choose rows that share a plain hash.
Cells::RowHash::RowHash()
    : start(events::HashKey::of_process().secret(0)),
      factor(events::HashKey::of_process().secret(1) | 1) {}

std::size_t Cells::RowHash::operator()(const GroupRow& row) const {
  std::uint64_t hash = start;
  for (const std::int64_t value : row) {
    hash = (hash ^ static_cast<std::uint64_t>(value)) * factor;
    hash ^= hash >> 32U;
  }
  return static_cast<std::size_t>(hash);
}

std::size_t Cells::place_of(Id<ir::Target> target, Id<plan::Period> period) const {
  const std::size_t range = plan::periods_of(plan_, target).first.index();
  return first_[target.index()] + period.index() - range;
}

bool Cells::has_room(Id<ir::Target> target, Id<plan::Period> period) {
  using limits::Limit;
  const std::uint64_t groups = groups_[place_of(target, period)];
  const bool too_many = groups >= plan_.limits[Limit::Groups];
  if (!too_many && single_ + grouped_.size() < plan_.limits[Limit::Cells]) return true;
  if (!excess_) excess_ = Excess{too_many ? Limit::Groups : Limit::Cells, target, period};
  return false;
}

Cell& Cells::find(Id<ir::Target> target, Id<plan::Period> period, const GroupRow& group) {
  if (group.empty()) {
    const std::size_t at = place_of(target, period);
    used_[at] = 1;
    return plain_[at];
  }
  wanted_.assign({target.at, period.at});
  wanted_.insert(wanted_.end(), group.begin(), group.end());
  const auto found = grouped_.find(wanted_);
  if (found != grouped_.end()) return found->second;
  const Cell empty = empty_cell((*plan_.program)[target]);
  if (!has_room(target, period)) return beyond_ = empty;
  ++groups_[place_of(target, period)];
  return grouped_.emplace(wanted_, empty).first->second;
}

std::vector<GroupValue> Cells::texts(Id<ir::Target> target, const std::int64_t* group,
                                     const clocks::Answers& answers) const {
  const ir::Target& rules = (*plan_.program)[target];
  std::vector<GroupValue> texts;
  for (const Id<ir::Signal> signal : rules.groups) {
    texts.push_back(group_value(signal, *group++, answers));
  }
  if (rules.by_subject) {
    texts.emplace_back(store_.subjects.text(static_cast<std::uint32_t>(*group)));
  }
  return texts;
}

void Cells::into(std::map<CellKey, Cell>& cells, const clocks::Answers& answers) {
  const auto put = [&](CellKey key, Cell& cell) {
    const auto [at, is_new] = cells.try_emplace(std::move(key), std::move(cell));
    if (!is_new) merge(at->second, cell);  // which was not taken
  };
  for (std::size_t at = 0; at < used_.size(); ++at) {
    if (used_[at] != 0) put(keys_[at], plain_[at]);
  }
  used_.assign(used_.size(), 0);
  while (!grouped_.empty()) {
    auto taken = grouped_.extract(grouped_.begin());
    const GroupRow& row = taken.key();
    const auto target = Id<ir::Target>::of(static_cast<std::size_t>(row[0]));
    const auto period = Id<plan::Period>::of(static_cast<std::size_t>(row[1]));
    put({target, period, texts(target, row.data() + 2, answers)}, taken.mapped());
  }
}

}  // namespace akad::measures
