// The agreement's own block and the declarations that serve the others.
#include "compiler/parser/build/build.h"

namespace akad::parser::build {

void build_agreement_head(Reading& reading, Rules::Agreement_headContext& context,
                          ast::Agreement& agreement) {
  agreement.name = build_text(reading, *context.STRING(0));
  agreement.version = build_text(reading, *context.STRING(1));
}

void build_line(Reading& reading, Rules::ProviderClauseContext& context,
                ast::Agreement& agreement) {
  agreement.provider.push_back(build_text(reading, *context.STRING()));
}

void build_line(Reading& reading, Rules::CustomerClauseContext& context,
                ast::Agreement& agreement) {
  agreement.customer.push_back(build_text(reading, *context.STRING()));
}

void build_line(Reading& reading, Rules::MeasuredByClauseContext& context,
                ast::Agreement& agreement) {
  agreement.measured_by.push_back(build_text(reading, *context.STRING()));
}

void build_line(Reading& reading, Rules::AnnexClauseContext& context, ast::Agreement& agreement) {
  agreement.annexes.push_back(build_text(reading, *context.STRING()));
}

void build_line(Reading& reading, Rules::TermClauseContext& context, ast::Agreement& agreement) {
  agreement.term.push_back({build_date(reading, *context.DATE(0)),
                            build_date(reading, *context.DATE(1)), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::TimezoneClauseContext& context,
                ast::Agreement& agreement) {
  agreement.timezone.push_back(build_zone(reading, *context.zone()));
}

namespace {

std::optional<ast::Text> build_example(Reading& reading, Rules::Money_exampleContext* context) {
  if (context == nullptr) return std::nullopt;
  return build_text(reading, *context->STRING());
}

}  // namespace

void build_line(Reading& reading, Rules::CurrencyClauseContext& context,
                ast::Agreement& agreement) {
  ast::CurrencyLine line{build_word(reading, *context.WORD()), {}, {}, span_of(reading, context)};
  if (auto* unit = context.NUMBER()) line.unit = build_number(reading, *unit);
  line.written = build_example(reading, context.money_example());
  agreement.currency.push_back(std::move(line));
}

void build_interpretation_head(Reading&, Rules::Interpretation_headContext&, ast::Interpretation&) {
}

ast::Use build_use(Reading& reading, Rules::UseContext& context) {
  return {build_names(reading, context.name()), span_of(reading, context)};
}

ast::CurrencyDeclaration build_currency_declaration(Reading& reading,
                                                    Rules::Currency_declarationContext& context) {
  return {build_word(reading, *context.WORD()), build_text(reading, *context.STRING()),
          build_number(reading, *context.NUMBER()), build_example(reading, context.money_example()),
          span_of(reading, context)};
}

namespace {

ir::PartOfPeriod part_of(Rules::Fee_of_partContext& context) {
  return context.WHOLE() != nullptr ? ir::PartOfPeriod::WholeFee : ir::PartOfPeriod::InProportion;
}

}  // namespace

void build_line(Reading& reading, Rules::GeneralPartClauseContext& context,
                ast::Interpretation& all) {
  const Span span = span_of(reading, context);
  ast::lines_of<ast::PartLine>(all).push_back({{{}, span}, part_of(*context.fee_of_part()), span});
}

namespace {

std::vector<ast::FeeStep> build_steps(Reading& reading,
                                      const std::vector<Rules::Fee_stepContext*>& contexts) {
  std::vector<ast::FeeStep> steps;
  for (auto* step : contexts) {
    steps.push_back({build_date(reading, *step->DATE()), build_money(reading, *step->money()),
                     span_of(reading, *step)});
  }
  return steps;
}

// What holds of a fee whatever it is.
void build_charged(Reading& reading, Rules::ChargedContext& context, ast::Fee& fee) {
  fee.periods = build_periods(reading, *context.every_period());
  fee.tax = context.BEFORE() != nullptr ? ir::TaxBasis::BeforeTax : ir::TaxBasis::AfterTax;
  if (auto* rate = context.percentage()) fee.tax_rate = build_percentage(reading, *rate);
}

// Of a rule that may say what a part of a period costs.
template <class Context>
void build_part(Reading& reading, Context& context, ast::Fee& fee) {
  auto* part = context.part_rule();
  if (part == nullptr) return;
  fee.part = {build_period_noun(reading, *part->period_noun()), part_of(*part->fee_of_part()),
              span_of(reading, *part)};
}

void build_charge(Reading& reading, Rules::ChargeContext& context, ast::Fee& fee) {
  fee.amount = build_money(reading, *context.money());
  build_charged(reading, *context.charged(), fee);
  build_part(reading, context, fee);
  fee.later = build_steps(reading, context.fee_step());
}

ast::ToldFee build_told(Reading& reading, Rules::Told_chargeContext& context) {
  return {build_name(reading, *context.name(0)), build_names(reading, context.names()->name()),
          build_name(reading, *context.name(1)), build_period_noun(reading, *context.period_noun()),
          build_name(reading, *context.name(2)), span_of(reading, context)};
}

ast::Literal group_of(Reading& reading, Rules::Fee_rowContext& context) {
  ast::Literal group;
  if (context.STRING() != nullptr) {
    const ast::Text text = build_text(reading, *context.STRING());
    group.kind = ir::ConstantKind::Text;
    group.text = text.text;
    group.span = text.span;
    return group;
  }
  const ast::Number number = build_number(reading, *context.NUMBER());
  const bool negative = context.MINUS() != nullptr;
  group.kind = ir::ConstantKind::Number;
  group.number = negative ? Rational(-number.value) : number.value;
  group.span = number.span;
  if (negative) group.span.begin = span_of(reading, *context.MINUS()).begin;
  return group;
}

ast::FeeRow build_fee_row(Reading& reading, Rules::Fee_rowContext& context) {
  ast::FeeRow row;
  row.span = span_of(reading, context);
  if (context.OTHERWISE() == nullptr) row.group = group_of(reading, context);
  if (auto* money = context.money()) {
    row.amount = build_money(reading, *money);
    row.text = written_text(reading, *money);
  } else {
    row.text = "no fee";
  }
  row.later = build_steps(reading, context.fee_step());
  return row;
}

}  // namespace

ast::Exchange build_exchange(Reading& reading, Rules::ExchangeContext& context) {
  return {build_word(reading, *context.WORD(0)), build_word(reading, *context.WORD(1)),
          build_number(reading, *context.NUMBER()), span_of(reading, context)};
}

ast::Fee build_fee(Reading& reading, Rules::FeeContext& context) {
  ast::Fee fee;
  fee.name = build_name(reading, *context.name(0));
  fee.span = span_of(reading, context);
  if (auto* charge = context.charge()) {
    build_charge(reading, *charge, fee);
  } else if (auto* share = context.percentage()) {
    fee.derived = {build_percentage(reading, *share), build_name(reading, *context.name(1))};
  } else if (auto* told = context.told_charge()) {
    fee.told = build_told(reading, *told);
    build_charged(reading, *told->charged(), fee);
  } else {
    fee.for_each = build_name(reading, *context.name(1));
    Rules::By_groupContext& table = *context.by_group();
    for (auto* row : table.fee_row()) fee.rows.push_back(build_fee_row(reading, *row));
    build_charged(reading, *table.charged(), fee);
    build_part(reading, table, fee);
  }
  if (auto* clause = context.clause_line()) {
    fee.clause.push_back(build_clause_line(reading, *clause));
  }
  return fee;
}

void build_season_head(Reading& reading, Rules::Season_headContext& context, ast::Season& season) {
  season.name = build_name(reading, *context.name());
}

void build_line(Reading& reading, Rules::SeasonNumberClauseContext& context, ast::Season& season) {
  season.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::SeasonClauseContext& context, ast::Season& season) {
  season.seasons.push_back({build_date(reading, *context.DATE(0)),
                            build_date(reading, *context.DATE(1)),
                            build_text(reading, *context.STRING()), span_of(reading, context)});
}

void build_holidays_head(Reading& reading, Rules::Holidays_headContext& context,
                         ast::Holidays& holidays) {
  holidays.name = build_name(reading, *context.name());
}

void build_line(Reading& reading, Rules::CoversClauseContext& context, ast::Holidays& holidays) {
  holidays.covers.push_back({build_date(reading, *context.DATE(0)),
                             build_date(reading, *context.DATE(1)), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::SourceClauseContext& context, ast::Holidays& holidays) {
  holidays.source.push_back(build_text(reading, *context.STRING()));
}

void build_line(Reading& reading, Rules::HolidayClauseContext& context, ast::Holidays& holidays) {
  std::optional<ast::DateLiteral> last;
  if (context.TO() != nullptr) last = build_date(reading, *context.DATE(1));
  holidays.days.push_back({build_date(reading, *context.DATE(0)), last,
                           build_text(reading, *context.STRING()), span_of(reading, context)});
}

}  // namespace akad::parser::build
