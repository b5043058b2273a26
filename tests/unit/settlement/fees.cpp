// Shares of fees by group, in other money, and their tax.
#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::items;
using stage::put;
using stage::settled;
using stage::three_misses;

namespace {

ir::SlabRow share_of(const Rational& share, std::int32_t fee = 0) {
  return {ir::BoundKind::Otherwise, 0, {ir::ShareOfFee{share, {fee}}}};
}

// A fee of 500 for `a`, 701 for `b` and none for the others.
ir::Program by_customer() {
  ir::Program p = stage::support();
  p.fees[0].amount = 0;
  p.fees[0].for_each = "customer";
  p.fees[0].of_groups = {{"a", 500, {}}, {"b", 701, {}}};
  stage::add_credit(p, "credit", {share_of(Rational(1, 2))});
  return p;
}

using Amounts = std::vector<Rational>;

}  // namespace

TEST_CASE("each line is a share of the fee of its own group, and one without a fee says so") {
  const ir::Program p = by_customer();
  const auto s = settled(p, three_misses());
  const auto& lines = s.month().items;
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].exact == 250);
  CHECK(lines[0].base == Rational(500));
  CHECK(lines[1].exact == Rational(701, 2));
  CHECK(lines[1].payable == 351);
  CHECK(lines[2].exact == 0);
  CHECK(lines[2].without_fee);
  CHECK_FALSE(settlement::owes(lines[2]));
  CHECK(s.month().total == 601);
}

TEST_CASE("a cap for each group is a share of the fee of that group") {
  ir::Program p = by_customer();
  ir::Cap cap{"most", {}, {}, {ir::ShareOfFee{Rational(1, 10), {0}}}, {{0}}, false};
  p.caps = {cap};
  const auto s = settled(p, three_misses());
  CHECK(stage::payables(s) == Amounts{50, 70, 0});
}

TEST_CASE("the rate of a group's fee is its price and its most") {
  ir::Program p = by_customer();
  ir::Rate rate{{ir::ShareOfFee{Rational(3, 5), {0}}}, {ir::EachMiss{}}, {}};
  rate.most = ir::Price{ir::ShareOfFee{1, {0}}};
  p.credits[0].slabs = {{ir::BoundKind::Otherwise, 0, {rate}}};
  p.credits[0].when = ir::OwedWhen::Always;
  measures::Partial partial;
  put(partial, "2026-01", "a", items(0, 2));
  put(partial, "2026-01", "b", items(0, 1));
  const auto s = settled(p, partial);
  CHECK(stage::payables(s) == Amounts{500, 421});
  CHECK(s.month().items[0].working->price == Rational(300));
  CHECK(s.month().items[1].working->base == Rational(701));
}

TEST_CASE("a fee in other money is exchanged exactly, and rounded with its line alone") {
  ir::Program p = by_customer();
  p.fees[0].currency = "USD";
  p.fees[0].exchange = Rational(1625, 100);
  const auto s = settled(p, three_misses());
  CHECK(s.month().items[1].exact == Rational(701, 2) * Rational(1625, 100));  // 5695.625
  CHECK(s.month().items[1].payable == 5'696);
}

TEST_CASE("tax on top is rounded half up once for each line, and totals are sums of lines") {
  ir::Program p = by_customer();
  p.fees[0].tax_rate = Rational(11, 100);
  const auto s = settled(p, three_misses());
  const auto& lines = s.month().items;
  REQUIRE(lines[0].tax);
  CHECK(lines[0].tax->before == 250);
  CHECK(lines[0].tax->tax == 28);  // 27.5
  CHECK(lines[0].tax->with() == 278);
  CHECK(lines[1].tax->tax == 39);  // of 351: 38.61
  REQUIRE(s.month().tax);
  CHECK(s.month().tax->before == 601);
  CHECK(s.month().tax->tax == 67);
  CHECK(s.month().tax->with() == 668);
  CHECK(s.month().total == 601);
}

TEST_CASE("tax that an amount contains is told of it") {
  ir::Program p = by_customer();
  p.fees[0].tax = ir::TaxBasis::AfterTax;
  p.fees[0].tax_rate = Rational(11, 100);
  const auto s = settled(p, three_misses());
  CHECK(s.month().items[1].tax->tax == 35);  // 351 × 11 / 111 = 34.78…
  CHECK(s.month().items[1].tax->before == 316);
  CHECK(s.month().tax->with() == s.month().total);
}

TEST_CASE("a line goes by the tax of its own row; of others nothing is said") {
  ir::Program p = by_customer();
  p.fees[0].tax_rate = Rational(11, 100);
  p.fees.push_back(p.fees[0]);
  p.fees[1].name = "other";
  p.fees[1].tax_rate = Rational(12, 100);
  p.credits[0].slabs = {{ir::BoundKind::AtLeast, Rational(1, 2), {ir::ShareOfFee{1, {0}}}},
                        share_of(1, 1)};
  stage::add_credit(p, "fixed", {stage::otherwise(7)});
  measures::Partial partial;
  put(partial, "2026-01", "a", items(1, 1));
  put(partial, "2026-01", "b", items(0, 1));
  const auto s = settled(p, partial);
  const auto& lines = s.month().items;
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].tax->rate == Rational(11, 100));
  CHECK(lines[1].tax->rate == Rational(12, 100));
  CHECK_FALSE(lines[2].tax);
  CHECK(s.month().tax->before == 1201);
  CHECK(s.month().tax->untaxed == 14);
}

TEST_CASE("where no fee says its tax there is none") {
  const ir::Program p = by_customer();
  const auto s = settled(p, three_misses());
  CHECK_FALSE(s.month().tax);
  CHECK_FALSE(s.month().items[0].tax);
}
