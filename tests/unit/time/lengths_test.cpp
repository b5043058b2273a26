#include "runtime/time/lengths.h"

#include <catch2/catch.hpp>

using namespace akad;
using time::Lengths;

TEST_CASE("how much of a set lies within a stretch is what is left of it there") {
  const time::IntervalSet set = {{10, 20}, {30, 35}, {50, 80}};
  const Lengths lengths(set);
  for (Instant from = 0; from <= 90; ++from) {
    for (Instant to = from - 1; to <= 90; ++to) {
      CHECK(lengths.within({from, to}) == time::total_length(time::clipped(set, {from, to})));
    }
  }
}

TEST_CASE("nothing lies within a set of nothing") {
  CHECK(Lengths().empty());
  CHECK(Lengths().within({0, 100}) == 0);
  CHECK(Lengths(time::IntervalSet()).within({0, 100}) == 0);
}
