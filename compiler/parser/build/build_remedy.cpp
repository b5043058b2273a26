// Credits and caps.
#include "compiler/parser/build/build.h"
#include "runtime/base/assert.h"

namespace akad::parser::build {
namespace {

ast::Amount build_amount(Reading& reading, Rules::AmountContext& context) {
  ast::Amount amount;
  amount.span = span_of(reading, context);
  amount.text = written_text(reading, context);
  if (auto* share = context.percentage()) {
    amount.what = build_fee_share(reading, *share, *context.fee_share());
  } else if (auto* money = context.money()) {
    amount.what = build_money(reading, *money);
  }
  return amount;
}

ast::Periods build_cap_periods(Reading& reading, Rules::MostClauseContext& context) {
  if (auto* back = context.looking_back()) return build_looking_back(reading, *back);
  return build_periods(reading, *context.every_period());
}

ast::Owed build_owed(Reading& reading, Rules::OwedContext& context) {
  ast::Owed owed{{}, span_of(reading, context), written_text(reading, context)};
  if (auto* rate = context.rate()) {
    owed.what = build_rate(reading, *rate);
  } else if (auto* kind = context.in_kind()) {
    owed.what = build_in_kind(reading, *kind);
  } else {
    std::visit([&](auto&& what) { owed.what = std::move(what); },
               build_amount(reading, *context.amount()).what);
  }
  return owed;
}

// What stands in the first cell of a row.
Span asked_in(const Reading& reading, Rules::Slab_rowContext& row) {
  const auto word = [&](std::size_t bar) { return row.BAR(bar)->getSymbol()->getTokenIndex(); };
  return {reading.file, reading.words[word(0) + 1].begin, reading.words[word(1) - 1].end};
}

ast::DatesAfter build_dates(Reading& reading, Rules::Dates_afterContext& context) {
  ast::DatesAfter dates{build_number(reading, *context.NUMBER()), {}, span_of(reading, context)};
  if (auto* calendar = context.name()) dates.calendar = build_name(reading, *calendar);
  return dates;
}

struct PartOf {
  Reading& reading;

  ast::ClaimedPart operator()(Rules::ClaimedCreditContext& context) const {
    return {std::nullopt, build_name(reading, *context.name()), span_of(reading, context)};
  }
  ast::ClaimedPart operator()(Rules::ClaimedGroupContext& context) const {
    return {build_name(reading, *context.name(0)), build_name(reading, *context.name(1)),
            span_of(reading, context)};
  }
};

}  // namespace

RoundingMode build_rounding(Rules::RoundingContext& context) {
  const bool half = context.HALF() != nullptr;
  if (half && context.EVEN() != nullptr) return RoundingMode::HalfEven;
  if (half && context.UP() != nullptr) return RoundingMode::HalfUp;
  if (!half && context.DOWN() != nullptr) return RoundingMode::Down;
  AKAD_ASSERT(!half && context.UP() != nullptr);
  return RoundingMode::Up;
}

void build_credit_head(Reading& reading, Rules::Credit_headContext& context, ast::Credit& credit) {
  credit.name = build_name(reading, *context.name(0));
  credit.target = build_name(reading, *context.name(1));
}

void build_line(Reading& reading, Rules::CreditNumberClauseContext& context, ast::Credit& credit) {
  credit.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::SlabsClauseContext& context, ast::Credit& credit) {
  ast::SlabTable table{{}, span_of(reading, context)};
  for (auto* row : context.slab_row()) {
    ast::SlabRow built;
    if (auto* result = row->quantity()) {
      built.bound = ir::bound_kind(build_comparison(*row));
      built.result = build_quantity(reading, *result);
    } else if (auto* level = row->name()) {
      built.level = build_name(reading, *level);
      built.worse = row->WORSE() != nullptr;
    }
    built.amount = build_owed(reading, *row->owed());
    built.span = span_of(reading, *row);
    built.asked = asked_in(reading, *row);
    table.rows.push_back(std::move(built));
  }
  credit.slabs.push_back(std::move(table));
}

void build_line(Reading& reading, Rules::RateClauseContext& context, ast::Credit& credit) {
  credit.rates.push_back({build_rate(reading, *context.rate()),
                          written_text(reading, *context.rate()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::OwedClauseContext& context, ast::Credit& credit) {
  const bool always = context.WHETHER() != nullptr;
  credit.owed.push_back(
      {always ? ir::OwedWhen::Always : ir::OwedWhen::Missed, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::SmallAmountsClauseContext& context, ast::Credit& credit) {
  ast::SmallAmountsLine line;
  line.limit_too = context.BELOW() == nullptr;
  line.limit = build_money(reading, *context.money(0));
  if (auto* raised = context.money(1)) line.raised_to = build_money(reading, *raised);
  line.span = span_of(reading, context);
  credit.small.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::ClaimWithinClauseContext& context, ast::Credit& credit) {
  credit.claim_within.push_back({build_dates(reading, *context.dates_after()),
                                 build_period_noun(reading, *context.period_noun()),
                                 span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ClaimedOnClauseContext& context, ast::Credit& credit) {
  ast::ClaimedOnLine line;
  line.events = build_names(reading, context.names()->name());
  line.log = build_name(reading, *context.name(0));
  line.noun = build_period_noun(reading, *context.period_noun());
  line.period = build_name(reading, *context.name(1));
  for (auto* part : context.claim_part()) {
    line.parts.push_back(by_alternative(*part, PartOf{reading}));
  }
  line.span = span_of(reading, context);
  credit.claimed_on.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::WaivedOnClauseContext& context, ast::Credit& credit) {
  credit.waived_on.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::DeductionClauseContext& context, ast::Credit& credit) {
  credit.deduction.push_back({span_of(reading, context)});
}

void build_line(Reading& reading, Rules::PaidClauseContext& context, ast::Credit& credit) {
  ast::PaidLine line{build_dates(reading, *context.dates_after()), {}, span_of(reading, context)};
  if (auto* noun = context.period_noun()) line.of = build_period_noun(reading, *noun);
  credit.paid.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::RoundedClauseContext& context, ast::Credit& credit) {
  credit.rounded.push_back({build_rounding(*context.rounding()),
                            build_owed_literal(reading, context), span_of(reading, context)});
}

void build_cap_head(Reading& reading, Rules::Cap_headContext& context, ast::Cap& cap) {
  std::vector<ast::Name> names = build_names(reading, context.name());
  cap.name = std::move(names.front());
  names.erase(names.begin());
  cap.credits = std::move(names);
}

void build_line(Reading& reading, Rules::CapNumberClauseContext& context, ast::Cap& cap) {
  cap.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::MostClauseContext& context, ast::Cap& cap) {
  ast::MostLine line{build_amount(reading, *context.amount()),
                     build_cap_periods(reading, context),
                     {},
                     span_of(reading, context)};
  if (auto* groups = context.for_each()) line.groups = build_names(reading, groups->name());
  cap.most.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::SmallSumsClauseContext& context, ast::Cap& cap) {
  ast::SmallSumsLine line{context.UP() != nullptr,
                          build_money(reading, *context.money()),
                          build_periods(reading, *context.every_period()),
                          {},
                          span_of(reading, context)};
  if (auto* groups = context.for_each()) line.groups = build_names(reading, groups->name());
  cap.small.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::LargestClauseContext& context, ast::Cap& cap) {
  ast::LargestLine line{
      build_periods(reading, *context.every_period()), {}, span_of(reading, context)};
  if (auto* groups = context.for_each()) line.groups = build_names(reading, groups->name());
  cap.largest.push_back(std::move(line));
}

}  // namespace akad::parser::build
