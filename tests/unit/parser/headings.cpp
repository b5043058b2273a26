#include "read.h"

using namespace akad;
using namespace akad::reading;

namespace {

ast::Agreement agreement(const std::string& line) {
  const Read result = read("language 1\nagreement \"Name\" version \"2.0\" {\n" + line + "\n}");
  INFO(line);
  CHECK(listing(result).empty());
  REQUIRE(result.parsed.file.agreement);
  return *result.parsed.file.agreement;
}

}  // namespace

TEST_CASE("the lines of an agreement") {
  CHECK(agreement("").name.text == "Name");
  CHECK(agreement("").version.text == "2.0");
  CHECK(agreement("provider \"P\"").provider.at(0).text == "P");
  CHECK(agreement("customer \"say \\\"C\\\\\\\"\"").customer.at(0).text == "say \"C\\\"");
  CHECK(agreement("measured by \"M\"").measured_by.at(0).text == "M");
  const auto term = agreement("term 2026-01-01 to 2026-12-31").term.at(0);
  CHECK(term.first.date == to_date({2026, 1, 1}));
  CHECK(term.last.date == to_date({2026, 12, 31}));
  CHECK(agreement("timezone Asia/Jakarta").timezone.at(0).text == "Asia/Jakarta");
  CHECK(agreement("timezone UTC").timezone.at(0).text == "UTC");
  CHECK(agreement("timezone Etc/GMT+7").timezone.at(0).text == "Etc/GMT+7");
  CHECK(agreement("currency IDR").currency.at(0).code.text == "IDR");
  CHECK_FALSE(agreement("currency IDR").currency.at(0).unit);
  CHECK(agreement("currency IDR in units of 0.01").currency.at(0).unit->value == Rational(1, 100));
  CHECK(agreement("provider \"A\" provider \"B\"").provider.size() == 2);
}

TEST_CASE("a library has a name and no agreement") {
  const Read result = read("language 1 library indonesia");
  CHECK(listing(result).empty());
  CHECK(result.parsed.file.library->text == "indonesia");
  CHECK_FALSE(result.parsed.file.agreement);
}

TEST_CASE("an annex says of which agreement it is, and the agreement names it") {
  const Read result = read("language 1 annex of \"Desk\"");
  CHECK(listing(result).empty());
  CHECK(result.parsed.file.annex_of->text == "Desk");
  CHECK_FALSE(result.parsed.file.agreement);
  CHECK(agreement("annex \"a.sla\" annex \"b.sla\"").annexes.at(1).text == "b.sla");
}

TEST_CASE("sentences outside blocks") {
  CHECK(joined(only<ast::Use>("use calendars.indonesia").path) == "calendars.indonesia");
  const auto money = only<ast::CurrencyDeclaration>("currency XTS \"Test\" in units of 0.5");
  CHECK(money.code.text == "XTS");
  CHECK(money.title.text == "Test");
  CHECK(money.unit.value == Rational(1, 2));
  const auto fee =
      only<ast::Fee>("fee f = IDR 25_000_000 each calendar month, after tax clause \"5\" \"T\"");
  CHECK(fee.name.text == "f");
  CHECK(fee.amount.currency.text == "IDR");
  CHECK(fee.amount.amount.value == 25000000);
  CHECK(fee.tax == ir::TaxBasis::AfterTax);
  CHECK(fee.clause.at(0).number.text == "5");
  CHECK(fee.clause.at(0).title->text == "T");
  CHECK(only<ast::Fee>("fee f = IDR 1 each calendar month, before tax").tax ==
        ir::TaxBasis::BeforeTax);
}

TEST_CASE("holidays") {
  const auto holidays = only<ast::Holidays>(
      "holidays h { covers 2026-01-01 to 2026-12-31 source \"S\" 2026-08-17 \"Freedom\" }");
  CHECK(holidays.name.text == "h");
  CHECK(holidays.covers.at(0).last.text == "2026-12-31");
  CHECK(holidays.source.at(0).text == "S");
  CHECK(holidays.days.at(0).date.date == to_date({2026, 8, 17}));
  CHECK(holidays.days.at(0).name.text == "Freedom");
  CHECK_FALSE(holidays.broken);
}

TEST_CASE("the zone of a calendar") {
  CHECK(only<ast::Calendar>("calendar k in Asia/Jakarta {}").zone.text == "Asia/Jakarta");
  const auto moving = only<ast::Calendar>("calendar k in the zone of site_zone, else UTC {}");
  CHECK(moving.zone.text == "UTC");
  CHECK(moving.zone_signal->text == "site_zone");
}

TEST_CASE("weekly opening times") {
  const auto weekly = calendar("open Mon to Fri, Sun 08:00 to 24:00").weekly.at(0);
  REQUIRE(weekly.days.size() == 2);
  CHECK(weekly.days[0].first == 0);
  CHECK(weekly.days[0].last == 4);
  CHECK(weekly.days[1].first == 6);
  CHECK(weekly.days[1].last == 6);
  CHECK(weekly.open.milliseconds == 8 * kHour);
  CHECK(weekly.close.milliseconds == kDay);
  CHECK(calendar("open every day 8:00 to 17:30:15.5").weekly.at(0).days.empty());
  CHECK(calendar("open every day 8:00 to 17:30:15.5").weekly.at(0).close.milliseconds ==
        17 * kHour + 30 * kMinute + 15500);
}

TEST_CASE("dated lines of a calendar keep their order") {
  const auto dated =
      calendar("open 2026-01-02 to 2026-01-03 09:00 to 12:00 \"n\" closed on 2026-01-04 "
               "closed on 2026-01-05 to 2026-01-06 \"m\" closed on lib.days closed on days")
          .dated;
  REQUIRE(dated.size() == 5);
  const auto& open = std::get<ast::OpenDates>(dated[0]);
  CHECK(open.last->text == "2026-01-03");
  CHECK(open.open.milliseconds == 9 * kHour);
  CHECK(open.name->text == "n");
  CHECK_FALSE(std::get<ast::ClosedDates>(dated[1]).last);
  CHECK(std::get<ast::ClosedDates>(dated[2]).name->text == "m");
  CHECK(joined(std::get<ast::ClosedHolidays>(dated[3]).path) == "lib.days");
  CHECK(joined(std::get<ast::ClosedHolidays>(dated[4]).path) == "days");
}

TEST_CASE("nights, composed and shifted calendars") {
  CHECK(calendar("clause \"2\"").clause.at(0).number.text == "2");
  CHECK(calendar("nights belong to the opening day").nights.at(0).owner ==
        ir::NightOwner::OpeningDay);
  CHECK(calendar("nights belong to each date").nights.at(0).owner == ir::NightOwner::EachDate);
  const auto how = [](const std::string& line) {
    const auto composed = calendar(line).composed.at(0);
    CHECK(composed.left.text + composed.right.text == "ab");
    return composed.how;
  };
  CHECK(std::holds_alternative<ir::Union>(how("open when a or b is open")));
  CHECK(std::holds_alternative<ir::Intersection>(how("open when a and b are open")));
  CHECK(std::holds_alternative<ir::Difference>(how("open when a is open and b is not")));
  const auto shift = calendar("open as a, 1 hour earlier").shifts.at(0);
  CHECK(shift.calendar.text == "a");
  CHECK(shown(shift.by) == "1 h");
  CHECK_FALSE(shift.later);
  CHECK(calendar("open as a, 1 hour later").shifts.at(0).later);
}
