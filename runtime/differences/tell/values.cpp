#include "runtime/base/text.h"
#include "runtime/base/written/money_form.h"
#include "runtime/differences/tell/teller.h"
#include "runtime/ir/amounts/in_kind.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/measures/figures.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"

namespace akad::differences {
namespace {

struct Nothing {
  std::string_view place;
  phrases::Key<0> said;
};
constexpr Nothing kNothing[] = {
    {"agreement.measured_by", "absent.the_parties"},
    {"clocks.concerns", "word.concerns.subject"},
    {"clocks.reopening_days", "absent.any_number"},
    {"events.at", "absent.time_of_record"},
    {"events.when", "absent.every_record"},
    {"exclusions.only_within", "absent.unlimited"},
    {"outages.concerns", "word.concerns.subject"},
    {"signals.one_of", "absent.anything"},
    {"signals.when", "absent.every_record"},
    {"targets.hours", "absent.every_hour"},
    {"targets.month_days", "absent.own_length"},
    {"targets.over_last", "absent.its_own"},
    {"caps.over_last", "absent.its_own"},
    {"windows.end_date", "absent.as_its_beginning"},
    {"windows.when", "absent.every_record"},
};

std::string usual_example(const Teller& of) {
  const ir::Agreement& agreement = of.program().agreement;
  return example_of(usual_money_form(agreement.currency), decimals_of_unit(agreement.money_unit));
}

}  // namespace

std::string Teller::condition(Id<ir::Condition> id) const {
  return id.valid() ? report::condition_text(wording(), id) : std::string();
}

std::string Teller::fee_money(const Rational& amount) const {
  if (fee == nullptr || !fee->exchange) return report::money_text(amount, program().agreement);
  return report::money_text(amount, fee->currency);
}

Phrase value(const Teller& of, std::string_view place, const Rational& number) {
  const bool as_told = of.fee != nullptr && of.fee->told;
  if (place == "fees.amount" && as_told) return Phrase("item.none");
  if (place == "fees.amount") return Phrase::as_is(of.fee_money(number));
  constexpr int kAllDigits = 40;
  const bool is_rank = place == "targets.percentile" || place == "figures.percentile";
  if (is_rank) return Phrase::as_is(to_decimal(number * 100, kAllDigits));
  if (place == "fees.tax_rate") return Phrase::as_is(report::exact_percent(number));
  if (place == "targets.empty_below") {
    return Phrase("word.fewer_than", phrases::number_text(number));
  }
  if (of.target != nullptr && place == "targets.share") {
    return report::bound_said(of.program(), *of.target, ir::bound_of(*of.target, number));
  }
  if (const std::string* kind = of.credit == nullptr ? nullptr : ir::unit_in_kind(*of.credit)) {
    return Phrase::as_is(report::in_kind_text(number, *kind));
  }
  return Phrase::as_is(report::money_text(number, of.program().agreement));
}

Phrase value(const Teller& of, std::string_view place, std::int64_t time) {
  if (place == "scenarios.as_of") return Phrase::as_is(report::moment_text(of.zone, time));
  return phrases::length(time);
}

Phrase value(const Teller&, std::string_view place, std::int32_t number) {
  if (place == "targets.small_below") return Phrase("word.fewer_than", number);
  return Phrase::as_is(std::to_string(number));
}

Phrase value(const Teller&, std::string_view, bool holds) {
  return holds ? Phrase("change.yes") : Phrase("change.no");
}

Phrase value(const Teller&, std::string_view, const std::string& text) {
  return text.empty() ? Phrase() : Phrase::as_is(report::quoted(text));
}

Phrase value(const Teller&, std::string_view, Date date) {
  return Phrase::as_is(format_date(date));
}

Phrase value(const Teller& of, std::string_view, const ir::Constant& constant) {
  return Phrase::as_is(report::constant_text(of.wording(), constant));
}

Phrase value(const Teller& of, std::string_view place, Id<ir::Field> id) {
  if (!id.valid()) return {};
  const ir::Field& field = of.program()[id];
  const bool is_list = place == "logs.elements" || place == "logs.also_elements";
  return as_written(is_list || of.log == nullptr ? ir::place_of(field)
                                                 : ir::place_of(of.program(), *of.log, field));
}

Phrase value(const Teller& of, std::string_view, Id<ir::Condition> id) {
  return id.valid() ? as_written(of.condition(id)) : Phrase();
}

Phrase absent(const Teller& of, std::string_view place) {
  if (place == "clocks.calendar") {
    return of.clock->hours_of_limit ? Phrase("absent.hours_of_limit") : Phrase("absent.every_hour");
  }
  if (place == "agreement.written") return Phrase::as_is(report::quoted(usual_example(of)));
  if (place == "signals.is_true") return Phrase::as_is("true");
  if (place == "signals.is_false") return Phrase::as_is("false");
  for (const Nothing& nothing : kNothing) {
    if (nothing.place == place) return Phrase(nothing.said);
  }
  return {};
}

bool is_idle(const Teller& of, std::string_view place) {
  if (place == "clocks.later_reopening" || place == "clocks.reopening_by_dates") {
    return of.clock->reopening_days == 0;
  }
  if (place == "clocks.elapsed_rounding") return of.clock->elapsed_unit == 0;
  if (place == "outages.counted") return of.outage->test == ir::LengthTest::None;
  if (place == "exclusions.quota_cadence") return of.exclusion->quota_of == ir::QuotaOf::Nothing;
  if (place == "targets.grace_by_dates") return ir::of_items(*of.target).grace_days == 0;
  if (place == "targets.first_periods") return !ir::looks_back(*of.target);
  if (place == "targets.empty") {
    const Id<ir::Figure> figure = ir::figure_of(*of.target);
    return figure.valid() && ir::counts_each_slot(of.program()[figure]);
  }
  if (place == "targets.unrecorded") return ir::of_time(*of.target).silence == 0;
  return false;
}

bool is_implied(const Teller& of, std::string_view place) {
  if (place == "targets.of_share") return true;  // as the figure is
  const bool rounds = place == "credits.rounding" || place == "credits.unit";
  return rounds && ir::unit_in_kind(*of.credit) != nullptr && !ir::is_rounded_in_kind(*of.credit);
}

Phrase list(std::string_view place, std::vector<Phrase> values) {
  if (values.empty() && place == "caps.credits") return Phrase("change.all_credits");
  return Phrase::list("list.comma", std::move(values));
}

}  // namespace akad::differences
