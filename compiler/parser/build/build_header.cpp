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

void build_charge(Reading& reading, Rules::ChargeContext& context, ast::Fee& fee) {
  fee.amount = build_money(reading, *context.money());
  fee.periods = build_periods(reading, *context.every_period());
  fee.tax = context.BEFORE() != nullptr ? ir::TaxBasis::BeforeTax : ir::TaxBasis::AfterTax;
  if (auto* part = context.part_rule()) {
    fee.part = {build_period_noun(reading, *part->period_noun()), part_of(*part->fee_of_part()),
                span_of(reading, *part)};
  }
  for (auto* step : context.fee_step()) {
    fee.later.push_back({build_date(reading, *step->DATE()), build_money(reading, *step->money()),
                         span_of(reading, *step)});
  }
}

}  // namespace

ast::Fee build_fee(Reading& reading, Rules::FeeContext& context) {
  ast::Fee fee;
  fee.name = build_name(reading, *context.name(0));
  fee.span = span_of(reading, context);
  if (auto* charge = context.charge()) {
    build_charge(reading, *charge, fee);
  } else {
    fee.derived = {build_percentage(reading, *context.percentage()),
                   build_name(reading, *context.name(1))};
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
