// The rule of comparisons, case by case.
#include "runtime/events/compare.h"

#include <catch2/catch.hpp>

using namespace akad;
using events::Fact;
using events::holds;
using ir::ConstantKind;
using ir::Operator;

namespace {

ir::Constant text(const std::string& written) {
  ir::Constant constant;
  constant.text = written;
  return constant;
}
ir::Constant number(const std::string& decimal) {
  ir::Constant constant;
  constant.kind = ConstantKind::Number;
  constant.number = *parse_decimal(decimal);
  return constant;
}
ir::Constant flag(const std::string& word) {
  ir::Constant constant = text(word);
  constant.kind = ConstantKind::Flag;
  return constant;
}
ir::Constant instant(Instant at) {
  ir::Constant constant;
  constant.kind = ConstantKind::Time;
  constant.time = at;
  return constant;
}
const std::vector<ir::Constant> kNone;

Fact written(std::string_view characters) { return {Fact::Kind::Written, characters}; }

}  // namespace

TEST_CASE("a text literal asks for the characters as written") {
  CHECK(holds(Operator::Equal, written("5"), text("5")));
  CHECK_FALSE(holds(Operator::Equal, written("5.0"), text("5")));
  CHECK_FALSE(holds(Operator::Equal, written("05"), text("5")));
  CHECK_FALSE(holds(Operator::Equal, written("Agent"), text("agent")));
  CHECK(holds(Operator::NotEqual, written("5.0"), text("5")));
  CHECK_FALSE(holds(Operator::NotEqual, written("5"), text("5")));
  CHECK(holds(Operator::Equal, written("true"), text("true")));
  CHECK(holds(Operator::Contains, written("a vip customer"), text("vip")));
  CHECK(holds(Operator::Contains, written("152"), text("5")));
  CHECK_FALSE(holds(Operator::Contains, written("a VIP customer"), text("vip")));
  CHECK(holds(Operator::Less, written("10"), text("9")));  // by bytes
  CHECK(holds(Operator::AtMost, written("z"), text("\xc3\xa9")));
}

TEST_CASE("a number literal asks for the number that is written") {
  for (const char* five : {"5", "5.0", "5e0", "50e-1", "0.5e1"}) {
    CHECK(holds(Operator::Equal, written(five), number("5")));
    CHECK(holds(Operator::AtLeast, written(five), number("5")));
    CHECK_FALSE(holds(Operator::More, written(five), number("5")));
    CHECK_FALSE(holds(Operator::NotEqual, written(five), number("5")));
  }
  for (const char* none :
       {"", " 5", "5 ", "05", "+5", "5.", ".5", "0x5", "five", "true", "1e", "1e+", "-", "--5"}) {
    for (const Operator op : {Operator::Equal, Operator::NotEqual, Operator::Less, Operator::AtMost,
                              Operator::More, Operator::AtLeast, Operator::Contains}) {
      CHECK_FALSE(holds(op, written(none), number("5")));
    }
  }
  CHECK(holds(Operator::Less, written("10"), number("11")));
  CHECK(holds(Operator::Less, written("9"), number("10")));
  CHECK(holds(Operator::NotEqual, written("5.000000000000000000001"), number("5")));
  const Rational half(1, 2);
  CHECK(holds(Operator::Equal, {Fact::Kind::Number, {}, &half}, number("0.50")));
  CHECK_FALSE(holds(Operator::Equal, {Fact::Kind::Number, {}, &half}, text("0.5")));
}

TEST_CASE("a flag literal asks for a flag, and flags have no order") {
  CHECK(holds(Operator::Equal, written("true"), flag("true")));
  CHECK_FALSE(holds(Operator::Equal, written("false"), flag("true")));
  CHECK(holds(Operator::NotEqual, written("false"), flag("true")));
  CHECK_FALSE(holds(Operator::NotEqual, written("yes"), flag("true")));
  CHECK_FALSE(holds(Operator::NotEqual, written("True"), flag("true")));
  for (const Operator op : {Operator::Less, Operator::AtMost, Operator::More, Operator::AtLeast}) {
    CHECK_FALSE(holds(op, written("false"), flag("true")));
    CHECK_FALSE(holds(op, written("true"), flag("true")));
  }
}

TEST_CASE("an instant compares with instants only") {
  const Fact at{Fact::Kind::Instant, {}, nullptr, 1000};
  CHECK(holds(Operator::Equal, at, instant(1000)));
  CHECK(holds(Operator::Less, at, instant(1001)));
  CHECK_FALSE(holds(Operator::Equal, at, text("1000")));
  CHECK_FALSE(holds(Operator::NotEqual, at, number("999")));
  CHECK_FALSE(holds(Operator::Equal, written("1000"), instant(1000)));
  CHECK_FALSE(holds(Operator::NotEqual, written("999"), instant(1000)));
}

TEST_CASE("what is absent, a list or an object is never the same as a literal, nor another") {
  for (const Fact& fact : {Fact{}, Fact{Fact::Kind::Other}}) {
    for (const auto& literal : {text(""), text("null"), number("0"), flag("false"), instant(0)}) {
      for (const Operator op :
           {Operator::Equal, Operator::NotEqual, Operator::Less, Operator::AtMost, Operator::More,
            Operator::AtLeast, Operator::OneOf, Operator::Contains}) {
        CHECK_FALSE(holds(op, fact, std::vector{literal}));
      }
    }
  }
  CHECK(holds(Operator::Absent, Fact{}, kNone));
  CHECK_FALSE(holds(Operator::Present, Fact{}, kNone));
  CHECK(holds(Operator::Present, Fact{Fact::Kind::Other}, kNone));
  CHECK(holds(Operator::OneOf, written("5"), {text("4"), number("5.0")}));
  CHECK_FALSE(holds(Operator::OneOf, written("6"), {text("4"), number("5.0")}));
}
