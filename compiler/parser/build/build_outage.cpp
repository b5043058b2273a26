#include "compiler/parser/build/build.h"

namespace akad::parser::build {

void build_outage_head(Reading& reading, Rules::Outage_headContext& context, ast::Outage& outage) {
  outage.name = build_name(reading, *context.name(0));
  outage.log = build_name(reading, *context.name(1));
}

void build_outage_line(Reading& reading, Rules::Outage_lineContext& context, ast::Outage& outage) {
  const Span span = span_of(reading, context);
  if (auto* number = as<Rules::OutageNumberClauseContext>(context)) {
    outage.clause.push_back(build_clause_line(reading, *number->clause_line()));
  } else if (auto* state = as<Rules::WhileClauseContext>(context)) {
    outage.down.push_back(build_stretch(reading, *state));
  } else if (auto* edges = as<Rules::FromToClauseContext>(context)) {
    outage.down.push_back(build_stretch(reading, *edges));
  } else if (auto* during = as<Rules::DuringClauseContext>(context)) {
    outage.down.push_back(build_stretch(reading, *during));
  } else if (auto* lasting = as<Rules::LastingClauseContext>(context)) {
    outage.lasting.push_back(
        {lasting->LEAST() != nullptr ? ir::LengthTest::AtLeast : ir::LengthTest::MoreThan,
         build_duration(reading, *lasting->duration()),
         lasting->WHOLE() != nullptr ? ir::Counted::Whole : ir::Counted::Excess, span});
  } else if (auto* merge = as<Rules::MergeClauseContext>(context)) {
    outage.merge.push_back({build_duration(reading, *merge->duration()), span});
  } else if (as<Rules::StayApartClauseContext>(context) != nullptr) {
    outage.merge.push_back({std::nullopt, span});
  } else {
    without_builder(context);
  }
}

}  // namespace akad::parser::build
