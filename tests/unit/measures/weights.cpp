#include "runtime/clocks/outages/weights.h"

#include <catch2/catch.hpp>

using namespace akad;
using namespace akad::clocks;

namespace {

struct Piece {
  Instant from, to;
  Rational share;
  bool operator==(const Piece&) const = default;
};

std::vector<Piece> told(const std::vector<Weighed>& weights) {
  std::vector<Piece> pieces;
  for (const Weighed& one : weights) pieces.push_back({one.span.from, one.span.to, one.share});
  return pieces;
}

using Pieces = std::vector<Piece>;
const Rational kHalf(1, 2), kThird(1, 3);

}  // namespace

TEST_CASE("a share holds until the next is told, and the whole is not listed") {
  WeightSteps steps;
  steps.from(10, kHalf);
  steps.from(12, kHalf);
  steps.from(20, 1);
  steps.from(30, kThird);
  CHECK(told(steps.until(50)) == Pieces{{10, 20, kHalf}, {30, 50, kThird}});
  CHECK(told(WeightSteps{}.until(50)).empty());
}

TEST_CASE("pieces are all of a stretch, those that weigh the whole too") {
  const Weights weights = {{{10, 20}, kHalf}, {{20, 30}, kThird}, {{40, 60}, kHalf}};
  CHECK(told(pieces_of(weights, {0, 5})) == Pieces{{0, 5, 1}});
  CHECK(told(pieces_of(weights, {15, 25})) == Pieces{{15, 20, kHalf}, {20, 25, kThird}});
  CHECK(told(pieces_of(weights, {5, 50})) ==
        Pieces{{5, 10, 1}, {10, 20, kHalf}, {20, 30, kThird}, {30, 40, 1}, {40, 50, kHalf}});
  CHECK(told(pieces_of({}, {5, 50})) == Pieces{{5, 50, 1}});
}

TEST_CASE(
    "what is between counts as what was down last, and what is untold has a share of its own") {
  const Weights weights = {{{0, 20}, kHalf}, {{30, 100}, kThird}};
  const time::IntervalSet down = {{0, 10}, {15, 18}, {40, 60}};
  CHECK(told(weights_over(down, weights, {}, 1)) == Pieces{{0, 40, kHalf}, {40, 60, kThird}});
  // In full from 15 to the next that is down, and from 50 on.
  CHECK(told(weights_over(down, weights, {{15, 18}, {50, 70}}, 1)) ==
        Pieces{{0, 15, kHalf}, {40, 50, kThird}});
  CHECK(weights_over({}, weights, {{15, 18}}, 1).empty());
}
