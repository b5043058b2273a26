#include "tests/oracle/story_oracle.h"

#include <algorithm>

#include "tests/oracle/story_life.h"

namespace akad::oracle {
namespace {

// What an item must keep to: a length of its hours, an instant, or nothing.
struct Allowance {
  ir::LimitKind kind = ir::LimitKind::NoTarget;
  Duration length = 0;
  Instant at = 0;
  bool is_length() const { return kind == ir::LimitKind::Within; }
};

bool same(const Allowance& a, const Allowance& b) {
  if (a.kind == ir::LimitKind::NoTarget || b.kind == ir::LimitKind::NoTarget) {
    return a.kind == b.kind;
  }
  if (a.is_length() != b.is_length()) return false;
  return a.is_length() ? a.length == b.length : a.at == b.at;
}

struct Judged {
  const StoryQuestion& question;
  const ir::Clock& clock;
  const ir::Target& target;
  const Life& life;
  const LifeItem& item;
  OpenMinutes& hours;

  Values actual = {};
  Values seen = {};           // as the table sees them: a kept value stays
  Allowance allowance = {};
  int origin = 0;
  int unpaused_before = 0;    // pauses before it were none
  int changed = -1;           // when the allowance last changed
  std::optional<Rational> left = {};  // share of the length that was left ...
  Duration left_at = 0;               // ... when so much had elapsed
};

OpenMinutes& minutes_of(MinuteTable& table, Id<ir::Calendar> calendar) {
  return calendar.valid() ? table.calendars[calendar.index()] : table.around_the_clock;
}

Allowance allowed(const Judged& j) {
  const auto& rows = j.target.limits;
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const ir::LimitRow& candidate) {
    return !candidate.when.valid() || holds(j.question.program, candidate.when, j.seen);
  });
  const ir::Limit& limit = row->limit;
  if (limit.kind == ir::LimitKind::NoTarget) return {};
  if (limit.kind == ir::LimitKind::Within) return {limit.kind, limit.length, 0};
  OpenMinutes& hours =
      limit.calendar.valid() ? minutes_of(j.question.minutes, limit.calendar) : j.hours;
  if (limit.kind != ir::LimitKind::BySignal) {
    return {limit.kind, 0, moved(hours, limit.roll, date_limit(hours, limit, j.origin))};
  }
  const std::optional<ir::Constant>& promised = j.seen[limit.signal.index()];
  if (!promised) return {};
  return {limit.kind, 0, moved(hours, limit.roll, promised->time)};
}

bool counts(const Judged& j, int minute) {
  const std::uint8_t doing = j.life.doing[static_cast<std::size_t>(minute)];
  const bool goes = doing == kRunning || (doing == kPaused && minute < j.unpaused_before);
  return goes && is_open(j.hours, minute);
}

Duration elapsed(const Judged& j, int until) {
  Duration sum = 0;
  for (int m = j.origin; m < until; ++m) sum += counts(j, m) ? kMinute : 0;
  return sum;
}

// What may elapse in all.
Rational length_allowed(const Judged& j) {
  if (!j.left) return Rational(j.allowance.length);
  return Rational(j.left_at) + *j.left * j.allowance.length;
}

bool reads(const ir::Program& program, Id<ir::Condition> condition, Id<ir::Signal> signal) {
  if (!condition.valid()) return false;
  const ir::Condition& row = program.conditions[condition.index()];
  return row.signal == signal ||
         std::any_of(row.parts.begin(), row.parts.end(),
                     [&](Id<ir::Condition> part) { return reads(program, part, signal); });
}

bool decides(const Judged& j, Id<ir::Signal> signal) {
  const auto& rows = j.target.limits;
  return std::any_of(rows.begin(), rows.end(), [&](const ir::LimitRow& row) {
    return row.limit.signal == signal || reads(j.question.program, row.when, signal);
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
  j.left.reset();
  j.left_at = 0;
  const Allowance next = allowed(j);
  if (!same(next, j.allowance)) j.changed = minute;
  j.allowance = next;
}

// Pauses before the change were none. It brings something new where that or the allowance makes a
// difference.
void judge_from_start(Judged& j, const Allowance& next, int minute, bool without_pauses) {
  const Duration before = elapsed(j, minute);
  if (without_pauses) j.unpaused_before = minute;
  const bool moved = elapsed(j, minute) != before || j.left;
  if (!same(next, j.allowance) || (next.is_length() && moved)) j.changed = minute;
  j.left.reset();
  j.left_at = 0;
  j.allowance = next;
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
  if (policy == ir::Retarget::Proportional && next.is_length() && j.allowance.is_length()) {
    return keep_share(j, next, minute);
  }
  j.left.reset();
  j.left_at = 0;
  j.allowance = next;
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
    if (strongest) follow(j, *strongest, minute);
  }
}

Instant length_due(const Judged& j, int until) {
  const Rational most = length_allowed(j);
  const Instant from = j.hours.first;
  Duration sum = 0;
  if (most <= 0) return from + j.origin * kMinute;
  const Duration whole = static_cast<Duration>(round_to(most, RoundingMode::Up, 1));
  const auto after = [&](int m) { return from + m * kMinute + (whole - sum); };
  for (int m = j.origin; m < until; ++m) {
    if (!counts(j, m)) continue;
    if (sum + kMinute >= whole) return after(m);
    sum += kMinute;
  }
  const bool runs_on = j.item.stopped >= 0 || until == j.origin ||
                       j.life.doing[static_cast<std::size_t>(until - 1)] == kRunning;
  if (!runs_on) return kNever;
  for (int m = until; reaches(j.hours, m + 1); ++m) {
    if (!is_open(j.hours, m)) continue;
    if (sum + kMinute >= whole) return after(m);
    sum += kMinute;
  }
  return kBeyond;
}

// Where the limit lies by itself.
Instant reached(const Judged& j, int until) {
  if (j.allowance.kind == ir::LimitKind::NoTarget) return kNever;
  return j.allowance.is_length() ? length_due(j, until) : j.allowance.at;
}

// Never before the change that brought the limit.
Instant due(const Judged& j, Instant at) {
  return at == kNever || j.changed < 0 ? at : std::max(at, instant_of(j.hours, j.changed));
}

// A limit that was past when a change brought it is missed, even at that instant.
ir::Verdict verdict(const Judged& j, const StoryItem& item, Instant at) {
  if (j.allowance.kind == ir::LimitKind::NoTarget) return ir::Verdict::NotApplicable;
  const bool by_length = j.allowance.is_length() && j.clock.judged == ir::Judged::ByElapsed;
  const Instant end = item.stopped == kNever ? j.question.as_of : item.stopped;
  const bool kept = by_length ? Rational(item.elapsed) <= length_allowed(j) : end <= at;
  if (!kept) return ir::Verdict::Missed;
  return item.stopped == kNever ? ir::Verdict::Pending : ir::Verdict::Met;
}

StoryItem judge(const StoryQuestion& question, const Life& life, const LifeItem& item) {
  const ir::Target& target = question.program.targets[question.target.index()];
  const ir::Clock& clock = question.program.clocks[target.clock.index()];
  OpenMinutes& hours = minutes_of(question.minutes, clock.calendar);
  const auto instant = [&](int minute) {
    return minute < 0 ? kNever : instant_of(hours, minute);
  };
  StoryItem result{item.number, ir::Verdict::Undetermined, instant(item.started),
                   instant(item.stopped)};
  if (item.started < 0) return result;
  Judged j{question, clock, target, life, item, hours};
  j.actual = item.values_at_origin;
  j.seen = item.values_at_origin;
  j.origin = item.origin;
  j.allowance = allowed(j);
  follow_changes(j);
  const int until = item.stopped < 0 ? life.end : item.stopped;
  result.elapsed = elapsed(j, until);
  const Instant at = reached(j, until);
  result.due = due(j, at);
  result.verdict = verdict(j, result, at);
  return result;
}

}  // namespace

MinuteTable minute_table(const ir::Program& program, Instant first, int days) {
  MinuteTable table;
  for (std::size_t i = 0; i < program.calendars.size(); ++i) {
    table.calendars.push_back(
        {&program, Id<ir::Calendar>{static_cast<std::int32_t>(i)}, first, days});
  }
  table.around_the_clock = {&program, {}, first, days};
  return table;
}

std::vector<StoryItem> story_of(const StoryQuestion& question, std::vector<Happening> happenings) {
  const Life life = live(question, std::move(happenings));
  std::vector<StoryItem> items;
  for (const LifeItem& item : life.items) items.push_back(judge(question, life, item));
  return items;
}

}  // namespace akad::oracle
