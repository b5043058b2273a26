#include "read.h"

using namespace akad;
using namespace akad::reading;

namespace {

ast::Rate rate(const std::string& words) {
  return only<ast::Credit>("credit x for t { the credit is " + words + " }").rates.at(0).rate;
}

template <class Kind>
Kind each(const std::string& words) {
  return std::get<Kind>(rate("IDR 5 " + words).each.of);
}

std::string parts_of(const ast::PartedUnit& unit) {
  std::string text;
  for (const ast::PartsWord& word : unit.parts) {
    text += std::string(ir::words(word.parts)[static_cast<std::size_t>(word.parts)]) + ";";
  }
  return text + unit.counted_text;
}

std::string unit_of(const ast::DurationLiteral& length) {
  std::string text;
  for (const ast::DurationPart& part : length.parts) {
    text += to_decimal(part.number.value, 3) + "*" + std::to_string(static_cast<int>(part.unit));
  }
  return text;
}

}  // namespace

TEST_CASE("the price of a rate is money, a share, or all of a name") {
  CHECK(std::get<ast::MoneyLiteral>(rate("IDR 18_000 for each miss").price.what).amount.value ==
        18'000);
  const auto share = std::get<ast::ShareOfFee>(rate("5% of f for each miss").price.what);
  CHECK(share.share.share == Rational(1, 20));
  CHECK(share.fee.text == "f");
  const auto whole = std::get<ast::ShareOfFee>(rate("f for each miss").price.what);
  CHECK(whole.share.share == 1);
  CHECK(whole.fee.text == "f");
  const auto last = std::get<ast::ShareOfFee>(
      rate("1‰ of f in the last month of the quarter for each miss").price.what);
  CHECK(last.share.share == Rational(1, 1000));
  CHECK(last.taken == ir::FeeTaken::Last);
  CHECK(std::get<ast::ShareOfFee>(rate("the sum of f in the quarter for each miss").price.what)
            .taken == ir::FeeTaken::Sum);
  CHECK(rate("5% of f for each miss").price.text == "5% of f");
}

TEST_CASE("what is free is taken off, or lets all count") {
  CHECK_FALSE(each<ast::EachMiss>("for each miss").free);
  const auto beyond = *each<ast::EachMiss>("for each miss beyond 3").free;
  CHECK(beyond.amount.value == 3);
  CHECK(beyond.grace == ir::Grace::Beyond);
  CHECK_FALSE(beyond.behind_comma);
  const auto once = *each<ast::EachMiss>("for each miss, once beyond 3").free;
  CHECK(once.grace == ir::Grace::OnceBeyond);
  CHECK(once.behind_comma);
  const auto time =
      *each<ast::EachTimeDown>("for each full hour of downtime beyond 216 minutes").free;
  CHECK(unit_of(time.amount) == "216*2");
}

TEST_CASE("units of time, late or down, and what a part of one is") {
  const auto full = each<ast::EachTimeLate>("for each full hour late around the clock");
  CHECK(unit_of(full.length) == "1*3");
  CHECK(full.around_the_clock);
  CHECK(parts_of(full.unit) == "full;hour late around the clock");
  const auto part = each<ast::EachTimeLate>("for each 15 minutes late, or part, beyond 48 hours");
  CHECK(unit_of(part.length) == "15*2");
  CHECK_FALSE(part.around_the_clock);
  CHECK(parts_of(part.unit) == "or part;15 minutes late");
  CHECK(part.free->behind_comma);
  CHECK(parts_of(each<ast::EachTimeDown>("for each hour of downtime, in proportion").unit) ==
        "in proportion;hour of downtime");
  CHECK(parts_of(each<ast::EachTimeDown>("for each hour of downtime").unit) == "hour of downtime");
  CHECK(parts_of(each<ast::EachTimeDown>("for each full hour of downtime, or part").unit) ==
        "full;or part;hour of downtime");
  const auto summed = each<ast::EachTimeDown>("for each hour of downtime, or part");
  CHECK_FALSE(summed.of_each_outage);
  const auto of_each = each<ast::EachTimeDown>(
      "for each hour of downtime of each outage, or part, beyond 30 minutes");
  CHECK(of_each.of_each_outage);
  CHECK(parts_of(of_each.unit) == "or part;hour of downtime of each outage");
  CHECK(unit_of(of_each.free->amount) == "30*2");
}

TEST_CASE("dates behind the due date") {
  const auto all = each<ast::EachDateLate>("for each date after the due date");
  CHECK_FALSE(all.calendar);
  CHECK_FALSE(all.last_included);
  const auto days = each<ast::EachDateLate>(
      "for each working day of desk after the due date, the last one left out, beyond 2");
  CHECK(days.calendar->text == "desk");
  CHECK(days.last_included == false);
  CHECK(days.free->amount.value == 2);
  CHECK(each<ast::EachDateLate>("for each date after the due date, the last one included")
            .last_included == true);
}

TEST_CASE("percentage points, and the share of the downtime") {
  const auto points = each<ast::EachPointBelow>("for each full 0.1 percentage points below 99.9%");
  CHECK(points.step.value == Rational(1, 10));
  CHECK(points.below.share == Rational(999, 1000));
  CHECK(parts_of(points.unit) == "full;0.1 percentage points below 99.9%");
  CHECK(each<ast::EachPointBelow>("for each percentage point below 95%, or part").step.value == 1);
  CHECK_FALSE(each<ast::ShareOfTimeDown>("in proportion to the downtime").of);
  CHECK(each<ast::ShareOfTimeDown>("in proportion to the downtime, taken of 99.5% of the time")
            .of->share == Rational(995, 1000));
}

TEST_CASE("the most of a rate, and what goes above the fee") {
  CHECK_FALSE(rate("5% of f for each miss").most);
  const auto most = rate("5% of f for each miss, at most 50% of f");
  CHECK(std::get<ast::ShareOfFee>(most.most->what).share.share == Rational(1, 2));
  CHECK_FALSE(most.above_the_fee);
  CHECK(rate("5% of f for each miss, also above the fee").above_the_fee);
  CHECK(rate("f for each miss, at most IDR 5, also above the fee").most);
}

TEST_CASE("when a credit is owed, and rates in rows") {
  const auto credit = only<ast::Credit>(
      "credit x for t { the credit is f for each miss owed whether the target is met or missed "
      "owed only where the target is missed }");
  REQUIRE(credit.owed.size() == 2);
  CHECK(credit.owed[0].when == ir::OwedWhen::Always);
  CHECK(credit.owed[1].when == ir::OwedWhen::Missed);
  CHECK(credit.rates.at(0).text == "f for each miss");
  const auto table = only<ast::Credit>(
      "credit x for t { the result is | more than 99% | no credit | | at most 5% | IDR 1 | "
      "| less than 4% | 5% of f | | otherwise | f for each miss | }");
  const auto& rows = table.slabs.at(0).rows;
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].bound == ir::BoundKind::MoreThan);
  CHECK(rows[1].bound == ir::BoundKind::AtMost);
  CHECK(rows[2].bound == ir::BoundKind::Below);
  CHECK(std::holds_alternative<ast::Rate>(rows[3].amount.what));
  CHECK(rows[3].amount.text == "f for each miss");
}
