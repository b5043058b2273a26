// How currencies are written beside their codes of three letters.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace akad {

struct CurrencySign {
  std::string_view sign;
  std::string_view code;  // empty: of several currencies
};

// The sign or word that `text` begins with, not as the beginning of a longer word; may be null.
const CurrencySign* currency_sign_at(std::string_view text);

// The code of another currency than `code` that a sign names: by a word of three letters, also
// where these only look like it, or by a sign that no other currency has. Empty where it names
// none.
std::string other_code_in(std::string_view sign, std::string_view code,
                          const std::function<bool(const std::string&)>& is_known);

// Whether so many of what is called so reads as an amount of money: by its last word, or by its
// first one before `of`; also where that only looks like the name, the sign or the code.
bool reads_as_money(std::string_view text, const std::function<bool(const std::string&)>& is_known);

// The codes that a sign of several currencies may mean; empty where it means one, or none.
std::vector<std::string_view> currencies_of_sign(std::string_view sign);

}  // namespace akad
