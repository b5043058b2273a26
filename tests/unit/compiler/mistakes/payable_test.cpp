// What stands between an amount owed and its payment: what it comes to in the IR, and what is
// refused.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string with_lines(const std::string& lines) {
  return agreement(
      frame() +
      "log claims {\n time is at\n subject is claim\n"
      " event submitted when type = \"submitted\"\n"
      " event taken_back when type = \"taken back\"\n"
      " signal month is month\n signal team is team\n signal amount is n as number\n"
      " signal credit_name is credit\n}\n"
      "target done {\n handling is within 8 hours of office\n"
      " for all tickets resolved in each calendar month, for each priority\n"
      " open at the end of a period: left out\n with no tickets: met\n}\n"
      "credit c for done {\n"
      " the result is\n | at least 100% | no credit |\n | otherwise | 5% of charge |\n " +
      lines + "\n}\n");
}

ir::Credit compiled_with(const std::string& lines) {
  const auto out = compiled(with_lines(lines));
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program.has_value());
  return out.program->credits.at(0);
}

}  // namespace

TEST_CASE("small amounts are below a limit, or up to it, and are not due or raised to it") {
  using Become = ir::SmallAmounts::Become;
  const auto below = compiled_with("amounts below IDR 10_000 are not due").small.value();
  CHECK(below.limit == 10'000);
  CHECK_FALSE(below.limit_too);
  CHECK(below.become == Become::NotDue);
  CHECK(compiled_with("amounts up to IDR 10_000 are not due").small->limit_too);
  const auto raised =
      compiled_with("amounts below IDR 10_000 are raised to IDR 10_000").small.value();
  CHECK(raised.become == Become::Raised);
  CHECK(raised.limit == 10'000);
  CHECK_FALSE(compiled_with("rounded half up to IDR 1").small);
}

TEST_CASE("small amounts that make no order are refused") {
  const auto errors = [](const std::string& lines) { return errors_of(with_lines(lines)); };
  CHECK(errors("amounts below IDR 0 are not due") == "AK0308");
  CHECK(errors("amounts below USD 1 are not due") == "AK0304");
  CHECK(errors("amounts below IDR 0.5 are not due") == "AK0309");
  CHECK(errors("amounts below IDR 10_000 are raised to IDR 20_000") == "AK0308");
  CHECK(errors("amounts up to IDR 10_000 are raised to IDR 10_000") == "AK0207");
  CHECK(errors("rounded down to IDR 1_000\n amounts below IDR 1_500 are raised to IDR 1_500") ==
        "AK0308");
  CHECK(errors("rounded down to IDR 500\n amounts below IDR 1_500 are raised to IDR 1_500") == "");
  CHECK(errors("amounts below IDR 1 are not due\n amounts below IDR 2 are not due") == "AK0203");
}

namespace {

const std::string kWithin =
    "payable only if claimed within 30 calendar days after the end of the month\n ";
const std::string kOn = "claimed on submitted of claims, with its month in month";

}  // namespace

TEST_CASE("a claim says until when, by which records, and for what") {
  const auto claim = compiled_with(kWithin + kOn).claim.value();
  CHECK(claim.within.days == 30);
  CHECK_FALSE(claim.within.calendar.valid());
  CHECK(claim.on.size() == 1);
  CHECK(claim.waived_on.empty());
  CHECK(claim.groups.empty());
  CHECK_FALSE(claim.credit.valid());
  const auto whole = compiled_with(
      "payable only if claimed within 10 working days of office after the end of the period\n " +
      kOn + ", its priority in team, its credit in credit_name\n waived on taken_back");
  CHECK(whole.claim->within.days == 10);
  CHECK(whole.claim->within.calendar.valid());
  CHECK(whole.claim->groups.size() == 1);
  CHECK(whole.claim->groups[0].group.valid());
  CHECK(whole.claim->credit.valid());
  CHECK(whole.claim->waived_on.size() == 1);
  CHECK_FALSE(compiled_with("rounded half up to IDR 1").claim);
}

TEST_CASE("claims that make no order are refused") {
  const auto errors = [](const std::string& lines) { return errors_of(with_lines(lines)); };
  CHECK(errors(kWithin) == "AK0204");
  CHECK(errors(kOn) == "AK0204");
  CHECK(errors("waived on taken_back") == "AK0204");
  CHECK(errors(kWithin + kWithin + kOn) == "AK0203");
  CHECK(errors(kWithin + kOn + "\n waived on submitted") == "AK0207");
  CHECK(errors(kWithin + kOn + ", its priority in team, its priority in month") == "AK0207");
  CHECK(errors(kWithin + kOn + ", its credit in month, its credit in month") == "AK0207");
  CHECK(errors(kWithin + kOn + ", its priority in amount") == "AK0307");
  CHECK(errors(kWithin + kOn + ", its credit in amount") == "AK0307");
  CHECK(errors(kWithin + "claimed on submitted of claims, with its month in amount") == "AK0307");
  CHECK(errors(kWithin + "claimed on submitted of claims, with its quarter in month") == "AK0207");
  CHECK(errors(kWithin + "claimed on opened of claims, with its month in month") == "AK0206");
  CHECK(errors(kWithin + "claimed on nothing of claims, with its month in month") == "AK0201");
  CHECK(errors("payable only if claimed within 0 calendar days after the end of the month\n " +
               kOn) == "AK0308");
  CHECK(errors("payable only if claimed within 30 calendar days after the end of the year\n " +
               kOn) == "AK0207");
}

TEST_CASE("what is payable is deducted from an invoice, or paid by a date") {
  const auto deducted = compiled_with("as a deduction from the next invoice").paid.value();
  CHECK(deducted.as == ir::PaidAs::Deduction);
  CHECK_FALSE(deducted.within);
  const auto paid = compiled_with("paid within 14 calendar days after the end of the month").paid;
  CHECK(paid->as == ir::PaidAs::Payment);
  CHECK(paid->within->days == 14);
  CHECK_FALSE(paid->after_claim);
  const auto after =
      compiled_with(kWithin + kOn + "\n paid within 5 working days of office after the claim").paid;
  CHECK(after->after_claim);
  CHECK(after->within->calendar.valid());
}

TEST_CASE("payments that make no order are refused") {
  const auto errors = [](const std::string& lines) { return errors_of(with_lines(lines)); };
  CHECK(errors("paid within 14 calendar days after the claim") == "AK0207");
  CHECK(errors("paid within 14 calendar days after the end of the year") == "AK0207");
  CHECK(errors("as a deduction from the next invoice\n as a deduction from the next invoice") ==
        "AK0203");
  CHECK(errors("as a deduction from the next invoice\n paid within 14 calendar days after the end "
               "of the month") == "AK0207");
}
