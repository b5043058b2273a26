// Contexts of the grammar to the AST, by plain functions: one build_<clause> file a clause family.
// A context that arrives here is complete: the reader never hands over a sentence with a mistake.
// What the grammar has is declared from it, so that what nothing builds does not link, or compile.
#pragma once

// The AST comes first: ANTLR takes the macro EOF away that Boost still needs.
#include "compiler/ast/ast.h"
#include "compiler/parser/reading.h"

#include <AkadParser.h>
#include <antlr4-runtime.h>

namespace akad::parser::build {

using Rules = grammar::AkadParser;

// literals and quantities
Span span_of(const Reading& reading, const antlr4::ParserRuleContext& context);
Span span_of(const Reading& reading, antlr4::tree::TerminalNode& node);
Span span_of(const Reading& reading, const antlr4::Token& token);
// Its words as they are written, with single blanks where there are some.
std::string written_text(const Reading& reading, const antlr4::ParserRuleContext& context);
std::string written_text(const Reading& reading, const antlr4::Token& first,
                         const antlr4::Token& last);
ast::Name build_name(const Reading& reading, Rules::NameContext& context);
ast::Name build_word(const Reading& reading, antlr4::tree::TerminalNode& node);
ast::Name build_zone(const Reading& reading, Rules::ZoneContext& context);
std::vector<ast::Name> build_names(const Reading& reading,
                                   const std::vector<Rules::NameContext*>& contexts);
ast::Text build_text(const Reading& reading, antlr4::tree::TerminalNode& node);
ast::Number build_number(Reading& reading, antlr4::tree::TerminalNode& node);
ast::DateLiteral build_date(Reading& reading, antlr4::tree::TerminalNode& node);
ast::WallClock build_wall_clock(Reading& reading, antlr4::tree::TerminalNode& node);
ast::Moment build_moment(Reading& reading, Rules::MomentContext& context);
ast::PeriodLabel build_period(Reading& reading, Rules::PeriodContext& context);
ast::PeriodLabel build_one_period(Reading& reading, Rules::One_periodContext& context);
ast::Periods build_cadence(const Reading& reading, Rules::CadenceContext& context);
// Of a rule for all periods of a cadence: none of them is named in the whole term.
template <class Context>
ast::Periods build_periods(const Reading& reading, Context& context) {
  if (context.cadence() == nullptr) return {ir::Cadence::WholeTerm, {}, {}};
  return build_cadence(reading, *context.cadence());
}
ast::Periods build_looking_back(Reading& reading, Rules::Looking_backContext& context);
// As above, of a rule that may look back.
template <class Context>
ast::Periods build_target_periods(Reading& reading, Context& context) {
  if (auto* back = context.looking_back()) return build_looking_back(reading, *back);
  return build_periods(reading, context);
}
ast::PeriodNoun build_period_noun(const Reading& reading, Rules::Period_nounContext& context);
ast::DurationLiteral build_duration(Reading& reading, Rules::DurationContext& context);
ast::Unit unit_of(Rules::Time_unitContext& context);
ast::Percentage build_percentage(Reading& reading, Rules::PercentageContext& context);
ast::Quantity build_quantity(Reading& reading, Rules::QuantityContext& context);
// Of a rule in which one of the comparisons stands in words.
ir::Comparison build_comparison(antlr4::ParserRuleContext& context);
ast::MoneyLiteral build_money(Reading& reading, Rules::MoneyContext& context);
ast::InKindLiteral build_in_kind(Reading& reading, Rules::In_kindContext& context);
// Of a line that says one of them.
template <class Context>
ast::OwedLiteral build_owed_literal(Reading& reading, Context& context) {
  if (auto* money = context.money()) return build_money(reading, *money);
  return build_in_kind(reading, *context.in_kind());
}
RoundingMode build_rounding(Rules::RoundingContext& context);
ast::ClauseLine build_clause_line(const Reading& reading, Rules::Clause_lineContext& context);

// conditions
ast::Path build_path(Reading& reading, Rules::PathContext& context);
ast::Literal build_literal(Reading& reading, Rules::LiteralContext& context);
ast::Condition build_condition(Reading& reading, Rules::ConditionContext& context);
// What a sentence says holds.
template <class Context>
ast::Condition build_state(Reading& reading, Context& context) {
  Rules::ConditionContext& written = *context.condition();
  ast::Condition state = build_condition(reading, written);
  state.line = span_of(reading, context);
  state.text = written_text(reading, written);
  const bool bracketed = state.span.begin != span_of(reading, written).begin;
  if (state.op == ir::Operator::And && !bracketed) state.text = "(" + state.text + ")";
  return state;
}

// Heads of blocks fill name and references: build_x_head for each block x of the grammar. What is
// declared without a block, x, is built whole: build_x.
#define AKAD_DECLARE_HEAD(name, Name, Struct) \
  void build_##name##_head(Reading& reading, Rules::Name##_headContext& context, ast::Struct&);
#define AKAD_HEADING_BLOCK(name, Name, FIRST, Struct) AKAD_DECLARE_HEAD(name, Name, Struct)
#define AKAD_BLOCK(name, Name, FIRST, Struct) AKAD_DECLARE_HEAD(name, Name, Struct)
#define AKAD_PLAIN(name, Name, FIRST, Struct) \
  ast::Struct build_##name(Reading& reading, Rules::Name##Context& context);
#include <AkadDeclarations.inc>
#undef AKAD_DECLARE_HEAD
// Lines are added one by one: a builder for each labelled line of a block, in whichever file has
// what the clause is about.
#define AKAD_CLAUSE(Struct, Label) \
  void build_line(Reading& reading, Rules::Label##Context& context, ast::Struct&);
#include <AkadLabels.inc>

ast::ShareOfFee build_fee_share(Reading& reading, Rules::PercentageContext& share,
                                Rules::Fee_shareContext& taken);
ast::Rate build_rate(Reading& reading, Rules::RateContext& context);

ast::Limit build_limit(Reading& reading, Rules::LimitContext& context);
ast::Limit build_duration_limit(Reading& reading, Rules::Duration_limitContext& context);
ast::Limit build_under_limit(Reading& reading, Rules::Under_limitContext& context);
ast::Limit build_instant_limit(Reading& reading, Rules::Instant_limitContext& context);

// The labelled alternatives of a rule.
template <class... Contexts>
struct Alternatives {};
#define AKAD_LABELS(Rule, ...) Alternatives<__VA_ARGS__> alternatives_of(Rules::Rule##Context&);
#include <AkadLabels.inc>

template <class First, class... Others, class Function>
auto by_alternative_of(Alternatives<First, Others...>, antlr4::ParserRuleContext& context,
                       Function& function) {
  if constexpr (sizeof...(Others) == 0) {
    return function(dynamic_cast<First&>(context));  // ANTLR makes no other
  } else {
    if (auto* alternative = dynamic_cast<First*>(&context)) return function(*alternative);
    return by_alternative_of(Alternatives<Others...>{}, context, function);
  }
}

// Calls `function` with the context as the alternative that it is.
template <class Context, class Function>
auto by_alternative(Context& context, Function function) {
  return by_alternative_of(decltype(alternatives_of(context)){}, context, function);
}

// A rule that is one word or sign of several: what it may be, and what it is.
#define AKAD_WORDS(Rule, ...)                                      \
  enum class Rule##Word : std::size_t{__VA_ARGS__};                \
  inline Rule##Word word_of(const Rules::Rule##Context& context) { \
    return static_cast<Rule##Word>(context.start->getType());      \
  }
#include <AkadLabels.inc>

// The names of a clause that has one list of them.
template <class Context>
ast::NamesLine build_names_line(const Reading& reading, Context& context) {
  return {build_names(reading, context.names()->name()), span_of(reading, context)};
}

// A clause that tells of stretches of time, in whichever block it stands.
template <class Context>
ast::StretchLine build_stretch(Reading& reading, Context& context) {
  if constexpr (requires { context.condition(); }) {
    return build_state(reading, context);
  } else if constexpr (requires { context.names(0); }) {
    return ast::FromToLine{build_names(reading, context.names(0)->name()),
                           build_names(reading, context.names(1)->name()),
                           span_of(reading, context)};
  } else {
    return build_names_line(reading, context);
  }
}

}  // namespace akad::parser::build
