#include "runtime/measures/never_given.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "runtime/base/text.h"

namespace akad::measures {
namespace {

using Signals = std::vector<bool>;  // by row

bool asks_presence(ir::Operator op) {
  return op == ir::Operator::Present || op == ir::Operator::Absent;
}

// What the condition compares without asking whether it is there.
std::vector<Id<ir::Signal>> compared_by(const plan::Plan& plan, Id<ir::Condition> root) {
  if (!root.valid()) return {};
  const ir::Program& program = *plan.program;
  std::set<Id<ir::Signal>> here, thought_of;
  for (const plan::ConditionNode& node : plan::flatten(program, root).nodes) {
    const Id<ir::Signal> signal = program[node.row].signal;
    if (signal.valid()) (asks_presence(node.op) ? thought_of : here).insert(signal);
  }
  std::vector<Id<ir::Signal>> compared;
  for (const Id<ir::Signal> signal : here) {
    if (thought_of.contains(signal) || program[signal].that_record_only) continue;
    compared.push_back(signal);
  }
  return compared;
}

// A value that follows from others always is one; what it compares may be missing.
void add_signals(const plan::Plan& plan, std::vector<Id<ir::Signal>> open, Signals& compared) {
  while (!open.empty()) {
    const Id<ir::Signal> signal = open.back();
    open.pop_back();
    if (compared[signal.index()]) continue;
    compared[signal.index()] = true;
    for (const ir::ValueRow& row : (*plan.program)[signal].means) {
      const std::vector<Id<ir::Signal>> read = compared_by(plan, row.when);
      open.insert(open.end(), read.begin(), read.end());
    }
  }
}

void add_compared(const plan::Plan& plan, Id<ir::Condition> root, Signals& compared) {
  add_signals(plan, compared_by(plan, root), compared);
}

void add_clock(const plan::Plan& plan, Id<ir::Clock> id, Signals& compared) {
  const ir::Clock& clock = (*plan.program)[id];
  for (const Id<ir::Condition> root : {clock.start_when, clock.stop_when, clock.reset_when,
                                       clock.cancel_when, clock.pause_while}) {
    add_compared(plan, root, compared);
  }
  for (const Id<ir::Target> target : plan.clocks[id.index()].targets) {
    for (const ir::LimitRow& row : ir::of_items((*plan.program)[target]).limits) {
      add_compared(plan, row.when, compared);
    }
    for (const Id<ir::Signal> group : (*plan.program)[target].groups) {
      if (!(*plan.program)[group].means.empty()) add_signals(plan, {group}, compared);
    }
  }
}

void add_sums(const plan::Plan& plan, const std::vector<ir::Summand>& all, Signals& compared) {
  for (const ir::Summand& what : all) {
    if (what.signal.valid()) add_signals(plan, {what.signal}, compared);
  }
}

void add_state(const plan::Plan& plan, const ir::Stretches& stretches, Signals& compared) {
  const auto* state = std::get_if<ir::WhileState>(&stretches);
  if (state != nullptr) add_compared(plan, state->state, compared);
  const auto* slots = std::get_if<ir::BySlots>(&stretches);
  if (slots != nullptr) add_sums(plan, ir::counted_in(*slots), compared);
}

// Of all that some target measures by.
Signals compared_signals(const plan::Plan& plan) {
  const ir::Program& program = *plan.program;
  Signals compared(program.signals.size());
  for (const Id<ir::Clock> id : ids_of(program.clocks)) {
    if (!plan.clocks[id.index()].targets.empty()) add_clock(plan, id, compared);
  }
  for (const Id<ir::Outage> id : ids_of(program.outages)) {
    if (!plan.outages[id.index()].measured) continue;
    add_state(plan, ir::stretches_of(program[id]), compared);
  }
  for (const Id<ir::Figure> id : ids_of(program.figures)) {
    if (plan.figures[id.index()].targets.empty()) continue;
    add_sums(plan, ir::counted_in(program[id]), compared);
  }
  for (const ir::Target& target : program.targets) {
    const auto* time = std::get_if<ir::OfTime>(&target.of);
    if (time == nullptr) continue;
    add_compared(plan, time->unknown_while, compared);
    for (const ir::Excluding& row : time->excluding) {
      add_state(plan, ir::stretches_of(program[row.exclusion]), compared);
    }
  }
  return compared;
}

}  // namespace

NeverGiven::NeverGiven(const plan::Plan& plan, const clocks::Answers& answers)
    : as_of_(plan.as_of) {
  const ir::Program& program = *plan.program;
  const Signals compared = compared_signals(plan);
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    if (!compared[id.index()] || !program[id].means.empty()) continue;
    asked_.push_back({id, plan.channels.channel_of(id).index()});
  }
  if (asked_.empty()) return;
  counts_.resize(program.signals.size(), 0);
  logs_.resize(program.logs.size(), 0);
  channels_.resize(plan.channels.count(), {0, std::numeric_limits<std::int64_t>::min(), 0});
  const auto watch = [&](auto id) {
    const events::Channel channel = plan.channels.channel_of(id);
    channels_[channel.index()].log = plan.channels.log_of(channel).index();
  };
  for (const Id<ir::Event> id : ids_of(program.events)) watch(id);
  for (const Id<ir::Window> id : ids_of(program.windows)) watch(id);
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    watch(id);
    const bool is_time = program[id].kind == ir::SignalKind::Time;
    channels_[plan.channels.channel_of(id).index()].none = is_time ? kNever : answers.none();
  }
}

void NeverGiven::note(const clocks::Happenings& happenings) {
  if (asked_.empty()) return;
  ++subject_;
  for (std::size_t i = 0; i < happenings.count; ++i) {
    const events::Occurrence& happening = happenings.first[i];
    if (happening.at >= as_of_) break;
    Watched& channel = channels_[happening.channel.index()];
    logs_[channel.log] = subject_;
    if (happening.value != channel.none) channel.had = subject_;
  }
  for (const Asked& asked : asked_) {
    const Watched& channel = channels_[asked.channel];
    if (logs_[channel.log] == subject_ && channel.had != subject_) ++counts_[asked.signal.index()];
  }
}

bool NeverGiven::counts(Id<ir::Signal> signal) const {
  const auto asked =
      std::lower_bound(asked_.begin(), asked_.end(), signal,
                       [](const Asked& one, Id<ir::Signal> than) { return one.signal < than; });
  if (asked == asked_.end() || asked->signal != signal) return false;
  const Watched& channel = channels_[asked->channel];
  return logs_[channel.log] == subject_ && channel.had != subject_;
}

void report_never_given(const plan::Plan& plan, Partial& partial) {
  for (std::size_t i = 0; i < partial.never_given.size(); ++i) {
    const std::uint64_t count = partial.never_given[i];
    if (count == 0) continue;
    const ir::Signal& signal = plan.program->signals[i];
    events::Finding finding;
    finding.kind = events::FindingKind::NeverGiven;
    finding.log = signal.log.at;
    finding.detail =
        fmt::format("{}: {} {}", signal.name, grouped(count), count == 1 ? "subject" : "subjects");
    finding.many = count;
    partial.findings.add(std::move(finding));
  }
}

}  // namespace akad::measures
