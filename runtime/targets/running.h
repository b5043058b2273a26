// How much of an item's time counts, and when a length of it is reached.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "runtime/clocks/story.h"
#include "runtime/targets/hours.h"

namespace akad::targets {

// Hours that counted up to an instant, where a change brought others.
struct PastHours {
  Instant to = 0;
  Hours hours;
  Duration open = 0;     // from the view's origin up to `to`, each part in its hours
  Duration elapsed = 0;  // likewise, of it what counted
};

// Those of a view, ascending. Copies share their rows: a view is kept for every change that is told
// of, and each change may add a row.
class Past {
 public:
  std::span<const PastHours> rows() const {
    return rows_ == nullptr ? std::span<const PastHours>() : std::span(rows_->data(), size_);
  }
  void push_back(const PastHours& row);
  void clear() { *this = Past(); }

 private:
  std::shared_ptr<std::vector<PastHours>> rows_;  // perhaps more, of who added to a copy
  std::size_t size_ = 0;
};

// Sums over many stretches: where there are few they are added up one by one. Only a shortcut: the
// figures are the same.
class StretchSums;
std::shared_ptr<StretchSums> sums_over(std::span<const clocks::Stretch> stretches);

// A look at an item: from `origin` up to `until`. Pauses before `plain_before` count as running.
struct View {
  clocks::Stretches stretches;
  Hours hours;  // after those of the past
  Past past;
  Instant origin = 0;
  Instant plain_before = 0;
  Instant until = 0;
  std::shared_ptr<StretchSums> sums;          // over its own stretches; null: all of them are few
  std::shared_ptr<StretchSums> earlier_sums;  // over those that its subject's items share
};

// The last stretch that begins before `at`; none = there is none.
std::optional<clocks::Stretch> stretch_before(const View& view, Instant at);

// From `at` on these hours count, up to it those before.
void change_hours(View& view, const Hours& hours, Instant at);

const Hours& hours_at(const View& view, Instant at);

// As of Hours, each part in the hours that counted then.
Duration open_time(const View& view, Instant from, Instant to);
Instant open_later(const View& view, Instant from, Duration length);

// Time that counts: within one stretch and the same hours.
struct CountedPart {
  Interval span;
  Hours hours;
  Duration open = 0;
};

// `parts`: gets what is counted; null = not asked for.
Duration elapsed(const View& view, std::vector<CountedPart>* parts = nullptr);

// Pauses, in the hours that counted and around the clock (REFERENCE, "Clocks").
struct PausedTime {
  Duration open = 0;
  Duration whole = 0;
};
PausedTime paused(const View& view);

// Within the span, what an exclusion made a pause; around the clock.
Duration excluded(const View& view, Interval span);

// What counts of the stretch at this place; empty where nothing does.
Interval counted(const View& view, std::size_t place);

// The leftmost instant at which `length` has elapsed. When it has not by `until`: as if the item
// ran on from there, if `runs_on` (it stopped) or if it runs at that instant; otherwise kNever.
// `elapsed`: how much has in all, of who knows it already.
Instant reached(const View& view, Duration length, bool runs_on, Duration elapsed);
inline Instant reached(const View& view, Duration length, bool runs_on) {
  return reached(view, length, runs_on, elapsed(view));
}

}  // namespace akad::targets
