// What the sentences of the language can write down: texts, names, zones and numbers.
#pragma once

#include <array>
#include <string_view>

#include "runtime/base/rational.h"

namespace akad::ir {

// Words that no name can be, as grammar/AkadLexer.g4 has them.
inline constexpr std::array<std::string_view, 6> kReservedWords = {"and", "or",   "not",
                                                                   "is",  "when", "otherwise"};

// Windows of one calendar that begin on one date: every half hour. More would lay out gigabytes.
inline constexpr int kMostWindowsOfDate = 48;

// What may stand between quotes: on one line, without controls. A tab may, which texts could have
// before it was refused in them.
bool is_text(std::string_view text);
bool is_name(std::string_view text);
bool is_qualified_name(std::string_view text);  // of what a library declares: `indonesia.days`
bool is_zone_name(std::string_view text);
bool is_step(std::string_view text);  // of a place in a record
bool is_currency(std::string_view text);

bool is_decimal(const Rational& number);    // has at most 40 digits that count
bool is_percentage(const Rational& share);  // such a number of percent, or per mille

}  // namespace akad::ir
