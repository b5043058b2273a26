#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/differences/tell/teller.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"

namespace akad::differences {
namespace {

constexpr std::string_view kItems = "items";  // in sentences of agreements

// What the items of a target are called.
std::string_view things_of(const Teller& of) {
  const Id<ir::Clock> clock = of.target == nullptr ? Id<ir::Clock>{} : ir::clock_of(*of.target);
  if (!clock.valid() || of.program()[clock].items_called.empty()) return kItems;
  return of.program()[clock].items_called;
}

ir::Cadence cadence_of(const Teller& of) {
  return of.target == nullptr ? ir::Cadence::CalendarMonth : of.target->cadence;
}

}  // namespace

std::string Teller::condition(Id<ir::Condition> id) const {
  return id.valid() ? report::condition_text(wording(), id) : std::string();
}

Phrase value(const Teller& of, std::string_view place, const Rational& number) {
  if (of.target != nullptr && place == "targets.share") {
    return report::bound_said(of.program(), ir::bound_of(*of.target, number));
  }
  const std::string& currency =
      of.fee != nullptr ? of.fee->currency : of.program().agreement.currency;
  return Phrase::as_is(report::money_text(number, currency));
}

Phrase value(const Teller& of, std::string_view place, std::int64_t time) {
  if (place == "scenarios.as_of") return Phrase::as_is(report::moment_text(of.zone, time));
  return phrases::length(time);
}

Phrase value(const Teller&, std::string_view, std::int32_t number) {
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

Phrase value(const Teller& of, std::string_view, Id<ir::Field> id) {
  return id.valid() ? Phrase::as_is(ir::place_of(of.program()[id])) : Phrase();
}

Phrase value(const Teller& of, std::string_view, Id<ir::Condition> id) {
  return id.valid() ? Phrase::as_is(of.condition(id)) : Phrase();
}

Phrase word(const Teller&, ir::Judged judged) { return phrases::judged(judged); }
Phrase word(const Teller&, ir::Reopening reopening) { return phrases::reopening(reopening); }
Phrase word(const Teller&, ir::MissedBefore missed) { return phrases::missed_before(missed); }
Phrase word(const Teller& of, ir::CrossingOutages crossing) {
  return phrases::crossing(crossing, cadence_of(of));
}
Phrase word(const Teller& of, ir::OpenItems items) {
  const std::int32_t days = of.target == nullptr ? 0 : ir::of_items(*of.target).grace_days;
  return phrases::open_items(items, cadence_of(of), things_of(of), days);
}
Phrase word(const Teller& of, ir::EmptyMonth empty) {
  return phrases::empty_month(empty, things_of(of));
}
Phrase word(const Teller&, ir::NightOwner owner) { return phrases::nights(owner); }
Phrase word(const Teller&, ir::Beyond beyond) { return phrases::beyond(beyond); }
Phrase word(const Teller&, ir::FirstPeriods first) { return phrases::first_periods(first); }
Phrase word(const Teller&, ir::PartOfPeriod part) { return phrases::part_of_period(part); }

Phrase list(std::string_view place, std::vector<Phrase> values) {
  if (values.empty() && place == "caps.credits") return Phrase("change.all_credits");
  return Phrase::list("list.comma", std::move(values));
}

}  // namespace akad::differences
