#include "compiler/parser/build/build.h"
#include "runtime/base/assert.h"

namespace akad::parser::build {

ir::Comparison build_comparison(antlr4::ParserRuleContext& context) {
  const auto has = [&](std::size_t word) { return !context.getTokens(word).empty(); };
  if (has(Rules::LEAST)) return ir::Comparison::AtLeast;
  if (has(Rules::MOST)) return ir::Comparison::AtMost;
  if (has(Rules::LESS) || has(Rules::BELOW)) return ir::Comparison::LessThan;
  return ir::Comparison::MoreThan;
}

namespace {

ast::BoundTest build_bound_test(Reading& reading, Rules::Bound_testContext& context) {
  return {build_comparison(context), build_quantity(reading, *context.quantity())};
}

std::optional<ast::Name> build_optional_name(const Reading& reading, Rules::NameContext* context) {
  if (context == nullptr) return std::nullopt;
  return build_name(reading, *context);
}

std::vector<ast::Name> build_groups(const Reading& reading, Rules::For_eachContext* context) {
  if (context == nullptr) return {};
  return build_names(reading, context->name());
}

// "of tickets resolved" and "of tickets due" stand in both kinds of share.
template <class Context>
ast::ShareLine build_share(Reading& reading, Context& context) {
  ast::ShareLine line;
  line.counted = build_name(reading, *context.name(0));
  line.attribution = context.DUE() != nullptr ? build_word(reading, *context.DUE())
                                              : build_name(reading, *context.name(1));
  line.periods = build_target_periods(reading, *context.item_periods());
  line.groups = build_groups(reading, context.for_each());
  line.span = span_of(reading, context);
  return line;
}

// What a target says, or the whole agreement.
template <class Context>
ast::OpenItemsLine build_open_items(Reading& reading, Context& context) {
  ast::OpenItemsLine line;
  Rules::Open_itemsContext& items = *context.open_items();
  line.span = span_of(reading, context);
  if (items.OVERDUE() != nullptr) line.items = ir::OpenItems::OverdueMissed;
  if (items.FAR() != nullptr) line.items = ir::OpenItems::TimeSoFar;
  if (auto* counted = items.name()) line.counted = build_name(reading, *counted);
  if (auto* days = items.NUMBER()) {
    line.items = ir::OpenItems::OverdueMissedWithGrace;
    line.grace_days = build_number(reading, *days);
  }
  return line;
}

template <class Context>
ast::SmallLine build_small(Reading& reading, Context& context) {
  ast::SmallLine line;
  line.below = build_number(reading, *context.NUMBER(0));
  line.misses = build_number(reading, *context.NUMBER(1));
  line.counted = build_name(reading, *context.name());
  line.span = span_of(reading, context);
  return line;
}

ast::SmallLine no_exception(Span span) {
  ast::SmallLine none;
  none.exception = false;
  none.span = span;
  return none;
}

template <class Context>
ast::EmptyLine build_empty(Reading& reading, Context& context) {
  ast::EmptyLine line;
  if (auto* below = context.NUMBER()) line.below = build_number(reading, *below);
  line.counted = build_name(reading, *context.name());
  if (context.MET() != nullptr) line.result = ir::EmptyMonth::Met;
  if (context.MISSED() != nullptr) line.result = ir::EmptyMonth::Missed;
  line.span = span_of(reading, context);
  return line;
}

template <class Context>
ast::FirstPeriodsLine build_first_periods(const Reading& reading, Context& context) {
  const bool none = context.first_periods()->APPLICABLE() != nullptr;
  return {none ? ir::FirstPeriods::NotApplicable : ir::FirstPeriods::WhatThereIs,
          span_of(reading, context)};
}

ir::Unrecorded build_unrecorded(Rules::UnrecordedContext& context) {
  switch (word_of(context)) {
    case UnrecordedWord::UNKNOWN_WORD: return ir::Unrecorded::Unknown;
    case UnrecordedWord::UP: return ir::Unrecorded::Up;
    case UnrecordedWord::DOWN: return ir::Unrecorded::Down;
    case UnrecordedWord::LEFT: return ir::Unrecorded::LeftOut;
  }
  AKAD_ASSERT(false);
}

}  // namespace

void build_target_head(Reading& reading, Rules::Target_headContext& context, ast::Target& target) {
  target.name = build_name(reading, *context.name());
}

void build_line(Reading& reading, Rules::TargetNumberClauseContext& context, ast::Target& target) {
  target.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::LimitClauseContext& context, ast::Target& target) {
  ast::LimitLine line;
  line.clock = build_name(reading, *context.name());
  line.span = span_of(reading, context);
  std::optional<ast::Limit> alone;
  if (auto* length = context.duration_limit()) {
    alone = build_duration_limit(reading, *length);
  } else if (auto* under = context.under_limit()) {
    alone = build_under_limit(reading, *under);
  } else if (auto* instant = context.instant_limit()) {
    alone = build_instant_limit(reading, *instant);
  }
  if (alone) {
    const Span span = alone->span;
    line.rows.push_back({std::nullopt, std::move(*alone), span});
  }
  for (auto* row : context.limit_row()) {
    line.table = true;
    ast::LimitRow built{{}, build_limit(reading, *row->limit()), span_of(reading, *row)};
    built.limit.text = written_text(reading, *row->limit());
    if (auto* condition = row->condition()) built.when = build_condition(reading, *condition);
    line.rows.push_back(std::move(built));
  }
  target.limits.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::EscalationClauseContext& context, ast::Target& target) {
  ast::EscalationLine line;
  line.name = build_text(reading, *context.STRING());
  if (auto* share = context.percentage()) {
    line.when = ast::ShareOfLimit{build_percentage(reading, *share)};
  } else if (context.BEFORE() != nullptr) {
    line.when = ast::BeforeDue{build_duration(reading, *context.duration())};
  } else {
    line.when = ast::AfterDue{build_duration(reading, *context.duration())};
  }
  line.any_hour = context.HOUR() != nullptr;
  line.span = span_of(reading, context);
  target.escalations.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::ShareClauseContext& context, ast::Target& target) {
  ast::ShareLine line = build_share(reading, context);
  line.test = build_bound_test(reading, *context.bound_test());
  target.share.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::AllClauseContext& context, ast::Target& target) {
  ast::ShareLine line = build_share(reading, context);
  line.all = true;
  target.share.push_back(std::move(line));
}

namespace {

template <class Context>
ast::ShareLine& add_lengths(Reading& reading, Context& context, ir::Aggregate aggregate,
                            ast::Target& target) {
  ast::ShareLine& line = target.share.emplace_back(build_share(reading, context));
  line.aggregate = aggregate;
  return line;
}

}  // namespace

void build_line(Reading& reading, Rules::AverageClauseContext& context, ast::Target& target) {
  add_lengths(reading, context, ir::Aggregate::AverageElapsed, target);
}

void build_line(Reading& reading, Rules::MedianClauseContext& context, ast::Target& target) {
  add_lengths(reading, context, ir::Aggregate::MedianElapsed, target);
}

void build_line(Reading& reading, Rules::PercentileClauseContext& context, ast::Target& target) {
  ast::ShareLine& line = add_lengths(reading, context, ir::Aggregate::PercentileElapsed, target);
  line.percentile = build_number(reading, *context.NUMBER());
}

void build_line(Reading& reading, Rules::TotalClauseContext& context, ast::Target& target) {
  add_lengths(reading, context, ir::Aggregate::TotalElapsed, target);
}

void build_line(Reading& reading, Rules::OpenItemsClauseContext& context, ast::Target& target) {
  ast::OpenItemsLine line = build_open_items(reading, context);
  line.period = build_period_noun(reading, *context.period_noun());
  target.open_items.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::SmallClauseContext& context, ast::Target& target) {
  target.small.push_back(build_small(reading, context));
}

void build_line(Reading& reading, Rules::NoSmallClauseContext& context, ast::Target& target) {
  target.small.push_back(no_exception(span_of(reading, context)));
}

void build_line(Reading& reading, Rules::EmptyClauseContext& context, ast::Target& target) {
  target.empty.push_back(build_empty(reading, context));
}

void build_line(Reading& reading, Rules::LevelClauseContext& context, ast::Target& target) {
  target.levels.push_back(
      {build_name(reading, *context.name()),
       {build_comparison(context), build_quantity(reading, *context.quantity())},
       span_of(reading, context)});
}

void build_line(Reading& reading, Rules::LostRecordsClauseContext& context, ast::Target& target) {
  target.lost.push_back({span_of(reading, context)});
}

void build_line(Reading& reading, Rules::TimeShareClauseContext& context, ast::Target& target) {
  target.time_share.push_back(
      {build_name(reading, *context.name()), build_bound_test(reading, *context.bound_test()),
       build_optional_name(reading, context.time_periods()->name()),
       build_target_periods(reading, *context.time_periods()),
       build_groups(reading, context.for_each()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::SumClauseContext& context, ast::Target& target) {
  ast::SumLine line;
  line.test.kind = build_comparison(context);
  Rules::In_kindContext& kind = *context.in_kind();
  line.test.bound = {build_in_kind(reading, kind), span_of(reading, kind)};
  line.periods = build_target_periods(reading, *context.item_periods());
  line.groups = build_groups(reading, context.for_each());
  line.span = span_of(reading, context);
  target.sum.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::FigureClauseContext& context, ast::Target& target) {
  ast::FigureLine line;
  line.figure = build_name(reading, *context.name());
  line.test.kind = build_comparison(context);
  if (auto* share = context.percentage()) {
    line.test.bound = {build_percentage(reading, *share), span_of(reading, *share)};
  } else {
    const ast::Number number = build_number(reading, *context.NUMBER());
    line.test.bound = {number, number.span};
  }
  line.periods = build_target_periods(reading, *context.item_periods());
  line.groups = build_groups(reading, context.for_each());
  line.span = span_of(reading, context);
  target.figure.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::LeavingOutClauseContext& context, ast::Target& target) {
  target.leaving_out.push_back(
      {build_condition(reading, *context.condition()),
       context.STOP() != nullptr ? ir::AskedAt::TheStop : ir::AskedAt::AnyTime,
       span_of(reading, context)});
}

void build_line(Reading& reading, Rules::FirstPeriodsClauseContext& context, ast::Target& target) {
  target.first_periods.push_back(build_first_periods(reading, context));
}

void build_line(Reading& reading, Rules::MonthLengthClauseContext& context, ast::Target& target) {
  target.month_length.push_back(
      {build_number(reading, *context.NUMBER()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::FirstRecordClauseContext& context, ast::Target& target) {
  target.first_record.push_back({span_of(reading, context)});
}

void build_line(Reading& reading, Rules::SilenceClauseContext& context, ast::Target& target) {
  target.silence.push_back({build_duration(reading, *context.duration()),
                            build_unrecorded(*context.unrecorded()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::UnknownWhileClauseContext& context, ast::Target& target) {
  target.unknown_while.push_back(
      {build_condition(reading, *context.condition()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::SplitClauseContext& context, ast::Target& target) {
  target.crossing.push_back({{build_period_noun(reading, *context.period_noun())},
                             ir::CrossingOutages::Split,
                             span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ByBeginClauseContext& context, ast::Target& target) {
  target.crossing.push_back({{build_period_noun(reading, *context.period_noun(0)),
                              build_period_noun(reading, *context.period_noun(1))},
                             ir::CrossingOutages::ByBegin,
                             span_of(reading, context)});
}

// What all targets say.
void build_line(Reading& reading, Rules::GeneralOpenItemsClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::OpenItemsLine>(all).push_back(build_open_items(reading, context));
}

void build_line(Reading& reading, Rules::GeneralSmallClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::SmallLine>(all).push_back(build_small(reading, context));
}

void build_line(Reading& reading, Rules::GeneralNoSmallClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::SmallLine>(all).push_back(no_exception(span_of(reading, context)));
}

void build_line(Reading& reading, Rules::GeneralEmptyClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::EmptyLine>(all).push_back(build_empty(reading, context));
}

void build_line(Reading& reading, Rules::GeneralSplitClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::CrossingLine>(all).push_back(
      {{}, ir::CrossingOutages::Split, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralByBeginClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::CrossingLine>(all).push_back(
      {{}, ir::CrossingOutages::ByBegin, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralFirstPeriodsClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::FirstPeriodsLine>(all).push_back(build_first_periods(reading, context));
}

}  // namespace akad::parser::build
