#include "runtime/report/wording/rates.h"

#include "runtime/phrases/dates.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

using phrases::Phrase;

// `has_comma`: of what is said so far.
Phrase with_grace(Phrase said, bool has_comma, bool any, ir::Grace grace, Phrase free) {
  if (!any) return said;
  if (grace == ir::Grace::OnceBeyond) {
    return Phrase("rate.once_beyond", std::move(said), std::move(free));
  }
  if (has_comma) return Phrase("rate.then_beyond", std::move(said), std::move(free));
  return Phrase("rate.beyond", std::move(said), std::move(free));
}

Phrase number_said(std::int32_t number) { return Phrase::as_is(std::to_string(number)); }
Phrase number_said(const Rational& number) {
  constexpr int kDigits = 10;
  return Phrase::as_is(grouped(to_decimal(number, kDigits)));
}

// One of a unit is said by its name alone: "for each hour".
Phrase unit_said(Duration unit) {
  if (unit == kHour) return Phrase("rate.hour");
  if (unit == kMinute) return Phrase("rate.minute");
  if (unit == kSecond) return Phrase("rate.second");
  return phrases::length(unit);
}

// Of a unit of time, or of points: full ones, parts as wholes, or in proportion.
Phrase in_parts(ir::Parts parts, phrases::Key<1> full, phrases::Key<1> each, Phrase unit) {
  switch (parts) {
    case ir::Parts::Full: return Phrase(full, std::move(unit));
    case ir::Parts::OrPart: return Phrase("rate.or_part", Phrase(each, std::move(unit)));
    case ir::Parts::InProportion:
      return Phrase("rate.in_proportion", Phrase(each, std::move(unit)));
  }
  AKAD_ASSERT(false);
}

bool adds_comma(ir::Parts parts) { return parts != ir::Parts::Full; }

struct EachSaid {
  const ir::Program& program;

  Phrase operator()(const ir::EachMiss& each) const {
    return with_grace(Phrase("rate.miss"), false, each.free > 0, each.grace,
                      number_said(each.free));
  }
  Phrase operator()(const ir::EachTimeLate& each) const {
    const Phrase unit = unit_said(each.unit);
    Phrase said = each.around_the_clock
                      ? in_parts(each.parts, "rate.full_late_always", "rate.late_always", unit)
                      : in_parts(each.parts, "rate.full_late", "rate.late", unit);
    return with_grace(std::move(said), adds_comma(each.parts), each.free > 0, each.grace,
                      phrases::length(each.free));
  }
  Phrase operator()(const ir::EachDateLate& each) const {
    Phrase dates = each.calendar.valid() ? Phrase("rate.working_day", program[each.calendar].name)
                                         : Phrase("rate.date");
    Phrase said = each.last_included ? Phrase("rate.last_included", std::move(dates))
                                     : Phrase("rate.last_left_out", std::move(dates));
    return with_grace(std::move(said), true, each.free > 0, each.grace, number_said(each.free));
  }
  Phrase operator()(const ir::EachTimeDown& each) const {
    const Phrase unit = unit_said(each.unit);
    Phrase said = each.of_each_outage
                      ? in_parts(each.parts, "rate.full_down_each", "rate.down_each", unit)
                      : in_parts(each.parts, "rate.full_down", "rate.down", unit);
    return with_grace(std::move(said), adds_comma(each.parts), each.free > 0, each.grace,
                      phrases::length(each.free));
  }
  Phrase operator()(const ir::EachPointBelow& each) const {
    const Phrase below = Phrase::as_is(exact_percent(each.below));
    const Phrase step = Phrase::as_is(to_decimal(each.step * 100, kStepDigits));
    const Phrase unit =
        each.step * 100 == 1 ? Phrase("rate.point", below) : Phrase("rate.points", step, below);
    return in_parts(each.parts, "rate.full_points", "rate.each_points", unit);
  }
  Phrase operator()(const ir::EachOfSum& each) const {
    const std::string summed = for_terminal(each.of);
    const Phrase unit = each.unit == 1 ? Phrase("rate.of_sum", summed)
                                       : Phrase("rate.some_of_sum", number_said(each.unit), summed);
    // Parts of one are never asked where all are whole.
    Phrase said = each.unit == 1 && each.parts == ir::Parts::Full
                      ? Phrase("rate.each_points", unit)
                      : in_parts(each.parts, "rate.full_points", "rate.each_points", unit);
    return with_grace(std::move(said), adds_comma(each.parts), each.free > 0, each.grace,
                      number_said(each.free));
  }
  Phrase operator()(const ir::ShareOfTimeDown& each) const {
    if (each.of == 1) return Phrase("rate.share_down");
    return Phrase("rate.share_down_of", exact_percent(each.of));
  }

  static constexpr int kStepDigits = 10;
};

// What is a share of a fee comes to that fee at most, where nothing else is said.
bool is_above_the_fee(const ir::Rate& rate) {
  if (!rate.most) return std::holds_alternative<ir::ShareOfFee>(rate.price.is);
  const auto* most = std::get_if<ir::ShareOfFee>(&rate.most->is);
  return most != nullptr && most->share > 1;
}

}  // namespace

Phrase rate_said(const ir::Program& program, const ir::Rate& rate, Phrase price,
                 const std::optional<Phrase>& most) {
  Phrase said("rate.said", std::move(price), std::visit(EachSaid{program}, rate.each.of));
  if (most) said = Phrase("rate.most", std::move(said), *most);
  return is_above_the_fee(rate) ? Phrase("rate.above_the_fee", std::move(said)) : said;
}

}  // namespace akad::report
