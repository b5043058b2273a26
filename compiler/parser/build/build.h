// Contexts of the grammar to the AST, by plain functions: one build_<clause> file a clause family.
// A context that arrives here is complete: the reader never hands over a sentence with a mistake.
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
ir::Cadence build_cadence(Rules::CadenceContext& context);
ir::Cadence build_period_noun(Rules::Period_nounContext& context);  // the cadence that has it
ast::DurationLiteral build_duration(Reading& reading, Rules::DurationContext& context);
ast::Percentage build_percentage(Reading& reading, Rules::PercentageContext& context);
ast::MoneyLiteral build_money(Reading& reading, Rules::MoneyContext& context);
RoundingMode build_rounding(Rules::RoundingContext& context);
ast::ClauseLine build_clause_line(const Reading& reading, Rules::Clause_lineContext& context);

// Our own fault: the grammar reads what nothing here builds, and a clause would be lost unseen.
[[noreturn]] void without_builder(antlr4::ParserRuleContext& context);

// conditions
ast::Path build_path(const Reading& reading, Rules::PathContext& context);
ast::Literal build_literal(Reading& reading, Rules::LiteralContext& context);
ast::Condition build_condition(Reading& reading, Rules::ConditionContext& context);

// Heads of blocks fill name and references; lines are added one by one.
void build_agreement_head(Reading& reading, Rules::Agreement_headContext& context,
                          ast::Agreement& agreement);
void build_agreement_line(Reading& reading, Rules::Agreement_lineContext& context,
                          ast::Agreement& agreement);
ast::Use build_use_declaration(const Reading& reading, Rules::Use_declarationContext& context);
ast::CurrencyDeclaration build_currency_declaration(Reading& reading,
                                                    Rules::Currency_declarationContext& context);
ast::Fee build_fee(Reading& reading, Rules::FeeContext& context);
void build_holidays_head(Reading& reading, Rules::Holidays_headContext& context,
                         ast::Holidays& holidays);
void build_holidays_line(Reading& reading, Rules::Holidays_lineContext& context,
                         ast::Holidays& holidays);
void build_calendar_head(Reading& reading, Rules::Calendar_headContext& context,
                         ast::Calendar& calendar);
void build_calendar_line(Reading& reading, Rules::Calendar_lineContext& context,
                         ast::Calendar& calendar);
void build_log_head(Reading& reading, Rules::Log_headContext& context, ast::Log& log);
void build_log_line(Reading& reading, Rules::Log_lineContext& context, ast::Log& log);
void build_clock_head(Reading& reading, Rules::Clock_headContext& context, ast::Clock& clock);
void build_clock_line(Reading& reading, Rules::Clock_lineContext& context, ast::Clock& clock);
void build_outage_head(Reading& reading, Rules::Outage_headContext& context, ast::Outage& outage);
void build_outage_line(Reading& reading, Rules::Outage_lineContext& context, ast::Outage& outage);
void build_target_head(Reading& reading, Rules::Target_headContext& context, ast::Target& target);
void build_target_line(Reading& reading, Rules::Target_lineContext& context, ast::Target& target);
ast::Limit build_limit(Reading& reading, Rules::LimitContext& context);
ast::Limit build_duration_limit(Reading& reading, Rules::Duration_limitContext& context);
ast::Limit build_under_limit(Reading& reading, Rules::Under_limitContext& context);
ast::Limit build_instant_limit(Reading& reading, Rules::Instant_limitContext& context);
void build_credit_head(Reading& reading, Rules::Credit_headContext& context, ast::Credit& credit);
void build_credit_line(Reading& reading, Rules::Credit_lineContext& context, ast::Credit& credit);
void build_cap_head(Reading& reading, Rules::Cap_headContext& context, ast::Cap& cap);
void build_cap_line(Reading& reading, Rules::Cap_lineContext& context, ast::Cap& cap);
void build_scenario_head(Reading& reading, Rules::Scenario_headContext& context,
                         ast::Scenario& scenario);
void build_scenario_line(Reading& reading, Rules::Scenario_lineContext& context,
                         ast::Scenario& scenario);

// The context as the alternative it is, or nothing.
template <class Alternative>
Alternative* as(antlr4::ParserRuleContext& context) {
  return dynamic_cast<Alternative*>(&context);
}

}  // namespace akad::parser::build
