#include "runtime/base/written/currencies.h"

#include <array>

namespace akad {
namespace {

// The longer before what they begin with.
constexpr std::array kSigns = std::to_array<CurrencySign>({
    {"Rupiah", "IDR"}, {"rupiah", "IDR"}, {"Rp", "IDR"},      {"RP", "IDR"},      {"rp", "IDR"},
    {"Idr", "IDR"},    {"idr", "IDR"},    {"ringgit", "MYR"}, {"Ringgit", "MYR"}, {"RM", "MYR"},
    {"US$", "USD"},    {"usd", "USD"},    {"S$", "SGD"},      {"sgd", "SGD"},     {"A$", "AUD"},
    {"AU$", "AUD"},    {"C$", "CAD"},     {"CA$", "CAD"},     {"HK$", "HKD"},     {"NZ$", "NZD"},
    {"R$", "BRL"},     {"euros", "EUR"},  {"euro", "EUR"},    {"Euro", "EUR"},    {"eur", "EUR"},
    {"€", "EUR"},      {"£", "GBP"},      {"₹", "INR"},       {"₩", "KRW"},       {"฿", "THB"},
    {"₫", "VND"},      {"₱", "PHP"},      {"$", ""},          {"¥", ""},          {"dollars", ""},
    {"dollar", ""},
});

bool is_of_a_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

}  // namespace

const CurrencySign* currency_sign_at(std::string_view text) {
  for (const CurrencySign& row : kSigns) {
    if (!text.starts_with(row.sign)) continue;
    const std::string_view rest = text.substr(row.sign.size());
    if (!is_of_a_word(row.sign.back()) || rest.empty() || !is_of_a_word(rest.front())) return &row;
  }
  return nullptr;
}

std::vector<std::string_view> currencies_of_sign(std::string_view sign) {
  if (sign == "$" || sign == "dollar" || sign == "dollars") {
    return {"USD", "AUD", "CAD", "HKD", "NZD", "SGD"};
  }
  if (sign == "¥") return {"JPY", "CNY"};
  return {};
}

}  // namespace akad
