// An item with many pauses and many changes of hours: what is looked up in sums is what is added up
// stretch by stretch.
#include <catch2/catch.hpp>
#include <random>

#include "runtime/targets/running.h"
#include "tests/unit/time/calendars.h"

using namespace akad;
using namespace akad::targets;
using clocks::StretchKind;

namespace {

constexpr Instant kBegin = 1767571200000;  // Mon 2026-01-05 00:00Z

struct Items {
  time::BoundCalendar always = time::tests::bind(time::tests::weekly("UTC", 0x7F, 0, 24));
  time::BoundCalendar days = time::tests::bind(time::tests::weekly("UTC", 0x1F, 8, 17));
  time::BoundCalendar nights = time::tests::bind(time::tests::weekly("Asia/Jakarta", 0x7F, 1, 5));
  std::mt19937_64 random;
  std::vector<clocks::Stretch> stretches = {};

  explicit Items(std::uint64_t seed) : random(seed) {}

  std::uint64_t below(std::uint64_t end) { return random() % end; }
  Instant some_instant() { return kBegin + static_cast<Instant>(below(40 * 86400)) * 1000; }

  Hours some_hours() {
    switch (below(3)) {
      case 0: return {&always, true};
      case 1: return {&days, false};
      default: return {&nights, false};
    }
  }

  View view(std::uint64_t changes) {
    constexpr StretchKind kKinds[] = {StretchKind::Running, StretchKind::PausedByEvent,
                                      StretchKind::PausedByState, StretchKind::Gap};
    stretches.clear();
    Instant at = kBegin;
    for (std::uint64_t i = 0; i < 120; ++i) {
      const Instant to = at + static_cast<Instant>(below(16 * 3600)) * 1000;
      stretches.push_back({at, to, kKinds[below(4)], {}});
      at = below(10) == 0 ? to + 1000 : to;
    }
    View view;
    view.stretches = clocks::Stretches(stretches);
    view.hours = some_hours();
    view.origin = kBegin + static_cast<Instant>(below(86400)) * 1000;
    if (below(2) == 0) view.plain_before = some_instant();
    Instant change = view.origin;
    for (std::uint64_t i = 0; i < changes; ++i) {
      change += static_cast<Instant>(below(36 * 3600)) * 1000;
      change_hours(view, some_hours(), change);
    }
    view.until = change + static_cast<Instant>(below(20 * 86400)) * 1000;
    return view;
  }
};

Duration by_parts(const View& view) {
  std::vector<CountedPart> parts;
  elapsed(view, &parts);
  Duration sum = 0;
  for (const CountedPart& part : parts) sum += part.open;
  return sum;
}

}  // namespace

TEST_CASE("sums over many stretches are what adding them up gives") {
  Items items(7);
  for (int round = 0; round < 300; ++round) {
    const View plain = items.view(items.below(12));
    View summed = plain;
    summed.sums = sums_over(summed.stretches.own());
    INFO(round);
    CHECK(elapsed(summed) == elapsed(plain));
    CHECK(elapsed(plain) == by_parts(plain));
    for (int question = 0; question < 10; ++question) {
      const auto length = static_cast<Duration>(items.below(20 * 86400)) * 1000;
      CHECK(reached(summed, length, true) == reached(plain, length, true));
      CHECK(reached(summed, length, false) == reached(plain, length, false));
      View then = summed;
      then.until = items.some_instant();
      View plain_then = plain;
      plain_then.until = then.until;
      CHECK(elapsed(then) == elapsed(plain_then));
    }
  }
}

TEST_CASE("what items share is added up as if each had it to itself") {
  Items items(17);
  for (int round = 0; round < 200; ++round) {
    View plain = items.view(items.below(12));
    // The same time: of the story up to some instant, and its own from there on.
    const std::size_t split = 20 + items.below(80);
    clocks::Story story;
    story.earlier = std::make_shared<std::vector<clocks::Stretch>>(
        items.stretches.begin(), items.stretches.begin() + static_cast<std::ptrdiff_t>(split));
    story.stretches.assign(items.stretches.begin() + static_cast<std::ptrdiff_t>(split),
                           items.stretches.end());
    clocks::Cycle cycle;
    cycle.started = items.stretches[split].from;
    cycle.last_earlier = static_cast<std::uint32_t>(split);
    cycle.last_stretch = static_cast<std::uint32_t>(story.stretches.size());
    cycle.last_origin = 1;
    story.origins.push_back({kBegin, 0, 0});
    View shared = plain;
    shared.stretches = clocks::Stretches(story, cycle);
    View summed = shared;
    summed.sums = sums_over(summed.stretches.own());
    summed.earlier_sums = sums_over(*story.earlier);
    INFO(round);
    for (int question = 0; question < 10; ++question) {
      plain.until = shared.until = summed.until = items.some_instant();
      const Duration all = elapsed(plain);
      CHECK(elapsed(shared) == all);
      CHECK(elapsed(summed) == all);
      CHECK(by_parts(shared) == by_parts(plain));
      CHECK(paused(summed).open == paused(plain).open);
      CHECK(paused(summed).whole == paused(plain).whole);
      const auto length = static_cast<Duration>(items.below(20 * 86400)) * 1000;
      CHECK(reached(shared, length, true) == reached(plain, length, true));
      CHECK(reached(summed, length, true) == reached(plain, length, true));
      CHECK(reached(summed, length, false) == reached(plain, length, false));
    }
  }
}

TEST_CASE("a length is reached at the leftmost instant at which that much has elapsed") {
  Items items(11);
  for (int round = 0; round < 300; ++round) {
    View view = items.view(items.below(12));
    view.sums = sums_over(view.stretches.own());
    const Duration all = elapsed(view);
    if (all < 2) continue;
    const auto length = static_cast<Duration>(1 + items.below(static_cast<std::uint64_t>(all)));
    const Instant at = reached(view, length, false);
    INFO(round);
    REQUIRE(at != kNever);
    view.until = at;
    CHECK(elapsed(view) == length);
    view.until = at - 1;
    CHECK(elapsed(view) == length - 1);
  }
}

TEST_CASE("copies of a view keep their own past hours") {
  Items items(13);
  View first = items.view(0);
  first.hours = {&items.always, true};
  change_hours(first, {&items.days, false}, kBegin + 2 * 86400000);
  View second = first;
  change_hours(first, {&items.nights, false}, kBegin + 4 * 86400000);
  change_hours(second, {&items.always, true}, kBegin + 5 * 86400000);
  REQUIRE(first.past.rows().size() == 2);
  REQUIRE(second.past.rows().size() == 2);
  CHECK(first.past.rows()[1].to == kBegin + 4 * 86400000);
  CHECK(second.past.rows()[1].to == kBegin + 5 * 86400000);
  CHECK(first.past.rows()[0].to == second.past.rows()[0].to);
}
