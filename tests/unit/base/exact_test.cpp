// Numbers of any length, compared by their digits.
#include "runtime/base/exact.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace akad;

namespace {

int order(const std::string& text, const std::string& with) {
  const std::optional<Decimal> decimal = decimal_of(text);
  const std::optional<Rational> other = parse_rational(with);
  REQUIRE((decimal && other));
  const auto found = compare(*decimal, *other);
  return found < 0 ? -1 : found > 0 ? 1 : 0;
}

std::string text(const std::string& written) {
  const std::optional<Decimal> decimal = decimal_of(written);
  return decimal ? text_of(*decimal).value_or("too far") : "no number";
}

const std::string kZeros(1000, '0');

}  // namespace

TEST_CASE("a number is compared whatever its length") {
  CHECK(order("95." + kZeros + "1", "95") == 1);
  CHECK(order("95." + kZeros, "95") == 0);
  CHECK(order("94." + std::string(1000, '9'), "95") == -1);
  CHECK(order("-95." + kZeros + "1", "-95") == -1);
  CHECK(order("-94." + std::string(1000, '9'), "-95") == 1);
  CHECK(order("9" + kZeros, "80") == 1);
  CHECK(order("0." + kZeros + "1", "0") == 1);
  CHECK(order("-0." + kZeros + "1", "0") == -1);
  CHECK(order("-0." + kZeros, "0") == 0);
  CHECK(order("0." + std::string(41, '3'), "1/3") == -1);
  CHECK(order("0." + std::string(41, '3') + "4", "1/3") == 1);
  CHECK(order("1" + kZeros, "1" + std::string(999, '0')) == 1);
  CHECK(order("1" + std::string(999, '0') + ".5", "1" + std::string(999, '0')) == 1);
  CHECK(order("1e-999", "1/1" + std::string(999, '0')) == 0);
  CHECK(order("1e-998", "1/1" + std::string(999, '0')) == 1);
  CHECK(order("1.00000000000000000000000000000000000000000001", "1") == 1);
}

TEST_CASE("an exponent costs nothing and changes no rule") {
  for (const char* far : {"1e41", "1e999999999", "1e999999999999999999", "1E+99999999999999999999",
                          "0.1e1000000000000000000000000000000000000000000000000000000000000000"}) {
    CHECK(order(far, "80") == 1);
    CHECK(order(far, "-80") == 1);
    CHECK(order(std::string("-") + far, "80") == -1);
    CHECK(order(std::string("-") + far, "0") == -1);
  }
  for (const char* near : {"1e-41", "1e-999999999", "9e-99999999999999999999999999999"}) {
    CHECK(order(near, "0") == 1);
    CHECK(order(near, "1/1000000") == -1);
    CHECK(order(std::string("-") + near, "0") == -1);
  }
  CHECK(order("0e99999999999999999999", "0") == 0);
  CHECK(order("950" + kZeros + "e-1001", "95") == 0);
  CHECK(order("0.0000095e0000000000000000000000000007", "95") == 0);
  CHECK(order("100e-2", "1") == 0);
}

TEST_CASE("short numbers and long ones follow one order") {
  std::mt19937 random(20261126);
  const auto any = [&random](std::uint64_t below) { return random() % below; };
  for (int round = 0; round < 3000; ++round) {
    const std::string whole = std::to_string(any(1'000'000));
    const std::string decimals = std::to_string(any(1'000'000));
    const Rational exact = *parse_decimal(whole + "." + decimals);
    const Rational with = exact + Rational(static_cast<std::int64_t>(any(5)) - 2,
                                           static_cast<std::int64_t>(any(1'000'000)) + 1);
    INFO(whole << "." << decimals << " with " << to_fraction(with));
    const std::string shown = whole + "." + decimals;
    const auto expected = exact <=> with;
    CHECK(compare(*decimal_of(shown), with) == expected);
    CHECK(compare(*decimal_of(shown + std::string(90, '0')), with) == expected);
    const auto more = compare(*decimal_of(shown + std::string(90, '0') + "1"), with);
    CHECK(more == (expected == 0 ? std::strong_ordering::greater : expected));
    const auto less = compare(*decimal_of("-" + shown + std::string(90, '0') + "1"), -with);
    CHECK(less == (0 <=> more));
  }
}

TEST_CASE("what is no JSON number is none") {
  for (const char* none : {"", "-", "+5", "05", "-05", "5.", ".5", "5e", "5e+", "0x5", " 5", "5 ",
                           "1_000", "NaN", "1e5.0", "1e5e5", "--5"}) {
    INFO(none);
    CHECK_FALSE(decimal_of(none));
  }
}

TEST_CASE("each number has one text") {
  CHECK(text("0") == "0");
  CHECK(text("-0.000e7") == "0");
  CHECK(text("0e99999999999999999999") == "0");
  CHECK(text("95.50") == "95.5");
  CHECK(text("955e-1") == "95.5");
  CHECK(text("-0.0955E3") == "-95.5");
  CHECK(text("100") == "1e2");
  CHECK(text("1e2") == "1e2");
  CHECK(text("1.50e200") == "1.5e200");
  CHECK(text("0.05") == "5e-2");
  CHECK(text("12345678901234567890123456789012345678901234567890.1") ==
        "12345678901234567890123456789012345678901234567890.1");
  CHECK(text("1e999999999999999999") == "1e999999999999999999");
  CHECK(text("1e1000000000000000001") == "too far");
  CHECK(text("1e-1000000000000000001") == "too far");
}

TEST_CASE("what is reckoned with is decided by the number, not by how it is written") {
  const auto reckoned = [](const std::string& written) {
    const auto number = number_of(*decimal_of(written));
    return number ? to_fraction(*number) : "too long";
  };
  CHECK(reckoned("-12.50") == "-25/2");
  CHECK(reckoned("0.5" + kZeros) == "1/2");
  CHECK(reckoned("5" + kZeros + "e-1000") == "5");
  CHECK(reckoned("1e79") == "1" + std::string(79, '0'));
  CHECK(reckoned("1e80") == "too long");
  CHECK(reckoned("1e-120") == "1/1" + std::string(120, '0'));
  CHECK(reckoned("0." + std::string(119, '0') + "1") == reckoned("1e-120"));
  CHECK(reckoned("1e-121") == "too long");
  CHECK(reckoned("1234567890123456789012345678901234567890") ==
        "1234567890123456789012345678901234567890");
  CHECK(reckoned("12345678901234567890123456789012345678901") == "too long");
}
