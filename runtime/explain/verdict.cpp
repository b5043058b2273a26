// How the verdict follows, what the months make of it, and which defaults of the language mattered.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/case.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

using targets::AimKind;

std::string moment(const Teller& teller, Instant at) {
  return report::moment_text(teller.plan.zone, at);
}

std::string basis(const Teller& teller, const Case& item) {
  if (item.terms.aim.kind == AimKind::Instant) {
    return "The target names an instant, so the stop is held against it.";
  }
  const bool by_due = teller.clock.judged == ir::Judged::ByDue;
  return fmt::format("Judged by {} time ({}) against what the target allows ({}).",
                     by_due ? "due" : "elapsed",
                     named_text(teller.clock.name, teller.clock.clause),
                     named_text(teller.rules.name, teller.rules.clause));
}

std::string against_due(const Teller& teller, const Case& item) {
  const Instant due = item.judged.due;
  const Instant end = item.stopped ? item.cycle.stopped : item.end;
  const std::string until = moment(teller, end);
  if (due == kNever) {
    return "No due time can be named: the clock is paused, or its hours end before it.";
  }
  const Duration late = end - due;
  if (!item.stopped) {
    return late > 0 ? fmt::format("Still open at {}, {} after it was due.", until,
                                  report::length_text(late))
                    : fmt::format("Still open at {} and not due before {}.", until,
                                  moment(teller, due));
  }
  if (late == 0) {
    return fmt::format("Stopped at {}, exactly when it was due: {}.", until,
                       item.terms.aim.limit->strict ? "too late" : "in time");
  }
  return fmt::format("Stopped at {}, {} {} it was due at {}.", until,
                     report::length_text(late > 0 ? late : -late), late > 0 ? "after" : "before",
                     moment(teller, due));
}

std::string against_less_than(const Case& item) {
  const Duration reach = targets::lengths(item.terms).reach;
  const std::string elapsed = report::length_text(item.judged.elapsed);
  return fmt::format("{} elapsed; less than {} is allowed.", elapsed, report::length_text(reach));
}

std::string against_length(const Case& item) {
  if (item.terms.aim.limit->strict) return against_less_than(item);
  const Duration most = targets::lengths(item.terms).most;
  const std::string allowed = report::length_text(most);
  const std::string elapsed = report::length_text(item.judged.elapsed);
  if (item.judged.elapsed > most) {
    return fmt::format("{} elapsed; that is {} more than the {} allowed.", elapsed,
                       report::length_text(item.judged.elapsed - most), allowed);
  }
  if (item.judged.elapsed == most) {
    return fmt::format("{} elapsed, exactly what is allowed.", elapsed);
  }
  return fmt::format("{} elapsed; {} are allowed.", elapsed, allowed);
}

std::string no_target(const Teller& teller, const Case& item) {
  const ir::Limit& limit = *item.terms.aim.limit;
  if (limit.kind == ir::LimitKind::NoTarget) return "The row that holds says: no target.";
  return fmt::format("{} has no value, so nothing is promised for this item.",
                     teller.program().signals[limit.signal.index()].name);
}

std::string rounded_text(const Teller& teller, const Case& item) {
  const Duration exact = targets::elapsed(item.terms.view);
  if (exact == item.judged.elapsed) return "";
  const auto mode = static_cast<std::size_t>(teller.clock.elapsed_rounding);
  return fmt::format("The {} that elapsed count as {}: rounded {} to a multiple of {}.",
                     report::length_text(exact), report::length_text(item.judged.elapsed),
                     ir::words(RoundingMode{})[mode],
                     report::length_text(teller.clock.elapsed_unit));
}

// Between a stop and the start that opened it again, nothing was open.
bool in_gap(const Case& item, Instant at) {
  for (std::uint32_t i = item.cycle.first_stretch; i < item.cycle.last_stretch; ++i) {
    const clocks::Stretch& stretch = item.story.stretches[i];
    if (stretch.kind == clocks::StretchKind::Gap && stretch.from < at && at <= stretch.to) {
      return true;
    }
  }
  return false;
}

bool happen_together(const Teller& teller, const Case& item) {
  const std::vector<Step>& steps = teller.records.steps;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const Step& a = steps[i - 1];
    const Step& b = steps[i];
    if (a.at != b.at || b.at < item.begin || b.at > item.end) continue;
    const bool both_roles = a.roles != 0 && b.roles != 0 && a.roles != b.roles;
    if (both_roles || (a.slot >= 0 && a.changes && b.roles != 0 && b.at > item.begin)) return true;
  }
  return false;
}

bool starts_again(const Teller& teller, const Case& item) {
  bool live = true;
  for (const Step& step : teller.records.steps) {
    if (step.at <= item.begin || step.at >= item.end) continue;
    const bool starts = (step.roles & plan::kStarts) != 0;
    if (starts && live) return true;
    live = (live || starts) && (step.roles & plan::kStops) == 0;
  }
  return false;
}

bool is_open(const Teller&, const Case& item) { return !item.stopped; }

bool exactly(const Teller& teller, const Case& item) {
  if (item.terms.aim.kind == AimKind::None || item.terms.aim.limit->strict) return false;
  const bool by_length = item.terms.aim.kind == AimKind::Length &&
                         teller.clock.judged == ir::Judged::ByElapsed;
  return by_length ? item.judged.elapsed == targets::lengths(item.terms).most
                   : item.stopped && item.end == item.judged.due;
}

bool due_stays(const Teller&, const Case& item) {
  const targets::Terms& terms = item.terms;
  if (terms.aim.kind != AimKind::Instant || terms.aim.limit->roll != ir::Roll::Keep) return false;
  if (terms.view.hours.always || item.judged.due == kNever) return false;
  const time::BoundCalendar& hours = *terms.view.hours.calendar;
  return time::previous_close(hours, item.judged.due) != item.judged.due &&
         !time::is_open(hours, item.judged.due);
}

bool appointment_with_pause(const Teller&, const Case& item) {
  if (item.terms.aim.kind != AimKind::Instant) return false;
  const auto& stretches = item.story.stretches;
  return std::any_of(stretches.begin() + item.cycle.first_stretch,
                     stretches.begin() + item.cycle.last_stretch,
                     [](const clocks::Stretch& stretch) {
                       return stretch.kind != clocks::StretchKind::Running;
                     });
}

bool used_up_by_change(const Teller&, const Case& item) {
  return item.terms.changed_at != 0 && item.judged.due == item.terms.changed_at;
}

// A default of the language that decides something of an item. A new one needs one row here.
struct DefaultRow {
  bool (*applies)(const Teller& teller, const Case& item);
  const char* words;
};
constexpr DefaultRow kDefaults[] = {
    {happen_together,
     "Things that happen at one instant apply in this order: values, start, resume, pause, reset, "
     "stop, cancel."},
    {starts_again, "While the clock runs, another start changes nothing."},
    {exactly, "What is reached exactly is in time."},
    {is_open, "An item without an end is open until the as-of instant."},
    {due_stays, "A due instant outside hours stays where it is, unless the target moves it."},
    {appointment_with_pause, "Due instants named with `by` are not moved by pauses."},
    {used_up_by_change, "A limit that is used up already when a change brings it is due at the "
                        "change, not before."},
};

// Of an item that was started and has something to keep to.
std::vector<std::string> reasons(const Teller& teller, const Case& item) {
  std::vector<std::string> rules;
  rules.push_back(basis(teller, item));
  const bool by_length = item.terms.aim.kind == AimKind::Length &&
                         teller.clock.judged == ir::Judged::ByElapsed;
  if (item.stopped && item.cycle.stopped < item.cycle.started) {
    rules.push_back(fmt::format("Its stop was told {} before its start, which is at most {}: no "
                                "time elapsed.",
                                report::length_text(item.cycle.started - item.cycle.stopped),
                                report::length_text(teller.clock.early_stop)));
  }
  if (const std::string text = rounded_text(teller, item); !text.empty()) rules.push_back(text);
  rules.push_back(by_length ? against_length(item) : against_due(teller, item));
  return rules;
}

}  // namespace

std::vector<std::string> verdict_rules(const Teller& teller, const Case& item) {
  if (item.cycle.started == kNever) {
    return {"There is a stop but no start, so nothing can be measured."};
  }
  std::vector<std::string> rules;
  if (item.terms.aim.kind == AimKind::None) {
    rules.push_back(no_target(teller, item));
  } else {
    rules = reasons(teller, item);
  }
  if (item.judged.missed_before == kNever) return rules;
  const bool stays = teller.clock.missed_before == ir::MissedBefore::StaysMissed;
  const std::string before = fmt::format(
      "An earlier limit was due at {} and had been missed when a change replaced it: {}.",
      moment(teller, item.judged.missed_before),
      stays ? "it stays missed, whatever the later limit allows" : "the last limit decides");
  rules.insert(stays ? rules.begin() : rules.end(), before);
  return rules;
}

std::vector<std::string> defaults_of(const Teller& teller, const Case& item) {
  std::vector<std::string> rules;
  if (item.cycle.started == kNever) return rules;
  for (const DefaultRow& row : kDefaults) {
    if (row.applies(teller, item)) rules.emplace_back(row.words);
  }
  return rules;
}

std::vector<std::string> open_months(const Teller& teller, const Case& item) {
  std::vector<std::string> months;
  const ir::Target& rules = teller.rules;
  if (rules.attribution != ir::Attribution::ByStop || item.cycle.started == kNever) return months;
  if (rules.open_items == ir::OpenItems::LeftOut) return months;
  const plan::PeriodRange range = plan::periods_of(teller.plan, Id<ir::Target>{teller.target});
  for (Id<plan::Period> period = range.first; period < range.last; ++period.at) {
    const plan::Period& month = plan::period(teller.plan, period);
    const Instant at = month.span.to;
    if (!month.closed || at <= item.begin || at > item.end || in_gap(item, at)) continue;
    const auto then = teller.judge.judge(teller.target, item.story, item.cycle, at, false);
    if (then.verdict != ir::Verdict::Missed) continue;
    months.push_back(fmt::format("At the end of {} it was open and overdue: it counts as missed "
                                 "in that month.",
                                 month.label));
  }
  const bool graced = rules.open_items == ir::OpenItems::OverdueMissedWithGrace &&
                      !months.empty() && item.stopped && item.judged.due != kNever &&
                      item.end - item.judged.due <= rules.grace_days * kDay;
  if (graced) {
    months.push_back(fmt::format("It stopped within {} calendar days of its due time, so it is "
                                 "not counted again in the month of its stop.",
                                 rules.grace_days));
  }
  return months;
}

}  // namespace akad::explain
