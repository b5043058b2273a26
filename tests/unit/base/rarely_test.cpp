#include "runtime/base/rarely.h"

#include <catch2/catch.hpp>
#include <string>

using namespace akad;

static_assert(sizeof(Rarely<std::string>) == sizeof(void*));

TEST_CASE("what a row seldom has is copied with the row, and left behind when it moves") {
  const Rarely<std::string> none, some(std::optional<std::string>("x"));
  CHECK_FALSE(none.has_value());
  CHECK(*some == "x");
  CHECK(some->size() == 1);
  Rarely<std::string> copy = some;
  CHECK(&*copy != &*some);
  CHECK(*copy == "x");
  const Rarely<std::string> moved = std::move(copy);
  CHECK(*moved == "x");
  copy = none;
  CHECK_FALSE(copy);
}
