#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

ast::LimitLine build_limits(Reading& reading, Rules::LimitClauseContext& context) {
  ast::LimitLine line;
  line.clock = build_name(reading, *context.name());
  line.span = span_of(reading, context);
  if (auto* length = context.duration_limit()) {
    ast::Limit limit = build_duration_limit(reading, *length);
    const Span span = limit.span;
    line.rows.push_back({std::nullopt, std::move(limit), span});
  } else if (auto* under = context.under_limit()) {
    ast::Limit limit = build_under_limit(reading, *under);
    const Span span = limit.span;
    line.rows.push_back({std::nullopt, std::move(limit), span});
  } else if (auto* instant = context.instant_limit()) {
    ast::Limit limit = build_instant_limit(reading, *instant);
    const Span span = limit.span;
    line.rows.push_back({std::nullopt, std::move(limit), span});
  }
  for (auto* row : context.limit_row()) {
    line.table = true;
    ast::LimitRow built{{}, build_limit(reading, *row->limit()), span_of(reading, *row)};
    if (auto* condition = row->condition()) built.when = build_condition(reading, *condition);
    line.rows.push_back(std::move(built));
  }
  return line;
}

ast::BoundTest build_bound_test(Reading& reading, Rules::Bound_testContext& context) {
  return {build_comparison(context), build_quantity(reading, *context.quantity())};
}

std::vector<ast::Name> build_groups(const Reading& reading, Rules::For_eachContext* context) {
  if (context == nullptr) return {};
  return build_names(reading, context->name());
}

// "of tickets resolved" and "of tickets due" stand in both kinds of share.
template <class Context>
ast::ShareLine build_share(Reading& reading, Context& context) {
  ast::ShareLine line;
  line.log = build_name(reading, *context.name(0));
  line.attribution = context.DUE() != nullptr ? build_word(reading, *context.DUE())
                                              : build_name(reading, *context.name(1));
  line.cadence = build_cadence(*context.cadence());
  line.groups = build_groups(reading, context.for_each());
  line.span = span_of(reading, context);
  return line;
}

ast::OpenItemsLine build_open_items(Reading& reading, Rules::OpenItemsClauseContext& context) {
  ast::OpenItemsLine line;
  Rules::Open_itemsContext& items = *context.open_items();
  line.span = span_of(reading, context);
  line.period = build_period_noun(*context.period_noun());
  line.left_out = items.OVERDUE() == nullptr;
  if (auto* log = items.name()) line.log = build_name(reading, *log);
  if (auto* days = items.NUMBER()) line.grace_days = build_number(reading, *days);
  return line;
}

ast::SmallLine build_small(Reading& reading, Rules::SmallClauseContext& context) {
  ast::SmallLine line;
  line.below = build_number(reading, *context.NUMBER(0));
  line.misses = build_number(reading, *context.NUMBER(1));
  line.log = build_name(reading, *context.name());
  line.span = span_of(reading, context);
  return line;
}

ast::EmptyLine build_empty(const Reading& reading, Rules::EmptyClauseContext& context) {
  ast::EmptyLine line;
  line.log = build_name(reading, *context.name());
  if (context.MET() != nullptr) line.result = ir::EmptyMonth::Met;
  if (context.MISSED() != nullptr) line.result = ir::EmptyMonth::Missed;
  line.span = span_of(reading, context);
  return line;
}

ast::EscalationLine build_escalation(Reading& reading, Rules::EscalationClauseContext& context) {
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
  return line;
}

// The clauses about periods that are small or empty; false when it is another one.
bool build_choice(Reading& reading, Rules::Target_lineContext& context, ast::Target& target) {
  const Span span = span_of(reading, context);
  if (auto* open = as<Rules::OpenItemsClauseContext>(context)) {
    target.open_items.push_back(build_open_items(reading, *open));
  } else if (auto* small = as<Rules::SmallClauseContext>(context)) {
    target.small.push_back(build_small(reading, *small));
  } else if (as<Rules::NoSmallClauseContext>(context) != nullptr) {
    ast::SmallLine none;
    none.exception = false;
    none.span = span;
    target.small.push_back(std::move(none));
  } else if (auto* empty = as<Rules::EmptyClauseContext>(context)) {
    target.empty.push_back(build_empty(reading, *empty));
  } else if (auto* split = as<Rules::SplitClauseContext>(context)) {
    target.crossing.push_back(
        {{build_period_noun(*split->period_noun())}, ir::CrossingOutages::Split, span});
  } else if (auto* begin = as<Rules::ByBeginClauseContext>(context)) {
    target.crossing.push_back(
        {{build_period_noun(*begin->period_noun(0)), build_period_noun(*begin->period_noun(1))},
         ir::CrossingOutages::ByBegin,
         span});
  } else {
    return false;
  }
  return true;
}

}  // namespace

void build_target_head(Reading& reading, Rules::Target_headContext& context, ast::Target& target) {
  target.name = build_name(reading, *context.name());
}

void build_target_line(Reading& reading, Rules::Target_lineContext& context, ast::Target& target) {
  if (build_choice(reading, context, target)) return;
  if (auto* number = as<Rules::TargetNumberClauseContext>(context)) {
    target.clause.push_back(build_clause_line(reading, *number->clause_line()));
  } else if (auto* limits = as<Rules::LimitClauseContext>(context)) {
    target.limits.push_back(build_limits(reading, *limits));
  } else if (auto* escalation = as<Rules::EscalationClauseContext>(context)) {
    target.escalations.push_back(build_escalation(reading, *escalation));
  } else if (auto* share = as<Rules::ShareClauseContext>(context)) {
    ast::ShareLine line = build_share(reading, *share);
    line.test = build_bound_test(reading, *share->bound_test());
    target.share.push_back(std::move(line));
  } else if (auto* all = as<Rules::AllClauseContext>(context)) {
    ast::ShareLine line = build_share(reading, *all);
    line.all = true;
    target.share.push_back(std::move(line));
  } else if (auto* time = as<Rules::TimeShareClauseContext>(context)) {
    target.time_share.push_back(
        {build_name(reading, *time->name()), build_bound_test(reading, *time->bound_test()),
         build_cadence(*time->cadence()), build_groups(reading, time->for_each()),
         span_of(reading, context)});
  } else {
    without_builder(context);
  }
}

}  // namespace akad::parser::build
