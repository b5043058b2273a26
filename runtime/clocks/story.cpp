#include "runtime/clocks/story.h"

#include <algorithm>
#include <cstddef>

namespace akad::clocks {
namespace {

template <class Test>
std::size_t count_of(std::span<const Stretch> stretches, Test test) {
  return static_cast<std::size_t>(std::partition_point(stretches.begin(), stretches.end(), test) -
                                  stretches.begin());
}

}  // namespace

Stretches::Stretches(const Story& story, const Cycle& cycle)
    : own_(story.stretches.data() + cycle.first_stretch, cycle.last_stretch - cycle.first_stretch) {
  if (cycle.first_earlier == cycle.last_earlier) return;
  earlier_ = {story.earlier->data() + cycle.first_earlier,
              cycle.last_earlier - cycle.first_earlier};
  origin_ = story.origins[cycle.first_origin].at;
  start_ = cycle.started;
}

std::size_t Stretches::ending_after(Instant at) const {
  const auto ended = [&](const Stretch& stretch) { return stretch.to <= at; };
  if (at < start_) return count_of(earlier_, ended);
  return earlier_.size() + count_of(own_, ended);
}

std::size_t Stretches::beginning_at(Instant at) const {
  const auto begun = [&](const Stretch& stretch) { return stretch.from < at; };
  if (at > start_) return earlier_.size() + count_of(own_, begun);
  return at <= origin_ ? 0 : count_of(earlier_, begun);
}

const Origin& origin_at(const Story& story, const Cycle& cycle, Instant until, bool stopped) {
  const auto first = story.origins.begin() + cycle.first_origin;
  const auto last = story.origins.begin() + cycle.last_origin;
  if (stopped) return *(last - 1);
  const auto next =
      std::partition_point(first, last, [&](const Origin& origin) { return origin.at < until; });
  return next == first ? *first : *(next - 1);
}

const std::int64_t* Values::at(Instant until) {
  const Origin& origin = origin_at(story_, cycle_, until, false);
  if (origin_ != &origin) {
    origin_ = &origin;
    next_ = origin.first_change;
    const auto row = story_.rows.begin() + origin.row;
    values_.assign(row, row + static_cast<std::ptrdiff_t>(slots_));
  }
  for (; next_ < cycle_.last_change && story_.changes[next_].at < until; ++next_) {
    values_[story_.changes[next_].slot.index()] = story_.changes[next_].value;
  }
  return values_.data();
}

bool is_in_gap(const Story& story, const Cycle& cycle, Instant at) {
  const Stretches stretches(story, cycle);
  const std::size_t behind = stretches.beginning_at(at);
  if (behind == 0) return false;
  const Stretch last = stretches[behind - 1];
  return last.kind == StretchKind::Gap && at <= last.to;
}

}  // namespace akad::clocks
