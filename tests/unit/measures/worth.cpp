// Amounts that are a share of what the item itself is worth.
#include <catch2/catch.hpp>

#include "tests/harness/records.h"
#include "tests/unit/measures/owing.h"

using namespace stage;
using ir::OpenItems;

namespace {

using Amounts = std::vector<Rational>;

const std::vector<std::string> kMarchAndApril = {"2025-03", "2025-04"};

// Opened on 30 March, resolved on 10 April; the charge is owed for each miss.
Stage delivery(OpenItems open = OpenItems::OverdueMissed) {
  Stage s = late_tickets();
  of_items(s.target()).open_items = open;
  owe(s, rate(of_worth(s), {ir::EachMiss{}}));
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.happen("T1", "2025-04-10 10:00", "resolved");
  return s;
}

std::uint64_t unknown_in(Stage& s, const std::string& month) {
  return owed_in(s.run("2025-07-01 00:00"), month).unknown;
}

}  // namespace

TEST_CASE("a miss is owed once, with what the item is worth when it is counted first") {
  Stage s = delivery();
  say_worth(s, "T1", "2025-03-30 10:00", 5000);
  say_worth(s, "T1", "2025-04-05 10:00", 9000);
  CHECK(amounts(s, kMarchAndApril) == Amounts{5000, 0});
  Stage at_stop = delivery(OpenItems::LeftOut);
  say_worth(at_stop, "T1", "2025-03-30 10:00", 5000);
  say_worth(at_stop, "T1", "2025-04-05 10:00", 9000);
  CHECK(amounts(at_stop, kMarchAndApril) == Amounts{0, 9000});
  Stage with_it = delivery(OpenItems::LeftOut);
  say_worth(with_it, "T1", "2025-04-10 10:00", 700);  // with the stop itself
  CHECK(amounts(with_it, kMarchAndApril) == Amounts{0, 700});
}

TEST_CASE("what an item is worth at the very end of a period is not known in it") {
  Stage s = delivery();
  say_worth(s, "T1", "2025-04-01 00:00", 5000);
  CHECK(amounts(s, kMarchAndApril) == Amounts{0, 0});
  CHECK(unknown_in(s, "2025-03") == 1);
  CHECK(unknown_in(s, "2025-04") == 0);  // it was owed, and nobody knows what
}

TEST_CASE("an item of which no log says the worth is counted as unknown") {
  Stage never = delivery(OpenItems::LeftOut);
  CHECK(unknown_in(never, "2025-04") == 1);
  CHECK(owed_in(never.run("2025-07-01 00:00"), "2025-04").negative == 0);
  Stage less_than_nothing = delivery(OpenItems::LeftOut);
  say_worth(less_than_nothing, "T1", "2025-03-30 10:00", -5);
  CHECK(unknown_in(less_than_nothing, "2025-04") == 1);
  CHECK(owed_in(less_than_nothing.run("2025-07-01 00:00"), "2025-04").negative == 1);
  CHECK(less_than_nothing.item("2025-07-01 00:00").owed->at(0).negative);
  Stage nothing = delivery(OpenItems::LeftOut);
  say_worth(nothing, "T1", "2025-03-30 10:00", 0);
  CHECK(unknown_in(nothing, "2025-04") == 0);
  CHECK(owed_in(nothing.run("2025-07-01 00:00"), "2025-04").items == 1);
  const measures::Item item = never.item("2025-07-01 00:00");
  REQUIRE(item.owed);
  CHECK(item.owed->at(0).units == 1);
  CHECK_FALSE(item.owed->at(0).owed);
}

TEST_CASE("where the most is a share of what nobody knows, the amount is unknown too") {
  Stage s = late_tickets();
  const ir::EachTimeLate days{kDay, ir::Parts::OrPart, true};
  owe(s, rate(rupiah(10), {days}, of_worth(s, Rational(1, 100))));
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.happen("T1", "2025-04-10 10:00", "resolved");
  CHECK(amounts(s, kMarchAndApril) == Amounts{0, 0});
  CHECK(unknown_in(s, "2025-03") == 1);
  CHECK(unknown_in(s, "2025-04") == 1);
  say_worth(s, "T1", "2025-03-30 10:00", 3000);
  CHECK(amounts(s, kMarchAndApril) == Amounts{20, 10});
}

TEST_CASE("price and most may be shares of different things") {
  Stage s = late_tickets();
  const ir::Price most{ir::ShareOfItem{1, s.signal("charge", ir::SignalKind::Money)}};
  owe(s, rate(of_worth(s, Rational(1, 10)), {ir::EachTimeLate{kDay, ir::Parts::Full, true}}, most));
  ir::Constant charge;
  charge.kind = ir::ConstantKind::Number;
  charge.number = 250;
  say_worth(s, "T1", "2025-04-01 10:00", 1000);
  harness::Records(s.program, s.store)
      .say("T1", wib("2025-04-01 10:00"), s.signal("charge", ir::SignalKind::Money), charge);
  s.happen("T1", "2025-04-01 10:00", "opened");
  s.happen("T1", "2025-04-04 15:00", "resolved");
  CHECK(amounts(s, {"2025-04"}) == Amounts{250});
}

TEST_CASE("by start and by due an item is worth what it is at the end of its period") {
  for (const auto by : {ir::Attribution::ByStart, ir::Attribution::ByDue}) {
    Stage s = delivery(OpenItems::LeftOut);
    of_items(s.target()).attribution = by;
    say_worth(s, "T1", "2025-03-30 10:00", 5000);
    say_worth(s, "T1", "2025-04-05 10:00", 9000);
    CHECK(amounts(s, kMarchAndApril) == Amounts{5000, 0});
  }
}
