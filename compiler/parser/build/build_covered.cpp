#include "compiler/parser/build/build.h"

namespace akad::parser::build {

void build_covered_head(Reading& reading, Rules::Covered_headContext& context,
                        ast::Covered& covered) {
  covered.name = build_name(reading, *context.name(0));
  covered.log = build_name(reading, *context.name(1));
}

void build_line(Reading& reading, Rules::CoveredNumberClauseContext& context,
                ast::Covered& covered) {
  covered.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::InServiceClauseContext& context, ast::Covered& covered) {
  std::optional<ast::DateLiteral> last;
  if (auto* date = context.DATE(1)) last = build_date(reading, *date);
  covered.subjects.push_back({build_text(reading, *context.STRING()),
                              build_date(reading, *context.DATE(0)), last,
                              span_of(reading, context)});
}

void build_line(Reading& reading, Rules::RegisterClauseContext& context, ast::Covered& covered) {
  covered.registers.push_back(
      {build_name(reading, *context.name()), build_names(reading, context.names(0)->name()),
       build_names(reading, context.names(1)->name()), span_of(reading, context)});
}

}  // namespace akad::parser::build
