// What an item must keep to, and how that changes when signals change.
#pragma once

#include "tests/oracle/stories/story_life.h"

namespace akad::oracle {

// What an item must keep to: a length of its hours, an instant, or nothing.
enum class AllowanceKind { Nothing, Length, Instant };
struct Allowance {
  OpenMinutes* hours = nullptr;  // in which time counts under it
  AllowanceKind kind = AllowanceKind::Nothing;
  Duration length = 0;
  Instant at = 0;
  bool strict = false;  // reached exactly is too late
  const ir::Limit* limit = nullptr;
  OpenMinutes* roll_hours = nullptr;   // into which an instant is moved
  OpenMinutes* pause_hours = nullptr;  // of an instant that pauses move; else null
  Instant named = 0;                   // an instant, before anything moves it
  bool is_nothing() const { return kind == AllowanceKind::Nothing; }
  bool is_length() const { return kind == AllowanceKind::Length; }
};

struct Judged {
  const StoryQuestion& question;
  const ir::Clock& clock;
  const ir::Target& target;
  const Life& life;
  const LifeItem& item;
  OpenMinutes& hours;  // the clock's at the origin

  Values actual = {};
  Values seen = {};  // as the table sees them: a kept value stays
  Allowance allowance = {};
  int origin = 0;
  int unpaused_before = 0;  // pauses before it were none
  int changed = -1;         // when the allowance last changed
  Instant missed_before = kNever;
  std::vector<std::pair<int, OpenMinutes*>> past = {};  // hours that counted before a minute
  std::optional<Rational> left = {};                    // share of the length that was left ...
  Duration left_at = 0;                                 // ... when so much had elapsed
};

// The hours of a calendar, in the zone that the values name.
OpenMinutes& hours_of(const StoryQuestion& question, Id<ir::Calendar> calendar,
                      const Values& values);

// At the item's origin, with every change of a signal followed after it.
Judged judged(const StoryQuestion& question, const Life& life, const LifeItem& item);

OpenMinutes& hours_in(const Judged& j, int minute);
bool counts(const Judged& j, int minute);
Duration elapsed(const Judged& j, int until);

// Whether the clock counts in that minute, where its hours are open.
bool goes(const Judged& j, int minute);

// What may elapse in all.
Rational length_allowed(const Judged& j);

// More than is allowed has elapsed by `until`, or, judged by due time, it is later than the limit.
// One that was past when a change brought it is missed, even at that instant.
bool is_missed(const Judged& j, int until, Instant reached);

// Of the clock's multiples.
Duration rounded(const ir::Clock& clock, Duration length);

// Where the limit lies by itself, as known by `until`: kNever while the item is paused, kBeyond
// when it lies too far ahead. What a change brings is never due before the change.
Instant reached(const Judged& j, int until);
Instant due(const Judged& j, Instant reached);

}  // namespace akad::oracle
