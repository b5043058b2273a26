// What happened to an item, and what it did: told from the story, so that the rules of clocks stand
// in runtime/clocks only.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/case.h"
#include "runtime/report/calendar/words.h"

namespace akad::explain {
namespace {

using report::Moment;
using report::MomentKind;

// The item around one instant.
struct Around {
  const Teller& teller;
  const Case& item;
  Instant at = 0;
  bool stopped_before = false;  // a stop came earlier, so a start opens it again
  const clocks::Stretch* before = nullptr;
  const clocks::Stretch* after = nullptr;
};

Around around(const Teller& teller, const Case& item, Instant at, bool stopped_before) {
  Around found{teller, item, at, stopped_before};
  for (std::uint32_t i = item.cycle.first_stretch; i < item.cycle.last_stretch; ++i) {
    const clocks::Stretch& stretch = item.story.stretches[i];
    if (stretch.from < at && at <= stretch.to) found.before = &stretch;
    if (stretch.from <= at && at < stretch.to) found.after = &stretch;
  }
  return found;
}

bool is(const clocks::Stretch* stretch, clocks::StretchKind kind) {
  return stretch != nullptr && stretch->kind == kind;
}

bool has_origin(const Around& a) {
  for (std::uint32_t i = a.item.cycle.first_origin; i < a.item.cycle.last_origin; ++i) {
    if (a.item.story.origins[i].at == a.at) return true;
  }
  return false;
}

bool is_end(const Around& a) { return a.item.stopped && a.at == a.item.cycle.stopped; }

std::string on_round(const Around& a) {
  if (a.at == a.item.begin) return "an item begins";
  return is_end(a) ? "this item ends, the next begins" : "changes nothing";
}

// A further item of the subject, and why it is one.
std::string on_new_item(const Around& a) {
  const ir::Clock& clock = a.teller.clock;
  if (clock.reopening_days == 0 || clock.reopening == ir::Reopening::NewItem) {
    return "the clock starts, for a new item";
  }
  return fmt::format("the clock starts, for a new item: more than {} calendar days after the stop",
                     clock.reopening_days);
}

std::string on_start(const Around& a) {
  if (a.at == a.item.begin) return a.item.cycle.number == 1 ? "the clock starts" : on_new_item(a);
  if (has_origin(a)) return "the clock begins anew, at zero";
  if (is(a.before, clocks::StretchKind::Gap) || a.stopped_before) {
    const bool gap = is(a.before, clocks::StretchKind::Gap);
    return "the item is open again: " +
           reopening_text(gap ? ir::Reopening::LeaveOutGap : ir::Reopening::CountGap);
  }
  return "changes nothing, the clock runs already";
}

std::string on_resume(const Around& a) {
  if (!is(a.before, clocks::StretchKind::PausedByEvent)) return "changes nothing, no pause to end";
  if (is(a.after, clocks::StretchKind::PausedByEvent)) return "the pause goes on";
  if (is(a.after, clocks::StretchKind::PausedByState)) return "this pause ends, another goes on";
  return "the clock runs again";
}

std::string on_pause(const Around& a) {
  if (is(a.before, clocks::StretchKind::PausedByEvent)) return "changes nothing, paused already";
  return is(a.after, clocks::StretchKind::PausedByEvent) ? "the clock is paused"
                                                         : "changes nothing at this instant";
}

std::string on_reset(const Around& a) {
  return has_origin(a) ? "elapsed time begins again at zero" : "changes nothing";
}

std::string on_stop(const Around& a) {
  if (is_end(a)) {
    return a.at < a.item.begin ? "the stop of this item, told before its start" : "the clock stops";
  }
  return a.stopped_before ? "changes nothing, it had stopped already"
                          : "the clock stops, until the item is opened again";
}

std::string on_cancel(const Around&) { return "changes nothing, the item is complete"; }

// What a value does that a condition of the clock reads; empty = nothing at this instant.
std::string started_by_state(const Around& a) {
  return a.at == a.item.begin ? "the clock starts" : "";
}

std::string paused_by_state(const Around& a) {
  const bool before = is(a.before, clocks::StretchKind::PausedByState);
  const bool after = is(a.after, clocks::StretchKind::PausedByState);
  if (before == after || a.at >= a.item.end) return "";
  if (after) return "the clock is paused";
  return is(a.after, clocks::StretchKind::Running) ? "the clock runs again"
                                                   : "this pause ends, another goes on";
}

std::string reset_by_state(const Around& a) {
  return a.at != a.item.begin && has_origin(a) ? "elapsed time begins again at zero" : "";
}

std::string stopped_by_state(const Around& a) { return is_end(a) ? "the clock stops" : ""; }

std::string nothing(const Around&) { return ""; }

// What an event and a value do, by the role they have. A new role needs one row here.
struct RoleRow {
  plan::Roles role;
  std::string (*of_event)(const Around& around);
  std::string (*of_value)(const Around& around);
};
constexpr RoleRow kRoles[] = {{plan::kRounds, on_round, nothing},
                              {plan::kStarts, on_start, started_by_state},
                              {plan::kResumes, on_resume, nothing},
                              {plan::kPauses, on_pause, paused_by_state},
                              {plan::kResets, on_reset, reset_by_state},
                              {plan::kStops, on_stop, stopped_by_state},
                              {plan::kCancels, on_cancel, nothing}};

void append(std::string& text, std::string_view separator, const std::string& part) {
  if (part.empty()) return;
  if (!text.empty()) text += separator;
  text += part;
}

Moment event_moment(const Around& around, const Step& step) {
  std::string effect;
  for (const RoleRow& row : kRoles) {
    if ((step.roles & row.role) != 0) append(effect, "; ", row.of_event(around));
  }
  const std::string name = around.teller.plan.channels.name_of(step.channel);
  return {step.at, MomentKind::Event, name + ": " + effect, step.places};
}

Moment value_moment(const Around& around, const Step& step) {
  const Teller& teller = around.teller;
  const auto slot = static_cast<std::size_t>(step.slot);
  std::string effect;
  for (const RoleRow& row : kRoles) {
    if ((teller.bound.asks[slot] & row.role) != 0) append(effect, "; ", row.of_value(around));
  }
  if (step.slot == teller.bound.item_slot) {
    append(effect, "; ", step.at == around.item.begin ? "an item of this value begins"
                                                      : is_end(around) ? "this item ends" : "");
  }
  if (step.slot == teller.bound.attributed_slot) append(effect, "; ", "time is its from here on");
  if (step.at > around.item.begin && reads(teller, step)) {
    append(effect, "; ",
           "it decides what is allowed: " + retarget_text(teller.bound.policies[slot]));
  }
  std::string text =
      value_text(teller.wording, teller.answers, teller.bound.watch.slots[slot], step.value);
  append(text, ": ", effect);
  return {step.at, MomentKind::Value, text, step.places};
}

void add_steps(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  bool stopped_before = false;
  for (const Step& step : teller.records.steps) {
    if (step.at < item.first || step.at > item.end) continue;
    const Around here = around(teller, item, step.at, stopped_before);
    if (step.slot >= 0) {
      if (step.changes) moments.push_back(value_moment(here, step));
      continue;
    }
    moments.push_back(event_moment(here, step));
    if ((step.roles & plan::kStarts) != 0) stopped_before = false;
    if ((step.roles & plan::kStops) != 0 && step.at >= item.begin) stopped_before = true;
  }
}

void add_origin(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  if (item.cycle.started == kNever || !teller.clock.counted_from.valid()) return;
  const Instant origin = item.story.origins[item.cycle.first_origin].at;
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

std::string due_text(const Case& item) {
  if (item.terms.aim.kind != targets::AimKind::Length) return "due, as the target names it";
  if (item.judged.due == item.terms.changed_at) {
    return "due at once: what is allowed now is used up already";
  }
  return fmt::format("due: the {} are used up",
                     report::length_text(targets::lengths(item.terms).most));
}

std::string end_text(const Case& item) {
  if (item.cycle.first_stretch == item.cycle.last_stretch) return "as of: open";
  const clocks::Stretch& last = item.story.stretches[item.cycle.last_stretch - 1];
  return last.kind == clocks::StretchKind::Running ? "as of: open, the clock runs"
                                                   : "as of: open, the clock is paused";
}

std::string outside_text(const Teller& teller, const Step& step, bool after_stop) {
  const std::string name = teller.plan.channels.name_of(step.channel);
  if ((step.roles & plan::kCancels) != 0) return name + ": the item that ran is dropped";
  if ((step.roles & plan::kStarts) == 0) return name + ": changes nothing, no clock runs";
  if (after_stop) return name + ": changes nothing, " + reopening_text(teller.clock.reopening);
  return teller.clock.reopening == ir::Reopening::LastDecides
             ? name + ": replaced, the last cycle decides"
             : name + ": begins an item that was dropped later";
}

// Where a limit was due that a change replaced afterwards.
void add_replaced(const Teller& teller, const Case& item, std::vector<Moment>& moments) {
  for (std::size_t i = 0; i + 1 < item.phases.size(); ++i) {
    const Instant next = item.phases[i + 1].from;
    const Instant due =
        teller.judge.judge(teller.target, item.story, item.cycle, next, false).due;
    if (due < item.phases[i].from || due >= next || due == item.judged.due) continue;
    const bool told = std::any_of(moments.begin(), moments.end(), [&](const Moment& moment) {
      return moment.at == due && moment.kind == MomentKind::Due;
    });
    if (!told) moments.push_back({due, MomentKind::Due, "due, by what was allowed then", {}});
  }
}

}  // namespace

std::vector<Moment> moments_of(const Teller& teller, const Case& item) {
  std::vector<Moment> moments;
  add_steps(teller, item, moments);
  add_origin(teller, item, moments);
  add_targets(teller, item, moments);
  const Instant due = item.judged.due;
  if (due >= item.first && due <= item.end) {
    moments.push_back({due, MomentKind::Due, due_text(item), {}});
  }
  add_replaced(teller, item, moments);
  if (!item.stopped) moments.push_back({item.end, MomentKind::End, end_text(item), {}});
  std::stable_sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return a.at != b.at ? a.at < b.at : a.kind < b.kind;
  });
  return moments;
}

std::vector<Moment> moments_outside(const Teller& teller, const std::vector<Case>& items) {
  std::vector<Moment> moments;
  for (const Step& step : teller.records.steps) {
    if (step.roles == 0) continue;
    const bool inside = std::any_of(items.begin(), items.end(), [&](const Case& item) {
      return item.first <= step.at && step.at <= item.end;
    });
    if (inside) continue;
    const bool after_stop = std::any_of(items.begin(), items.end(), [&](const Case& item) {
      return item.stopped && item.end < step.at;
    });
    moments.push_back(
        {step.at, MomentKind::Event, outside_text(teller, step, after_stop), step.places});
  }
  return moments;
}

}  // namespace akad::explain
