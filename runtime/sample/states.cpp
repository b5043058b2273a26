#include "runtime/sample/states.h"

#include <algorithm>

#include "runtime/events/compare.h"
#include "runtime/events/order.h"
#include "runtime/events/values/remembered.h"

namespace akad::sample {
namespace {

using events::Occurrence;

// One subject's values as they are told, against the states that no subject was in yet.
class Holding {
 public:
  Holding(const ir::Program& program, const events::EventStore& store)
      : program_(program),
        store_(store),
        channels_(program),
        values_(program.signals.size(), nullptr),
        known_(program.conditions.size()),
        held_(program.conditions.size()) {
    for (const events::State& state : events::states_of(program)) open_.push_back(state.when);
  }

  bool is_done() const { return open_.empty(); }
  std::vector<bool> take() { return std::move(held_); }

  void follow(const Occurrence* first, const Occurrence* last) {
    std::fill(values_.begin(), values_.end(), nullptr);
    for (const Occurrence* here = first; here != last; ++here) {
      const Id<ir::Signal> signal = channels_.signal_at(here->channel);
      if (signal.valid()) values_[signal.index()] = says_none(*here) ? nullptr : here;
      if (here + 1 == last || here[1].at != here->at) look();
    }
  }

 private:
  bool says_none(const Occurrence& here) const {
    return events::ContentOrder{store_, channels_}.says_none(here);
  }

  void look() {
    std::erase_if(open_, [this](Id<ir::Condition> state) {
      if (!holds(state)) return false;
      held_[state.index()] = true;
      return true;
    });
  }

  // As deep as an author can write.
  bool holds(Id<ir::Condition> id) {
    const ir::Condition& condition = program_[id];
    const auto part_holds = [this](Id<ir::Condition> part) { return holds(part); };
    const auto& parts = condition.parts;
    switch (condition.op) {
      case ir::Operator::And: return std::all_of(parts.begin(), parts.end(), part_holds);
      case ir::Operator::Or: return std::any_of(parts.begin(), parts.end(), part_holds);
      case ir::Operator::Not: return std::none_of(parts.begin(), parts.end(), part_holds);
      case ir::Operator::StartedIn: return false;  // asked of items alone
      case ir::Operator::Present: return value(condition) != nullptr;
      case ir::Operator::Absent: return value(condition) == nullptr;
      case ir::Operator::Equal:
      case ir::Operator::NotEqual:
      case ir::Operator::Less:
      case ir::Operator::AtMost:
      case ir::Operator::More:
      case ir::Operator::AtLeast:
      case ir::Operator::OneOf:
      case ir::Operator::Contains: break;
    }
    return value(condition) != nullptr && compares(id, *value(condition));
  }

  const Occurrence* value(const ir::Condition& condition) const {
    return values_[condition.signal.index()];
  }

  bool compares(Id<ir::Condition> id, const Occurrence& said) {
    if (!channels_.has_value_id(said.channel)) {
      ir::Constant instant;
      instant.kind = ir::ConstantKind::Time;
      instant.time = said.value;
      return compares(id, instant);
    }
    return known_.of(id.index(), static_cast<std::size_t>(said.value), [&] {
      return compares(id, events::value_of(store_.values, static_cast<std::uint32_t>(said.value)));
    });
  }
  bool compares(Id<ir::Condition> id, const ir::Constant& said) const {
    return events::holds(program_[id].op, events::fact_of(said), program_[id].constants);
  }

  const ir::Program& program_;
  const events::EventStore& store_;
  events::Channels channels_;
  std::vector<const Occurrence*> values_;  // by signal: what told it; null = absent
  events::Remembered known_;
  std::vector<bool> held_;
  std::vector<Id<ir::Condition>> open_;
};

}  // namespace

std::vector<bool> states_held(const ir::Program& program, const events::EventStore& store) {
  Holding holding(program, store);
  const Occurrence* all = store.occurrences.data();
  for (std::size_t subject = 0; subject + 1 < store.first.size(); ++subject) {
    if (holding.is_done()) break;
    holding.follow(all + store.first[subject], all + store.first[subject + 1]);
  }
  return holding.take();
}

}  // namespace akad::sample
