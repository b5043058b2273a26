#include "compiler/parser/build/build.h"

namespace akad::parser::build {

ast::ConditionDeclaration build_condition_declaration(
    Reading& reading, Rules::Condition_declarationContext& context) {
  return {build_name(reading, *context.name(0)), build_name(reading, *context.name(1)),
          build_condition(reading, *context.condition()), span_of(reading, context)};
}

ast::ValueDeclaration build_value_declaration(Reading& reading,
                                              Rules::Value_declarationContext& context) {
  ast::ValueDeclaration value{build_name(reading, *context.name(0)),
                              build_name(reading, *context.name(1)),
                              {},
                              span_of(reading, context)};
  for (auto* row : context.value_row()) {
    ast::ValueRow built{{}, build_text(reading, *row->STRING()), span_of(reading, *row)};
    if (auto* condition = row->condition()) built.when = build_condition(reading, *condition);
    value.rows.push_back(std::move(built));
  }
  return value;
}

}  // namespace akad::parser::build
