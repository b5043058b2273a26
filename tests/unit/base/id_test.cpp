#include "runtime/base/id.h"

#include <catch2/catch.hpp>
#include <type_traits>

using namespace akad;

namespace {

struct Clock {};
struct Target {};

// Neither a number nor an id of other rows passes for an id.
static_assert(!std::is_convertible_v<int, Id<Clock>>);
static_assert(!std::is_convertible_v<Id<Target>, Id<Clock>>);
static_assert(!std::is_convertible_v<Id<Clock>, int>);
static_assert(sizeof(Id<Clock>) == 4);

}  // namespace

TEST_CASE("the ids of a table are those of its rows, in order") {
  const std::vector<Clock> three(3), none;
  std::vector<std::size_t> places;
  for (const Id<Clock> id : ids_of(three)) places.push_back(id.index());
  CHECK(places == std::vector<std::size_t>{0, 1, 2});
  for (const Id<Clock> id : ids_of(none)) FAIL(id.at);
  CHECK_FALSE(Id<Clock>{}.valid());
  CHECK(Id<Clock>::of(2) == Id<Clock>{2});
}

TEST_CASE("a range of ids has its first and not its last") {
  const Ids<Clock> range{{2}, {5}};
  CHECK(range.size() == 3);
  CHECK_FALSE(range.has({1}));
  CHECK(range.has({2}));
  CHECK(range.has({4}));
  CHECK_FALSE(range.has({5}));
  CHECK_FALSE(range.has({}));
}
