#include "runtime/events/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "runtime/base/assert.h"
#include "runtime/base/exact.h"
#include "runtime/base/text.h"

namespace akad::events {
namespace {

using ir::Operator;

bool text_holds(Operator op, const Fact& fact, std::string_view text) {
  if (fact.kind != Fact::Kind::Written) return false;
  if (op == Operator::Contains) return fact.written.find(text) != std::string_view::npos;
  return holds(op, fact.written <=> text);
}

bool number_holds(Operator op, const Fact& fact, const Rational& with) {
  if (fact.kind == Fact::Kind::Number) return holds(op, *fact.number <=> with);
  if (fact.kind != Fact::Kind::Written) return false;
  const std::optional<Decimal> number = decimal_of(fact.written);
  return number && holds(op, compare(*number, with));
}

// Flags have no order.
bool flag_holds(Operator op, const Fact& fact, std::string_view flag) {
  if (fact.kind != Fact::Kind::Written) return false;
  if (fact.written != "true" && fact.written != "false") return false;
  if (op != Operator::Equal && op != Operator::NotEqual) return false;
  return (fact.written == flag) == (op == Operator::Equal);
}

}  // namespace

Fact fact_of(const ir::Constant& said) {
  switch (said.kind) {
    case ir::ConstantKind::Text:
    case ir::ConstantKind::Flag: return {Fact::Kind::Written, said.text};
    case ir::ConstantKind::Number: return {Fact::Kind::Number, {}, &said.number};
    case ir::ConstantKind::Time: break;
  }
  return {Fact::Kind::Instant, {}, nullptr, said.time};
}

bool holds(Operator op, std::strong_ordering order) {
  switch (op) {
    case Operator::Equal: return order == 0;
    case Operator::NotEqual: return order != 0;
    case Operator::Less: return order < 0;
    case Operator::AtMost: return order <= 0;
    case Operator::More: return order > 0;
    case Operator::AtLeast: return order >= 0;
    case Operator::OneOf:
    case Operator::Present:
    case Operator::Absent:
    case Operator::Contains:
    case Operator::StartedIn:
    case Operator::And:
    case Operator::Or:
    case Operator::Not: break;
  }
  return false;
}

bool holds(Operator op, const Fact& fact, const ir::Constant& constant) {
  switch (constant.kind) {
    case ir::ConstantKind::Text: return text_holds(op, fact, constant.text);
    case ir::ConstantKind::Number: return number_holds(op, fact, constant.number);
    case ir::ConstantKind::Flag: return flag_holds(op, fact, constant.text);
    case ir::ConstantKind::Time:
      return fact.kind == Fact::Kind::Instant && holds(op, fact.at <=> constant.time);
  }
  AKAD_ASSERT(false);
  return false;
}

bool holds(Operator op, const Fact& fact, const std::vector<ir::Constant>& constants) {
  if (op == Operator::Present) return fact.kind != Fact::Kind::Absent;
  if (op == Operator::Absent) return fact.kind == Fact::Kind::Absent;
  const Operator each = op == Operator::OneOf ? Operator::Equal : op;
  return std::any_of(constants.begin(), constants.end(),
                     [&](const ir::Constant& constant) { return holds(each, fact, constant); });
}

std::string text_in_quotes(std::string_view text) {
  constexpr std::size_t kMostQuoted = 40;
  const bool plain = text.size() <= kMostQuoted && for_terminal(text) == text &&
                     text.find_first_of("\"\\") == std::string_view::npos;
  return plain ? fmt::format("\"{}\"", text) : "…";
}

std::string as_written(const ir::Constant& constant) {
  constexpr int kMostDigits = 20;
  switch (constant.kind) {
    case ir::ConstantKind::Text: return text_in_quotes(constant.text);
    case ir::ConstantKind::Number: return to_decimal(constant.number, kMostDigits);
    case ir::ConstantKind::Flag: return constant.text;
    case ir::ConstantKind::Time: break;
  }
  return "…";
}

std::string advice_on_nothing(std::string_view place, const ir::Constant& constant) {
  constexpr std::size_t kMostOfPlace = 40;
  return fmt::format(
      "so `{0} != {1}` does not hold; `not {0} = {1}` would, which is another agreement",
      shortened(place, kMostOfPlace), as_written(constant));
}

}  // namespace akad::events
