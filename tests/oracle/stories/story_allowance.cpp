#include "tests/oracle/stories/story_allowance.h"

#include <algorithm>

namespace akad::oracle {
namespace {

Id<ir::Signal> zone_signal(const ir::Program& program, Id<ir::Calendar> id) {
  if (!id.valid()) return {};
  const ir::Calendar& calendar = program.calendars[id.index()];
  if (calendar.zone_signal.valid()) return calendar.zone_signal;
  for (const Id<ir::Calendar> part : operands_of(calendar)) {
    const Id<ir::Signal> signal = zone_signal(program, part);
    if (signal.valid()) return signal;
  }
  return {};
}

bool same(const Allowance& a, const Allowance& b) {
  if (a.hours != b.hours || a.strict != b.strict) return false;
  if (a.pause_hours != b.pause_hours) return false;
  if (a.pause_hours != nullptr && a.named != b.named) return false;
  if (a.kind != b.kind || a.is_nothing()) return a.kind == b.kind;
  return a.is_length() ? a.length == b.length : a.at == b.at;
}

// What a limit's row asks of the item's values, and of when it began.
bool holds_of_item(const Judged& j, Id<ir::Condition> condition) {
  const ir::Condition& row = j.question.program.conditions[condition.index()];
  const auto part = [&](Id<ir::Condition> id) { return holds_of_item(j, id); };
  switch (row.op) {
    case ir::Operator::And: return std::all_of(row.parts.begin(), row.parts.end(), part);
    case ir::Operator::Or: return std::any_of(row.parts.begin(), row.parts.end(), part);
    case ir::Operator::Not: return !part(row.parts.front());
    case ir::Operator::StartedIn:
      see(j.question, kStartedIn);
      return is_open(hours_of(j.question, row.calendar, j.seen), j.origin);
    default: return holds(j.question.program, condition, j.seen);
  }
}

// Moved as the limit says, with what it allows behind it.
Instant moved(const Allowance& allowance, Instant at) {
  at = moved(*allowance.roll_hours, *allowance.limit, at);
  const auto* by_signal = std::get_if<ir::BySignal>(&allowance.limit->rule);
  return by_signal == nullptr || at >= kBeyond ? at : at + by_signal->after;
}

Allowance allowed(const Judged& j) {
  const auto& rows = of_items(j.target).limits;
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const ir::LimitRow& candidate) {
    return !candidate.when.valid() || holds_of_item(j, candidate.when);
  });
  const ir::Limit& limit = row->limit;
  OpenMinutes& clocks = hours_of(j.question, j.clock.calendar, j.seen);
  const Id<ir::Calendar> own = calendar_of(limit);
  OpenMinutes& hours = own.valid() ? hours_of(j.question, own, j.seen) : clocks;
  Allowance next;
  next.hours = j.clock.hours_of_limit ? &hours : &clocks;
  next.strict = limit.strict;
  next.limit = &limit;
  next.roll_hours =
      limit.roll_calendar.valid() ? &hours_of(j.question, limit.roll_calendar, j.seen) : &hours;
  if (std::holds_alternative<ir::NoTarget>(limit.rule)) return next;
  if (const auto* within = std::get_if<ir::Within>(&limit.rule)) {
    next.kind = AllowanceKind::Length;
    next.length = within->length;
    return next;
  }
  const Id<ir::Signal> signal = signal_of(limit);
  if (signal.valid() && !j.seen[signal.index()]) return next;
  const Instant named =
      signal.valid() ? j.seen[signal.index()]->time : date_limit(hours, limit.rule, j.origin);
  next.kind = AllowanceKind::Instant;
  next.named = named;
  next.at = moved(next, named);
  if (limit.moved_by_pauses && named >= instant_of(j.hours, j.origin)) {
    next.pause_hours = own.valid() ? &hours : &minutes_of(j.question.minutes, {});
  }
  return next;
}

bool asks_zone(const ir::Program& program, Id<ir::Condition> condition, Id<ir::Signal> signal) {
  if (!condition.valid()) return false;
  const ir::Condition& row = program.conditions[condition.index()];
  return (row.calendar.valid() && zone_signal(program, row.calendar) == signal) ||
         std::any_of(row.parts.begin(), row.parts.end(),
                     [&](Id<ir::Condition> part) { return asks_zone(program, part, signal); });
}

bool decides(const Judged& j, Id<ir::Signal> signal) {
  const ir::Program& program = j.question.program;
  const auto& rows = of_items(j.target).limits;
  return zone_signal(program, j.clock.calendar) == signal ||
         std::any_of(rows.begin(), rows.end(), [&](const ir::LimitRow& row) {
           return signal_of(row.limit) == signal || reads(program, row.when, signal) ||
                  asks_zone(program, row.when, signal) ||
                  zone_signal(program, row.limit.roll_calendar) == signal ||
                  zone_signal(program, calendar_of(row.limit)) == signal;
         });
}

ir::Retarget policy_of(const ir::Clock& clock, Id<ir::Signal> signal) {
  for (const ir::RetargetRule& rule : clock.retargets) {
    if (rule.signal == signal) return rule.policy;
  }
  return ir::Retarget::Carry;
}

int strength(ir::Retarget policy) {
  switch (policy) {
    case ir::Retarget::Restart: return 5;
    case ir::Retarget::Retroactive: return 4;
    case ir::Retarget::RetroactiveWithPauses: return 3;
    case ir::Retarget::Proportional: return 2;
    case ir::Retarget::Carry: return 1;
    case ir::Retarget::Freeze: return 0;
  }
  return 0;
}

void keep_share(Judged& j, const Allowance& next, int minute) {
  see(j.question, kPolicyProportional);
  const Duration now = elapsed(j, minute);
  const Rational used = Rational(now - j.left_at) / j.allowance.length;
  j.left = j.left.value_or(Rational(1)) - used;
  j.left_at = now;
  j.allowance = next;
}

// The clock is at zero at the change.
void restart(Judged& j, int minute) {
  j.seen = j.actual;
  j.origin = minute;
  j.past.clear();
  j.left.reset();
  j.left_at = 0;
  const Allowance next = allowed(j);
  if (!same(next, j.allowance)) j.changed = minute;
  j.allowance = next;
}

// How much counted by then of what decides where the allowance lies.
Duration counted(const Judged& j, int until) {
  if (j.allowance.pause_hours == nullptr) return elapsed(j, until);
  Duration sum = 0;
  for (int m = j.origin; m < until; ++m) {
    sum += goes(j, m) && is_open(*j.allowance.pause_hours, m) ? kMinute : 0;
  }
  return sum;
}

// All of the time counts in the new hours, and pauses before the change perhaps were none. It
// brings something new where that or the allowance makes a difference.
void judge_from_start(Judged& j, const Allowance& next, int minute, bool without_pauses) {
  const Duration before = counted(j, minute);
  if (without_pauses) j.unpaused_before = minute;
  const bool other = !same(next, j.allowance);
  j.past.clear();
  j.allowance = next;
  const bool moves = counted(j, minute) != before || j.left;
  const bool hangs_on_time = next.is_length() || next.pause_hours != nullptr;
  if (other || (hangs_on_time && moves)) j.changed = minute;
  j.left.reset();
  j.left_at = 0;
}

// A signal that decides took another value: the clock follows the strongest of the policies. Where
// what is allowed stays as it was, there is nothing to carry.
void follow(Judged& j, ir::Retarget policy, int minute) {
  if (policy == ir::Retarget::Restart) return restart(j, minute);
  const Allowance next = allowed(j);
  const bool without_pauses = policy == ir::Retarget::Retroactive;
  if (without_pauses || policy == ir::Retarget::RetroactiveWithPauses) {
    return judge_from_start(j, next, minute, without_pauses);
  }
  if (same(next, j.allowance)) return;
  j.changed = minute;
  if (next.hours != j.allowance.hours) j.past.emplace_back(minute, j.allowance.hours);
  if (policy == ir::Retarget::Proportional && next.is_length() && j.allowance.is_length()) {
    return keep_share(j, next, minute);
  }
  j.left.reset();
  j.left_at = 0;
  j.allowance = next;
}

Instant length_due(const Judged& j, int until, bool runs_on) {
  const Rational most = length_allowed(j);
  const Instant from = j.hours.first;
  Duration sum = 0;
  if (most <= 0) return from + j.origin * kMinute;
  const Duration whole = floor_of(round_to(most, RoundingMode::Up, 1));
  const auto after = [&](int m) { return from + m * kMinute + (whole - sum); };
  for (int m = j.origin; m < until; ++m) {
    if (!counts(j, m)) continue;
    if (sum + kMinute >= whole) return after(m);
    sum += kMinute;
  }
  if (!runs_on) return kNever;
  for (int m = until; reaches(hours_in(j, m), m + 1); ++m) {
    if (!is_open(hours_in(j, m), m)) continue;
    if (sum + kMinute >= whole) return after(m);
    sum += kMinute;
  }
  return kBeyond;
}

// The minutes in which the clock stood still, up to the instant that is named, are owed from there
// on where it goes; and it goes at the instant itself, where the hours are open. An end that comes
// to lie where they close stays there.
// As known by `until`; kNever: nobody knows, as it stands still.
Instant behind_pauses(const Judged& j, int until, bool runs_on) {
  OpenMinutes& hours = *j.allowance.pause_hours;
  const Instant named = j.allowance.named;
  const int last = static_cast<int>((named - hours.first) / kMinute);
  if (named >= kBeyond || !reaches(hours, last + 1)) return runs_on ? kBeyond : kNever;
  const auto stands_still = [&](int m) { return m < until && !goes(j, m); };
  int owed = 0;
  for (int m = j.origin; m < last; ++m) {
    if (!is_open(hours, m)) continue;
    if (m >= until && !runs_on) return kNever;
    owed += stands_still(m) ? 1 : 0;
  }
  const bool opens = is_open(hours, last);
  if (owed > 0) see(j.question, kMovedByPauses);
  if (owed == 0 && !opens) return named;
  for (int m = last; reaches(hours, m + 1); ++m) {
    if (!is_open(hours, m)) continue;
    if (m >= until && !runs_on) return kNever;
    if (stands_still(m)) continue;
    if (owed == 0) return instant_of(hours, m);
    --owed;
    const bool closes = !reaches(hours, m + 2) || !is_open(hours, m + 1);
    if (owed == 0 && !opens && closes) return instant_of(hours, m + 1);
  }
  return kBeyond;
}

Instant reached_if(const Judged& j, int until, bool runs_on) {
  if (j.allowance.is_nothing()) return kNever;
  if (j.allowance.pause_hours != nullptr) {
    const Instant at = behind_pauses(j, std::max(until, j.item.origin), runs_on);
    return at == kNever ? at : moved(j.allowance, at);
  }
  if (!j.allowance.is_length()) return j.allowance.at;
  return length_due(j, std::max(until, j.item.origin), runs_on);
}

// Whether it was missed by what was allowed until a change: as it stood then, or as it had stopped
// before.
Instant missed_at(const Judged& j, int minute) {
  if (j.allowance.is_nothing()) return kNever;
  const auto doing = [&](int m) {
    return m < 0 ? kNothing : static_cast<Doing>(j.item.doing[static_cast<std::size_t>(m)]);
  };
  int until = minute;
  const bool stopped = doing(minute - 1) >= kStoppedRunning;
  for (const int stop : j.item.stops) {
    if (stopped && stop < minute) until = stop;
  }
  const Instant at = reached_if(j, until, stopped || doing(minute - 1) == kRunning);
  if (!is_missed(j, until, at)) return kNever;
  return std::min(due(j, at), instant_of(j.hours, minute));
}

void follow_changes(Judged& j) {
  const std::vector<ValueChange>& changes = j.life.changes;
  for (std::size_t i = j.item.first_change; i < j.item.last_change;) {
    const int minute = changes[i].minute;
    std::optional<ir::Retarget> strongest;
    for (; i < j.item.last_change && changes[i].minute == minute; ++i) {
      const std::size_t signal = changes[i].signal.index();
      j.actual[signal] = changes[i].value;
      if (!decides(j, changes[i].signal)) continue;
      const ir::Retarget policy = policy_of(j.clock, changes[i].signal);
      if (policy == ir::Retarget::Freeze) continue;
      j.seen[signal] = changes[i].value;
      if (!strongest || strength(policy) > strength(*strongest)) strongest = policy;
    }
    if (!strongest) continue;
    see(j.question, kRetargeted);
    if (*strongest == ir::Retarget::RetroactiveWithPauses) see(j.question, kPolicyWithPauses);
    if (*strongest == ir::Retarget::Restart) see(j.question, kPolicyRestart);
    if (*strongest == ir::Retarget::Retroactive) see(j.question, kPolicyRetroactive);
    const Instant missed = missed_at(j, minute);
    if (j.missed_before == kNever) j.missed_before = missed;
    follow(j, *strongest, minute);
  }
}

}  // namespace

OpenMinutes& hours_of(const StoryQuestion& question, Id<ir::Calendar> calendar,
                      const Values& values) {
  if (!calendar.valid()) return minutes_of(question.minutes, calendar);
  const Id<ir::Signal> zone = zone_signal(question.program, calendar);
  return minutes_of(question.minutes, calendar, text_of(zone, values));
}

OpenMinutes& hours_in(const Judged& j, int minute) {
  for (const auto& [until, hours] : j.past) {
    if (minute < until) return *hours;
  }
  return *j.allowance.hours;
}

bool goes(const Judged& j, int minute) {
  const std::uint8_t doing = j.item.doing[static_cast<std::size_t>(minute)];
  return doing == kRunning || (doing == kPaused && minute < j.unpaused_before);
}

bool counts(const Judged& j, int minute) {
  return goes(j, minute) && is_open(hours_in(j, minute), minute);
}

Duration elapsed(const Judged& j, int until) {
  Duration sum = 0;
  for (int m = j.origin; m < until; ++m) sum += counts(j, m) ? kMinute : 0;
  return sum;
}

Rational length_allowed(const Judged& j) {
  if (!j.left) return Rational(j.allowance.length);
  return Rational(j.left_at) + *j.left * j.allowance.length;
}

Judged judged(const StoryQuestion& question, const Life& life, const LifeItem& item) {
  const ir::Target& target = question.program.targets[question.target.index()];
  const ir::Clock& clock = question.program.clocks[of_items(target).clock.index()];
  OpenMinutes& hours = hours_of(question, clock.calendar, item.values_at_origin);
  Judged j{question, clock, target, life, item, hours};
  j.actual = item.values_at_origin;
  j.seen = item.values_at_origin;
  j.origin = item.origin;
  j.allowance = allowed(j);
  follow_changes(j);
  return j;
}

Instant reached(const Judged& j, int until) {
  return reached_if(j, until, j.item.stopped >= 0 || j.life.runs_at_end);
}

Instant due(const Judged& j, Instant at) {
  return at == kNever || j.changed < 0 ? at : std::max(at, instant_of(j.hours, j.changed));
}

// Halves are compared as whole numbers.
Duration rounded(const ir::Clock& clock, Duration length) {
  const Duration unit = clock.elapsed_unit;
  if (unit == 0 || length % unit == 0) return length;
  const Duration below = length / unit * unit;
  const Duration above = below + unit;
  const Duration twice = 2 * (length - below);
  switch (clock.elapsed_rounding) {
    case RoundingMode::Down: return below;
    case RoundingMode::Up: return above;
    case RoundingMode::HalfUp: return twice < unit ? below : above;
    case RoundingMode::HalfEven:
      if (twice != unit) return twice < unit ? below : above;
      return below / unit % 2 == 0 ? below : above;
  }
  return length;
}

bool is_missed(const Judged& j, int until, Instant at) {
  const bool strict = j.allowance.strict;
  if (!j.allowance.is_length() || j.clock.judged == ir::Judged::ByDue) {
    const Instant end = instant_of(j.hours, until);
    return strict ? end >= at : end > at;
  }
  const Rational used(rounded(j.clock, elapsed(j, until)));
  return strict ? used >= length_allowed(j) : used > length_allowed(j);
}

}  // namespace akad::oracle
