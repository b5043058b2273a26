#include <fmt/format.h>

#include "compiler/parser/build/build.h"
#include "runtime/base/assert.h"
#include "runtime/ir/soundness/written.h"

namespace akad::parser::build {
namespace {

ast::Condition build_terms(Reading& reading, Rules::ConditionContext& context);

ir::Operator build_comparison(Rules::ComparisonContext& context) {
  switch (word_of(context)) {
    case ComparisonWord::EQUAL: return ir::Operator::Equal;
    case ComparisonWord::NOT_EQUAL: return ir::Operator::NotEqual;
    case ComparisonWord::LESS_SIGN: return ir::Operator::Less;
    case ComparisonWord::AT_MOST_SIGN: return ir::Operator::AtMost;
    case ComparisonWord::MORE_SIGN: return ir::Operator::More;
    case ComparisonWord::AT_LEAST_SIGN: return ir::Operator::AtLeast;
  }
  AKAD_ASSERT(false);
}

ast::Condition build_term(Reading& reading, Rules::Condition_termContext& context);

// Fills a term, by its alternative.
void fill_term(Reading& reading, Rules::NotTermContext& context, ast::Condition& term) {
  term.op = ir::Operator::Not;
  term.parts.push_back(build_term(reading, *context.condition_term()));
}

void fill_term(Reading& reading, Rules::BracketTermContext& context, ast::Condition& term) {
  term = build_terms(reading, *context.condition());
}

void fill_term(Reading&, Rules::OwnPresentTermContext&, ast::Condition& term) {
  term.op = ir::Operator::Present;
  term.own_place = true;
}

void fill_term(Reading& reading, Rules::ComparisonTermContext& context, ast::Condition& term) {
  term.path = build_path(reading, *context.path());
  term.op = build_comparison(*context.comparison());
  term.literals.push_back(build_literal(reading, *context.literal()));
}

void fill_term(Reading& reading, Rules::ContainsTermContext& context, ast::Condition& term) {
  term.op = ir::Operator::Contains;
  term.path = build_path(reading, *context.path());
  term.literals.push_back(build_literal(reading, *context.literal()));
}

void fill_term(Reading& reading, Rules::PresenceTermContext& context, ast::Condition& term) {
  term.op = context.PRESENT() != nullptr ? ir::Operator::Present : ir::Operator::Absent;
  term.path = build_path(reading, *context.path());
}

void fill_term(Reading& reading, Rules::NamedTermContext& context, ast::Condition& term) {
  term.op = ir::Operator::Present;  // nothing is compared
  term.named = true;
  term.path.span = span_of(reading, context);
  term.path.steps.push_back(build_name(reading, *context.name()));
}

void fill_term(Reading& reading, Rules::StartedTermContext& context, ast::Condition& term) {
  term.op = ir::Operator::StartedIn;
  term.calendar = build_name(reading, *context.name());
}

void fill_term(Reading& reading, Rules::OneOfTermContext& context, ast::Condition& term) {
  term.op = ir::Operator::OneOf;
  term.path = build_path(reading, *context.path());
  for (auto* literal : context.literal()) {
    term.literals.push_back(build_literal(reading, *literal));
  }
}

ast::Condition build_term(Reading& reading, Rules::Condition_termContext& context) {
  ast::Condition term;
  term.span = span_of(reading, context);
  by_alternative(context, [&](auto& alternative) { fill_term(reading, alternative, term); });
  return term;
}

// The first `and` of a row of `or`s, or the reverse.
void report_mixture(Reading& reading, Rules::ConditionContext& context) {
  const Span first_and = span_of(reading, *context.AND(0));
  const Span first_or = span_of(reading, *context.OR(0));
  const bool and_first = first_and.begin < first_or.begin;
  mistake(reading,
          diagnose(Code::AK0104, and_first ? first_or : first_and,
                   "`and` and `or` stand beside each other without brackets")
              .with_label(and_first ? "`or` here" : "`and` here")
              .with_other(and_first ? first_and : first_or, and_first ? "`and` here" : "`or` here")
              .with_help("say which belongs together: `a and (b or c)`")
              .with_help("or: `(a and b) or c`"));
}

ast::Condition build_terms(Reading& reading, Rules::ConditionContext& context) {
  const auto terms = context.condition_term();
  if (terms.size() == 1) return build_term(reading, *terms.front());
  if (!context.AND().empty() && !context.OR().empty()) report_mixture(reading, context);
  ast::Condition condition;
  condition.op = context.OR().empty() ? ir::Operator::And : ir::Operator::Or;
  condition.span = span_of(reading, context);
  for (auto* term : terms) condition.parts.push_back(build_term(reading, *term));
  return condition;
}

std::vector<ast::Name> build_steps(const Reading& reading,
                                   const std::vector<Rules::Path_stepContext*>& contexts) {
  std::vector<ast::Name> steps;
  for (auto* step : contexts) {
    if (step->name() != nullptr) {
      steps.push_back(build_name(reading, *step->name()));
      continue;
    }
    ast::Name quoted = build_word(reading, *step->QUOTED_WORD());
    quoted.text = quoted.text.substr(1, quoted.text.size() - 2);
    steps.push_back(std::move(quoted));
  }
  return steps;
}

std::size_t count_terms(const ast::Condition& condition) {
  if (condition.parts.empty()) return 1;
  std::size_t count = 0;
  for (const ast::Condition& part : condition.parts) count += count_terms(part);
  return count;
}

// As a record would have the number.
std::string digits_of(Rules::LiteralContext& context) {
  std::string text = context.NUMBER()->getText();
  std::erase(text, '_');
  return context.MINUS() != nullptr ? "-" + text : text;
}

}  // namespace

ast::Path build_path(Reading& reading, Rules::PathContext& context) {
  ast::Path path;
  path.span = span_of(reading, context);
  if (context.NUMBER() != nullptr) path.item = build_number(reading, *context.NUMBER());
  path.steps = build_steps(reading, context.path_step());
  if (auto* outward = context.outward()) {
    path.outward = {build_steps(reading, outward->path_step()), span_of(reading, *outward)};
  }
  return path;
}

ast::Literal build_literal(Reading& reading, Rules::LiteralContext& context) {
  ast::Literal literal;
  literal.span = span_of(reading, context);
  if (context.STRING() != nullptr) {
    literal.kind = ir::ConstantKind::Text;
    literal.text = build_text(reading, *context.STRING()).text;
  } else if (context.NUMBER() != nullptr) {
    literal.kind = ir::ConstantKind::Number;
    literal.number = build_number(reading, *context.NUMBER()).value;
    literal.text = digits_of(context);
    if (context.MINUS() != nullptr) literal.number = -literal.number;
  } else if (context.name() != nullptr) {
    literal.kind = ir::ConstantKind::Flag;
    literal.text = build_name(reading, *context.name()).text;
  } else if (context.money() != nullptr) {
    ast::MoneyLiteral money = build_money(reading, *context.money());
    literal.kind = ir::ConstantKind::Number;
    literal.number = std::move(money.amount.value);
    literal.currency = std::move(money.currency);
  } else {
    literal.kind = ir::ConstantKind::Time;
    literal.moment = build_moment(reading, *context.moment());
  }
  return literal;
}

ast::Condition build_condition(Reading& reading, Rules::ConditionContext& context) {
  ast::Condition condition = build_terms(reading, context);
  const std::size_t terms = count_terms(condition);
  if (terms <= ir::kMostTerms) return condition;
  mistake(reading, diagnose(Code::AK0903, span_of(reading, *context.start),
                            worded("this condition has {} parts, at most {} are read", terms,
                                   ir::kMostTerms))
                       .with_label("the condition begins here")
                       .with_help("compare with several values at once: `field is one of (\"a\", "
                                  "\"b\")`"));
  return {};
}

ast::ConditionDeclaration build_condition_declaration(
    Reading& reading, Rules::Condition_declarationContext& context) {
  return {build_name(reading, *context.name(0)), build_name(reading, *context.name(1)),
          build_condition(reading, *context.condition()), span_of(reading, context)};
}

ast::ValueDeclaration build_value_declaration(Reading& reading,
                                              Rules::Value_declarationContext& context) {
  ast::ValueDeclaration value{build_name(reading, *context.name(0)),
                              build_name(reading, *context.name(1)),
                              {},
                              span_of(reading, context)};
  for (auto* row : context.value_row()) {
    ast::ValueRow built{{}, build_text(reading, *row->STRING()), span_of(reading, *row)};
    if (auto* condition = row->condition()) built.when = build_condition(reading, *condition);
    value.rows.push_back(std::move(built));
  }
  return value;
}

}  // namespace akad::parser::build
