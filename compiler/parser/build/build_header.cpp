// The agreement's own block and the declarations that serve the others.
#include "compiler/parser/build/build.h"

namespace akad::parser::build {

void build_agreement_head(Reading& reading, Rules::Agreement_headContext& context,
                          ast::Agreement& agreement) {
  agreement.name = build_text(reading, *context.STRING(0));
  agreement.version = build_text(reading, *context.STRING(1));
}

void build_agreement_line(Reading& reading, Rules::Agreement_lineContext& context,
                          ast::Agreement& agreement) {
  const Span span = span_of(reading, context);
  if (auto* provider = as<Rules::ProviderClauseContext>(context)) {
    agreement.provider.push_back(build_text(reading, *provider->STRING()));
  } else if (auto* customer = as<Rules::CustomerClauseContext>(context)) {
    agreement.customer.push_back(build_text(reading, *customer->STRING()));
  } else if (auto* measured = as<Rules::MeasuredByClauseContext>(context)) {
    agreement.measured_by.push_back(build_text(reading, *measured->STRING()));
  } else if (auto* term = as<Rules::TermClauseContext>(context)) {
    agreement.term.push_back(
        {build_date(reading, *term->DATE(0)), build_date(reading, *term->DATE(1)), span});
  } else if (auto* zone = as<Rules::TimezoneClauseContext>(context)) {
    agreement.timezone.push_back(build_zone(reading, *zone->zone()));
  } else if (auto* currency = as<Rules::CurrencyClauseContext>(context)) {
    ast::CurrencyLine line{build_word(reading, *currency->WORD()), {}, span};
    if (auto* unit = currency->NUMBER()) line.unit = build_number(reading, *unit);
    agreement.currency.push_back(std::move(line));
  } else {
    without_builder(context);
  }
}

ast::Use build_use_declaration(const Reading& reading, Rules::Use_declarationContext& context) {
  return {build_names(reading, context.name()), span_of(reading, context)};
}

ast::CurrencyDeclaration build_currency_declaration(Reading& reading,
                                                    Rules::Currency_declarationContext& context) {
  return {build_word(reading, *context.WORD()), build_text(reading, *context.STRING()),
          build_number(reading, *context.NUMBER()), span_of(reading, context)};
}

ast::Fee build_fee(Reading& reading, Rules::FeeContext& context) {
  const auto tax = context.BEFORE() != nullptr ? ir::TaxBasis::BeforeTax : ir::TaxBasis::AfterTax;
  ast::Fee fee{build_name(reading, *context.name()),
               build_money(reading, *context.money()),
               build_cadence(*context.cadence()),
               tax,
               {},
               span_of(reading, context)};
  if (auto* clause = context.clause_line()) {
    fee.clause.push_back(build_clause_line(reading, *clause));
  }
  return fee;
}

void build_holidays_head(Reading& reading, Rules::Holidays_headContext& context,
                         ast::Holidays& holidays) {
  holidays.name = build_name(reading, *context.name());
}

void build_holidays_line(Reading& reading, Rules::Holidays_lineContext& context,
                         ast::Holidays& holidays) {
  const Span span = span_of(reading, context);
  if (auto* covers = as<Rules::CoversClauseContext>(context)) {
    holidays.covers.push_back(
        {build_date(reading, *covers->DATE(0)), build_date(reading, *covers->DATE(1)), span});
  } else if (auto* source = as<Rules::SourceClauseContext>(context)) {
    holidays.source.push_back(build_text(reading, *source->STRING()));
  } else if (auto* day = as<Rules::HolidayClauseContext>(context)) {
    std::optional<ast::DateLiteral> last;
    if (day->TO() != nullptr) last = build_date(reading, *day->DATE(1));
    holidays.days.push_back(
        {build_date(reading, *day->DATE(0)), last, build_text(reading, *day->STRING()), span});
  } else {
    without_builder(context);
  }
}

}  // namespace akad::parser::build
