// Conditions over one record. Each row is evaluated once, parts before wholes, without recursion.
#include <algorithm>
#include <compare>
#include <cstring>

#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;
using ir::ConstantKind;
using ir::Operator;

// Empty: not comparable, being of another kind.
using Comparison = std::optional<std::strong_ordering>;

Comparison compare_number(const Value& value, const Operand& operand) {
  if (value.kind != ValueKind::Number) return std::nullopt;
  const auto whole = small_whole(raw(value));
  if (whole && operand.whole) return *whole <=> *operand.whole;
  const std::optional<Rational> number = parse_decimal(raw(value));
  if (!number) return std::nullopt;
  return *number <=> operand.constant.number;
}

Comparison compare_text(Reading& reading, const Value& value, const Operand& operand) {
  if (value.kind != ValueKind::Text) return std::nullopt;
  return text_of(value, reading.room).compare(operand.constant.text) <=> 0;
}

Comparison compare_flag(const Value& value, const Operand& operand) {
  if (value.kind != ValueKind::True && value.kind != ValueKind::False) return std::nullopt;
  const bool wanted = operand.constant.text == "true";
  return (value.kind == ValueKind::True) <=> wanted;
}

Comparison compare(Reading& reading, const Test& test, const Value& value,
                   const Operand& operand) {
  switch (operand.constant.kind) {
    case ConstantKind::Text: return compare_text(reading, value, operand);
    case ConstantKind::Number: return compare_number(value, operand);
    case ConstantKind::Flag: return compare_flag(value, operand);
    case ConstantKind::Time: break;
  }
  const TimeReading time = read_time(reading, test.time, true);
  if (time.state != TimeState::Good) return std::nullopt;
  return time.at <=> operand.constant.time;
}

bool holds(Operator op, std::strong_ordering order, ConstantKind kind) {
  const bool ordered = kind != ConstantKind::Flag;
  switch (op) {
    case Operator::Equal:
    case Operator::OneOf:
    case Operator::Contains: return order == 0;
    case Operator::NotEqual: return order != 0;
    case Operator::Less: return ordered && order < 0;
    case Operator::AtMost: return ordered && order <= 0;
    case Operator::More: return ordered && order > 0;
    case Operator::AtLeast: return ordered && order >= 0;
    default: return false;
  }
}

bool compares(Reading& reading, const Test& test, const Value& value) {
  return std::any_of(test.operands.begin(), test.operands.end(), [&](const Operand& operand) {
    const Comparison order = compare(reading, test, value, operand);
    return order && holds(test.op, *order, operand.constant.kind);
  });
}

// An array contains its scalar elements, a text its parts.
bool contains(Reading& reading, const Test& test, const Value& value) {
  if (value.kind == ValueKind::Text) {
    const std::string_view text = text_of(value, reading.room);
    return std::any_of(test.operands.begin(), test.operands.end(), [text](const Operand& part) {
      return part.constant.kind == ConstantKind::Text &&
             text.find(part.constant.text) != std::string_view::npos;
    });
  }
  if (value.kind != ValueKind::Array) return false;
  const std::uint32_t* at = value.token;
  int depth = 0;
  Value element;
  while (input::next_scalar(reading.record, at, depth, element)) {
    for (const Operand& operand : test.operands) {
      if (operand.constant.kind == ConstantKind::Time) continue;
      const Comparison order = compare(reading, test, element, operand);
      if (order && *order == 0) return true;
    }
  }
  return false;
}

bool evaluate(Reading& reading, const Test& test) {
  const auto truth = [&reading](std::size_t part) { return reading.truths[part] != 0; };
  switch (test.op) {
    case Operator::And: return std::all_of(test.parts.begin(), test.parts.end(), truth);
    case Operator::Or: return std::any_of(test.parts.begin(), test.parts.end(), truth);
    case Operator::Not: return !truth(test.parts.front());
    default: break;
  }
  if (test.slot < 0) return false;
  const Value& value = value_at(reading, test.slot);
  switch (test.op) {
    case Operator::Present: return !is_absent(value);
    case Operator::Absent: return is_absent(value);
    case Operator::Contains: return contains(reading, test, value);
    default: return !is_absent(value) && compares(reading, test, value);
  }
}

// `field = "text"`, which most conditions are.
bool is_text(Reading& reading, const Test& test) {
  const Value& value = value_at(reading, test.slot);
  if (value.kind != ValueKind::Text) return false;
  const std::string& wanted = test.operands.front().constant.text;
  if (value.escaped) return text_of(value, reading.room) == wanted;
  return value.size == test.text_size && end_of(value.begin, value.size) == test.text_end &&
         (value.size <= 8 || std::memcmp(value.begin, wanted.data(), value.size) == 0);
}

}  // namespace

void judge(Reading& reading) {
  const std::vector<Test>& tests = reading.shape.tests;
  reading.truths.resize(tests.size());
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const Test& test = tests[i];
    const bool truth = test.is_text ? is_text(reading, test) : evaluate(reading, test);
    reading.truths[i] = truth ? 1 : 0;
  }
}

}  // namespace akad::events
