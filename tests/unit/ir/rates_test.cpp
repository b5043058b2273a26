// What no sentence of the language can say is refused: tables of results, and rates.
#include <catch2/catch.hpp>

#include "tests/unit/ir/broken.h"

using namespace akad;
using namespace akad::ir;

namespace {

// The first rows of the first credit's table, which is about a share.
Broken table(const char* expected, std::vector<std::pair<BoundKind, Rational>> rows) {
  return {expected, [rows](Program& p) {
            std::vector<SlabRow>& slabs = p.credits[0].slabs;
            slabs.erase(slabs.begin(), slabs.end() - 1);
            for (std::size_t at = rows.size(); at-- > 0;) {
              slabs.insert(slabs.begin(), {rows[at].first, rows[at].second, {}});
            }
          }};
}

// Of items where the credit is the first one, of time where it is the second.
Broken rate(const char* expected, std::size_t credit, Price price, Each each,
            std::optional<Price> most = {}) {
  return {expected, [=](Program& p) {
            p.credits[credit].slabs = {{BoundKind::Otherwise, 0, {Rate{price, each, most}}}};
            p.credits[credit].when = OwedWhen::Missed;
          }};
}

Price share_of_fee(const Rational& share) { return {ShareOfFee{share, {0}}}; }

}  // namespace

TEST_CASE("the rows of a table go one way, and each takes some results and leaves some") {
  using enum BoundKind;
  const Rational high(19, 20), low(9, 10);
  const auto verified = [](const Broken& sound) {
    Program p = sample_program();
    sound.breaking(p);
    return verify(p);
  };
  for (const Broken& sound :
       {table("", {{MoreThan, high}, {AtLeast, high}}), table("", {{Below, low}, {AtMost, low}}),
        table("", {{MoreThan, high}, {MoreThan, low}}), table("", {{AtLeast, 1}, {MoreThan, 0}}),
        table("", {{AtMost, 0}, {Below, 1}})}) {
    CHECK(verified(sound) == "");
  }
  const char* order = "/credits/0: the rows of a table go one way";
  const char* reached = "/credits/0: every row of a table can be reached";
  check_all({
      table(order, {{AtLeast, high}, {MoreThan, high}}),
      table(order, {{AtMost, low}, {Below, low}}),
      table(order, {{AtLeast, high}, {AtMost, low}}),
      table(order, {{Below, low}, {MoreThan, high}}),
      table(reached, {{MoreThan, 1}}),
      table(reached, {{AtMost, 1}}),
      table(reached, {{AtLeast, 0}}),
      table(reached, {{Below, 0}}),
  });
}

TEST_CASE("only the most of a rate may be more than the fee") {
  const Each down{EachTimeDown{}};
  Program p = sample_program();
  rate("", 1, share_of_fee(Rational(1, 20)), down, share_of_fee(Rational(3, 2))).breaking(p);
  CHECK(verify(p) == "");
  check_all({
      rate("/credits/1: the share of a fee", 1, share_of_fee(Rational(3, 2)), down),
      rate("/credits/1: the share of a fee", 1, share_of_fee(1), down, share_of_fee(-1)),
      rate("/credits/1: misses", 1, share_of_fee(1), {EachMiss{}}),
      rate("/credits/0: downtime", 0, share_of_fee(1), down),
      rate("/credits/0: downtime", 0, share_of_fee(1), {ShareOfTimeDown{}}),
      rate("/credits/1: an amount of an item", 1, {ShareOfItem{1, {1}}}, down),
      rate("/credits/1: a unit of time", 1, share_of_fee(1), {EachTimeDown{0}}),
      rate("/credits/1: a step", 1, share_of_fee(1), {EachPointBelow{0, 1}}),
  });
}

TEST_CASE("what items are worth is owed for their misses and lateness alone") {
  const Price cost{ShareOfItem{1, {1}}};
  Program p = sample_program();
  rate("", 0, cost, {EachMiss{}}).breaking(p);
  CHECK(verify(p) == "");
  check_all({
      rate("/credits/0: what items are worth", 0, cost,
           {EachPointBelow{Rational(1, 100), Rational(9, 10)}}),
      rate("/credits/0: where each item has", 0, cost, {EachMiss{3}}),
      rate("/credits/0: an amount of an item is owed", 0, share_of_fee(1), {EachMiss{}}, cost),
  });
}
