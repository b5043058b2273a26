// How amounts of a currency are written for readers: its sign, groups and decimals, as an example
// shows them.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "runtime/base/rational.h"

namespace akad {

struct MoneyForm {
  std::string before, after;  // of the digits, with the blank between; one of them is empty
  std::string group;          // between groups of digits; may be empty
  std::string point;          // before decimals
  bool by_lakh = false;       // 12,34,567
  int decimals = 0;           // of the example

  bool operator==(const MoneyForm&) const = default;
};

// Why an example shows no form.
enum class MoneyFormFault {
  OtherAmount,  // its digits are not 1234567, and decimals where there are some
  Groups,       // they are grouped by no known sign, by several, or at other places
  Decimals,     // they stand behind another sign than a point or comma, or behind that of groups
  Sign          // none stands before or behind them, both, or one that is not of letters and signs
};

// Of the amount 1_234_567, with decimals where the currency has some: `Rp 1.234.567`,
// `1 234 567,89 zł`.
std::variant<MoneyForm, MoneyFormFault> read_money_form(std::string_view example);

// What holds where nothing is said: `USD 1,234,567.89`.
MoneyForm usual_money_form(std::string_view code);
// Of an example that can be read, or the usual one where it is empty.
MoneyForm money_form(std::string_view example, std::string_view code);
std::string sign_of(const MoneyForm& form);  // "Rp"
// The example that shows it, with so many decimals.
std::string example_of(const MoneyForm& form, int decimals);

// The decimals of the smallest amount: 2 for 0.01, 0.05 and 0.5 has 1.
int decimals_of_unit(const Rational& unit);

// With at least so many decimals, and with more where the amount has them, up to two more and four
// at least; where these do not say it, "…" stands behind them. A minus stands before all.
std::string written_so(const MoneyForm& form, const Rational& amount, int decimals);
// As agreements write amounts, with the decimals of the smallest payable one: "USD 1_123.60". For
// messages that authors may paste into the text.
std::string amount_as_agreed(const Rational& amount, std::string_view code, const Rational& unit);
// The same digits for programs: "-1123.60", without groups, and cut where "…" would stand.
std::string plain_amount(const Rational& amount, int decimals);

}  // namespace akad
