#include "runtime/measures/cells.h"

#include <algorithm>

#include "runtime/base/exact.h"

namespace akad::measures {
namespace {

constexpr std::string_view kNoValue = "(none)";

// A text that reads as if there were none stands in quotes, and one that already does in more.
std::string written(const std::string& text) {
  std::string_view inner = text;
  while (inner.size() > 1 && inner.front() == '"' && inner.back() == '"') {
    inner = inner.substr(1, inner.size() - 2);
  }
  return inner == kNoValue ? '"' + text + '"' : text;
}

std::string text_of(const ir::Constant& value) {
  switch (value.kind) {
    case ir::ConstantKind::Time: return format_rfc3339(value.time);
    case ir::ConstantKind::Text: return written(value.text);
    case ir::ConstantKind::Flag: return value.text;
    case ir::ConstantKind::Number: break;
  }
  return exact_text(value.number);
}

}  // namespace

std::string group_text(Id<ir::Signal> signal, std::int64_t value,
                       const clocks::Answers& answers) {
  if (value == clocks::kAbsent) return std::string(kNoValue);
  return text_of(answers.constant(signal, value));
}

void add(Cell& to, const Cell& from) {
  to.met += from.met;
  to.missed += from.missed;
  to.open_missed += from.open_missed;
  to.pending += from.pending;
  to.not_applicable += from.not_applicable;
  to.undetermined += from.undetermined;
  to.longest = std::max(to.longest, from.longest);
  to.service += from.service;
  to.down += from.down;
  to.outages += from.outages;
}

Cells::Cells(const plan::Plan& plan, const events::EventStore& store)
    : plan_(plan), store_(store) {
  const std::size_t count = plan.program->targets.size() * plan.months.size();
  used_.assign(count, 0);
  plain_.resize(count);
}

std::size_t Cells::RowHash::operator()(const GroupRow& row) const {
  std::uint64_t hash = 0x9e3779b97f4a7c15U;
  for (const std::int64_t value : row) {
    hash = (hash ^ static_cast<std::uint64_t>(value)) * 0xff51afd7ed558ccdU;
    hash ^= hash >> 32U;
  }
  return static_cast<std::size_t>(hash);
}

std::size_t Cells::dense(std::int32_t target, std::int32_t month) const {
  return static_cast<std::size_t>(target) * plan_.months.size() + static_cast<std::size_t>(month);
}

Cell* Cells::find(std::int32_t target, std::int32_t month, const GroupRow& group) {
  const std::int32_t asked = month - plan_.first_asked;
  if (month < 0 || asked < 0 || asked >= static_cast<std::int32_t>(plan_.months.size())) {
    return nullptr;
  }
  if (group.empty()) {
    const std::size_t at = dense(target, asked);
    used_[at] = 1;
    return &plain_[at];
  }
  wanted_.assign({target, asked});
  wanted_.insert(wanted_.end(), group.begin(), group.end());
  const auto found = grouped_.find(wanted_);
  if (found != grouped_.end()) return &found->second;
  return &grouped_.emplace(wanted_, Cell{}).first->second;
}

std::vector<std::string> Cells::texts(std::int32_t target, const std::int64_t* group,
                                      const clocks::Answers& answers) const {
  const ir::Target& rules = plan_.program->targets[static_cast<std::size_t>(target)];
  std::vector<std::string> texts;
  for (const Id<ir::Signal> signal : rules.groups) {
    texts.push_back(group_text(signal, *group++, answers));
  }
  if (rules.by_subject) {
    texts.emplace_back(store_.subjects.text(static_cast<std::uint32_t>(*group)));
  }
  return texts;
}

void Cells::into(std::map<CellKey, Cell>& cells, const clocks::Answers& answers) const {
  for (std::size_t at = 0; at < used_.size(); ++at) {
    if (used_[at] == 0) continue;
    const auto target = static_cast<std::int32_t>(at / plan_.months.size());
    add(cells[{target, plan_.months[at % plan_.months.size()].month, {}}], plain_[at]);
  }
  for (const auto& [row, cell] : grouped_) {
    const auto target = static_cast<std::int32_t>(row[0]);
    const Month month = plan_.months[static_cast<std::size_t>(row[1])].month;
    add(cells[{target, month, texts(target, row.data() + 2, answers)}], cell);
  }
}

}  // namespace akad::measures
