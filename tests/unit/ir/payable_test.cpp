// What stands between an amount owed and its payment: what no sentence can say is refused.
#include <catch2/catch.hpp>

#include "tests/unit/ir/broken.h"

using namespace akad;
using namespace akad::ir;

namespace {

Broken small(const char* expected, const SmallAmounts& amounts) {
  return {expected, [=](Program& p) { p.credits[0].small = amounts; }};
}

}  // namespace

TEST_CASE("small amounts are below one that can be paid, and are raised to it alone") {
  using Become = SmallAmounts::Become;
  const char* limit = "/credits/0: small amounts are below one that can be paid";
  const char* raised = "/credits/0: a small amount is raised to one that rounding leaves";
  check_all({
      small(limit, {0, false, Become::NotDue}),
      small(limit, {-1, false, Become::NotDue}),
      small(limit, {Rational(1, 7), false, Become::NotDue}),
      small(raised, {1000, true, Become::Raised}),
  });
}
