#include "runtime/time/interval_set.h"

#include <catch2/catch.hpp>

using namespace akad;
using namespace akad::time;

TEST_CASE("normalized sorts, merges and drops what is empty") {
  CHECK(normalized({}).empty());
  CHECK(normalized({{5, 5}, {9, 3}}).empty());
  CHECK(normalized({{5, 7}, {1, 3}}) == IntervalSet{{1, 3}, {5, 7}});
  CHECK(normalized({{1, 3}, {3, 5}}) == IntervalSet{{1, 5}});
  CHECK(normalized({{1, 9}, {2, 3}, {8, 12}}) == IntervalSet{{1, 12}});
}

TEST_CASE("set algebra at touching edges") {
  const IntervalSet a = {{0, 10}, {20, 30}};
  const IntervalSet b = {{5, 20}, {30, 40}};
  CHECK(united(a, b) == IntervalSet{{0, 40}});
  CHECK(intersected(a, b) == IntervalSet{{5, 10}});
  CHECK(without(a, b) == IntervalSet{{0, 5}, {20, 30}});
  CHECK(without(b, a) == IntervalSet{{10, 20}, {30, 40}});
  CHECK(without({{0, 100}}, {{10, 20}, {30, 40}}) == IntervalSet{{0, 10}, {20, 30}, {40, 100}});
  CHECK(without({{0, 5}, {6, 8}}, {{0, 100}}).empty());
  CHECK(united({}, a) == a);
  CHECK(intersected({}, a).empty());
  CHECK(without(a, {}) == a);
}

TEST_CASE("clipping, shifting, measuring") {
  const IntervalSet set = {{0, 10}, {20, 30}, {40, 50}};
  CHECK(clipped(set, {5, 45}) == IntervalSet{{5, 10}, {20, 30}, {40, 45}});
  CHECK(clipped(set, {10, 20}).empty());
  CHECK(clipped(set, {25, 25}).empty());
  CHECK(clipped(set, {30, 5}).empty());
  CHECK(shifted(set, -5) == IntervalSet{{-5, 5}, {15, 25}, {35, 45}});
  CHECK(total_length(set) == 30);
}

TEST_CASE("coalescing joins neighbours less than the gap apart") {
  const IntervalSet set = {{0, 10}, {13, 20}, {24, 30}};
  CHECK(coalesced(set, 0) == set);
  CHECK(coalesced(set, 3) == set);
  CHECK(coalesced(set, 4) == IntervalSet{{0, 20}, {24, 30}});
  CHECK(coalesced(set, 5) == IntervalSet{{0, 30}});
}
