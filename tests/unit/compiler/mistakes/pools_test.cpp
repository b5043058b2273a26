// Fees that are shares of others, however many, and what follows from the order of their lines.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// `charge`, then so many pools, each a share of the one before.
std::string pools(int deep, bool deepest_first = false) {
  std::string text;
  for (int i = 1; i <= deep; ++i) {
    const std::string of = i == 1 ? "charge" : "p" + std::to_string(i - 1);
    const std::string fee = "fee p" + std::to_string(i) + " = 50% of " + of + "\n";
    text = deepest_first ? fee + text : text + fee;
  }
  return agreement(frame() + text);
}

std::string priced(const std::string& lines) {
  return digest_of(agreement("fee charge = IDR 5_000_000 each calendar month, before tax" + lines));
}

}  // namespace

TEST_CASE("pools are as deep as conditions are, and told once beyond that, in either order") {
  for (const bool deepest_first : {false, true}) {
    CHECK(errors_of(pools(64, deepest_first)).empty());
    CHECK(errors_of(pools(65, deepest_first)) == "AK0902");
    CHECK(errors_of(pools(500, deepest_first)) == "AK0902");
  }
}

TEST_CASE("a fee that leads into a circle is not the circle") {
  const Sink sink =
      compiled(agreement(frame() + "fee a = 10% of b\nfee b = 10% of c\nfee c = 10% of b\n")).sink;
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].message == "the fee `b` is a share of itself");
}

TEST_CASE("a share above a fee is told once where it would be a fee") {
  CHECK(errors_of(agreement(frame() + "fee a = 110% of charge\n")) == "AK0306");
}

TEST_CASE("what a part costs may stand before changes of a fee, behind them or between") {
  const std::string part = ", a part of a period: the whole fee";
  const std::string july = ", from 2026-07-01 IDR 6_000_000";
  const std::string august = ", from 2026-08-01 IDR 7_000_000";
  const std::string first = priced(part + july + august);
  CHECK(first.starts_with("sha256:"));
  CHECK(priced(july + august + part) == first);
  CHECK(priced(july + part + august) == first);
  CHECK(priced(part + july + august + part) == "mistakes");
}
