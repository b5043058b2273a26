// What stands between an amount owed and its payment: what it comes to in the IR, and what is
// refused.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string with_lines(const std::string& lines) {
  return agreement(frame() +
                   "target done {\n handling is within 8 hours of office\n"
                   " for all tickets closed in each calendar month\n"
                   " open at the end of a period: left out\n with no tickets: met\n}\n"
                   "credit c for done {\n"
                   " the result is | at least 100% | no credit | otherwise | 5% of charge |\n " +
                   lines + "\n}\n");
}

ir::Credit compiled_with(const std::string& lines) {
  const auto out = compiled(with_lines(lines));
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program.has_value());
  return out.program->credits.at(0);
}

}  // namespace

TEST_CASE("small amounts are below a limit, or up to it, and are not due or raised to it") {
  using Become = ir::SmallAmounts::Become;
  const auto below = compiled_with("amounts below IDR 10_000 are not due").small.value();
  CHECK(below.limit == 10'000);
  CHECK_FALSE(below.limit_too);
  CHECK(below.become == Become::NotDue);
  CHECK(compiled_with("amounts up to IDR 10_000 are not due").small->limit_too);
  const auto raised =
      compiled_with("amounts below IDR 10_000 are raised to IDR 10_000").small.value();
  CHECK(raised.become == Become::Raised);
  CHECK(raised.limit == 10'000);
  CHECK_FALSE(compiled_with("rounded half up to IDR 1").small);
}

TEST_CASE("small amounts that make no order are refused") {
  const auto errors = [](const std::string& lines) { return errors_of(with_lines(lines)); };
  CHECK(errors("amounts below IDR 0 are not due") == "AK0308");
  CHECK(errors("amounts below USD 1 are not due") == "AK0304");
  CHECK(errors("amounts below IDR 0.5 are not due") == "AK0309");
  CHECK(errors("amounts below IDR 10_000 are raised to IDR 20_000") == "AK0308");
  CHECK(errors("amounts up to IDR 10_000 are raised to IDR 10_000") == "AK0207");
  CHECK(errors("rounded down to IDR 1_000\n amounts below IDR 1_500 are raised to IDR 1_500") ==
        "AK0308");
  CHECK(errors("rounded down to IDR 500\n amounts below IDR 1_500 are raised to IDR 1_500") == "");
  CHECK(errors("amounts below IDR 1 are not due\n amounts below IDR 2 are not due") == "AK0203");
}
