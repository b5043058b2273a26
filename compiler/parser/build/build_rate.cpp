// Rates: what is paid for which quantity.
#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

void set_taken(const Reading& reading, Rules::Fee_shareContext& taken, ast::ShareOfFee& share) {
  const auto noun = [&](std::size_t at) {
    return build_period_noun(reading, *taken.period_noun(at));
  };
  if (taken.SUM() != nullptr) {
    share.taken = ir::FeeTaken::Sum;
    share.of = noun(0);
  } else if (taken.LAST() != nullptr) {
    share.taken = ir::FeeTaken::Last;
    share.own = noun(0);
    share.of = noun(1);
  } else if (taken.PART() != nullptr) {
    share.taken = ir::FeeTaken::Part;
    share.of = noun(0);
  } else if (taken.WHICH() != nullptr) {
    share.taken = ir::FeeTaken::Around;
    share.own = noun(0);
    share.of = noun(1);
  }
}

ast::Price build_price(Reading& reading, Rules::PriceContext& context) {
  ast::Price price{{}, span_of(reading, context), written_text(reading, context)};
  if (auto* money = context.money()) {
    price.what = build_money(reading, *money);
  } else if (auto* kind = context.in_kind()) {
    price.what = build_in_kind(reading, *kind);
  } else if (auto* share = context.percentage()) {
    price.what = build_fee_share(reading, *share, *context.fee_share());
  } else {
    Rules::Fee_shareContext& taken = *context.fee_share();
    ast::ShareOfFee whole{{1, span_of(reading, context)}, build_name(reading, *taken.name())};
    set_taken(reading, taken, whole);
    price.what = std::move(whole);
  }
  return price;
}

ast::DurationLiteral build_unit(Reading& reading, Rules::Unit_of_timeContext& context) {
  if (auto* duration = context.duration()) return build_duration(reading, *duration);
  const Span span = span_of(reading, context);
  return {{{{1, span}, unit_of(*context.time_unit()), span}}, span};
}

ir::Grace grace_of(Rules::Beyond_freeContext& context) {
  return context.ONCE() != nullptr ? ir::Grace::OnceBeyond : ir::Grace::Beyond;
}

bool stands_behind_comma(const Reading& reading, const antlr4::ParserRuleContext& context) {
  return reading.words[context.start->getTokenIndex() - 1].text == ",";
}

// Of a unit with `beyond`, or without.
template <class Context>
std::optional<ast::Free<ast::Number>> build_free_number(Reading& reading, Context& context) {
  auto* beyond = context.beyond_free();
  if (beyond == nullptr) return std::nullopt;
  ast::Number number = build_number(reading, *context.NUMBER());
  const Span span{reading.file, span_of(reading, *beyond).begin, number.span.end};
  return ast::Free<ast::Number>{std::move(number), grace_of(*beyond), span,
                                stands_behind_comma(reading, *beyond)};
}
template <class Context>
std::optional<ast::Free<ast::DurationLiteral>> build_free_time(Reading& reading, Context& context) {
  auto* beyond = context.beyond_free();
  if (beyond == nullptr) return std::nullopt;
  ast::DurationLiteral time = build_duration(reading, *context.duration());
  const Span span{reading.file, span_of(reading, *beyond).begin, time.span.end};
  return ast::Free<ast::DurationLiteral>{std::move(time), grace_of(*beyond), span,
                                         stands_behind_comma(reading, *beyond)};
}

Span span_between(const Reading& reading, const antlr4::Token& first, const antlr4::Token& last) {
  return {reading.file, span_of(reading, first).begin, span_of(reading, last).end};
}

// `first`, `last`: the words of what is counted, as in "hour late around the clock".
template <class Context>
ast::PartedUnit build_parted(const Reading& reading, Context& context, const antlr4::Token& first,
                             const antlr4::Token& last) {
  ast::PartedUnit parted;
  if (auto* full = context.FULL()) {
    parted.parts.push_back({ir::Parts::Full, span_of(reading, *full)});
  }
  if (auto* parts = context.parts_of_unit()) {
    const bool or_part = parts->PART() != nullptr;
    parted.parts.push_back(
        {or_part ? ir::Parts::OrPart : ir::Parts::InProportion, span_of(reading, *parts)});
  }
  parted.counted = span_between(reading, first, last);
  parted.counted_text = written_text(reading, first, last);
  return parted;
}

struct BuildEach {
  Reading& reading;

  ast::Each operator()(Rules::EachMissContext& context) const {
    return {ast::EachMiss{build_free_number(reading, context)}, {}};
  }
  ast::Each operator()(Rules::EachTimeLateContext& context) const {
    auto* clock = context.CLOCK();
    const antlr4::Token& last = *(clock == nullptr ? context.LATE() : clock)->getSymbol();
    ast::EachTimeLate late{build_unit(reading, *context.unit_of_time()),
                           build_parted(reading, context, *context.unit_of_time()->start, last),
                           clock != nullptr, build_free_time(reading, context)};
    return {std::move(late), {}};
  }
  ast::Each operator()(Rules::EachDateLateContext& context) const {
    ast::EachDateLate dates;
    if (auto* calendar = context.name()) dates.calendar = build_name(reading, *calendar);
    auto* first = context.WORKING() == nullptr ? context.DATE_WORD(0) : context.WORKING();
    dates.counted =
        span_between(reading, *first->getSymbol(), *context.DATE_WORD().back()->getSymbol());
    if (auto* last = context.last_one()) dates.last_included = last->INCLUDED() != nullptr;
    dates.free = build_free_number(reading, context);
    return {std::move(dates), {}};
  }
  ast::Each operator()(Rules::EachTimeDownContext& context) const {
    auto* outage = context.OUTAGE();
    const antlr4::Token& last = *(outage == nullptr ? context.DOWNTIME() : outage)->getSymbol();
    ast::EachTimeDown down{build_unit(reading, *context.unit_of_time()),
                           build_parted(reading, context, *context.unit_of_time()->start, last),
                           outage != nullptr, build_free_time(reading, context)};
    return {std::move(down), {}};
  }
  ast::Each operator()(Rules::EachPointBelowContext& context) const {
    auto* number = context.NUMBER();
    antlr4::tree::TerminalNode& first = number == nullptr ? *context.PERCENTAGE() : *number;
    ast::Number step = number == nullptr ? ast::Number{1, span_of(reading, first)}
                                         : build_number(reading, *number);
    ast::EachPointBelow points{
        std::move(step),
        build_parted(reading, context, *first.getSymbol(), *context.percentage()->stop),
        build_percentage(reading, *context.percentage())};
    return {std::move(points), {}};
  }
  ast::Each operator()(Rules::EachOfSumContext& context) const {
    Rules::Of_sumContext& of = *context.of_sum();
    auto* number = of.NUMBER();
    ast::EachOfSum sum{number == nullptr ? ast::Number{1, span_of(reading, *of.OF())}
                                         : build_number(reading, *number),
                       build_parted(reading, context, *of.start, *of.stop),
                       build_text(reading, *of.STRING()), build_free_number(reading, context)};
    return {std::move(sum), {}};
  }
  ast::Each operator()(Rules::ShareOfTimeDownContext& context) const {
    ast::ShareOfTimeDown share;
    if (auto* of = context.percentage()) share.of = build_percentage(reading, *of);
    return {std::move(share), {}};
  }
};

}  // namespace

ast::InKindLiteral build_in_kind(Reading& reading, Rules::In_kindContext& context) {
  return {build_number(reading, *context.NUMBER()), build_text(reading, *context.STRING()),
          span_of(reading, context)};
}

ast::ShareOfFee build_fee_share(Reading& reading, Rules::PercentageContext& share,
                                Rules::Fee_shareContext& taken) {
  ast::ShareOfFee built{build_percentage(reading, share), build_name(reading, *taken.name())};
  set_taken(reading, taken, built);
  return built;
}

ast::Rate build_rate(Reading& reading, Rules::RateContext& context) {
  ast::Rate rate{build_price(reading, *context.price(0)),
                 by_alternative(*context.each_unit(), BuildEach{reading}),
                 {},
                 {}};
  rate.each.span = span_of(reading, *context.each_unit());
  if (context.price().size() > 1) rate.most = build_price(reading, *context.price(1));
  if (context.ALSO() != nullptr) {
    const Span also = span_of(reading, *context.ALSO());
    const std::size_t fee = context.stop->getTokenIndex();
    rate.above_the_fee = Span{reading.file, also.begin, reading.words[fee].end};
  }
  return rate;
}

}  // namespace akad::parser::build
