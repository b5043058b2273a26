// Rates: what they come to in the IR, and what is asked or refused.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string declared() {
  return frame() +
         "log orders {\n time is at\n subject is order\n"
         " event ordered when type = \"ordered\"\n event delivered when type = \"delivered\"\n"
         " signal delivery_charge is charge as money in IDR\n signal shop is shop\n}\n"
         "clock delivery of orders {\n starts on ordered\n stops on delivered\n"
         " reopened: the first stop decides\n counts around the clock\n}\n"
         "target delivered_in_time {\n delivery is within 24 hours\n"
         " for at least 95% of orders delivered in each calendar month\n"
         " open at the end of a period: left out\n small numbers: no exception\n"
         " with no orders: met\n}\n"
         "target all_in_time {\n delivery is within 24 hours\n"
         " for all orders delivered in each calendar month\n"
         " open at the end of a period: left out\n with no orders: met\n}\n"
         "log probes {\n time is at\n subject is site\n signal up is ok as flag\n}\n"
         "outage down of probes {\n while up = false\n}\n"
         "target uptime {\n time without down is at least 99.9% of each calendar month, "
         "for each site\n outages that cross a period are split\n}\n"
         "target uptime_of_year {\n time without down is at least 99.9% over the last 12 calendar "
         "months, at the end of each, for each site\n outages that cross a period are split\n"
         " the first periods: not applicable\n}\n";
}

std::string credit(const std::string& target, const std::string& lines) {
  return agreement(declared() + "credit c for " + target + " {\n " + lines + "\n}\n");
}

std::string whole_time(const std::string& rate) {
  return credit("uptime", "the credit is " + rate + "\n owed only where the target is missed");
}
std::string of_orders(const std::string& rate) {
  return credit("all_in_time", "the credit is " + rate);
}

ir::Credit compiled_credit(const std::string& text) {
  const auto out = compiled(text);
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program.has_value());
  return out.program->credits.at(0);
}

const ir::Rate& rate_of(const ir::Credit& credit) {
  return std::get<ir::Rate>(credit.slabs.at(0).amount.is);
}

ir::Rate lowered(const std::string& text) { return rate_of(compiled_credit(text)); }

// What is offered of the one mistake, without the page that is named last; and the text with each.
std::vector<std::string> offers_of(const std::string& text, std::vector<std::string>& mended) {
  const auto out = compiled(text);
  REQUIRE(out.sink.diagnostics.size() == 1);
  std::vector<std::string> lines;
  for (const Step& step : out.sink.diagnostics[0].steps) {
    if (step.edits.empty()) continue;
    lines.push_back(line_of(step));
    mended.push_back(with_edits(text, step.edits));
  }
  return lines;
}

}  // namespace

TEST_CASE("a rate means its price for each unit") {
  const ir::Rate late = lowered(
      of_orders("1% of charge for each 24 hours late around the clock, or part, beyond 48 hours"));
  CHECK(std::get<ir::ShareOfFee>(late.price.is).share == Rational(1, 100));
  const auto& time = std::get<ir::EachTimeLate>(late.each.of);
  CHECK(time.unit == 24 * kHour);
  CHECK(time.parts == ir::Parts::OrPart);
  CHECK(time.around_the_clock);
  CHECK(time.free == 48 * kHour);
  CHECK(time.grace == ir::Grace::Beyond);

  const ir::Rate dates = lowered(of_orders(
      "IDR 50_000 for each working day of office after the due date, the last one left out, once "
      "beyond 2"));
  const auto& each = std::get<ir::EachDateLate>(dates.each.of);
  CHECK(each.calendar.valid());
  CHECK_FALSE(each.last_included);
  CHECK(each.free == 2);
  CHECK(each.grace == ir::Grace::OnceBeyond);
  CHECK_FALSE(dates.most);

  const ir::Rate down =
      lowered(whole_time("charge for each hour of downtime, in proportion, beyond 216 minutes"));
  CHECK(std::get<ir::EachTimeDown>(down.each.of).parts == ir::Parts::InProportion);
  CHECK(std::get<ir::EachTimeDown>(down.each.of).free == 216 * kMinute);
  CHECK_FALSE(ir::is_by_outage(down));
  const ir::Rate outages = lowered(
      whole_time("IDR 7 for each hour of downtime of each outage, or part, beyond 30 minutes"));
  CHECK(ir::is_by_outage(outages));
  CHECK(std::get<ir::EachTimeDown>(outages.each.of).parts == ir::Parts::OrPart);
  CHECK(std::get<ir::EachTimeDown>(outages.each.of).free == 30 * kMinute);

  const ir::Rate points =
      lowered(whole_time("1% of charge for each full 0.1 percentage points below 99.9%"));
  CHECK(std::get<ir::EachPointBelow>(points.each.of).step == Rational(1, 1000));
  CHECK(std::get<ir::EachPointBelow>(points.each.of).below == Rational(999, 1000));

  const ir::Rate share =
      lowered(whole_time("charge in proportion to the downtime, taken of 99.5% of the time"));
  CHECK(std::get<ir::ShareOfTimeDown>(share.each.of).of == Rational(995, 1000));
}

TEST_CASE("a name in a rate is that of a fee, and else of what an item is worth") {
  const ir::Rate item = lowered(of_orders("5% of delivery_charge for each miss"));
  CHECK(std::get<ir::ShareOfItem>(item.price.is).share == Rational(1, 20));
  CHECK_FALSE(item.most);
  CHECK(std::get<ir::ShareOfItem>(lowered(of_orders("delivery_charge for each miss")).price.is)
            .share == 1);
  CHECK(errors_of(of_orders("shop for each miss")) == "AK0307");
  CHECK(errors_of(of_orders("office for each miss")) == "AK0205");
  CHECK(errors_of(of_orders("the sum of delivery_charge in the quarter for each miss")) ==
        "AK0201");
  CHECK(errors_of(whole_time("delivery_charge for each full hour of downtime")) == "AK0201");
  std::vector<std::string> mended;
  CHECK(offers_of(of_orders("delivry_charge for each miss"), mended).size() == 1);
  CHECK(errors_of(mended.at(0)).empty());
  mended.clear();
  CHECK(offers_of(of_orders("chrge for each miss"), mended).size() == 1);
  CHECK(errors_of(mended.at(0)).empty());
}

TEST_CASE("a share of a fee comes to that fee at most, unless it is said") {
  const auto most = [](const std::string& end) {
    return lowered(whole_time("5% of charge for each full hour of downtime" + end)).most;
  };
  const auto fee = std::get<ir::ShareOfFee>(most("")->is);
  CHECK(fee.share == 1);
  CHECK(fee.fee.valid());
  CHECK(std::get<ir::ShareOfFee>(most(", at most 50% of charge")->is).share == Rational(1, 2));
  CHECK_FALSE(most(", also above the fee"));
  CHECK(std::get<ir::ShareOfFee>(most(", at most 150% of charge, also above the fee")->is).share ==
        Rational(3, 2));
  CHECK(std::get<ir::FixedAmount>(most(", at most IDR 70_000")->is).money == 70'000);
  const auto refused = [](const std::string& rate) { return errors_of(whole_time(rate)); };
  CHECK(refused("5% of charge for each full hour of downtime, at most 150% of charge") == "AK0306");
  CHECK(refused("150% of charge for each full hour of downtime") == "AK0306");
  CHECK(refused("150% of charge for each full hour of downtime, also above the fee") == "AK0306");
  CHECK(refused("5% of charge for each full hour of downtime, at most 50% of charge, also above "
                "the fee") == "AK0207");
  CHECK(refused("IDR 5 for each full hour of downtime, also above the fee") == "AK0207");
}

TEST_CASE("what a part of a unit costs must be written, and every offer can be taken") {
  const std::vector<std::string> units = {"5% of charge for each hour of downtime",
                                          "5% of charge for each hour of downtime beyond 2 hours",
                                          "IDR 5 for each hour of downtime of each outage",
                                          "IDR 5 for each 0.1 percentage points below 99.9%"};
  for (const std::string& unit : units) {
    INFO(unit);
    CHECK(errors_of(whole_time(unit)) == "AK0422");
    std::vector<std::string> mended;
    CHECK(offers_of(whole_time(unit), mended).size() == 3);
    for (const std::string& text : mended) CHECK(errors_of(text).empty());
  }
  std::vector<std::string> mended;
  CHECK(offers_of(whole_time(units[0]), mended) ==
        std::vector<std::string>{
            "for each full hour of downtime: 1h 30m cost 5% of charge once",
            "for each hour of downtime, or part: 1h 30m cost 5% of charge twice",
            "for each hour of downtime, in proportion: 1h 30m cost 5% of charge one and a half "
            "times"});
  CHECK(errors_of(whole_time("IDR 5 for each full hour of downtime, or part")) == "AK0207");
}

TEST_CASE("whether the last date counts must be written") {
  for (const std::string dates : {"date", "working day of office"}) {
    const std::string text = of_orders("IDR 5 for each " + dates + " after the due date");
    CHECK(errors_of(text) == "AK0423");
    std::vector<std::string> mended;
    CHECK(offers_of(text, mended).size() == 2);
    for (const std::string& each : mended) CHECK(errors_of(each).empty());
  }
}

TEST_CASE("whether a rate is owed where the target is met must be written where it can be") {
  const auto when = [](const std::string& target, const std::string& rate) {
    return errors_of(credit(target, "the credit is " + rate));
  };
  CHECK(when("delivered_in_time", "IDR 5 for each miss") == "AK0424");
  CHECK(when("uptime", "IDR 5 for each full hour of downtime") == "AK0424");
  CHECK(when("uptime", "charge for each full 0.1 percentage points below 99.95%") == "AK0424");
  CHECK(when("uptime", "charge for each full 0.1 percentage points below 99.9%").empty());
  CHECK(when("all_in_time", "IDR 5 for each miss").empty());
  CHECK(compiled_credit(of_orders("IDR 5 for each miss")).when == ir::OwedWhen::Missed);
  std::vector<std::string> mended;
  CHECK(
      offers_of(credit("delivered_in_time", "the credit is IDR 5 for each miss"), mended).size() ==
      2);
  CHECK(compiled_credit(mended.at(0)).when == ir::OwedWhen::Missed);
  CHECK(compiled_credit(mended.at(1)).when == ir::OwedWhen::Always);
}

TEST_CASE("a credit has a table or one rate") {
  const std::string table = "the result is | at least 95% | no credit | otherwise | IDR 5 |\n ";
  const std::string rows =
      "the result is | at least 95% | no credit | | otherwise | IDR 5 for each miss |";
  const ir::Credit credit_with_rows = compiled_credit(credit("delivered_in_time", rows));
  CHECK(credit_with_rows.when == ir::OwedWhen::ByResult);
  CHECK(std::holds_alternative<ir::Rate>(credit_with_rows.slabs.at(1).amount.is));
  CHECK(errors_of(credit("delivered_in_time", rows + "\n owed only where the target is missed")) ==
        "AK0207");
  CHECK(errors_of(credit("delivered_in_time", rows + "\n the credit is IDR 5 for each miss")) ==
        "AK0207");
  CHECK(errors_of(credit("all_in_time", "the credit is IDR 5 for each miss\n the credit is IDR 6 "
                                        "for each miss")) == "AK0203");
  CHECK(errors_of(credit("all_in_time", "rounded up to IDR 1")) == "AK0204");
}

TEST_CASE("what is counted is what the target has") {
  CHECK(errors_of(whole_time("IDR 5 for each miss")) == "AK0207");
  CHECK(errors_of(whole_time("IDR 5 for each full hour late")) == "AK0207");
  CHECK(errors_of(whole_time("IDR 5 for each date after the due date, the last one included")) ==
        "AK0207");
  CHECK(errors_of(of_orders("IDR 5 for each full hour of downtime")) == "AK0207");
  CHECK(errors_of(of_orders("charge in proportion to the downtime")) == "AK0207");
  CHECK(errors_of(of_orders("IDR 5 for each full 1 percentage points below 95%")).empty());
  CHECK(errors_of(credit("uptime_of_year", "the credit is IDR 5 for each full hour of downtime")) ==
        "AK0207");
  CHECK(errors_of(of_orders("delivery_charge for each miss beyond 3")) == "AK0207");
  CHECK(errors_of(of_orders("delivery_charge for each full hour late beyond 3 hours")).empty());
  CHECK(errors_of(of_orders("delivery_charge for each full 1 percentage points below 95%")) ==
        "AK0207");
  CHECK(errors_of(of_orders("IDR 5 for each miss, at most delivery_charge")) == "AK0207");
  CHECK(errors_of(of_orders("IDR 5 for each full hour late, at most delivery_charge")).empty());
}

TEST_CASE("units and what is free lie in their ranges") {
  CHECK(errors_of(whole_time("IDR 5 for each full 0 hours of downtime")) == "AK0308");
  CHECK(errors_of(whole_time("IDR 5 for each full 0 percentage points below 99%")) == "AK0308");
  CHECK(errors_of(whole_time("IDR 5 for each full 101 percentage points below 99%")) == "AK0308");
  CHECK(errors_of(whole_time("IDR 5 for each full 1 percentage points below 0%")) == "AK0308");
  CHECK(errors_of(whole_time("charge in proportion to the downtime, taken of 0% of the time")) ==
        "AK0308");
  CHECK(errors_of(of_orders("IDR 5 for each miss beyond 0")) == "AK0308");
  CHECK(errors_of(of_orders("IDR 5 for each miss beyond 1.5")) == "AK0308");
  CHECK(errors_of(of_orders("IDR 5 for each day late")) == "AK0301");
  CHECK(errors_of(whole_time("IDR 5 for each full day of downtime")) == "AK0301");
  std::vector<std::string> mended;
  CHECK(offers_of(of_orders("IDR 5 for each full day late"), mended).size() == 3);
}

TEST_CASE("a share of a fee of other periods says what is taken, in a rate too") {
  const std::string quarters = "target by_quarter {\n delivery is within 24 hours\n"
                               " for all orders delivered in each calendar quarter\n"
                               " open at the end of a period: left out\n with no orders: met\n}\n";
  const auto text = [&](const std::string& rate) {
    return agreement(declared() + quarters + "credit c for by_quarter {\n the credit is " + rate +
                     "\n}\n");
  };
  CHECK(errors_of(text("1% of charge for each miss")) == "AK0414");
  CHECK(errors_of(text("IDR 5 for each miss, at most charge")) == "AK0414");
  CHECK(errors_of(text("1% of the sum of charge in the quarter for each miss")).empty());
  CHECK(errors_of(text("1% of the sum of charge in the month for each miss")) == "AK0207");
  const ir::Rate rate =
      lowered(text("1% of charge in the last month of the quarter for each miss"));
  CHECK(std::get<ir::ShareOfFee>(rate.most->is).taken == ir::FeeTaken::Last);
}

TEST_CASE("rates as they are often written are mended where they mean one thing") {
  const std::string meant =
      "5% of charge for each hour of downtime, or part, at most 50% of charge";
  for (const std::string written :
       {"5% of charge per hour of downtime, or part, at most 50% of charge",
        "5% of charge for every hour of outage, or part, at most 50% of charge",
        "5% of charge for each hour of downtime, or part thereof, at most 50% of charge",
        "5% of charge for each hour of unavailability, or part, capped at 50% of charge",
        "5% of charge for each hour of downtime, or part, max 50% of charge"}) {
    INFO(written);
    CHECK(digest_of(whole_time(written)) == "mistakes");
    CHECK(digest_of(with_sole_edits(whole_time(written))) == digest_of(whole_time(meant)));
  }
  CHECK(digest_of(with_sole_edits(of_orders("IDR 5 untuk setiap full hour of delay"))) ==
        digest_of(of_orders("IDR 5 for each full hour late")));
}
