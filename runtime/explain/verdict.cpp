// How the verdict follows, what the periods make of it, and which defaults of the language
// mattered.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/case.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

using targets::Basis;
using targets::Decision;

std::string moment(const Teller& teller, Instant at) {
  return report::moment_text(teller.plan.zone, at);
}

const Decision& decided(const Case& item) { return item.judged().decision; }

std::string basis(const Teller& teller, const Case& item) {
  if (decided(item).basis == Basis::Instant) {
    return "The target names an instant, so the stop is held against it.";
  }
  const bool by_due = decided(item).basis == Basis::Due;
  return fmt::format("Judged by {} time ({}) against what the target allows ({}).",
                     by_due ? "due" : "elapsed",
                     named_text(teller.clock.name, teller.clock.clause),
                     named_text(teller.rules.name, teller.rules.clause));
}

std::string against_due(const Teller& teller, const Case& item) {
  const Instant due = item.judged().judged.due;
  const Instant end = decided(item).until;
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
                       decided(item).missed ? "too late" : "in time");
  }
  return fmt::format("Stopped at {}, {} {} it was due at {}.", until,
                     report::length_text(late > 0 ? late : -late), late > 0 ? "after" : "before",
                     moment(teller, due));
}

std::string against_less_than(const Case& item) {
  return fmt::format("{} elapsed; less than {} is allowed.",
                     report::length_text(item.judged().judged.elapsed),
                     report::length_text(decided(item).limit.reach));
}

std::string against_length(const Case& item) {
  if (item.terms().aim.limit->strict) return against_less_than(item);
  const Duration most = decided(item).limit.most;
  const Duration counted = item.judged().judged.elapsed;
  const std::string allowed = report::length_text(most);
  const std::string elapsed = report::length_text(counted);
  if (counted > most) {
    return fmt::format("{} elapsed; that is {} more than the {} allowed.", elapsed,
                       report::length_text(counted - most), allowed);
  }
  if (counted == most) return fmt::format("{} elapsed, exactly what is allowed.", elapsed);
  return fmt::format("{} elapsed; {} are allowed.", elapsed, allowed);
}

std::string no_target(const Teller& teller, const Case& item) {
  const ir::Limit& limit = *item.terms().aim.limit;
  if (limit.kind == ir::LimitKind::NoTarget) return "The row that holds says: no target.";
  return fmt::format("{} has no value, so nothing is promised for this item.",
                     teller.program().signals[limit.signal.index()].name);
}

std::string rounded_text(const Teller& teller, const Case& item) {
  const Duration exact = decided(item).exact;
  const Duration counted = item.judged().judged.elapsed;
  if (exact == counted) return "";
  const auto mode = static_cast<std::size_t>(teller.clock.elapsed_rounding);
  return fmt::format("The {} that elapsed count as {}: rounded {} to a multiple of {}.",
                     report::length_text(exact), report::length_text(counted),
                     ir::words(RoundingMode{})[mode],
                     report::length_text(teller.clock.elapsed_unit));
}

bool happen_together(const Teller& teller, const Case& item) {
  const auto& sayings = teller.evidence.clock.sayings;
  for (std::size_t i = 0; i < item.acts.size(); ++i) {
    const clocks::Act& act = *item.acts[i];
    if (act.place == clocks::Act::kNoPlace || act.at < item.begin) continue;
    const bool with_other = i > 0 && item.acts[i - 1]->at == act.at &&
                            item.acts[i - 1]->place != act.place &&
                            item.acts[i - 1]->role != act.role;
    if (with_other) return true;
    if (act.at == item.begin) continue;
    auto saying = std::lower_bound(
        sayings.begin(), sayings.end(), act.at,
        [](const clocks::Saying& row, Instant at) { return row.at < at; });
    for (; saying != sayings.end() && saying->at == act.at; ++saying) {
      if (saying->before != saying->value) return true;
    }
  }
  return false;
}

bool starts_again(const Teller&, const Case& item) {
  return std::any_of(item.acts.begin(), item.acts.end(), [&](const clocks::Act* act) {
    return act->deed == clocks::Deed::RunsAlready && act->place != clocks::Act::kNoPlace;
  });
}

bool is_open(const Teller&, const Case& item) { return !item.stopped; }

bool exactly(const Teller&, const Case& item) {
  const Decision& decision = decided(item);
  if (decision.basis == Basis::Nothing || item.terms().aim.limit->strict) return false;
  return decision.exactly && (item.stopped || decision.basis == Basis::Elapsed);
}

bool due_stays(const Teller&, const Case& item) {
  return decided(item).basis == Basis::Instant && decided(item).outside_hours &&
         item.terms().aim.limit->roll == ir::Roll::Keep;
}

bool appointment_with_pause(const Teller& teller, const Case& item) {
  if (decided(item).basis != Basis::Instant) return false;
  const auto& stretches = teller.evidence.story.stretches;
  return std::any_of(stretches.begin() + item.cycle().first_stretch,
                     stretches.begin() + item.cycle().last_stretch,
                     [](const clocks::Stretch& stretch) {
                       return stretch.kind != clocks::StretchKind::Running;
                     });
}

bool used_up_by_change(const Teller&, const Case& item) { return decided(item).used_up; }

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
  const bool by_length = decided(item).basis == Basis::Elapsed;
  if (item.stopped && item.cycle().stopped < item.cycle().started) {
    rules.push_back(fmt::format("Its stop was told {} before its start, which is at most {}: no "
                                "time elapsed.",
                                report::length_text(item.cycle().started - item.cycle().stopped),
                                report::length_text(teller.clock.early_stop)));
  }
  if (const std::string text = rounded_text(teller, item); !text.empty()) rules.push_back(text);
  rules.push_back(by_length ? against_length(item) : against_due(teller, item));
  return rules;
}

}  // namespace

std::vector<std::string> verdict_rules(const Teller& teller, const Case& item) {
  if (!item.started()) {
    return {"There is a stop but no start, so nothing can be measured."};
  }
  std::vector<std::string> rules;
  if (decided(item).basis == Basis::Nothing) {
    rules.push_back(no_target(teller, item));
  } else {
    rules = reasons(teller, item);
  }
  const Instant missed = item.judged().judged.missed_before;
  if (missed == kNever) return rules;
  const bool stays = decided(item).stays_missed;
  const std::string before = fmt::format(
      "An earlier limit was due at {} and had been missed when a change replaced it: {}.",
      moment(teller, missed),
      stays ? "it stays missed, whatever the later limit allows" : "the last limit decides");
  rules.insert(stays ? rules.begin() : rules.end(), before);
  return rules;
}

std::vector<std::string> defaults_of(const Teller& teller, const Case& item) {
  std::vector<std::string> rules;
  if (!item.started()) return rules;
  for (const DefaultRow& row : kDefaults) {
    if (row.applies(teller, item)) rules.emplace_back(row.words);
  }
  return rules;
}

std::vector<std::string> open_periods(const Teller& teller, const Case& item) {
  std::vector<std::string> periods;
  for (const measures::OpenAt& open : item.noted.open) {
    if (open.counted != measures::OpenCount::Missed) continue;
    periods.push_back(fmt::format("At the end of {} it was open and overdue: it counts as missed "
                                  "in that month.",
                                  plan::period(teller.plan, open.period).label));
  }
  if (item.noted.placed == measures::Placed::Forgiven) {
    periods.push_back(fmt::format("It stopped within {} calendar days of its due time, so it is "
                                  "not counted again in the month of its stop.",
                                  teller.rules.grace_days));
  }
  return periods;
}

}  // namespace akad::explain
