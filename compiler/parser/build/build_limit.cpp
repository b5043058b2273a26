// The limits a target sets for one item: a length of time, or an instant.
#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

// "the same working day" is the 0th, "the next" the 1st, "working day 3" the 3rd.
template <class Context>
ast::Number build_working_day(Reading& reading, Context& context) {
  if (auto* number = context.NUMBER()) return build_number(reading, *number);
  if (auto* same = context.SAME()) return {0, span_of(reading, *same)};
  return {1, span_of(reading, *context.NEXT())};
}

void build_instant_rule(Reading& reading, Rules::Instant_ruleContext& context, ast::Limit& limit) {
  if (auto* working = as<Rules::WorkingDaysRuleContext>(context)) {
    limit.kind = ast::RuleKind::WorkingDaysLater;
    limit.count = build_number(reading, *working->NUMBER());
    limit.calendar = build_name(reading, *working->name());
  } else if (auto* end = as<Rules::EndOfDayRuleContext>(context)) {
    limit.kind = ast::RuleKind::EndOfWorkingDay;
    limit.count = build_working_day(reading, *end);
    limit.calendar = build_name(reading, *end->name());
  } else if (auto* at = as<Rules::DayAtRuleContext>(context)) {
    limit.kind = ast::RuleKind::WorkingDayAt;
    limit.clock = build_wall_clock(reading, *at->WALL_CLOCK());
    limit.count = build_working_day(reading, *at);
    limit.calendar = build_name(reading, *at->name());
  } else if (auto* days = as<Rules::CalendarDaysRuleContext>(context)) {
    limit.kind = ast::RuleKind::CalendarDaysLater;
    limit.count = build_number(reading, *days->NUMBER());
  } else if (auto* months = as<Rules::CalendarMonthsRuleContext>(context)) {
    limit.kind = ast::RuleKind::CalendarMonthsLater;
    limit.count = build_number(reading, *months->NUMBER());
  } else if (auto* signal = as<Rules::SignalRuleContext>(context)) {
    limit.kind = ast::RuleKind::BySignal;
    limit.signal = build_name(reading, *signal->name());
  }
}

}  // namespace

ast::Limit build_duration_limit(Reading& reading, Rules::Duration_limitContext& context) {
  ast::Limit limit;
  limit.kind = ast::RuleKind::Within;
  limit.length = build_duration(reading, *context.duration());
  if (auto* calendar = context.name()) limit.calendar = build_name(reading, *calendar);
  limit.around_the_clock = context.AROUND() != nullptr;
  limit.span = span_of(reading, context);
  return limit;
}

ast::Limit build_under_limit(Reading& reading, Rules::Under_limitContext& context) {
  ast::Limit limit = build_duration_limit(reading, *context.duration_limit());
  limit.strict = true;
  limit.span = span_of(reading, context);
  return limit;
}

ast::Limit build_instant_limit(Reading& reading, Rules::Instant_limitContext& context) {
  ast::Limit limit;
  build_instant_rule(reading, *context.instant_rule(), limit);
  limit.strict = context.BEFORE() != nullptr;
  if (context.OPENING() != nullptr) limit.roll = ast::RollTo::NextOpening;
  if (context.CLOSING() != nullptr) limit.roll = ast::RollTo::LastClosing;
  limit.span = span_of(reading, context);
  return limit;
}

ast::Limit build_limit(Reading& reading, Rules::LimitContext& context) {
  if (auto* length = context.duration_limit()) return build_duration_limit(reading, *length);
  if (auto* under = context.under_limit()) return build_under_limit(reading, *under);
  if (auto* instant = context.instant_limit()) return build_instant_limit(reading, *instant);
  ast::Limit none;
  none.span = span_of(reading, context);
  return none;
}

}  // namespace akad::parser::build
