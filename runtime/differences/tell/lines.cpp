// Rows of tables, as they read.
#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/differences/align/meaning.h"
#include "runtime/differences/tell/teller.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/phrases/measures/figures.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/wording/payable.h"
#include "runtime/report/words.h"

namespace akad::differences {
namespace {

template <class Row>
std::string number(const Teller& of, Id<Row> id) {
  return std::to_string(of.rows.number(of.edition, id));
}

// What a row of a table is for.
Phrase when_said(const Teller& of, Id<ir::Condition> id) {
  return id.valid() ? as_written(of.condition(id)) : Phrase("test.otherwise");
}

Phrase dates_said(Date first, Date last) {
  const Phrase one = Phrase::as_is(format_date(first));
  return last == first ? one : Phrase("change.dates", one, format_date(last));
}

Phrase minute_said(std::int32_t minute) {
  return Phrase::as_is(fmt::format("{:02}:{:02}", minute / 60, minute % 60));
}

Phrase named(Phrase said, const std::string& name) {
  return name.empty() ? said : Phrase("akad.named", std::move(said), name);
}

struct DatedSaid {
  const Teller& of;

  static Phrase dates_said(Date first, Date last) {
    const Phrase one = Phrase::as_is(format_date(first));
    return last == first ? one : Phrase("akad.days", one, format_date(last));
  }

  Phrase operator()(const ir::ClosedDates& line) const {
    return Phrase("akad.closed", dates_said(line.first, line.last));
  }
  Phrase operator()(const ir::ClosedHolidays& line) const {
    return Phrase("akad.closed", of.program()[line.holidays].name);
  }
  Phrase operator()(const ir::OpenDates& line) const {
    return Phrase("akad.open", dates_said(line.first, line.last), minute_said(line.open_minute),
                  minute_said(line.close_minute));
  }
};

// Which dates a line is about.
struct DatedKey {
  const Teller& of;

  std::string operator()(const ir::ClosedDates& line) const { return dates(line.first, line.last); }
  std::string operator()(const ir::ClosedHolidays& line) const { return number(of, line.holidays); }
  std::string operator()(const ir::OpenDates& line) const { return dates(line.first, line.last); }
  static std::string dates(Date first, Date last) { return format_date(first) + format_date(last); }
};

struct AskedOf {
  const Teller& of;
  template <class Asked>
  std::string operator()(const Asked& asked) const {
    return number(of, asked.event);
  }
};

Phrase asked_said(const Teller& of, const ir::Target& target, ir::BoundKind kind,
                  const Rational& result) {
  Phrase bound = report::bound_said(of.program(), target, ir::bound_of(target, result));
  switch (kind) {
    case ir::BoundKind::AtLeast: return Phrase("bound.at_least", std::move(bound));
    case ir::BoundKind::Below: return Phrase("slab.below", std::move(bound));
    case ir::BoundKind::Otherwise: return Phrase("test.otherwise");
    case ir::BoundKind::MoreThan: return Phrase("bound.more_than", std::move(bound));
    case ir::BoundKind::AtMost: return Phrase("bound.at_most", std::move(bound));
  }
  AKAD_ASSERT(false);
}

// By ir::BoundKind; of a credit without a table, when it is owed.
Phrase bound_said(const Teller& of, const ir::SlabRow& row) {
  const bool alone = of.credit->slabs.size() == 1 && row.bound == ir::BoundKind::Otherwise;
  if (alone) return report::slab(of.program(), *of.credit, Id<ir::SlabRow>::of(0));
  return asked_said(of, of.program()[of.credit->target], row.bound, row.result);
}

// Of what the periods are that an amount is for.
ir::Periods periods_of(const Teller& of) {
  if (of.cap != nullptr) return of.cap->cadence;
  return ir::periods_of(of.program()[of.credit->target]);
}

}  // namespace

Phrase sentence(const Teller& of, const ir::Amount& amount) {
  if (of.cap != nullptr && ir::says(*of.cap) != ir::CapSays::Most) return {};  // it has no most
  return report::amount_in_shares(of.program(), amount, periods_of(of));
}

Phrase sentence(const Teller& of, const ir::Owed& owed) {
  return report::amount_in_shares(of.program(), owed, periods_of(of));
}

Phrase sentence(const Teller& of, const ir::PartOfFee& part) {
  return Phrase("amount.share", report::exact_percent(part.share), of.program()[part.fee].name);
}

Phrase sentence(const Teller& of, const ir::FeeRecords&) {
  return as_written(report::fee_records(of.program(), *of.fee));
}

Phrase sentence(const Teller& of, const ir::Limit& limit) {
  return as_written(phrases::limit(of.program(), of.program()[ir::clock_of(*of.target)], limit));
}

Phrase sentence(const Teller& of, const ir::SmallAmounts& small) {
  return as_written(of.cap != nullptr ? report::small_sums(of.program(), small)
                                      : report::small_amounts(of.program(), small));
}

Phrase sentence(const Teller& of, const ir::ClaimTerms& terms) {
  return report::joined_lines(report::claim_lines(of.program(), *of.credit, terms));
}

Phrase sentence(const Teller& of, const ir::PaidHow& how) {
  return as_written(report::paid_how(of.program(), *of.credit, how));
}

Phrase sentence(const Teller& of, const ir::Summand& what) {
  return what.valid() ? Phrase::as_is(phrases::name_of(of.program(), what)) : Phrase();
}

Phrase sentence(const Teller& of, const ir::SlotTest& test) {
  return as_written(phrases::slot_test(of.program(), test));
}

Phrase sentence(const Teller&, const ir::SoMany& so_many) {
  return as_written(phrases::so_many(so_many));
}

Phrase sentence(const Teller& of, const ir::FewInSlot& few) {
  return as_written(phrases::few_in_slots(of.program(), few));
}

Phrase sentence(const Teller&, const ir::SlotsInRow& row) {
  return row.count > 1 ? as_written(phrases::slots_in_row(row)) : Phrase();
}

Phrase sentence(const Teller&, const ir::OverSlots& slots) {
  return as_written(phrases::taken_for_each(slots));
}

Phrase sentence(const Teller& of, const ir::FewInFigure&) {
  return as_written(phrases::few_in_slots(of.program(), *of.figure));
}

Line line(const Teller& of, const ir::LimitRow& row) {
  return {number(of, row.when), when_said(of, row.when), sentence(of, row.limit)};
}

Line line(const Teller& of, const ir::SlabRow& row) {
  return {
      std::string(words(row.bound)[static_cast<std::size_t>(row.bound)]) + to_fraction(row.result),
      bound_said(of, row), sentence(of, row.amount)};
}

Line line(const Teller& of, const ir::ValueRow& row) {
  return {number(of, row.when), when_said(of, row.when), Phrase::as_is(report::quoted(row.value))};
}

Line line(const Teller&, const ir::Escalation& row) {
  return {row.name, Phrase::as_is(row.name), as_written(phrases::escalation(row))};
}

Line line(const Teller& of, const ir::Level& row) {
  return {row.name, Phrase::as_is(row.name),
          asked_said(of, *of.target, ir::bound_kind(row.test), row.bound)};
}

Line line(const Teller& of, const ir::RetargetRule& row) {
  return {number(of, row.signal), Phrase::as_is(of.program()[row.signal].name), word(row.policy)};
}

Line line(const Teller& of, const ir::FeeStep& row) {
  return {format_date(row.from), Phrase("change.fee_from", format_date(row.from)),
          Phrase::as_is(of.fee_money(row.amount))};
}

Line line(const Teller& of, const ir::FeeOfGroup& row) {
  const std::string first = of.fee_money(row.amount);
  Line said{row.group, Phrase::as_is(report::quoted(row.group)), Phrase::as_is(first)};
  if (row.later.empty()) return said;
  phrases::PhraseList steps;
  for (const ir::FeeStep& step : row.later) {
    steps.add("change.fee_step", Phrase("change.fee_from", format_date(step.from)),
              of.fee_money(step.amount));
  }
  said.said = Phrase("change.fee_steps", first, Phrase::list("list.comma", std::move(steps)));
  return said;
}

Line line(const Teller& of, const ir::ClaimGroup& row) {
  const auto name = [&](Id<ir::Signal> id) { return Phrase::as_is(of.program()[id].name); };
  return {number(of, row.group), row.group.valid() ? name(row.group) : Phrase(), name(row.said_by)};
}

Line line(const Teller&, const ir::NamedSeason& row) {
  return {row.name, Phrase::as_is(row.name), dates_said(row.first, row.last)};
}

Line line(const Teller&, const ir::Holiday& row) {
  return {format_date(row.date), Phrase::as_is(format_date(row.date)), Phrase::as_is(row.name)};
}

Line line(const Teller&, const ir::WeeklyWindow& row) {
  return {std::to_string(row.days), {}, as_written(report::window_text(row))};
}

Line line(const Teller& of, const ir::DatedException& row) {
  return {std::visit(DatedKey{of}, row.says),
          {},
          as_written(named(std::visit(DatedSaid{of}, row.says), row.name))};
}

Line line(const Teller& of, const ir::Excluding& row) {
  return {number(of, row.exclusion), Phrase::as_is(of.program()[row.exclusion].name),
          word(row.time)};
}

Line line(const Teller& of, const ir::LeavingOut& row) {
  return {number(of, row.when), as_written(of.condition(row.when)), word(row.at)};
}

Line line(const Teller& of, const ir::Requirement& row) {
  return {std::string(ir::word_of(row.is)) + std::visit(AskedOf{of}, row.is),
          {},
          as_written(phrases::requirement(of.program(), row))};
}

Line line(const Teller& of, const ir::WeighedState& row) {
  return {number(of, row.state), as_written(of.condition(row.state)),
          Phrase::as_is(phrases::percent_text(row.share))};
}

Line line(const Teller&, const ir::InService& row) {
  const Phrase first = Phrase::as_is(format_date(row.first));
  return {row.subject, Phrase::as_is(report::value_text(row.subject)),
          row.last ? dates_said(row.first, *row.last) : Phrase("change.from", first)};
}

}  // namespace akad::differences
