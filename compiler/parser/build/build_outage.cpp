#include "compiler/parser/build/build.h"

namespace akad::parser::build {

void build_outage_head(Reading& reading, Rules::Outage_headContext& context, ast::Outage& outage) {
  outage.name = build_name(reading, *context.name(0));
  outage.log = build_name(reading, *context.name(1));
}

void build_line(Reading& reading, Rules::OutageNumberClauseContext& context, ast::Outage& outage) {
  outage.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::WhileClauseContext& context, ast::Outage& outage) {
  outage.down.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::FromToClauseContext& context, ast::Outage& outage) {
  outage.down.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::PairedClauseContext& context, ast::Outage& outage) {
  outage.pairs.push_back({build_path(reading, *context.path()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::OneAtATimeClauseContext& context, ast::Outage& outage) {
  outage.pairs.push_back({std::nullopt, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::DuringClauseContext& context, ast::Outage& outage) {
  outage.down.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::LastingClauseContext& context, ast::Outage& outage) {
  outage.lasting.push_back(
      {context.LEAST() != nullptr ? ir::LengthTest::AtLeast : ir::LengthTest::MoreThan,
       build_duration(reading, *context.duration()),
       context.WHOLE() != nullptr ? ir::Counted::Whole : ir::Counted::Excess,
       span_of(reading, context)});
}

void build_line(Reading& reading, Rules::MergeClauseContext& context, ast::Outage& outage) {
  outage.merge.push_back({build_duration(reading, *context.duration()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::OutageConcernsClauseContext& context,
                ast::Outage& outage) {
  outage.concerns.push_back(build_name(reading, *context.name()));
}

void build_line(Reading& reading, Rules::StayApartClauseContext& context, ast::Outage& outage) {
  outage.merge.push_back({std::nullopt, span_of(reading, context)});
}

// What all outages say; of pairs, exclusions too.
void build_line(Reading& reading, Rules::GeneralMergeClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::MergeLine>(all).push_back(
      {build_duration(reading, *context.duration()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralStayApartClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::MergeLine>(all).push_back({std::nullopt, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralPairsClauseContext& context,
                ast::Interpretation& all) {
  ast::PairsLine line{std::nullopt, span_of(reading, context)};
  if (auto* key = context.path()) line.key = build_path(reading, *key);
  ast::lines_of<ast::PairsLine>(all).push_back(std::move(line));
}

}  // namespace akad::parser::build
