// What is owed in kind, summed, and what is owed for the sum.
#include "runtime/settlement/sums.h"

#include <catch2/catch.hpp>

#include "runtime/results/between.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;

namespace {

const std::string kPoints = "points";

ir::SlabRow row(ir::BoundKind bound, const Rational& result, const ir::Owed& owed) {
  return {bound, result, owed};
}
ir::Owed pays(const Rational& amount) { return {ir::FixedAmount{amount}}; }

// A point and a half for each customer with a result below 95%.
ir::Program with_points() {
  ir::Program p = stage::support();
  ir::SlabRow nothing = stage::at_least(Rational(19, 20), 0);
  nothing.amount = {ir::NoAmount{}};
  stage::add_credit(
      p, "points",
      {nothing, row(ir::BoundKind::Otherwise, 0, {ir::InKind{Rational(3, 2), kPoints}})});
  p.credits[0].unit = Rational(1, 2);
  return p;
}

Id<ir::Target> add_sum(ir::Program& p, const Rational& most, bool for_each_customer = false) {
  ir::Target sum;
  sum.name = "sum" + std::to_string(p.targets.size());
  sum.of = ir::OfSum{kPoints};
  sum.test = ir::Comparison::AtMost;
  sum.bound = most;
  if (for_each_customer) sum.groups = p.targets[0].groups;
  p.targets.push_back(sum);
  return Id<ir::Target>::of(p.targets.size() - 1);
}

void add_credit_for(ir::Program& p, Id<ir::Target> target, std::vector<ir::SlabRow> slabs) {
  const Id<ir::Credit> id = stage::add_credit(p, "cut", std::move(slabs));
  p.credits[id.index()].target = target;
}

std::vector<const results::Result*> of_target(const results::PeriodResults& period,
                                              Id<ir::Target> target) {
  std::vector<const results::Result*> found;
  for (const results::Result& result : period.results) {
    if (result.target == target) found.push_back(&result);
  }
  return found;
}

}  // namespace

TEST_CASE("what all owe of one kind is one sum, for which money is owed") {
  ir::Program p = with_points();
  const Id<ir::Target> sum = add_sum(p, 4);
  add_credit_for(p, sum,
                 {row(ir::BoundKind::AtMost, 4, {}), row(ir::BoundKind::Below, 5, pays(100)),
                  row(ir::BoundKind::Otherwise, 0, pays(300))});
  const auto all = stage::settled(p, stage::three_misses());
  const auto january = of_target(all.results[0], sum);
  REQUIRE(january.size() == 1);
  CHECK(january[0]->measured == Measured{MeasuredKind::Number, Rational(9, 2)});
  CHECK(january[0]->verdict == ir::Verdict::Missed);
  CHECK(all.month().total == 100);
  // February has none: 0, which is kept.
  CHECK(of_target(all.results[1], sum)[0]->verdict == ir::Verdict::Met);
  CHECK(all.month(1).total == 0);
}

TEST_CASE("a sum for each of a group has a result for each that has one") {
  ir::Program p = with_points();
  const Id<ir::Target> sum = add_sum(p, 1, true);
  add_credit_for(p, sum,
                 {row(ir::BoundKind::AtMost, 1, {}), row(ir::BoundKind::Otherwise, 0, pays(7))});
  const auto all = stage::settled(p, stage::three_misses());
  const auto january = of_target(all.results[0], sum);
  REQUIRE(january.size() == 3);
  for (const results::Result* result : january) {
    CHECK(result->measured->value == Rational(3, 2));
    CHECK(result->verdict == ir::Verdict::Missed);
  }
  CHECK(all.month().total == 21);
  CHECK(of_target(all.results[1], sum).empty());
}

TEST_CASE("a sum of a longer period has what ends in it") {
  ir::Program p = with_points();
  const Id<ir::Target> sum = add_sum(p, 4);
  p.targets[sum.index()].cadence = ir::Cadence::CalendarQuarter;
  measures::Partial counted = stage::three_misses();
  stage::put(counted, "2026-03", "a", stage::items(0, 2));
  const auto all = stage::settled(p, counted);
  const auto quarter = of_target(all.results.back(), sum);
  REQUIRE(quarter.size() == 1);
  CHECK(quarter[0]->measured->value == 6);
}

TEST_CASE("of a sum that may be more every row that may hold is tried where it begins and ends") {
  ir::Program p = with_points();
  const Id<ir::Target> sum = add_sum(p, 4);
  ir::Rate each{{ir::FixedAmount{10}}, {ir::EachOfSum{kPoints}}, {}};
  add_credit_for(p, sum,
                 {row(ir::BoundKind::AtMost, 4, {}), row(ir::BoundKind::Below, 8, pays(500)),
                  row(ir::BoundKind::Otherwise, 0, {each})});
  const auto all = stage::settled(p, stage::three_misses());
  const results::PeriodResults& january = all.results[0];
  const results::Result& result = *of_target(january, sum)[0];
  const std::vector<ir::ItemRate> none;
  const owed::Case asked{
      p, {1}, result.counts, *result.measured, january.period.calendar, result.group, none};
  const auto amounts = [&](const Rational& least, const std::optional<Rational>& most) {
    std::vector<Rational> found;
    for (const results::MayOwe& one : results::may_owe(asked, least, most)) {
      found.push_back(one.amount.exact);
    }
    return found;
  };
  using Amounts = std::vector<Rational>;
  CHECK(amounts(2, 3) == Amounts{0, 0});
  CHECK(amounts(4, 4) == Amounts{0, 0});
  CHECK(amounts(8, 8) == Amounts{80, 80});
  CHECK(amounts(3, 12) == Amounts{0, 0, 500, 500, 80, 120});
  CHECK(results::may_owe(asked, 9, std::nullopt).back().no_end);
}
