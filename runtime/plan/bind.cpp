#include <algorithm>
#include <array>

#include "runtime/base/assert.h"
#include "runtime/plan/plan.h"
#include "runtime/plan/watch.h"

namespace akad::plan {
namespace {

time::Zone known_zone(const std::string& name) {
  std::optional<time::Zone> zone = time::find_zone(name);
  AKAD_ASSERT(zone.has_value());  // the compiler and ir::verify refuse unknown zones
  return std::move(*zone);
}

void bind_term(Plan& plan) {
  const ir::Term term = ir::term_of(*plan.program);
  plan.term = span_of(plan.zone, term);
  for (const ir::Cadence cadence : ir::kCadences) {
    const auto first = Id<Period>::of(plan.periods.size());
    if (ir::has_periods(*plan.program, cadence)) {
      for (Period& row : periods_of(cadence, plan.zone, term, plan.as_of)) {
        plan.periods.push_back(std::move(row));
      }
    }
    const auto last = Id<Period>::of(plan.periods.size());
    plan.cadences[static_cast<std::size_t>(cadence)] = {first, last};
    const auto& exclusions = plan.program->exclusions;
    const bool has_quota =
        std::any_of(exclusions.begin(), exclusions.end(), [&](const ir::Exclusion& row) {
          return row.quota_of != ir::QuotaOf::Nothing && row.quota_cadence == cadence;
        });
    if (has_quota) {
      plan.quotas[static_cast<std::size_t>(cadence)] =
          periods_of(cadence, plan.zone, term, plan.as_of);
    }
  }
}

using Slots = std::vector<Id<Slot>>;

void remember_zone(Plan& plan, Watch& watch, Id<ir::Calendar> id, Slots& slots) {
  if (!id.valid()) return;
  const Id<ir::Signal> signal = time::zone_signal_of(*plan.program, id);
  if (signal.valid()) slots.push_back(remember(watch, plan, signal));
}

void remember_condition(Plan& plan, Watch& watch, Id<ir::Condition> id, Slots& slots) {
  if (!id.valid()) return;
  Condition& condition = plan.conditions[id.index()];
  if (condition.nodes.empty()) condition = flatten(*plan.program, id);
  for (const Id<ir::Signal> signal : signals_of(*plan.program, condition)) {
    slots.push_back(remember(watch, plan, signal));
  }
  for (const ConditionNode& node : condition.nodes) {
    remember_zone(plan, watch, (*plan.program)[node.row].calendar, slots);
  }
}

std::vector<bool> marked(const Slots& slots, std::size_t count) {
  std::vector<bool> marks(count);
  for (const Id<Slot> slot : slots) marks[slot.index()] = true;
  return marks;
}

Slots group_slots(Plan& plan, Watch& watch, const ir::Target& target) {
  Slots slots;
  for (const Id<ir::Signal> signal : target.groups) {
    slots.push_back(remember(watch, plan, signal));
  }
  return slots;
}

// The slots that the target's limit depends on.
Slots limit_slots(Plan& plan, Watch& watch, const ir::OfItems& target) {
  Slots slots;
  remember_zone(plan, watch, (*plan.program)[target.clock].calendar, slots);
  for (const ir::LimitRow& row : target.limits) {
    remember_condition(plan, watch, row.when, slots);
    remember_zone(plan, watch, calendar_of(row.limit), slots);
    remember_zone(plan, watch, row.limit.roll_calendar, slots);
    const Id<ir::Signal> promised = signal_of(row.limit);
    if (promised.valid()) slots.push_back(remember(watch, plan, promised));
  }
  return slots;
}

// What items are worth of which a price is a share.
void remember_item_values(const Plan& plan, Watch& watch, const BoundTarget& target) {
  const ir::Program& program = *plan.program;
  for (const ir::ItemRate& row : target.item_rates) {
    for (const Id<ir::Signal> signal : ir::item_values_of(ir::rate_of(program, row))) {
      remember(watch, plan, signal);
    }
  }
}

void give_roles(const Plan& plan, Watch& watch, const ir::Clock& clock) {
  give_role(watch, plan, clock.rounds, kRounds);
  give_role(watch, plan, clock.starts, kStarts);
  give_role(watch, plan, clock.resumes, kResumes);
  give_role(watch, plan, clock.pauses, kPauses);
  give_role(watch, plan, clock.resets, kResets);
  give_role(watch, plan, clock.stops, kStops);
  give_role(watch, plan, clock.cancels, kCancels);
}

// By slot: what its values decide.
std::vector<Roles> asks_of(Plan& plan, Watch& watch, const ir::Clock& clock) {
  const std::array<std::pair<Id<ir::Condition>, Roles>, 5> conditions = {
      {{clock.start_when, kStarts},
       {clock.pause_while, kPauses},
       {clock.reset_when, kResets},
       {clock.stop_when, kStops},
       {clock.cancel_when, kCancels}}};
  std::vector<Roles> asks;
  for (const auto& [condition, role] : conditions) {
    Slots slots;
    remember_condition(plan, watch, condition, slots);
    asks.resize(watch.slots.size());
    for (const Id<Slot> slot : slots) {
      Roles& roles = asks[slot.index()];
      roles = static_cast<Roles>(roles | role);
    }
  }
  return asks;
}

Id<Slot> remember_one(Watch& watch, const Plan& plan, Id<ir::Signal> signal) {
  return signal.valid() ? remember(watch, plan, signal) : Id<Slot>{};
}

// The targets of each row of a kind of measure.
template <class Row, class MeasureOf>
std::vector<std::vector<Id<ir::Target>>> targets_of(const ir::Program& program,
                                                    MeasureOf measure_of) {
  std::vector<std::vector<Id<ir::Target>>> targets(ir::table_of<Row>(program).size());
  for (const Id<ir::Target> at : ids_of(program.targets)) {
    const Id<Row> measure = measure_of(program[at]);
    if (measure.valid()) targets[measure.index()].push_back(at);
  }
  return targets;
}

void bind_clock(Plan& plan, Id<ir::Clock> id, const std::vector<Id<ir::Target>>& targets) {
  const ir::Program& program = *plan.program;
  const ir::Clock& clock = program[id];
  BoundClock bound;
  bound.watch = empty_watch(plan);
  give_roles(plan, bound.watch, clock);
  bound.asks = asks_of(plan, bound.watch, clock);
  bound.origin_slot = remember_one(bound.watch, plan, clock.counted_from);
  bound.item_slot = remember_one(bound.watch, plan, clock.item_by);
  bound.attributed_slot = remember_one(bound.watch, plan, clock.attributed_to);
  std::vector<Slots> reads;
  bound.targets = targets;
  for (const Id<ir::Target> at : targets) {
    const ir::Target& target = program[at];
    reads.push_back(limit_slots(plan, bound.watch, ir::of_items(target)));
    Slots asked;
    for (const ir::LeavingOut& row : ir::of_items(target).leaving_out) {
      remember_condition(plan, bound.watch, row.when, asked);
    }
    plan.targets[at.index()].group_slots = group_slots(plan, bound.watch, target);
    remember_item_values(plan, bound.watch, plan.targets[at.index()]);
  }
  const std::size_t slots = bound.watch.slots.size();
  for (std::size_t i = 0; i < reads.size(); ++i) {
    plan.targets[bound.targets[i].index()].reads = marked(reads[i], slots);
  }
  bound.asks.resize(slots);
  bound.policies.assign(slots, ir::Retarget::Carry);
  for (const ir::RetargetRule& rule : clock.retargets) {
    const Id<Slot> slot = bound.watch.signal_slot[rule.signal.index()];
    if (slot.valid()) bound.policies[slot.index()] = rule.policy;
  }
  plan.clocks.push_back(std::move(bound));
}

// None where it is none.
events::Channel channel_of(const Plan& plan, const ir::Summand& what) {
  if (what.event.valid()) return plan.channels.channel_of(what.event);
  return what.signal.valid() ? plan.channels.channel_of(what.signal) : events::Channel();
}

struct BindStretches {
  Plan& plan;
  BoundStretches& bound;
  Id<ir::Log> log;

  void operator()(const ir::WhileState& down) const {
    Slots slots;
    remember_condition(plan, bound.watch, down.state, slots);
    for (const ir::WeighedState& row : down.weighs) {
      remember_condition(plan, bound.watch, row.state, slots);
    }
  }
  void operator()(const ir::FromEventToEvent& down) const {
    give_role(bound.watch, plan, down.begins, kStarts);
    give_role(bound.watch, plan, down.ends, kStops);
    bound.paired = down.paired_by.valid();
  }
  void operator()(const ir::BySlots& down) const {
    const ir::Summand few = down.few ? down.few->of : ir::Summand{};
    bound.in_slots = {channel_of(plan, down.down_when.counted), channel_of(plan, down.down_when.of),
                      channel_of(plan, few)};
  }
  void operator()(const ir::DuringWindows& down) const {
    for (const Id<ir::Window> window : down.windows) {
      bound.windows[plan.channels.channel_of(window).index()] = true;
    }
  }
  // As its members tell it, and where each of them belongs.
  void operator()(const ir::ByMembers& down) const {
    std::visit(*this, (*plan.program)[down.outage].down);
    remember_one(bound.watch, plan, (*plan.program)[log].members_by);
  }
};

BoundStretches bind_stretches(Plan& plan, Id<ir::Log> log, const ir::Stretches& stretches) {
  BoundStretches bound{empty_watch(plan), {}};
  bound.windows.assign(bound.watch.roles.size(), false);
  std::visit(BindStretches{plan, bound, log}, stretches);
  return bound;
}

template <class Row>
void bind_claims(Plan& plan, const ir::Table<Row>& table) {
  if constexpr (ir::Claims<Row>) {
    for (const Row& row : plan.program->*table.rows) {
      plan.stretches[ir::table_place<Row>()].push_back(
          bind_stretches(plan, row.log, stretches_of(row)));
    }
  }
}

void bind_outage(Plan& plan, Id<ir::Outage> id, const std::vector<Id<ir::Target>>& targets) {
  const ir::Program& program = *plan.program;
  Watch& watch = plan.stretches[ir::table_place<ir::Outage>()][id.index()].watch;
  BoundOutage bound;
  bound.targets = targets;
  for (const Id<ir::Target> at : targets) {
    const ir::Target& target = program[at];
    plan.targets[at.index()].group_slots = group_slots(plan, watch, target);
    Slots zone;
    remember_zone(plan, watch, ir::of_time(target).hours, zone);
    Slots unknown;
    remember_condition(plan, watch, ir::of_time(target).unknown_while, unknown);
  }
  plan.outages.push_back(std::move(bound));
}

void mark_measured(Plan& plan) {
  for (const Id<ir::Outage> id : ids_of(plan.program->outages)) {
    if (plan.outages[id.index()].targets.empty()) continue;
    plan.outages[id.index()].measured = true;
    const auto* members = std::get_if<ir::ByMembers>(&(*plan.program)[id].down);
    if (members != nullptr) plan.outages[members->outage.index()].measured = true;
  }
}

void bind_figure(Plan& plan, Id<ir::Figure> id, const std::vector<Id<ir::Target>>& targets) {
  const ir::Figure& figure = (*plan.program)[id];
  BoundFigure bound;
  bound.watch = empty_watch(plan);
  bound.sums = {channel_of(plan, figure.counted), channel_of(plan, figure.of)};
  bound.targets = targets;
  for (const Id<ir::Target> at : targets) {
    plan.targets[at.index()].group_slots = group_slots(plan, bound.watch, (*plan.program)[at]);
  }
  plan.figures.push_back(std::move(bound));
}

// Of two numbers that are told at one instant both are added up, and neither replaces the other.
std::vector<bool> only_added(const Plan& plan) {
  std::vector<bool> added(plan.channels.count());
  const auto add = [&](const auto& channels) {
    for (const events::Channel channel : channels) {
      if (channel != events::Channel()) added[channel.index()] = true;
    }
  };
  const auto drop = [&](const Watch& watch) {
    for (std::size_t at = 0; at < added.size(); ++at) {
      if (watch.slot_of[at].valid()) added[at] = false;
    }
  };
  for (const auto& rows : plan.stretches) {
    for (const BoundStretches& row : rows) add(row.in_slots);
  }
  for (const BoundFigure& row : plan.figures) add(row.sums);
  for (const auto& rows : plan.stretches) {
    for (const BoundStretches& row : rows) drop(row.watch);
  }
  for (const BoundFigure& row : plan.figures) drop(row.watch);
  for (const BoundClock& row : plan.clocks) drop(row.watch);
  return added;
}

}  // namespace

Plan bind(const ir::Program& program, Instant as_of, const std::vector<Id<ir::Log>>& left_out,
          const limits::Limits& limits) {
  Plan plan;
  plan.program = &program;
  plan.as_of = as_of;
  plan.limits = limits;
  plan.zone = known_zone(program.agreement.zone);
  for (const Id<ir::Calendar> id : ids_of(program.calendars)) {
    plan.zone_signals.push_back(time::zone_signal_of(program, id));
  }
  bind_term(plan);
  plan.channels = events::Channels(program);
  plan.conditions.resize(program.conditions.size());
  for (std::vector<ir::ItemRate>& rates : ir::item_rates(program)) {
    plan.targets.emplace_back().item_rates = std::move(rates);
  }
  std::vector<std::vector<ir::ItemRate>> outage_rates = ir::outage_rates(program);
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    plan.targets[id.index()].outage_rates = std::move(outage_rates[id.index()]);
  }
  for (const Id<ir::Log> log : left_out) {
    for (const Id<ir::Target> id : ids_of(program.targets)) {
      const bool rests =
          ir::any_log_of(program, program[id], [&](Id<ir::Log> other) { return other == log; });
      if (rests) plan.targets[id.index()].left_out = true;
    }
  }
  const auto of_clocks = targets_of<ir::Clock>(program, ir::clock_of);
  for (const Id<ir::Clock> id : ids_of(program.clocks)) bind_clock(plan, id, of_clocks[id.index()]);
  ir::for_tables([&](const auto& table) { bind_claims(plan, table); });
  const auto of_outages = targets_of<ir::Outage>(program, ir::outage_of);
  for (const Id<ir::Outage> id : ids_of(program.outages)) {
    bind_outage(plan, id, of_outages[id.index()]);
  }
  mark_measured(plan);
  const auto of_figures = targets_of<ir::Figure>(program, ir::figure_of);
  for (const Id<ir::Figure> id : ids_of(program.figures)) {
    bind_figure(plan, id, of_figures[id.index()]);
  }
  plan.only_added = only_added(plan);
  return plan;
}

namespace {

bool has(const Period& period, Instant at) { return at >= period.span.from && at < period.span.to; }

}  // namespace

Id<Period> period_at(const Plan& plan, PeriodRange range, Instant at, Id<Period> hint) {
  if (range.has(hint) && has(period(plan, hint), at)) return hint;
  const auto begin = plan.periods.begin();
  const auto first = begin + range.first.at, last = begin + range.last.at;
  const auto after = std::upper_bound(
      first, last, at, [](Instant instant, const Period& row) { return instant < row.span.from; });
  if (after == first || !has(*(after - 1), at)) return {};
  return Id<Period>::of(static_cast<std::size_t>(after - 1 - begin));
}

PeriodRange looked_back_on(const Plan& plan, Id<ir::Target> target, Id<Period> period) {
  const PeriodRange range = periods_of(plan, target);
  const std::int32_t before = (*plan.program)[target].over_last - 1;
  PeriodRange over{period, period};
  over.first.at = std::max(range.first.at, period.at - before);
  ++over.last.at;
  return over;
}

bool begins_within(const Plan& plan, Id<ir::Target> target, Id<Period> id) {
  const ir::Target& rules = (*plan.program)[target];
  const ir::Term term = ir::term_of(*plan.program);
  const auto first = ir::first_of(period(plan, id).calendar, rules.over_last);
  return ir::looks_back(rules) && ir::first_day(first, term) < term.first;
}

Id<Period> period_from(const Plan& plan, PeriodRange range, Instant at, Id<Period> hint) {
  if (range.has(hint) && has(period(plan, hint), at)) return hint;
  const auto begin = plan.periods.begin();
  const auto row = std::partition_point(begin + range.first.at, begin + range.last.at,
                                        [&](const Period& one) { return one.span.to <= at; });
  return Id<Period>::of(static_cast<std::size_t>(row - begin));
}

std::vector<Id<Period>> in_order(const Plan& plan) {
  std::vector<Id<Period>> order;
  for (const Id<Period> id : ids_of(plan.periods)) order.push_back(id);
  std::stable_sort(order.begin(), order.end(), [&](Id<Period> a, Id<Period> b) {
    const Interval& x = period(plan, a).span;
    const Interval& y = period(plan, b).span;
    return x.to != y.to ? x.to < y.to : x.from > y.from;
  });
  return order;
}

}  // namespace akad::plan
