// Digits with dots, commas and other signs between them, as people write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace akad::parser::words {

enum class Separator { None, Underscore, Dot, Comma, Apostrophe };

struct Figure {
  std::string digits;      // as the language writes it: "25_000.5"
  std::string other = {};  // the second reading of what has two: "25"
  std::uint32_t end = 0;   // in the text
  bool plain = false;      // written as the language has it
  bool decimals = false;   // what is not plain is how its decimals begin
  bool uneven = false;     // its groups are not of three: a digit is missing, or one too many
  bool lakhs = false;      // grouped as in India: 25_00_000
  bool mixed = false;      // its signs are of several kinds, and do not say which number is meant
  Separator groups = Separator::None;
};

// The figure that begins at `begin`, where a digit stands. Of a percentage, which has no thousands,
// three digits behind a comma are decimals.
Figure read_figure(std::string_view text, std::uint32_t begin, bool percentage);

// What is grouped as in India is a slip where money is of another currency.
void check_groups(Figure& figure, std::string_view currency);

// "25.000" as if the dot grouped its digits: "25_000"; empty where it cannot.
std::string with_dot_as_group(std::string_view digits);

// Digits in groups of three: "25_000".
std::string in_groups(std::string digits);

// digits * 10^power, written out; empty where it is no whole number.
std::string times_ten(const std::string& digits, int power);

}  // namespace akad::parser::words
