// What happened to an item, and what it did, as the clock noted it.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/case.h"
#include "runtime/report/calendar/words.h"

namespace akad::explain {
namespace {

using report::Moment;
using report::MomentKind;

void append(std::string& text, std::string_view separator, const std::string& part) {
  if (part.empty()) return;
  if (!text.empty()) text += separator;
  text += part;
}

// The acts of one happening that belong to the item, [first, last).
using Acts = std::vector<const clocks::Act*>;

Moment event_moment(const Teller& teller, const Case& item, const Step& step,
                    Acts::const_iterator first, Acts::const_iterator last) {
  std::string effect;
  for (auto act = first; act != last; ++act) append(effect, "; ", act_text(teller, item, **act));
  if (effect.empty()) effect = "one with what else happened at this instant";
  const std::string name = teller.plan.channels.name_of(step.channel);
  return {step.at, MomentKind::Event, name + ": " + effect, step.places};
}

// Two records that say the same of one instant are one moment, told by the first of them.
void add_events(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  std::vector<const Step*> told;  // of this instant
  for (auto act = item.acts.begin(); act != item.acts.end();) {
    auto next = act + 1;
    while (next != item.acts.end() && (*next)->place == (*act)->place) ++next;
    const Step* step = teller.records.step((*act)->place);
    if (step != nullptr && !told.empty() && told.back()->at != step->at) told.clear();
    if (step != nullptr && std::find(told.begin(), told.end(), step) == told.end()) {
      told.push_back(step);
      moments.push_back(event_moment(teller, item, *step, act, next));
    }
    act = next;
  }
}

// What the item's own acts of the instant make of a value: those of the conditions that it decides.
std::string value_effect(const Teller& teller, const Case& item, const clocks::Saying& saying) {
  std::string effect;
  auto act = std::lower_bound(item.acts.begin(), item.acts.end(), saying.at,
                              [](const clocks::Act* row, Instant at) { return row->at < at; });
  for (; act != item.acts.end() && (*act)->at == saying.at; ++act) {
    if ((*act)->place != clocks::Act::kNoPlace) continue;
    const bool by_item = (*act)->role == 0 && saying.slot == teller.bound.item_slot;
    if (!by_item && ((*act)->role & saying.asks) == 0) continue;
    append(effect, "; ", value_act_text(teller, item, **act));
  }
  return effect;
}

// The change is one of those that decided anew what is allowed.
bool decides_limit(const Teller& teller, const Case& item, const clocks::Saying& saying) {
  const auto target = teller.evidence.target.index();
  if (saying.at <= item.begin) return false;
  return teller.plan.targets[target].reads[static_cast<std::size_t>(saying.slot)];
}

void add_value(const Teller& teller, const Case& item, const clocks::Saying& saying,
               std::vector<Moment>& moments) {
  const Step* step = teller.records.step(saying.place);
  if (step == nullptr) return;
  const auto slot = static_cast<std::size_t>(saying.slot);
  std::string effect = value_effect(teller, item, saying);
  const bool changes = saying.before != saying.value;
  if (!changes && effect.empty()) return;
  if (changes && saying.slot == teller.bound.attributed_slot) {
    append(effect, "; ", "time is its from here on");
  }
  if (changes && decides_limit(teller, item, saying)) {
    append(effect, "; ",
           "it decides what is allowed: " + retarget_text(teller.bound.policies[slot]));
  }
  std::string text =
      value_text(teller.wording, teller.answers, teller.bound.watch.slots[slot], saying.value);
  append(text, ": ", effect);
  moments.push_back({saying.at, MomentKind::Value, text, step->places});
}

void add_values(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  const std::vector<clocks::Saying>& sayings = teller.evidence.clock.sayings;
  auto saying = std::lower_bound(sayings.begin(), sayings.end(), item.first,
                                 [](const clocks::Saying& row, Instant at) { return row.at < at; });
  for (; saying != sayings.end() && saying->at <= item.end; ++saying) {
    add_value(teller, item, *saying, moments);
  }
}

void add_origin(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  if (!item.started() || !teller.clock.counted_from.valid()) return;
  const Instant origin = item.judged().phases.front().from;
  const std::string& signal = teller.program().signals[teller.clock.counted_from.index()].name;
  if (origin == item.begin) return;
  moments.push_back({origin, MomentKind::Event, "counted from here, as " + signal + " says", {}});
}

void add_targets(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  for (const report::TargetInForce& target : targets_in_force(teller, item)) {
    std::string text = "allowed from here on: " + target.limit;
    if (!target.row.empty()) text += fmt::format(" (row `{}`)", target.row);
    moments.push_back({target.from, MomentKind::Target, text, {}});
  }
}

std::string due_text(const targets::Decision& decision) {
  if (decision.basis == targets::Basis::Instant) return "due, as the target names it";
  if (decision.used_up) return "due at once: what is allowed now is used up already";
  return fmt::format("due: the {} are used up", report::length_text(decision.limit.most));
}

std::string end_text(const Teller& teller, const Case& item) {
  const clocks::Cycle& cycle = item.cycle();
  if (cycle.first_stretch == cycle.last_stretch) return "as of: open";
  const clocks::Stretch& last = teller.evidence.story.stretches[cycle.last_stretch - 1];
  return last.kind == clocks::StretchKind::Running ? "as of: open, the clock runs"
                                                   : "as of: open, the clock is paused";
}

// Where a limit was due that a change replaced afterwards.
void add_replaced(const Case& item, std::vector<Moment>& moments) {
  const std::vector<targets::Phase>& phases = item.judged().phases;
  Instant told = item.judged().judged.due;
  for (std::size_t i = 1; i < phases.size(); ++i) {
    const Instant due = phases[i].before.due;
    if (due < phases[i - 1].from || due >= phases[i].from || due == item.judged().judged.due) {
      continue;
    }
    if (due != told) {
      moments.push_back({due, MomentKind::Due, "due, by what was allowed then", {}});
    }
    told = due;
  }
}

}  // namespace

std::vector<Moment> moments_of(const Teller& teller, const Case& item) {
  std::vector<Moment> moments;
  add_values(teller, item, moments);
  add_events(teller, item, moments);
  add_origin(teller, item, moments);
  add_targets(teller, item, moments);
  const Instant due = item.judged().judged.due;
  if (due >= item.first && due <= item.end) {
    moments.push_back({due, MomentKind::Due, due_text(item.judged().decision), {}});
  }
  add_replaced(item, moments);
  if (!item.stopped) moments.push_back({item.end, MomentKind::End, end_text(teller, item), {}});
  std::stable_sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return a.at != b.at ? a.at < b.at : a.kind < b.kind;
  });
  return moments;
}

std::vector<Moment> moments_outside(const Teller& teller, const std::vector<Case>& items) {
  std::vector<bool> inside(teller.records.steps.size());
  const auto place_of = [&](const clocks::Act& act) { return teller.records.step(act.place); };
  const auto number = [&](const Step* step) {
    return static_cast<std::size_t>(step - teller.records.steps.data());
  };
  for (const Case& item : items) {
    for (const clocks::Act* act : item.acts) {
      if (const Step* step = place_of(*act)) inside[number(step)] = true;
    }
  }
  std::vector<Moment> moments;
  for (const clocks::Act& act : teller.evidence.clock.acts) {
    const Step* step = place_of(act);
    if (step == nullptr || inside[number(step)]) continue;
    const std::string effect = outside_text(teller, act);
    if (effect.empty()) continue;
    inside[number(step)] = true;  // once
    const std::string name = teller.plan.channels.name_of(step->channel);
    moments.push_back({step->at, MomentKind::Event, name + ": " + effect, step->places});
  }
  std::stable_sort(moments.begin(), moments.end(),
                   [](const Moment& a, const Moment& b) { return a.at < b.at; });
  return moments;
}

}  // namespace akad::explain
