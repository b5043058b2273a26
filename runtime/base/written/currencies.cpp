#include "runtime/base/written/currencies.h"

#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/base/written/letters.h"
#include "runtime/base/written/look_alikes.h"

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

// Also of other currencies than the one that the list has for them.
constexpr std::array<std::string_view, 4> kShared = {"£", "₩", "₱", "C$"};

// As it reads, in capitals; what is no letter parts words.
std::vector<std::string> words_as_read(std::string_view sign) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < sign.size();) {
    const CodePoint point = code_point_at(sign, at);
    const LookAlike* same = find_look_alike(point.value);
    const char c = point.bytes == 1 ? sign[at] : same != nullptr ? same->ascii : '\0';
    at += point.bytes == 0 ? 1 : point.bytes;
    if (is_of_a_word(c) && c != '_') {
      words.back() += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
    } else {
      words.emplace_back();
    }
  }
  return words;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find_first_of(" \t", from), text.size());
    if (to > from) words.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

bool names_money(const std::string& word, const std::function<bool(const std::string&)>& is_known) {
  const std::u32string small = in_small_letters(word);
  return is_known(word) || std::any_of(kSigns.begin(), kSigns.end(), [&](const CurrencySign& row) {
           return in_small_letters(row.sign) == small;
         });
}

}  // namespace

bool reads_as_money(std::string_view text,
                    const std::function<bool(const std::string&)>& is_known) {
  const std::vector<std::string> words = words_of(as_it_looks(text));
  if (words.empty()) return false;
  if (words.size() == 1) {
    std::string capitals = words.front();
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (is_known(capitals)) return true;
  }
  const bool of = words.size() > 1 && words[1] == "of";
  return names_money(words.back(), is_known) || (of && names_money(words.front(), is_known));
}

std::string other_code_in(std::string_view sign, std::string_view code,
                          const std::function<bool(const std::string&)>& is_known) {
  constexpr std::size_t kLetters = 3;
  for (const std::string& word : words_as_read(sign)) {
    if (word.size() == kLetters && word != code && is_known(word)) return word;
  }
  const CurrencySign* known = currency_sign_at(sign);
  const bool alone = known != nullptr && known->sign == sign && !known->code.empty() &&
                     std::find(kShared.begin(), kShared.end(), sign) == kShared.end();
  return alone && known->code != code ? std::string(known->code) : std::string();
}

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
