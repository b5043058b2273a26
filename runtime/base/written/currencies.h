// How currencies are written beside their codes of three letters.
#pragma once

#include <string_view>
#include <vector>

namespace akad {

struct CurrencySign {
  std::string_view sign;
  std::string_view code;  // empty: of several currencies
};

// The sign or word that `text` begins with, not as the beginning of a longer word; may be null.
const CurrencySign* currency_sign_at(std::string_view text);

// The codes that a sign of several currencies may mean; empty where it means one, or none.
std::vector<std::string_view> currencies_of_sign(std::string_view sign);

}  // namespace akad
