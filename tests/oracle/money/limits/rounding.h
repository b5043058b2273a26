// What is left of each line, rounded once, so that no cap is exceeded.
#pragma once

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// A cap and the lines that it limits together.
struct Together {
  std::size_t cap = 0;
  Group group;
  std::vector<std::size_t> lines;
  Rational most;  // what is left of it
  Rational earlier;
  Rational whole;  // the cap itself
  bool bit = false;
};

// `together`: by cap and group, whether it took something off or not. Sets `payable` and the tax.
void round_lines(const MoneyCase& money, const std::vector<Together>& together,
                 std::vector<CreditLine>& lines, Attempts& tried);

}  // namespace akad::oracle
