// Conditions over one record. Each row is evaluated once, parts before wholes, without recursion.
// What holds is events::holds's to say; two shortcuts answer most questions without it. What
// compares with texts has no parts, and is looked up before all others.
#include <algorithm>

#include "runtime/events/compare.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;
using ir::ConstantKind;
using ir::Operator;

// `room` holds the characters where they are not in the record as they are meant.
Fact fact_of(const Value& value, std::string& room) {
  if (is_absent(value)) return {};
  if (!is_scalar(value)) return {Fact::Kind::Other};
  return {Fact::Kind::Written, text_of(value, room)};
}

// The field as an instant, where it is compared with one.
Fact instant_of(Reading& reading, const Test& test) {
  const TimeReading time = read_time(reading, test.time, true);
  if (time.state != TimeState::Good) return {Fact::Kind::Other};
  return {Fact::Kind::Instant, {}, nullptr, time.at};
}

bool compares(Reading& reading, const Test& test, const Value& value) {
  const Operator op = test.op == Operator::OneOf ? Operator::Equal : test.op;
  const auto small = value.kind == ValueKind::Number ? small_whole(raw(value)) : std::nullopt;
  const bool is_small = small.has_value();
  const std::int64_t whole = small.value_or(0);
  std::string room;
  const Fact fact = fact_of(value, room);
  return std::any_of(test.operands.begin(), test.operands.end(), [&](const Operand& operand) {
    if (is_small && operand.whole) return holds(op, whole <=> *operand.whole);
    const bool timed = operand.constant.kind == ConstantKind::Time;
    return holds(op, timed ? instant_of(reading, test) : fact, operand.constant);
  });
}

// A list contains what equals one of its elements; lists in it are not looked into.
bool contains(Reading& reading, const Test& test, const Value& list) {
  const std::uint32_t* at = list.token;
  int depth = 0;
  Value element;
  std::string room;
  const char first = reading.record.base[at[1]];
  if (!test.with.text || first == '{' || first == '[') reading.in_doubt = true;
  while (input::next_scalar(reading.record, at, depth, element)) {
    const Fact fact = fact_of(element, room);
    for (const Operand& operand : test.operands) {
      if (holds(Operator::Equal, fact, operand.constant)) return true;
    }
  }
  return false;
}

// As JSON writes most numbers.
bool is_plain_number(const Value& text) {
  return text.size > 0 && *text.begin >= '1' && *text.begin <= '9' && small_whole(raw(text));
}

// Certainly comparable, or absent where that is nothing to speak of.
bool is_plain(const Test& test, const Value& value) {
  if (test.op == Operator::Contains && !test.with.text) return is_absent(value);
  switch (value.kind) {
    case ValueKind::Absent:
    case ValueKind::Null: return test.op != Operator::NotEqual;
    case ValueKind::Text: return test.with.text || (test.with.number && is_plain_number(value));
    case ValueKind::Number: return test.with.text || test.with.number;
    case ValueKind::True:
    case ValueKind::False: return test.with.text || test.with.flag;
    case ValueKind::Array:
    case ValueKind::Object: break;
  }
  return false;
}

bool leaf(Reading& reading, const Test& test) {
  if (test.slot < 0) return false;
  const Value& value = value_at(reading, test.slot);
  if (test.op == Operator::Present) return !is_absent(value);
  if (test.op == Operator::Absent) return is_absent(value);
  const bool list = test.op == Operator::Contains && value.kind == ValueKind::Array;
  if (list) return contains(reading, test, value);
  const bool truth = !is_absent(value) && compares(reading, test, value);
  if (truth || is_plain(test, value)) return truth;
  if (is_absent(value) || !is_comparable(reading, test, value)) reading.in_doubt = true;
  return truth;
}

bool evaluate(Reading& reading, const Test& test) {
  const auto truth = [&reading](std::size_t part) { return reading.truths[part] != 0; };
  switch (test.op) {
    case Operator::And: return std::all_of(test.parts.begin(), test.parts.end(), truth);
    case Operator::Or: return std::any_of(test.parts.begin(), test.parts.end(), truth);
    case Operator::Not: return !truth(test.parts.front());
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::Less:
    case Operator::AtMost:
    case Operator::More:
    case Operator::AtLeast:
    case Operator::OneOf:
    case Operator::Present:
    case Operator::Absent:
    case Operator::Contains:
    case Operator::StartedIn: break;  // of items, not of records
  }
  return leaf(reading, test);
}

// `field = "text"`, which most conditions are.
void look_up(Reading& reading, const AskedTexts& texts) {
  const Value& value = value_at(reading, texts.slot());
  if (!is_scalar(value)) {
    if (!is_absent(value)) reading.in_doubt = true;
    return;
  }
  std::string_view text = raw(value);
  if (value.escaped) {
    const std::size_t size = text_of(value, reading.room).size();
    reading.room.append(8, '\0');
    text = std::string_view(reading.room).substr(0, size);
  }
  for (const std::size_t test : texts.tests_of(text)) reading.truths[test] = 1;
}

}  // namespace

void judge(Reading& reading) {
  const LogShape& shape = reading.shape;
  reading.truths.assign(shape.tests.size(), 0);
  reading.in_doubt = false;
  for (const AskedTexts& texts : shape.texts) look_up(reading, texts);
  for (const std::size_t test : shape.others) {
    reading.truths[test] = evaluate(reading, shape.tests[test]) ? 1 : 0;
  }
}

}  // namespace akad::events
