#include "compiler/parser/build/build.h"

namespace akad::parser::build {

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

void build_line(Reading& reading, Rules::ExcludingClauseContext& context, ast::Target& target) {
  target.excluding.push_back({build_names(reading, context.names()->name()),
                              context.NEITHER() != nullptr
                                  ? ir::ExcludedTime::NeitherDownNorPromised
                                  : ir::ExcludedTime::PromisedAndNotDown,
                              span_of(reading, context)});
}

}  // namespace akad::parser::build
