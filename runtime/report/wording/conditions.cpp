#include "runtime/report/wording/conditions.h"

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/clauses.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

using phrases::Phrase;

// A program from elsewhere can be made of any number of parts; nobody reads more than this.
constexpr std::size_t kMostText = 2000;
constexpr int kMostDepth = 64;

std::string sign_of(ir::Operator op) {
  switch (op) {
    case ir::Operator::Equal: return "=";
    case ir::Operator::NotEqual: return "!=";
    case ir::Operator::Less: return "<";
    case ir::Operator::AtMost: return "<=";
    case ir::Operator::More: return ">";
    case ir::Operator::AtLeast: return ">=";
    case ir::Operator::Contains: return phrases::clause_text(Phrase("akad.contains"));
    case ir::Operator::And:
    case ir::Operator::Or:
    case ir::Operator::Not:
    case ir::Operator::OneOf:
    case ir::Operator::Present:
    case ir::Operator::Absent:
    case ir::Operator::StartedIn: break;
  }
  AKAD_ASSERT(false);
}

struct ConditionWriter {
  const Wording& wording;
  Id<ir::Condition> opened;  // is written by what it says, though it has a name
  std::string text = {};

  const ir::Condition& row(Id<ir::Condition> id) const {
    return wording.program.conditions[id.index()];
  }

  // Stands in brackets within another; a name needs none.
  static bool is_joined(const ir::Condition& condition) {
    return condition.name.empty() &&
           (condition.op == ir::Operator::And || condition.op == ir::Operator::Or);
  }

  void joined(const ir::Condition& condition, int depth) {
    const bool all = condition.op == ir::Operator::And;
    const std::string between = phrases::clause_text(all ? Phrase("akad.and") : Phrase("akad.or"));
    bool first = true;
    for (const Id<ir::Condition> part : condition.parts) {
      if (!first) text += between;
      first = false;
      const bool bracket = is_joined(row(part));
      if (bracket) text += "(";
      write(part, depth + 1);
      if (bracket) text += ")";
    }
  }

  // A signal of a subject, or a place of a record.
  std::string asked_of(const ir::Condition& condition) const {
    return condition.signal.valid() ? wording.program[condition.signal].name
                                    : ir::place_of(wording.program[condition.field]);
  }

  Phrase compared(const ir::Condition& condition) {
    if (condition.op == ir::Operator::StartedIn) {
      return Phrase("akad.started_in", wording.program[condition.calendar].name);
    }
    const std::string signal = asked_of(condition);
    if (condition.op == ir::Operator::Present) return Phrase("akad.present", signal);
    if (condition.op == ir::Operator::Absent) return Phrase("akad.absent", signal);
    if (condition.op == ir::Operator::OneOf) {
      return Phrase("akad.one_of", signal, values_of(condition));
    }
    return Phrase("akad.compared", signal, sign_of(condition.op),
                  constant_text(wording, condition.constants.front()));
  }

  std::string values_of(const ir::Condition& condition) const {
    std::string values;
    for (std::size_t i = 0; i < condition.constants.size(); ++i) {
      if (text.size() + values.size() >= kMostText) break;
      values += (i == 0 ? "" : ", ") + constant_text(wording, condition.constants[i]);
    }
    return values;
  }

  void write(Id<ir::Condition> id, int depth) {
    const ir::Condition& condition = row(id);
    if (text.size() > kMostText || depth > kMostDepth) {
      text += "…";
    } else if (!condition.name.empty() && id != opened) {
      text += condition.name;
    } else if (condition.op == ir::Operator::And || condition.op == ir::Operator::Or) {
      joined(condition, depth);
    } else if (condition.op == ir::Operator::Not) {
      const bool bracket = is_joined(row(condition.parts.front()));
      text += phrases::clause_text(Phrase("akad.not", bracket ? "(" : ""));
      write(condition.parts.front(), depth + 1);
      if (bracket) text += ")";
    } else {
      text += phrases::clause_text(compared(condition));
    }
  }
};

}  // namespace

std::string constant_text(const Wording& wording, const ir::Constant& value) {
  switch (value.kind) {
    case ir::ConstantKind::Text: return quoted(value.text);
    case ir::ConstantKind::Flag: return value.text;
    case ir::ConstantKind::Number: return grouped(to_decimal(value.number, 10));
    case ir::ConstantKind::Time: return moment_text(wording.zone, value.time);
  }
  AKAD_ASSERT(false);
}

std::string condition_text(const Wording& wording, Id<ir::Condition> condition) {
  ConditionWriter writer{wording, {}};
  writer.write(condition, 0);
  return writer.text;
}

std::string definition_text(const Wording& wording, Id<ir::Condition> condition) {
  ConditionWriter writer{wording, condition};
  writer.write(condition, 0);
  return writer.text;
}

}  // namespace akad::report
