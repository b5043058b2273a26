#include "runtime/base/rational.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>
#include <limits>

using namespace akad;

namespace {

std::string rounded(const char* value, RoundingMode mode, const char* unit) {
  return to_decimal(round_to(*parse_decimal(value), mode, *parse_decimal(unit)), 6);
}

std::string read_back(const char* text) {
  const std::optional<Rational> value = parse_decimal(text);
  return value ? to_fraction(*value) : "refused";
}

using Exact = boost::multiprecision::cpp_rational;

std::string text_of(const Exact& value) {
  const auto below = denominator(value);
  return below == 1 ? numerator(value).str() : numerator(value).str() + '/' + below.str();
}

struct Pair {
  Rational ours;
  Exact theirs;
};

// Around where a number stops to fit a machine word.
std::vector<Pair> around_the_bounds() {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  std::vector<Pair> all;
  for (const std::int64_t above :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-3}, std::int64_t{60},
        std::int64_t{-1} << 31, (std::int64_t{1} << 32) + 15, kMost / 2 + 1, -kMost, kMost,
        kMost - 24, -kMost - 1}) {
    for (const std::int64_t below : {std::int64_t{1}, std::int64_t{3}, std::int64_t{100},
                                     (std::int64_t{1} << 31) - 1, kMost - 1, kMost}) {
      all.push_back({Rational(above, below), Exact(above, below)});
    }
  }
  const Rational large = all[all.size() - 1].ours * all[all.size() - 13].ours;
  all.push_back({large, Exact(to_fraction(large))});
  all.push_back({large / 7, all.back().theirs / 7});
  all.push_back({Rational(std::numeric_limits<std::uint64_t>::max()),
                 Exact(std::numeric_limits<std::uint64_t>::max())});
  return all;
}

}  // namespace

TEST_CASE("arithmetic is exact where numbers stop to fit a machine word, and beyond") {
  const std::vector<Pair> all = around_the_bounds();
  for (const Pair& a : all) {
    REQUIRE(to_fraction(a.ours) == text_of(a.theirs));
    REQUIRE(is_whole(a.ours) == (denominator(a.theirs) == 1));
    for (const Pair& b : all) {
      INFO(to_fraction(a.ours) << " and " << to_fraction(b.ours));
      REQUIRE(to_fraction(a.ours + b.ours) == text_of(a.theirs + b.theirs));
      REQUIRE(to_fraction(a.ours - b.ours) == text_of(a.theirs - b.theirs));
      REQUIRE(to_fraction(a.ours * b.ours) == text_of(a.theirs * b.theirs));
      if (b.theirs != 0) REQUIRE(to_fraction(a.ours / b.ours) == text_of(a.theirs / b.theirs));
      REQUIRE((a.ours == b.ours) == (a.theirs == b.theirs));
      REQUIRE((a.ours < b.ours) == (a.theirs < b.theirs));
      // What was large and fits again is the same number.
      REQUIRE(a.ours + b.ours - b.ours == a.ours);
    }
  }
}

TEST_CASE("a number keeps its value where it is copied, moved, or given to itself") {
  const Rational large = *parse_rational("100000000000000000000000000000000001/3");
  for (const Rational& value : {large, Rational(7, 2), Rational(0)}) {
    Rational copy = value;
    Rational& same = copy;
    copy = same;
    CHECK(copy == value);
    copy += same;
    CHECK(copy == value * 2);
    copy -= same;
    CHECK(copy == 0);
    Rational moved = std::move(copy = value);
    CHECK(moved == value);
    moved = Rational(1);
    CHECK(moved == 1);
    moved = value;
    CHECK(moved == value);
  }
}

TEST_CASE("units are counted, whatever a number is a part of") {
  const Rational unit = *parse_decimal("1e-40");
  CHECK(to_fraction(units_in(Rational(2, 3), RoundingMode::HalfUp, unit)) ==
        std::string(39, '6') + "7");
  CHECK(units_in(Rational(-5, 2), RoundingMode::HalfUp, 1) == -3);
  CHECK(units_in(Rational(std::numeric_limits<std::int64_t>::min()), RoundingMode::Down, 1) ==
        std::numeric_limits<std::int64_t>::min());
  CHECK(floor_of(Rational(-1, 3)) == -1);
  CHECK(floor_of(Rational(-3)) == -3);
  CHECK(floor_of(Rational(7, 2)) == 3);
}

TEST_CASE("rounding works on the magnitude") {
  CHECK(rounded("2.345", RoundingMode::HalfUp, "0.01") == "2.35");  // TV34
  CHECK(rounded("2.345", RoundingMode::HalfEven, "0.01") == "2.34");
  CHECK(rounded("2.355", RoundingMode::HalfEven, "0.01") == "2.36");
  CHECK(rounded("2.3451", RoundingMode::HalfEven, "0.01") == "2.35");
  CHECK(rounded("-2.345", RoundingMode::HalfUp, "0.01") == "-2.35");
  CHECK(rounded("-2.349", RoundingMode::Down, "0.01") == "-2.34");
  CHECK(rounded("-2.341", RoundingMode::Up, "0.01") == "-2.35");
  CHECK(rounded("2.34", RoundingMode::Up, "0.01") == "2.34");
  CHECK(rounded("0", RoundingMode::Up, "1") == "0");
  CHECK(rounded("1250", RoundingMode::HalfEven, "500") == "1000");
  CHECK(rounded("1249", RoundingMode::Up, "500") == "1500");
  CHECK(rounded("0.5", RoundingMode::HalfEven, "1") == "0");
  CHECK(rounded("1.5", RoundingMode::HalfEven, "1") == "2");
}

TEST_CASE("decimals are read exactly") {
  CHECK(read_back("12") == "12");
  CHECK(read_back("-0.5") == "-1/2");
  CHECK(read_back("1e3") == "1000");
  CHECK(read_back("1E-3") == "1/1000");
  CHECK(read_back("1.50e+1") == "15");
  CHECK(read_back("0.010") == "1/100");
  CHECK(read_back("-0") == "0");
  CHECK(read_back("99.95") == "1999/20");
  CHECK(read_back("1e40") == "1" + std::string(40, '0'));
  CHECK(read_back("0.1") == "1/10");
}

TEST_CASE("what is not a decimal, or is too large") {
  for (const char* wrong :
       {"",     "-",     "+1",    ".5",
        "5.",   "1e",    "1e+",   "01",
        "00",   "1_000", " 1",    "1 ",
        "0x10", "1e41",  "1e-41", "1e99999999999",
        "nan",  "1.5.2", "--1",   "12345678901234567890123456789012345678901"}) {
    INFO(wrong);
    CHECK(read_back(wrong) == "refused");
  }
  CHECK(read_back(("0." + std::string(81, '0')).c_str()) == "refused");
  CHECK(parse_decimal("1234567890123456789012345678901234567890").has_value());
}

TEST_CASE("fractions are canonical and read back") {
  for (const char* text : {"0", "5", "-3/4", "1999/20", "100000000000000000000000000000000001/3"}) {
    CHECK(to_fraction(*parse_rational(text)) == text);
  }
  CHECK(to_fraction(*parse_rational("6/8")) == "3/4");
  CHECK(to_fraction(*parse_rational("010/08")) == "5/4");  // never octal
  for (const char* wrong :
       {"", "/", "1/", "/2", "1/0", "1/00", "1/-2", "+1", "1.5", "1/2/3", "- 1"}) {
    INFO(wrong);
    CHECK_FALSE(parse_rational(wrong).has_value());
  }
}

TEST_CASE("decimal digits are exact or say that they go on") {
  CHECK(to_decimal(Rational(999, 10), 4) == "99.9");
  CHECK(to_decimal(Rational(12), 0) == "12");
  CHECK(to_decimal(Rational(100, 3), 4) == "33.3333…");
  CHECK(to_decimal(Rational(2, 3), 2) == "0.66…");
  CHECK(to_decimal(Rational(-1, 8), 3) == "-0.125");
  CHECK(to_decimal(Rational(1, 8), 2) == "0.12…");
  CHECK(to_decimal(Rational(1, 3), 0) == "0…");
  CHECK(to_decimal(Rational(1, 3000), 2) == "0.00…");
}
