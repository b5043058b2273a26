#include "runtime/results/room.h"

#include <algorithm>

namespace akad::results {
namespace {

struct Asked {
  const ir::Program& program;
  const Result& result;
  plan::Period period;

  bool is_kept(measures::Cell cell) const {
    const measures::CellKey key{result.target, result.period, result.group};
    const Result then = judge(program, key, std::move(cell), period, result.too_short);
    const bool is_open = then.verdict == ir::Verdict::Undetermined;
    return (is_open ? then.by_known : then.verdict) != ir::Verdict::Missed;
  }
};

// As if it were over.
Asked asked(const ir::Program& program, const Result& result, const plan::Period& period) {
  Asked asked{program, result, period};
  asked.period.closed = true;
  return asked;
}

// The first number from 0 on for which `holds`, which stays so from there on; none up to `most`.
template <class Number, class Holds>
std::optional<Number> first_of(Number most, Holds holds) {
  if (!holds(most)) return std::nullopt;
  Number first = 0;
  for (Number step = 1; first < most && !holds(first); step *= 2) {
    first = std::min<Number>(first + step, most);
  }
  Number from = 0;
  while (from < first) {
    const Number middle = from + (first - from) / 2;
    if (holds(middle)) {
      first = middle;
    } else {
      from = middle + 1;
    }
  }
  return first;
}

}  // namespace

std::optional<RoomOfItems> room_of_items(const ir::Program& program, const Result& result,
                                         const plan::Period& period) {
  constexpr std::uint64_t kMost = 1'000'000'000'000;
  const auto* counts = std::get_if<measures::ItemCounts>(&result.counts);
  if (counts == nullptr) return std::nullopt;
  const Asked over = asked(program, result, period);
  const auto kept_with = [&](std::uint64_t met, std::uint64_t missed) {
    measures::ItemCounts more = *counts;
    more.met += met;
    more.missed += missed;
    return over.is_kept(more);
  };
  const auto too_many =
      first_of(kMost, [&](std::uint64_t more) { return more > 0 && !kept_with(0, more); });
  if (!too_many) return std::nullopt;
  RoomOfItems room;
  room.misses = *too_many - 1;
  const bool short_now = !kept_with(0, 0);
  if (short_now) {
    room.in_time = first_of(kMost, [&](std::uint64_t more) { return kept_with(more, 0); });
  }
  return room;
}

std::optional<Duration> room_of_time(const ir::Program& program, const Result& result,
                                     const plan::Period& period, Duration ahead) {
  const auto* time = std::get_if<measures::TimeCounts>(&result.counts);
  if (time == nullptr) return std::nullopt;
  const Asked over = asked(program, result, period);
  // Down so many whole milliseconds, and what it is now beside whole ones.
  const Duration now = floor_of(time->down);
  const auto kept_with = [&](Duration down) {
    measures::TimeCounts then = *time;
    then.service += ahead;
    then.down += down - now;
    return over.is_kept(then);
  };
  const Duration all = time->service + ahead;
  const auto too_long =
      first_of(all + 1, [&](Duration down) { return down > all || !kept_with(down); });
  return *too_long - 1 - now;
}

}  // namespace akad::results
