#include "runtime/clocks/answers.h"

#include <algorithm>

#include "runtime/events/compare.h"

namespace akad::clocks {

namespace {

// Whether the row asks one value that is no instant, and nothing else, as most conditions do.
bool only_compares(const ir::Program& program, const ir::Condition& row) {
  switch (row.op) {
    case ir::Operator::Equal:
    case ir::Operator::Less:
    case ir::Operator::AtMost:
    case ir::Operator::More:
    case ir::Operator::AtLeast:
    case ir::Operator::OneOf: break;
    case ir::Operator::NotEqual:
    case ir::Operator::Contains:
    case ir::Operator::Present:
    case ir::Operator::Absent:
    case ir::Operator::StartedIn:
    case ir::Operator::And:
    case ir::Operator::Or:
    case ir::Operator::Not: return false;
  }
  return row.signal.valid() && program[row.signal].kind != ir::SignalKind::Time;
}

}  // namespace

Answers::Answers(const plan::Plan& plan, const events::EventStore& store)
    : plan_(plan), store_(store), known_(plan.program->conditions.size()) {
  // The empty value has one text, "z", so it has at most one id.
  const events::Interner& texts = store.values.texts;
  for (std::size_t id = 0; id < texts.size(); ++id) {
    if (texts.text(static_cast<std::uint32_t>(id)) == "z") none_ = static_cast<std::int64_t>(id);
  }
  for (const ir::Condition& row : plan.program->conditions) {  // parts are earlier rows
    asks_unequal_.push_back(row.op == ir::Operator::NotEqual ||
                            std::any_of(row.parts.begin(), row.parts.end(),
                                        [this](auto part) { return asks_unequal_[part.index()]; }));
    only_compared_.push_back(only_compares(*plan.program, row) ? row.signal : Id<ir::Signal>{});
  }
}

ir::Constant Answers::constant(Id<ir::Signal> signal, std::int64_t value) const {
  if ((*plan_.program)[signal].kind == ir::SignalKind::Time) {
    ir::Constant constant;
    constant.kind = ir::ConstantKind::Time;
    constant.time = value;
    return constant;
  }
  return events::value_of(store_.values, static_cast<std::uint32_t>(value));
}

const std::optional<Rational>& Answers::number(std::int64_t value) {
  constexpr std::size_t kKept = 1'024;
  if (numbers_.empty()) numbers_.resize(kKept);
  Read& read = numbers_[static_cast<std::size_t>(value) % kKept];
  if (read.value == value) return read.number;
  const ir::Constant said = events::value_of(store_.values, static_cast<std::uint32_t>(value));
  read.value = value;
  read.number.reset();
  if (said.kind == ir::ConstantKind::Number) read.number = said.number;
  return read.number;
}

bool Answers::compares(Id<ir::Condition> id, std::int64_t value) const {
  const ir::Condition& condition = (*plan_.program)[id];
  const ir::Constant said = constant(condition.signal, value);
  return events::holds(condition.op, events::fact_of(said), condition.constants);
}

// Of a value that is no instant.
bool Answers::remembered(Id<ir::Condition> id, std::int64_t value) {
  return known_.of(id.index(), static_cast<std::size_t>(value),
                   [&] { return compares(id, value); });
}

bool Answers::compared(Id<ir::Condition> id, std::int64_t value) {
  const Id<ir::Signal> signal = (*plan_.program)[id].signal;
  const bool is_time = (*plan_.program)[signal].kind == ir::SignalKind::Time;
  return is_time ? compares(id, value) : remembered(id, value);
}

bool Answers::leaf(const plan::ConditionNode& node, const plan::Watch& watch,
                   const std::int64_t* values) {
  const ir::Condition& row = plan_.program->conditions[node.row.index()];
  if (node.op == ir::Operator::StartedIn) return beginning_->is_in(row.calendar);
  const std::int64_t value = values[watch.signal_slot[row.signal.index()].index()];
  if (node.op == ir::Operator::Present) return value != kAbsent;
  if (node.op == ir::Operator::Absent) return value == kAbsent;
  return value != kAbsent && compared(node.row, value);
}

bool Answers::node(const plan::Condition& condition, const plan::ConditionNode& node,
                   const plan::Watch& watch, const std::int64_t* values) {
  const auto first = condition.parts.begin() + node.first;
  const auto last = condition.parts.begin() + node.last;
  const auto yes = [&](std::uint32_t part) { return results_[part] != 0; };
  switch (node.op) {
    case ir::Operator::And: return std::all_of(first, last, yes);
    case ir::Operator::Or: return std::any_of(first, last, yes);
    case ir::Operator::Not: return std::none_of(first, last, yes);
    case ir::Operator::Equal:
    case ir::Operator::NotEqual:
    case ir::Operator::Less:
    case ir::Operator::AtMost:
    case ir::Operator::More:
    case ir::Operator::AtLeast:
    case ir::Operator::OneOf:
    case ir::Operator::Present:
    case ir::Operator::Absent:
    case ir::Operator::Contains:
    case ir::Operator::StartedIn: break;
  }
  return leaf(node, watch, values);
}

// Each node as if what `!=` does not find held, and as if it did not: where the whole is the same
// both ways, nothing depended on it.
void Answers::note_undecided(const plan::Condition& condition, const plan::Watch& watch,
                             const std::int64_t* values) {
  std::vector<Id<ir::Condition>> missing;
  for (const plan::ConditionNode& node : condition.nodes) {
    if (node.op != ir::Operator::NotEqual) continue;
    const Id<ir::Signal> signal = (*plan_.program)[node.row].signal;
    if (values[watch.signal_slot[signal.index()].index()] == kAbsent) missing.push_back(node.row);
  }
  if (missing.empty()) return;
  const std::size_t count = condition.nodes.size();
  std::vector<bool> least(count), most(count);
  for (std::size_t i = 0; i < count; ++i) {
    const plan::ConditionNode& node = condition.nodes[i];
    least[i] = most[i] = false;
    if (std::binary_search(missing.begin(), missing.end(), node.row)) {
      most[i] = true;
    } else if (node.first == node.last) {
      least[i] = most[i] = leaf(node, watch, values);
    } else {
      const bool any = node.op == ir::Operator::Or;
      least[i] = most[i] = !any;
      for (std::uint32_t part = node.first; part < node.last; ++part) {
        const std::uint32_t at = condition.parts[part];
        least[i] = any ? least[i] || least[at] : least[i] && least[at];
        most[i] = any ? most[i] || most[at] : most[i] && most[at];
      }
      if (node.op == ir::Operator::Not) {
        const bool holds_at_least = least[i];
        least[i] = !most[i];
        most[i] = !holds_at_least;
      }
    }
  }
  if (least.back() != most.back()) undecided_.insert(missing.begin(), missing.end());
}

std::vector<Id<ir::Condition>> Answers::take_undecided() {
  if (undecided_.empty()) return {};
  std::vector<Id<ir::Condition>> rows(undecided_.begin(), undecided_.end());
  undecided_.clear();
  return rows;
}

bool Answers::holds(Id<ir::Condition> id, const plan::Watch& watch, const std::int64_t* values,
                    Beginning* beginning) {
  if (const Id<ir::Signal> signal = only_compared_[id.index()]; signal.valid()) {
    const std::int64_t value = values[watch.signal_slot[signal.index()].index()];
    return value != kAbsent && remembered(id, value);
  }
  beginning_ = beginning;
  const plan::Condition& condition = plan_.conditions[id.index()];
  if (asks_unequal_[id.index()]) note_undecided(condition, watch, values);
  if (condition.nodes.size() == 1) return node(condition, condition.nodes[0], watch, values);
  results_.resize(condition.nodes.size());
  for (std::size_t i = 0; i < condition.nodes.size(); ++i) {
    results_[i] = node(condition, condition.nodes[i], watch, values) ? 1 : 0;
  }
  return results_.back() != 0;
}

}  // namespace akad::clocks
