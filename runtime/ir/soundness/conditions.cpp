// Conditions: parts before wholes, and comparisons that have an answer.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

// Comparisons of each condition, those of its parts where they are used.
bool few_terms(std::vector<std::int64_t>& terms, const Condition& condition) {
  std::int64_t count = condition.parts.empty() ? 1 : 0;
  for (const Id<Condition> part : condition.parts) count += terms[part.index()];
  terms.push_back(count);
  return count <= static_cast<std::int64_t>(kMostTerms);
}

bool has_parts(const Condition& c) {
  const bool leaf = c.parts.empty() && c.field.valid() != c.signal.valid();
  const bool bare = !c.field.valid() && !c.signal.valid() && c.constants.empty();
  if (c.calendar.valid() != (c.op == Operator::StartedIn)) return false;
  switch (c.op) {
    case Operator::And:
    case Operator::Or: return bare && c.parts.size() > 1;
    case Operator::Not: return bare && c.parts.size() == 1;
    case Operator::StartedIn: return bare && c.parts.empty();
    case Operator::Present:
    case Operator::Absent: return leaf && c.constants.empty();
    case Operator::OneOf: return leaf && !c.constants.empty();
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::Less:
    case Operator::AtMost:
    case Operator::More:
    case Operator::AtLeast:
    case Operator::Contains: return leaf && c.constants.size() == 1;
  }
  return false;
}

// Whether a value can be compared so with a constant of that kind.
bool has_answer(Operator op, ConstantKind kind) {
  switch (op) {
    case Operator::Less:
    case Operator::AtMost:
    case Operator::More:
    case Operator::AtLeast: return kind == ConstantKind::Number || kind == ConstantKind::Time;
    case Operator::Contains: return kind == ConstantKind::Text;
    case Operator::And:
    case Operator::Or:
    case Operator::Not:
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::OneOf:
    case Operator::Present:
    case Operator::Absent:
    case Operator::StartedIn: return true;
  }
  return false;
}

// Lists of values, by the place that their signals always stand at.
using Lists = std::map<Id<Field>, const Signal*>;
Lists lists_of(const Program& program) {
  Lists lists;
  for (const Signal& signal : program.signals) {
    if (!signal.when.valid() && !signal.one_of.empty()) lists.emplace(signal.field, &signal);
  }
  return lists;
}

bool fits(const Lists& lists, const Condition& condition, const Constant& constant) {
  const auto list = lists.find(condition.field);
  return list == lists.end() || condition.op == Operator::Contains ||
         constant.kind != ConstantKind::Text || is_listed(*list->second, constant);
}

void check_constant(Checker& c, const Lists& lists, const Condition& condition,
                    const Constant& constant) {
  c.require(is_sound(constant), "a constant is of its kind");
  c.require(has_answer(condition.op, constant.kind),
            "numbers and instants have an order, and texts contain texts");
  if (condition.signal.valid()) {
    c.require(is_value_of(c.p[condition.signal], constant),
              "a signal is compared with a constant of its kind");
    c.require(condition.op == Operator::Contains || is_listed(c.p[condition.signal], constant),
              "a signal with a list of values is compared with one of them");
  } else {
    c.require(constant.kind != ConstantKind::Time, "a place in a record has no instants");
    c.require(fits(lists, condition, constant),
              "the place of a signal with a list of values is compared with one of them");
  }
}

Reads reads_of(const Checker& c, const Condition& condition) {
  Reads reads{condition.field.valid(), condition.signal.valid()};
  reads.start = condition.op == Operator::StartedIn;
  if (reads.fields) reads.outward = c.p[condition.field].outward;
  if (reads.signals) reads.log = c.p[condition.signal].log;
  for (const Id<Condition> id : condition.parts) {
    const Reads& part = c.reads[id.index()];
    const bool other = reads.signals && part.signals && reads.log != part.log;
    reads.fields = reads.fields || part.fields;
    reads.signals = reads.signals || part.signals;
    reads.start = reads.start || part.start;
    reads.outward = std::max(reads.outward, part.outward);
    reads.mixed = reads.mixed || part.mixed || other;
    if (part.log.valid()) reads.log = part.log;
  }
  return reads;
}

}  // namespace

bool is_sound(const Constant& c) {
  const bool text = c.text.empty(), number = c.number == 0, time = c.time == 0;
  switch (c.kind) {
    case ConstantKind::Text: return number && time;
    case ConstantKind::Number: return text && time && is_decimal(c.number);
    case ConstantKind::Flag: return number && time && (c.text == "true" || c.text == "false");
    case ConstantKind::Time: return text && number && is_in_time(c.time);
  }
  return false;
}

bool is_value_of(const Signal& signal, const Constant& constant) {
  switch (signal.kind) {
    case SignalKind::Text: return constant.kind == ConstantKind::Text;
    case SignalKind::Number:
    case SignalKind::Money: return constant.kind == ConstantKind::Number;
    case SignalKind::Time: return constant.kind == ConstantKind::Time;
    case SignalKind::Flag: return constant.kind == ConstantKind::Flag;
  }
  return false;
}

bool is_listed(const Signal& signal, const Constant& constant) {
  if (!signal.means.empty()) {
    return std::any_of(signal.means.begin(), signal.means.end(),
                       [&](const ValueRow& row) { return row.value == constant.text; });
  }
  return signal.one_of.empty() ||
         std::any_of(signal.one_of.begin(), signal.one_of.end(),
                     [&](const Constant& one) { return one.text == constant.text; });
}

void check_conditions(Checker& c) {
  const Lists lists = lists_of(c.p);
  Growth growth;
  std::vector<std::int64_t> terms;
  for_rows<Condition>(c, [&](const Condition& condition) {
    if (!c.require(grow(growth, c.row, condition.parts, kDeepestNesting),
                   "a condition is made of earlier ones, not too many and not too deep")) {
      return;
    }
    c.require(few_terms(terms, condition),
              fmt::format("a condition has at most {} parts", kMostTerms));
    c.require(has_parts(condition),
              "a condition has the parts and constants that its operator asks for");
    c.require(condition.name.empty() || is_name(condition.name), "a condition has a name or none");
    c.require(condition.op != Operator::Contains || !condition.signal.valid() ||
                  c.p[condition.signal].kind == SignalKind::Text,
              "only a text contains a text");
    for (const Constant& constant : condition.constants) {
      check_constant(c, lists, condition, constant);
    }
    c.reads.push_back(reads_of(c, condition));
    c.require(!c.reads.back().fields || (!c.reads.back().signals && !c.reads.back().start),
              "a condition reads fields or signals, not both");
    c.require(condition.name.empty() || c.reads.back().signals,
              "a condition with a name reads signals");
  });
}

}  // namespace akad::ir
