// What happened to an item, and what it did, as the clock noted it.
#include <algorithm>
#include <set>

#include "runtime/explain/case.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

using report::Moment;
using report::MomentKind;

// The acts of one happening that belong to the item, [first, last).
using Acts = std::vector<const clocks::Act*>;

Phrase told(const Teller& teller, const Step& step, const Phrase& effect) {
  return Phrase("moment.told", teller.plan.channels.name_of(step.channel), effect);
}

Moment event_moment(const Teller& teller, const Case& item, const Step& step,
                    Acts::const_iterator first, Acts::const_iterator last) {
  PhraseList effects;
  for (auto act = first; act != last; ++act) effects.push_back(act_said(teller, item, **act));
  Phrase effect = Phrase::list("list.semicolon", std::move(effects));
  if (effect.empty()) effect = Phrase("deed.together");
  return {step.at, MomentKind::Event, told(teller, step, effect), step.places};
}

// Two records that say the same of one instant are one moment, told by the first of them.
void add_events(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  std::set<const Step*> told;  // of this instant
  Instant instant = kNever;
  for (auto act = item.acts.begin(); act != item.acts.end();) {
    auto next = act + 1;
    while (next != item.acts.end() && (*next)->place == (*act)->place) ++next;
    const Step* step = teller.records.step((*act)->place);
    if (step != nullptr && step->at != instant) told.clear();
    if (step != nullptr) instant = step->at;
    if (step != nullptr && told.insert(step).second) {
      moments.push_back(event_moment(teller, item, *step, act, next));
    }
    act = next;
  }
}

// What the item's own acts of the instant make of a value: those of the conditions that it decides.
PhraseList value_effects(const Teller& teller, const Case& item, const clocks::Saying& saying) {
  PhraseList effects;
  auto act = std::lower_bound(item.acts.begin(), item.acts.end(), saying.at,
                              [](const clocks::Act* row, Instant at) { return row->at < at; });
  for (; act != item.acts.end() && (*act)->at == saying.at; ++act) {
    if ((*act)->place != clocks::Act::kNoPlace) continue;
    const bool by_item = (*act)->role == 0 && saying.slot == teller.bound.item_slot;
    if (!by_item && ((*act)->role & saying.asks) == 0) continue;
    Phrase effect = value_act_said(teller, item, **act);
    if (!effect.empty()) effects.push_back(std::move(effect));
  }
  return effects;
}

// The change is one of those that decided anew what is allowed.
bool decides_limit(const Teller& teller, const Case& item, const clocks::Saying& saying) {
  const auto target = teller.evidence.target.index();
  if (saying.at <= item.begin) return false;
  return teller.plan.targets[target].reads[saying.slot.index()];
}

void add_value(const Teller& teller, const Case& item, const clocks::Saying& saying,
               std::vector<Moment>& moments) {
  const Step* step = teller.records.step(saying.place);
  if (step == nullptr) return;
  const std::size_t slot = saying.slot.index();
  PhraseList effects = value_effects(teller, item, saying);
  const bool changes = saying.before != saying.value;
  if (!changes && effects.empty()) return;
  if (changes && saying.slot == teller.bound.attributed_slot) {
    effects.add("moment.time_is_its");
  }
  if (changes && decides_limit(teller, item, saying)) {
    effects.add("moment.decides", phrases::retarget(teller.bound.policies[slot]));
  }
  Phrase what = value_said(teller.wording, teller.answers, teller.bound.watch.slots[slot].signal,
                           saying.value);
  if (!effects.empty()) {
    what = Phrase("moment.told", what, Phrase::list("list.semicolon", std::move(effects)));
  }
  moments.push_back({saying.at, MomentKind::Value, what, step->places});
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
  moments.push_back({origin, MomentKind::Event, Phrase("moment.counted_from", signal), {}});
}

void add_targets(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  for (const report::TargetInForce& target : targets_in_force(teller, item)) {
    const Phrase what = target.row.empty() ? Phrase("moment.allowed", target.limit)
                                           : Phrase("moment.allowed_row", target.limit, target.row);
    moments.push_back({target.from, MomentKind::Target, what, {}});
  }
}

Phrase due_said(const Teller& teller, const Case& item) {
  const targets::Decision& decision = item.judged().decision;
  if (decision.basis == targets::Basis::Instant) {
    if (decision.reached == item.judged().judged.due) {
      const targets::Aim& aim = item.terms().aim;
      const bool moved = aim.by_pauses && decision.named != aim.named;
      return moved ? Phrase("moment.due_moved") : Phrase("moment.due_named");
    }
    return Phrase("moment.due_past", report::moment_text(teller.plan.zone, decision.reached));
  }
  if (decision.used_up) return Phrase("moment.due_at_once");
  return Phrase("moment.due_used_up", phrases::length(decision.limit.most));
}

Phrase end_said(const Teller& teller, const Case& item) {
  const clocks::Stretches stretches(teller.evidence.story, item.cycle());
  if (stretches.size() == 0) return Phrase("moment.open");
  const clocks::Stretch last = stretches[stretches.size() - 1];
  return last.kind == clocks::StretchKind::Running ? Phrase("moment.open_running")
                                                   : Phrase("moment.open_paused");
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
      moments.push_back({due, MomentKind::Due, Phrase("moment.due_then"), {}});
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
    moments.push_back({due, MomentKind::Due, due_said(teller, item), {}});
  }
  add_replaced(item, moments);
  if (!item.stopped) moments.push_back({item.end, MomentKind::End, end_said(teller, item), {}});
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
    const Phrase effect = outside_said(teller, act);
    if (effect.empty()) continue;
    inside[number(step)] = true;  // once
    moments.push_back({step->at, MomentKind::Event, told(teller, *step, effect), step->places});
  }
  std::stable_sort(moments.begin(), moments.end(),
                   [](const Moment& a, const Moment& b) { return a.at < b.at; });
  return moments;
}

}  // namespace akad::explain
