#include "runtime/events/values/chain.h"

#include <algorithm>
#include <map>

namespace akad::events {

namespace {

// Values are points and steps lead from one to another: what is sought is a way that takes every
// step once.
struct Point {
  std::vector<std::size_t> steps;  // that begin here
  std::size_t next = 0;            // of them
  std::int64_t more = 0;           // how many more begin here than end
};

struct Ways {
  const std::vector<Step>& steps;
  std::map<std::int64_t, Point> points = {};

  explicit Ways(const std::vector<Step>& of) : steps(of) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      Point& from = points[steps[i].before];
      from.steps.push_back(i);
      ++from.more;
      --points[steps[i].value].more;
    }
  }

  // Where a way has to begin; none where no way takes every step.
  std::optional<std::int64_t> begin(std::int64_t held) const {
    std::optional<std::int64_t> first;
    for (const auto& [value, point] : points) {
      if (point.more > 1 || point.more < -1) return std::nullopt;
      if (point.more <= 0) continue;
      if (first) return std::nullopt;
      first = value;
    }
    if (first) return first;
    if (points.size() == 1 || points.contains(held))
      return points.size() == 1 ? points.begin()->first : held;
    return std::nullopt;
  }

  // As far as steps lead from there, with all that leads away and back again on the way.
  std::vector<std::size_t> from(std::int64_t begin) {
    struct Stop {
      std::int64_t at = 0;
      std::optional<std::size_t> by = std::nullopt;
    };
    std::vector<Stop> open = {{begin}};
    std::vector<std::size_t> backwards;
    while (!open.empty()) {
      Point& here = points.at(open.back().at);
      if (here.next < here.steps.size()) {
        const std::size_t step = here.steps[here.next++];
        open.push_back({steps[step].value, step});
        continue;
      }
      if (open.back().by) backwards.push_back(*open.back().by);
      open.pop_back();
    }
    std::reverse(backwards.begin(), backwards.end());
    return backwards;
  }
};

}  // namespace

std::optional<std::vector<std::size_t>> chain_of(const std::vector<Step>& steps,
                                                 std::int64_t held) {
  Ways ways(steps);
  const std::optional<std::int64_t> begin = ways.begin(held);
  if (!begin) return std::nullopt;
  std::vector<std::size_t> order = ways.from(*begin);
  if (order.size() < steps.size()) return std::nullopt;  // two ways that do not meet
  return order;
}

}  // namespace akad::events
