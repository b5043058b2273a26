#include <catch2/catch.hpp>

#include "runtime/engine/digits.h"

using namespace akad;

namespace {

Measured share(const Rational& of_one) { return {MeasuredKind::Share, of_one}; }
Measured percent(const char* text) { return share(*parse_decimal(text) / 100); }

}  // namespace

TEST_CASE("what does not end is said by its first digits") {
  const Measured most = share(Rational(59, 60));  // 98.333…%
  for (const char* text : {"98.3", "98.33", "98.333333", "98.3333333333"}) {
    INFO(text);
    CHECK(engine::says(percent(text), most));
  }
  for (const char* text : {"98", "98.4", "98.34", "98.2", "100", "99", "98.33333333333"}) {
    INFO(text);
    CHECK_FALSE(engine::says(percent(text), most));
  }
  // Rounded or cut: as it is shown, or as anybody would round it.
  CHECK(engine::says(percent("66.6"), share(Rational(2, 3))));
  CHECK(engine::says(percent("66.7"), share(Rational(2, 3))));
  CHECK_FALSE(engine::says(percent("66.8"), share(Rational(2, 3))));
}

TEST_CASE("what ends is written to its end, and whole numbers say themselves alone") {
  CHECK(engine::says(percent("87.5"), share(Rational(7, 8))));
  CHECK(engine::says(percent("87.50"), share(Rational(7, 8))));
  CHECK_FALSE(engine::says(percent("87.4"), share(Rational(7, 8))));
  CHECK_FALSE(engine::says(percent("99.9"), percent("99.96")));
  CHECK_FALSE(engine::says(percent("100"), share(Rational(2999, 3000))));
  CHECK_FALSE(engine::says(percent("99.9"), share(1)));
  CHECK_FALSE(engine::says(percent("0"), share(Rational(1, 3000))));
  CHECK(engine::says(share(1), share(1)));
}

TEST_CASE("two kinds say nothing of each other") {
  CHECK_FALSE(engine::says({MeasuredKind::Number, Rational(1, 3)}, share(Rational(1, 3))));
  CHECK(engine::says({MeasuredKind::Number, *parse_decimal("0.33")},
                     {MeasuredKind::Number, Rational(1, 3)}));
}
