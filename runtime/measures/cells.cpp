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

constexpr std::size_t kFewSlots = 64;

}  // namespace

Cell empty_cell(const plan::Plan& plan, Id<ir::Target> target, Id<plan::Period> period) {
  Cell cell = empty_cell(*plan.program, (*plan.program)[target]);
  auto* figure = std::get_if<FigureCounts>(&cell);
  if (figure != nullptr && figure->slots) {
    const Duration slot = figure->slots->rules().slot;
    figure->slots.made().set_count(plan::slots_over(plan::period(plan, period), slot, plan.as_of));
  }
  return cell;
}

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

Cells::Cells(const plan::Plan& plan, const events::EventStore& store)
    : plan_(plan),
      store_(store),
      slots_(kFewSlots),
      hash_start_(events::HashKey::of_process().secret(0)),
      hash_factor_(events::HashKey::of_process().secret(1) | 1) {
  for (const Id<ir::Target> target : ids_of(plan.program->targets)) {
    const plan::PeriodRange range = plan::periods_of(plan, target);
    first_.push_back(keys_.size());
    for (const Id<plan::Period> period : range) {
      keys_.push_back({target, period, {}});
      plain_.push_back(empty_cell(plan, target, period));
    }
    if (!has_groups((*plan.program)[target])) single_ += range.size();
  }
  used_.assign(keys_.size(), 0);
  groups_.assign(keys_.size(), 0);
}

std::size_t Cells::place_of(Id<ir::Target> target, Id<plan::Period> period) const {
  const std::size_t range = plan::periods_of(plan_, target).first.index();
  return first_[target.index()] + period.index() - range;
}

bool Cells::has_room(std::size_t place) {
  using limits::Limit;
  const bool too_many = groups_[place] >= plan_.limits[Limit::Groups];
  if (!too_many && single_ + grouped_.size() < plan_.limits[Limit::Cells]) return true;
  if (!excess_) {
    const CellKey& key = keys_[place];
    excess_ = Excess{too_many ? Limit::Groups : Limit::Cells, key.target, key.period};
  }
  return false;
}

// Values are numbered as a log brings them: its author could choose rows that share a plain hash.
std::uint32_t Cells::hash_of(std::size_t place, const GroupRow& group) const {
  std::uint64_t hash = (hash_start_ ^ place) * hash_factor_;
  for (const std::int64_t value : group) {
    hash ^= hash >> 32U;
    hash = (hash ^ static_cast<std::uint64_t>(value)) * hash_factor_;
  }
  return static_cast<std::uint32_t>(hash >> 32U);
}

bool Cells::is(const Grouped& grouped, std::size_t place, const GroupRow& group) const {
  return grouped.place == place &&
         std::equal(group.begin(), group.end(), values_.data() + grouped.values);
}

// Where the cell is, or would be.
Cells::Slot& Cells::slot_of(std::uint32_t hash, std::size_t place, const GroupRow& group) {
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].cell != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash && is(grouped_[slots_[at].cell - 1], place, group)) break;
  }
  return slots_[at];
}

void Cells::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.cell == 0) continue;
    std::size_t at = slot.hash & (slots.size() - 1);
    while (slots[at].cell != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

Cell& Cells::add(Slot& slot, std::uint32_t hash, std::size_t place, const GroupRow& group) {
  const Cell empty = empty_cell(plan_, keys_[place].target, keys_[place].period);
  if (!has_room(place)) return beyond_ = empty;
  ++groups_[place];
  grouped_.push_back({place, values_.size(), empty});
  values_.insert(values_.end(), group.begin(), group.end());
  slot = {hash, static_cast<std::uint32_t>(grouped_.size())};
  if (grouped_.size() * 2 > slots_.size()) grow();
  return grouped_.back().cell;
}

Cell& Cells::find(Id<ir::Target> target, Id<plan::Period> period, const GroupRow& group) {
  const std::size_t place = place_of(target, period);
  if (group.empty()) {
    used_[place] = 1;
    return plain_[place];
  }
  const std::uint32_t hash = hash_of(place, group);
  Slot& slot = slot_of(hash, place, group);
  if (slot.cell != 0) return grouped_[slot.cell - 1].cell;
  return add(slot, hash, place, group);
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
  for (; !grouped_.empty(); grouped_.pop_front()) {
    Grouped& row = grouped_.front();
    const CellKey& key = keys_[row.place];
    put({key.target, key.period, texts(key.target, values_.data() + row.values, answers)},
        row.cell);
  }
  slots_.assign(kFewSlots, {});
  values_.clear();
}

}  // namespace akad::measures
