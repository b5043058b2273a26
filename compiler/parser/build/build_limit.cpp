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

// An instant rule, by its alternative.
ast::LimitRule build_rule(Reading& reading, Rules::WorkingDaysRuleContext& context) {
  return ast::WorkingDaysLater{build_number(reading, *context.NUMBER()),
                               build_name(reading, *context.name())};
}

ast::LimitRule build_rule(Reading& reading, Rules::EndOfDayRuleContext& context) {
  return ast::EndOfWorkingDay{build_working_day(reading, context),
                              build_name(reading, *context.name())};
}

ast::LimitRule build_rule(Reading& reading, Rules::DayAtRuleContext& context) {
  const ast::WallClock clock = build_wall_clock(reading, *context.WALL_CLOCK());
  return ast::WorkingDayAt{build_working_day(reading, context), clock,
                           build_name(reading, *context.name())};
}

ast::LimitRule build_rule(Reading& reading, Rules::CalendarDaysRuleContext& context) {
  return ast::CalendarDaysLater{build_number(reading, *context.NUMBER())};
}

ast::LimitRule build_rule(Reading& reading, Rules::CalendarMonthsRuleContext& context) {
  return ast::CalendarMonthsLater{build_number(reading, *context.NUMBER())};
}

ast::LimitRule build_rule(Reading& reading, Rules::SignalRuleContext& context) {
  return ast::BySignal{build_name(reading, *context.name()), {}};
}

ast::PausesLine build_pauses(const Reading& reading, Rules::By_pausesContext& context) {
  return {context.NOT() == nullptr, span_of(reading, context)};
}

void build_into_hours(Reading& reading, Rules::Into_hoursContext& context, ast::Limit& limit) {
  limit.roll = context.OPENING() != nullptr   ? ir::Roll::Forward
               : context.CLOSING() != nullptr ? ir::Roll::Back
                                              : ir::Roll::WorkingDay;
  if (auto* calendar = context.name()) limit.roll_calendar = build_name(reading, *calendar);
}

}  // namespace

ast::Limit build_duration_limit(Reading& reading, Rules::Duration_limitContext& context) {
  ast::Within within{build_duration(reading, *context.duration()), {}, context.AROUND() != nullptr};
  if (auto* calendar = context.name()) within.calendar = build_name(reading, *calendar);
  ast::Limit limit;
  limit.rule = std::move(within);
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
  if (auto* grace = context.grace()) {
    auto after = build_duration(reading, *grace->duration());
    limit.rule = ast::BySignal{build_name(reading, *grace->name()), std::move(after)};
  } else {
    limit.rule = by_alternative(*context.instant_rule(),
                                [&](auto& rule) { return build_rule(reading, rule); });
  }
  limit.strict = context.BEFORE() != nullptr || context.LESS() != nullptr;
  if (auto* pauses = context.by_pauses()) limit.pauses = build_pauses(reading, *pauses);
  if (auto* hours = context.into_hours()) build_into_hours(reading, *hours, limit);
  limit.span = span_of(reading, context);
  return limit;
}

// What holds of all due times.
void build_line(Reading& reading, Rules::GeneralPausesClauseContext& context,
                ast::Interpretation& all) {
  ast::PausesLine line = build_pauses(reading, *context.by_pauses());
  line.span = span_of(reading, context);
  ast::lines_of<ast::PausesLine>(all).push_back(line);
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
