// Amounts as their currency is written: what an example shows, and what follows from it.
#include <catch2/catch.hpp>

#include "runtime/base/written/money_form.h"

using namespace akad;

namespace {

MoneyForm shown_by(std::string_view example) {
  const auto read = read_money_form(example);
  REQUIRE(std::holds_alternative<MoneyForm>(read));
  return std::get<MoneyForm>(read);
}

MoneyFormFault fault_of(std::string_view example) {
  const auto read = read_money_form(example);
  REQUIRE(std::holds_alternative<MoneyFormFault>(read));
  return std::get<MoneyFormFault>(read);
}

struct Row {
  const char* example;  // empty: the usual form
  const char* code;
  Rational unit, amount;
  const char* written;
};

const Rational kCents(1, 100);
const Rational kMils(1, 1000);

}  // namespace

TEST_CASE("amounts as their currency is written") {
  const Row rows[] = {
      {"Rp 1.234.567", "IDR", 1, 4'250'000, "Rp 4.250.000"},
      {"Rp 1.234.567", "IDR", 1, 0, "Rp 0"},
      {"Rp 1.234.567", "IDR", 1, 999, "Rp 999"},
      {"Rp 1.234.567", "IDR", 1, -18'000, "-Rp 18.000"},
      {"Rp 1.234.567", "IDR", 1, Rational(1'000'000, 3), "Rp 333.333,3333…"},
      {"Rp 1.234.567", "IDR", 1, Rational(2001, 2), "Rp 1.000,5"},
      {"Rp 1.234.567", "IDR", kCents, 1000, "Rp 1.000,00"},  // units of its own
      {"", "USD", kCents, Rational(125, 2), "USD 62.50"},
      {"", "USD", kCents, Rational(11236, 10), "USD 1,123.60"},
      {"", "USD", kCents, 0, "USD 0.00"},
      {"", "USD", kCents, Rational(-1, 20), "-USD 0.05"},
      {"", "USD", kCents, Rational(10, 3), "USD 3.3333…"},
      {"", "USD", kCents, Rational(1, 100'000), "USD 0.0000…"},
      {"", "USD", kCents, Rational(-1, 3), "-USD 0.3333…"},
      {"", "USD", kCents, Rational(17, 8), "USD 2.125"},
      {"", "USD", Rational(1, 20), Rational(5, 2), "USD 2.50"},
      {"", "USD", kCents, *parse_decimal("123456789012345678901234567890"),
       "USD 123,456,789,012,345,678,901,234,567,890.00"},
      {"", "JPY", 1, 1250, "JPY 1,250"},
      {"", "JPY", 1, Rational(1250, 7), "JPY 178.5714…"},
      {"", "KWD", kMils, Rational(3, 2), "KWD 1.500"},
      {"", "KWD", kMils, Rational(1, 3), "KWD 0.33333…"},
      {"", "XTS", 25, 1000, "XTS 1,000"},
      {"INR 12,34,567.89", "INR", kCents, 123'456'789, "INR 12,34,56,789.00"},
      {"INR 12,34,567.89", "INR", kCents, 100'000, "INR 1,00,000.00"},
      {"INR 12,34,567.89", "INR", kCents, 1000, "INR 1,000.00"},
      {"CHF 1'234'567.89", "CHF", kCents, 1000, "CHF 1'000.00"},
      {"1 234 567,89 zł", "PLN", kCents, 12'345, "12\u00a0345,00 zł"},
      {"1 234 567,89 zł", "PLN", kCents, -5, "-5,00 zł"},
      {"1 234 567 FCFA", "XOF", 1, Rational(1, 2), "0,5 FCFA"},
      {"RM1,234,567.89", "MYR", kCents, 1000, "RM1,000.00"},
      {"kr. 1.234.567,89", "DKK", kCents, 1000, "kr. 1.000,00"},
      {"€1234567.89", "EUR", kCents, 1000, "€1000.00"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.example, row.code, row.written);
    CHECK(written_so(money_form(row.example, row.code), row.amount, decimals_of_unit(row.unit)) ==
          row.written);
  }
}

TEST_CASE("an example of how money is written is the one amount, with its sign") {
  CHECK(shown_by("USD 1,234,567.89").decimals == 2);
  CHECK(shown_by("Rp 1.234.567").decimals == 0);
  CHECK(sign_of(shown_by("Rp 1.234.567")) == "Rp");
  CHECK(sign_of(shown_by("1 234 567,89 zł")) == "zł");
  for (const char* other :
       {"", "Rp", "Rp 1.234", "Rp 4.250.000", "Rp 0", "Rp 7.654.321", "१,२३४"}) {
    CAPTURE(other);
    CHECK(fault_of(other) == MoneyFormFault::OtherAmount);
  }
  for (const char* groups :
       {"Rp 1.234,567", "Rp 12.345.678", "Rp 1_234_567", "Rp 123.4567", "Rp 1.23.4567",
        "Rp 1..234..567", "Rp 1-234-567", "1 234.567 Rp", "Rp 1234.567"}) {
    CAPTURE(groups);
    CHECK(fault_of(groups) == MoneyFormFault::Groups);
  }
  for (const char* decimals : {"Rp 1.234.567.89", "Rp 1.234.567-89", "Rp 1.234.567 89",
                               "Rp 1.234.567,8,9", "Rp 1.234.56789", "Rp 1.234.567,,89"}) {
    CAPTURE(decimals);
    CHECK(fault_of(decimals) == MoneyFormFault::Decimals);
  }
  for (const char* sign :
       {"1.234.567", " 1.234.567", "-1.234.567", "Rp 1.234.567,-", "Rp 1.234.567 IDR",
        "R p 1.234.567", "Rp  1.234.567", "=1.234.567", "@ 1.234.567", "Rp\u200b1.234.567",
        "\x1b[m1.234.567", ". 1.234.567", "<b> 1.234.567", "a|b 1.234.567", "\xff 1.234.567"}) {
    CAPTURE(sign);
    CHECK(fault_of(sign) == MoneyFormFault::Sign);
  }
}

TEST_CASE("amounts that authors are told can be written into the agreement") {
  CHECK(amount_as_agreed(4'250'000, "IDR", 1) == "IDR 4_250_000");
  CHECK(amount_as_agreed(Rational(11236, 10), "USD", kCents) == "USD 1_123.60");
  CHECK(amount_as_agreed(Rational(3, 2), "KWD", kMils) == "KWD 1.500");
}

TEST_CASE("amounts for programs have no groups, and no sign for what was cut") {
  CHECK(plain_amount(4'250'000, 0) == "4250000");
  CHECK(plain_amount(Rational(-11236, 10), 2) == "-1123.60");
  CHECK(plain_amount(Rational(-10'000, 3), 2) == "-3333.3333");
  CHECK(plain_amount(Rational(2001, 2), 0) == "1000.5");
}

TEST_CASE("a form and the example of it say the same") {
  for (const char* example : {"Rp 1.234.567,89", "INR 12,34,567.890", "1\u00a0234\u00a0567,8901 zł",
                              "CHF 1'234'567", "€1234567.8"}) {
    const MoneyForm form = shown_by(example);
    CHECK(example_of(form, form.decimals) == example);
    CHECK(shown_by(example_of(form, form.decimals)) == form);
  }
  CHECK(example_of(usual_money_form("USD"), 2) == "USD 1,234,567.89");
  CHECK(example_of(usual_money_form("KWD"), 3) == "KWD 1,234,567.890");
}
