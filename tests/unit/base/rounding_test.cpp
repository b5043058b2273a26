// Rounding is one rule for every kind of number.
#include "runtime/base/rounding.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>

using namespace akad;

namespace {

constexpr std::array<RoundingMode, 4> kModes = {RoundingMode::HalfUp, RoundingMode::HalfEven,
                                                RoundingMode::Down, RoundingMode::Up};

}  // namespace

TEST_CASE("whole numbers are rounded as fractions are") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 4'000; ++round) {
    const auto unit = static_cast<std::int64_t>(random() % 40 + 1);
    const auto value = static_cast<std::int64_t>(random() % 400);
    for (const RoundingMode mode : kModes) {
      INFO(value << " to a multiple of " << unit << ", mode " << static_cast<int>(mode));
      REQUIRE(Rational(round_whole(value, mode, unit)) == round_to(value, mode, unit));
    }
  }
}

TEST_CASE("halves of whole numbers, by mode") {
  CHECK(round_whole(150, RoundingMode::HalfUp, 100) == 200);
  CHECK(round_whole(149, RoundingMode::HalfUp, 100) == 100);
  CHECK(round_whole(250, RoundingMode::HalfEven, 100) == 200);
  CHECK(round_whole(350, RoundingMode::HalfEven, 100) == 400);
  CHECK(round_whole(251, RoundingMode::HalfEven, 100) == 300);
  CHECK(round_whole(199, RoundingMode::Down, 100) == 100);
  CHECK(round_whole(101, RoundingMode::Up, 100) == 200);
  CHECK(round_whole(100, RoundingMode::Up, 100) == 100);
  CHECK(round_whole(3, RoundingMode::HalfUp, 7) == 0);  // an odd unit has no half
  CHECK(round_whole(4, RoundingMode::HalfUp, 7) == 7);
}
