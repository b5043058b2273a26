// What is owed for a case, period by period, in the order in which they end: of the engine and of
// the oracle alike.
#pragma once

#include <map>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

struct PaidLine {
  std::size_t credit = 0;
  Group group;
  Rational exact, payable, open;
  std::uint64_t unknown = 0;  // items whose amount nobody knows
  Rational due = {};          // of what is owed, where it is small
  std::string claim = {};     // how it stands, where it must be claimed
  Rational claimable = {};
  std::optional<TaxOf> tax = {};

  bool operator==(const PaidLine&) const = default;
};
struct CapLine {
  std::size_t cap = 0;
  Group group;
  Rational before, reduction, earlier;

  bool operator==(const CapLine&) const = default;
};
struct PaidPeriod {
  std::string label;
  std::vector<PaidLine> lines = {};
  std::vector<PaidLine> in_kind = {};  // of what is no money
  std::vector<CapLine> caps = {};
  Rational total = {};
  std::map<std::string, Rational> of_kinds = {};  // the sum of each
  TaxOf taxes = {};                               // of all lines

  bool operator==(const PaidPeriod&) const = default;
};
using Paid = std::vector<PaidPeriod>;

// The oracle's answer.
Paid paid_of(const MoneyCase& money, const WholeTerm& term);

void add_tax(TaxOf& sum, const std::optional<TaxOf>& tax);

// For a reader: what is not the same.
std::string differences(const Paid& engine, const Paid& oracle);

// The cap and the period in which more becomes payable under it than it leaves; empty where none.
std::string broken_cap(const MoneyCase& money, const WholeTerm& term, const Paid& paid);

}  // namespace akad::oracle
