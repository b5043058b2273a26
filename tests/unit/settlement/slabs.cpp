// Which row of a credit's table holds.
#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::at_least;
using stage::below;
using stage::items;
using stage::otherwise;
using stage::payables;
using stage::put;
using stage::settled;

namespace {

using Amounts = std::vector<Rational>;

// The rows that held for one customer each, in the order of the lines.
std::vector<std::int32_t> rows_of(const stage::Settled& s) {
  std::vector<std::int32_t> rows;
  for (const settlement::LineItem& line : s.month().items) rows.push_back(line.slab.at);
  return rows;
}

}  // namespace

TEST_CASE("the first slab that holds gives the amount, at the boundary too") {
  ir::Program p = stage::support();
  const auto credit = stage::add_credit(
      p, "credit", {at_least(Rational(19, 20), 0), at_least(Rational(9, 10), 50), otherwise(100)});
  measures::Partial partial;
  put(partial, "2026-01", "a", items(19, 1));
  put(partial, "2026-01", "b", items(9, 1));
  put(partial, "2026-01", "c", items(899, 101));
  const auto s = settled(p, partial);
  CHECK(payables(s) == Amounts{50, 100});
  CHECK(rows_of(s) == std::vector<std::int32_t>{1, 2});
  const settlement::LineItem& last = s.month().items[1];
  CHECK(last.credit == credit);
  CHECK(s.results[0].results[last.result.index()].group == results::Group{"c"});
  CHECK(last.measured == Measured{MeasuredKind::Share, Rational(899, 1000)});
  CHECK(s.month().total == 150);
}

TEST_CASE("a result that is a bound is not below it, by however little it misses it") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit",
                    {below(Rational(1, 2), 200), below(Rational(4, 5), 125), otherwise(10)});
  measures::Partial partial;
  put(partial, "2026-01", "a", items(1, 1));
  put(partial, "2026-01", "b", items(499'999, 500'001));
  put(partial, "2026-01", "c", items(4, 1));
  put(partial, "2026-01", "d", items(799'999, 200'001));
  CHECK(payables(settled(p, partial)) == Amounts{125, 200, 10, 125});
}

TEST_CASE("a share of a fee is exact") {
  ir::Program p = stage::support();
  const ir::Owed share{ir::ShareOfFee{Rational(1, 3), {0}}};
  stage::add_credit(p, "credit", {{ir::BoundKind::Otherwise, 0, share}});
  measures::Partial partial;
  put(partial, "2026-01", "a", items(0, 1));
  const auto s = settled(p, partial);
  CHECK(s.month().items[0].exact == Rational(1000, 3));
  CHECK(s.month().items[0].payable == 333);
}

TEST_CASE("an empty month that counts as missed is asked with nothing, one that is met with all") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {at_least(1, 7), below(Rational(1, 1000), 100), otherwise(1)});
  measures::Partial partial;
  put(partial, "2026-01", "a", items(0, 0));
  p.targets[0].empty = ir::EmptyMonth::Missed;
  CHECK(payables(settled(p, partial)) == Amounts{100});
  p.targets[0].empty = ir::EmptyMonth::Met;
  CHECK(payables(settled(p, partial)) == Amounts{7});
  p.targets[0].empty = ir::EmptyMonth::NotApplicable;
  CHECK(payables(settled(p, partial)).empty());
}

TEST_CASE("misses that the small-number rule allows earn nothing, one more earns the credit") {
  ir::Program p = stage::support();
  of_items(p.targets[0]).small_below = 20;
  of_items(p.targets[0]).small_misses = 1;
  stage::add_credit(p, "credit", {otherwise(100)});
  measures::Partial partial;
  put(partial, "2026-01", "a", items(9, 1));
  CHECK(payables(settled(p, partial)).empty());
  put(partial, "2026-01", "a", items(9, 2));
  CHECK(payables(settled(p, partial)) == Amounts{100});
}
