#include "text.h"

#include <catch2/catch.hpp>

#include "tests/property/ugly.h"

using namespace akad;
using namespace akad::grammar;

TEST_CASE("every sentence of the grammar can be written as badly as can be, and is laid out") {
  ugly::Random random(20'261'128);
  for (const Row& row : rows()) {
    const auto text = text_with(row);
    const auto plain = ugly::formatted(text);
    INFO(text);
    REQUIRE(plain.wrong.empty());
    for (int times = 0; times < 5; ++times) {
      const auto written = ugly::made_ugly(text, random);
      INFO(written);
      CHECK(ugly::formatted(written).wrong.empty());
    }
  }
}
