#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

ir::Party build_party(Rules::By_partyContext* context) {
  if (context == nullptr) return ir::Party::Nobody;
  return context->CUSTOMER() != nullptr ? ir::Party::Customer : ir::Party::Provider;
}

std::variant<ast::LengthLead, ast::WorkingDaysLead> build_lead(Reading& reading,
                                                               Rules::Notice_leadContext& context) {
  if (auto* days = context.NUMBER()) {
    return ast::WorkingDaysLead{build_number(reading, *days), build_name(reading, *context.name())};
  }
  ast::LengthLead lead{build_duration(reading, *context.duration()), {}};
  if (auto* calendar = context.name()) lead.calendar = build_name(reading, *calendar);
  return lead;
}

ir::Beyond build_beyond(Rules::BeyondContext& context) {
  if (context.COUNTS() != nullptr) return ir::Beyond::CountsAsDown;
  return context.TOO() != nullptr ? ir::Beyond::ExcludedToo : ir::Beyond::ExclusionLost;
}

}  // namespace

void build_exclusion_head(Reading& reading, Rules::Exclusion_headContext& context,
                          ast::Exclusion& exclusion) {
  exclusion.name = build_name(reading, *context.name(0));
  exclusion.log = build_name(reading, *context.name(1));
}

void build_line(Reading& reading, Rules::ExclusionNumberClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::ExcludedWhileClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.when.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::ExcludedFromToClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.when.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::ExclusionPairedClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.pairs.push_back({build_path(reading, *context.path()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ExclusionOneAtATimeClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.pairs.push_back({std::nullopt, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ExcludedDuringClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.when.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::NoticeClauseContext& context, ast::Exclusion& exclusion) {
  exclusion.notice.push_back({build_path(reading, *context.path()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::WithdrawnClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.withdrawn.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::IfClauseContext& context, ast::Exclusion& exclusion) {
  ast::ConditionLine line;
  line.event = build_name(reading, *context.name());
  if (auto* lead = context.notice_lead()) line.lead = build_lead(reading, *lead);
  line.by = build_party(context.by_party());
  line.span = span_of(reading, context);
  exclusion.conditions.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::UnlessClauseContext& context, ast::Exclusion& exclusion) {
  ast::ConditionLine line;
  line.event = build_name(reading, *context.name());
  line.unless = true;
  line.by = build_party(context.by_party());
  line.span = span_of(reading, context);
  exclusion.conditions.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::OnlyWithinClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.only_within.push_back(build_name(reading, *context.name()));
}

void build_line(Reading& reading, Rules::QuotaClauseContext& context, ast::Exclusion& exclusion) {
  exclusion.quota.push_back(
      {build_duration(reading, *context.duration()),
       context.DOWNTIME() != nullptr ? ir::QuotaOf::Downtime : ir::QuotaOf::Time,
       build_periods(reading, *context.every_period()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::BeyondClauseContext& context, ast::Exclusion& exclusion) {
  exclusion.beyond.push_back({build_beyond(*context.beyond()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralBeyondClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::BeyondLine>(all).push_back(
      {build_beyond(*context.beyond()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ConcernsClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.concerns.push_back({build_path(reading, *context.path()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ConcernsEveryClauseContext& context,
                ast::Exclusion& exclusion) {
  exclusion.concerns.push_back({std::nullopt, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ExcludingClauseContext& context, ast::Target& target) {
  target.excluding.push_back({build_names(reading, context.names()->name()),
                              context.NEITHER() != nullptr
                                  ? ir::ExcludedTime::NeitherDownNorPromised
                                  : ir::ExcludedTime::PromisedAndNotDown,
                              span_of(reading, context)});
}

}  // namespace akad::parser::build
