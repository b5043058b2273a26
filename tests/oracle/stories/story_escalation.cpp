#include "tests/oracle/stories/story_escalation.h"

#include <algorithm>

#include "tests/oracle/stories/story_allowance.h"

namespace akad::oracle {
namespace {

// From `now` on an item of length limit has used so much.
Instant used_up(const Judged& j, int now, const Rational& share) {
  const Duration wanted = floor_of(round_to(length_allowed(j) * share, RoundingMode::Up, 1));
  const Duration used = elapsed(j, now);
  if (used >= wanted) return instant_of(j.hours, now);
  if (!j.life.runs_at_end) return kNever;
  return open_later(hours_in(j, now), instant_of(j.hours, now), wanted - used);
}

// Likewise of an instant that pauses move: so much of the time up to where it is named.
Instant used_beside_pauses(const Judged& j, int now, const Rational& share) {
  OpenMinutes& hours = *j.allowance.pause_hours;
  const int last = static_cast<int>((j.allowance.named - hours.first) / kMinute);
  if (j.allowance.named >= kBeyond || !reaches(hours, last + 1)) return kBeyond;
  Duration whole = 0, used = 0;
  for (int m = j.origin; m < last; ++m) whole += is_open(hours, m) ? kMinute : 0;
  for (int m = j.origin; m < now; ++m) used += goes(j, m) && is_open(hours, m) ? kMinute : 0;
  const Duration wanted = floor_of(round_to(Rational(whole) * share, RoundingMode::Up, 1));
  if (used >= wanted) return instant_of(hours, now);
  if (!j.life.runs_at_end) return kNever;
  return open_later(hours, instant_of(hours, now), wanted - used);
}

// A share of the open time between where the item counts from and an instant that a limit names.
Instant on_the_way(const Judged& j, Instant due, const Rational& share) {
  const int last = static_cast<int>((due - j.hours.first) / kMinute);
  if (due == kBeyond || !reaches(*j.allowance.hours, last)) return kBeyond;
  Duration whole = 0;
  for (int m = j.origin; m < last; ++m) whole += is_open(hours_in(j, m), m) ? kMinute : 0;
  Duration left = floor_of(round_to(Rational(whole) * share, RoundingMode::Up, 1));
  int m = j.origin;
  for (; left > kMinute && reaches(hours_in(j, m), m + 1); ++m) {
    left -= is_open(hours_in(j, m), m) ? kMinute : 0;
  }
  for (; left > 0 && !is_open(hours_in(j, m), m); ++m) {
    if (!reaches(hours_in(j, m), m + 1)) return kBeyond;
  }
  return instant_of(j.hours, m) + left;
}

// What somebody who knows all that happened up to minute `now` plans.
Instant planned(const Judged& j, int now, const ir::Escalation& rule) {
  if (j.allowance.is_nothing()) return kNever;
  const auto* share = std::get_if<ir::ShareOfLimit>(&rule.when);
  if (share != nullptr && j.allowance.is_length()) return used_up(j, now, share->share);
  if (share != nullptr && j.allowance.pause_hours != nullptr) {
    return used_beside_pauses(j, now, share->share);
  }
  const Instant at = due(j, reached(j, now));
  if (at == kNever) return kNever;
  if (share != nullptr) return on_the_way(j, at, share->share);
  if (at == kBeyond) return kBeyond;
  const auto* before = std::get_if<ir::BeforeDue>(&rule.when);
  return before != nullptr ? at - before->offset : at + std::get<ir::AfterDue>(rule.when).offset;
}

// Outside hours it waits; closing time itself is not outside.
Instant held(const Judged& j, Instant at) {
  OpenMinutes& hours = *j.allowance.hours;
  if (!hours.calendar.valid()) return at;
  const int minute = static_cast<int>((at - hours.first) / kMinute);
  const bool closing = at == instant_of(hours, minute) && is_open(hours, minute - 1);
  if (closing || is_open(hours, minute)) return at;
  for (int m = minute; reaches(hours, m + 1); ++m) {
    if (is_open(hours, m)) return instant_of(hours, m);
  }
  return kBeyond;
}

struct Knowledge {
  Instant from = 0;  // until the next happening
  Instant to = 0;
  Instant closed = 0;  // when the item is stopped next
};

// Tells what falls before the next happening, as the item stands at `known.from`. What waits for an
// opening then is taken back by a stop alone.
void tell(const StoryQuestion& question, const LifeItem& item,
          const std::vector<Happening>& happenings, Knowledge known, std::vector<Instant>& told) {
  StoryQuestion then{question.program, question.target, known.from + 1, question.minutes};
  const Life life = live(then, happenings);
  const auto itself = std::find_if(life.items.begin(), life.items.end(), [&](const auto& other) {
    return other.number == item.number && other.started == item.started && other.stopped < 0;
  });
  if (itself == life.items.end()) return;
  const Judged j = judged(then, life, *itself);
  const auto& rules = of_items(j.target).escalations;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (told[i] != kNever) continue;
    Instant at = planned(j, life.end, rules[i]);
    if (at == kNever) continue;
    at = std::max(at, known.from);
    if (at >= known.to) continue;
    if (at < kBeyond && rules[i].held) {
      if (held(j, at) != at) see(question, kToldHeld);
      at = held(j, at);
    }
    if (at < known.closed) told[i] = at < kBeyond ? at : kUnknown;
  }
}

}  // namespace

std::vector<Instant> escalations(const StoryQuestion& question, const LifeItem& item,
                                 const std::vector<Happening>& happenings) {
  const ir::Target& target = question.program.targets[question.target.index()];
  std::vector<Instant> told(of_items(target).escalations.size(), kNever);
  if (told.empty() || item.early) return told;
  const Instant start = question.minutes.first + item.started * kMinute;
  const bool open = item.stopped < 0;
  const Instant end = open ? question.as_of : question.minutes.first + item.stopped * kMinute;
  std::vector<Instant> points = {start};
  for (const Happening& happening : happenings) {
    if (happening.at > points.back() && happening.at < end) points.push_back(happening.at);
  }
  if (start >= end) points.clear();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool last = i + 1 == points.size();
    const Instant to = !last ? points[i + 1] : open ? kNever : end;
    Instant closed = open ? kNever : end;
    for (const int stop : item.stops) {
      const Instant at = question.minutes.first + stop * kMinute;
      if (at > points[i]) closed = std::min(closed, at);
    }
    tell(question, item, happenings, {points[i], to, closed}, told);
  }
  if (std::any_of(told.begin(), told.end(), [](Instant at) { return at != kNever; })) {
    see(question, kTold);
  }
  return told;
}

}  // namespace akad::oracle
