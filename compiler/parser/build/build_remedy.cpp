// Credits and caps.
#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

ast::Amount build_amount(Reading& reading, Rules::AmountContext& context) {
  ast::Amount amount;
  amount.span = span_of(reading, context);
  if (auto* share = context.percentage()) {
    amount.what =
        ast::ShareOfFee{build_percentage(reading, *share), build_name(reading, *context.name())};
  } else if (auto* money = context.money()) {
    amount.what = build_money(reading, *money);
  }
  return amount;
}

ast::SlabTable build_slabs(Reading& reading, Rules::SlabsClauseContext& context) {
  ast::SlabTable table{{}, span_of(reading, context)};
  for (auto* row : context.slab_row()) {
    ast::SlabRow built;
    if (auto* result = row->quantity()) {
      built.bound = ir::bound_kind(build_comparison(*row));
      built.result = build_quantity(reading, *result);
    }
    built.amount = build_amount(reading, *row->amount());
    built.span = span_of(reading, *row);
    table.rows.push_back(std::move(built));
  }
  return table;
}

}  // namespace

void build_credit_head(Reading& reading, Rules::Credit_headContext& context, ast::Credit& credit) {
  credit.name = build_name(reading, *context.name(0));
  credit.target = build_name(reading, *context.name(1));
}

void build_credit_line(Reading& reading, Rules::Credit_lineContext& context, ast::Credit& credit) {
  if (auto* number = as<Rules::CreditNumberClauseContext>(context)) {
    credit.clause.push_back(build_clause_line(reading, *number->clause_line()));
  } else if (auto* slabs = as<Rules::SlabsClauseContext>(context)) {
    credit.slabs.push_back(build_slabs(reading, *slabs));
  } else if (auto* rounded = as<Rules::RoundedClauseContext>(context)) {
    credit.rounded.push_back({build_rounding(*rounded->rounding()),
                              build_money(reading, *rounded->money()), span_of(reading, context)});
  } else {
    without_builder(context);
  }
}

void build_cap_head(Reading& reading, Rules::Cap_headContext& context, ast::Cap& cap) {
  std::vector<ast::Name> names = build_names(reading, context.name());
  cap.name = std::move(names.front());
  names.erase(names.begin());
  cap.credits = std::move(names);
}

void build_cap_line(Reading& reading, Rules::Cap_lineContext& context, ast::Cap& cap) {
  if (auto* number = as<Rules::CapNumberClauseContext>(context)) {
    cap.clause.push_back(build_clause_line(reading, *number->clause_line()));
  } else if (auto* most = as<Rules::MostClauseContext>(context)) {
    ast::MostLine line{build_amount(reading, *most->amount()),
                       build_cadence(*most->cadence()),
                       {},
                       span_of(reading, context)};
    if (auto* groups = most->for_each()) line.groups = build_names(reading, groups->name());
    cap.most.push_back(std::move(line));
  } else {
    without_builder(context);
  }
}

}  // namespace akad::parser::build
