// Words that stand behind a number, and may not be read as part of it, or as money.
#include <catch2/catch.hpp>

#include "runtime/base/written/currencies.h"
#include "runtime/base/written/letters.h"
#include "runtime/base/written/look_alikes.h"

using namespace akad;

namespace {

bool is_money(std::string_view text) {
  return reads_as_money(text,
                        [](const std::string& code) { return code == "IDR" || code == "JPY"; });
}

}  // namespace

TEST_CASE("what begins with a letter of any script") {
  for (const char* text : {"hours", "Hari", "über", "дней", "時間", "ساعات", "éclairs", "ａｂｃ"}) {
    INFO(text);
    CHECK(begins_with_letter(text));
  }
  for (const char* text :
       {"", " hours", "000 days", "%", "-5", "·5", "٣ أيام", "½", "’s", "\u00a0x", "０００", "€",
        "×2", "–", "²", "①", "\u0301a", "_x", "\U0001F389"}) {
    INFO(text);
    CHECK_FALSE(begins_with_letter(text));
  }
}

TEST_CASE("what reads as money, by its last word or its first before `of`") {
  for (const char* text :
       {"IDR", "idr", "Jpy", "Rp", "rP", "R\u0440", "USD credit in IDR", "US dollars", "Rupiah",
        "DOLLARS", "rupiah of vouchers", "$", "€", "service\u00a0IDR"}) {
    INFO(text);
    CHECK(is_money(text));
  }
  for (const char* text : {"hours", "Euro pallets", "dollar stores", "IDR-linked days",
                           "days of service", "", "pens", "of IDR days"}) {
    INFO(text);
    CHECK_FALSE(is_money(text));
  }
}

TEST_CASE("a text as it looks") {
  CHECK(as_it_looks("d\u0430ys") == "days");
  CHECK(as_it_looks("a\u00a0b\u2011c") == "a b-c");
  CHECK(as_it_looks("a\u200bb") == "ab");
  CHECK(as_it_looks("\xff\xfe") == "\xff\xfe");
  CHECK(as_it_looks("Straße") == "Straße");
}
