#include "runtime/report/rules_text.h"

#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/words.h"

namespace akad::report {

using phrases::Phrase;

namespace {

// A mean of durations need not be whole milliseconds.
Phrase duration_said(const Rational& milliseconds) {
  Phrase whole = phrases::brief(floor_of(milliseconds));
  return is_whole(milliseconds) ? whole : Phrase("brief.about", std::move(whole));
}

Phrase value_said(const ir::Program& program, const Measured& value, int decimals) {
  switch (value.kind) {
    case MeasuredKind::Share: return Phrase::as_is(to_decimal(value.value * 100, decimals) + "%");
    case MeasuredKind::Length: return duration_said(value.value);
    case MeasuredKind::Count:
    case MeasuredKind::Number: return Phrase::as_is(grouped(to_decimal(value.value, decimals)));
    case MeasuredKind::Amount:
      return Phrase::as_is(money_text(value.value, program.agreement.currency));
  }
  AKAD_ASSERT(false);
}

// "IDR 25,000,000", with its periods where those of the amount are others.
Phrase fee_said(const ir::Fee& fee, ir::FeeTaken taken) {
  const std::string whole = money_text(fee.amount, fee.currency);
  if (taken == ir::FeeTaken::OfPeriod) return Phrase::as_is(whole);
  return Phrase("amount.every", whole, phrases::every(fee.period));
}

struct AmountOwed {
  const ir::Program& program;
  ir::Cadence of;

  Phrase operator()(const ir::NoAmount&) const { return Phrase("amount.nothing"); }
  Phrase operator()(const ir::FixedAmount& amount) const {
    return Phrase::as_is(money_text(amount.money, program.agreement.currency));
  }
  Phrase operator()(const ir::ShareOfFee& amount) const {
    const ir::Fee& fee = program[amount.fee];
    const std::string share = exact_percent(amount.share);
    const Phrase taken = phrases::fee_taken(fee, amount.taken, of);
    const Phrase whole = fee_said(fee, amount.taken);
    return fee.tax == ir::TaxBasis::BeforeTax ? Phrase("amount.before_tax", share, taken, whole)
                                              : Phrase("amount.after_tax", share, taken, whole);
  }
};

// By comparison.
using BoundKeys = std::array<phrases::Key<1>, words(ir::Comparison{}).size()>;
constexpr BoundKeys kBounds = {"bound.at_least", "bound.more_than", "bound.at_most",
                               "bound.less_than"};
constexpr BoundKeys kSlabs = {"bound.at_least", "bound.more_than", "bound.at_most", "slab.below"};

Phrase compared(const BoundKeys& keys, ir::Comparison test, Phrase bound) {
  return Phrase(keys[static_cast<std::size_t>(test)], std::move(bound));
}

Phrase promised_bound(const ir::Program& program, const ir::Target& target) {
  return compared(kBounds, target.test, bound_said(program, ir::promise_of(target)));
}

// What is promised in the period that is spoken of, and in each.
struct Promises {
  const ir::Program& program;
  Phrase bound;

  Phrase here(const ir::OfItems& items) const {
    switch (items.aggregate) {
      case ir::Aggregate::ShareInTime:
        return Phrase("promise.items", bound, items_said(program, items));
      case ir::Aggregate::AverageElapsed: return Phrase("promise.average", bound);
    }
    AKAD_ASSERT(false);
  }
  Phrase here(const ir::OfTime&) const { return Phrase("promise.time", bound); }

  Phrase of_periods(const ir::OfItems& items, const Phrase& noun) const {
    switch (items.aggregate) {
      case ir::Aggregate::ShareInTime:
        return Phrase("promise.each_items", bound, items_said(program, items), noun);
      case ir::Aggregate::AverageElapsed:
        return Phrase("promise.each_average", bound, items_said(program, items), noun);
    }
    AKAD_ASSERT(false);
  }
  Phrase of_periods(const ir::OfTime&, const Phrase& noun) const {
    return Phrase("promise.each_time", bound, noun);
  }
};

// What the clock of a target for items calls them; null: nothing.
const std::string* called_of(const ir::Program& program, const ir::Target& target) {
  const Id<ir::Clock> clock = ir::clock_of(target);
  if (!clock.valid() || program[clock].items_called.empty()) return nullptr;
  return &program[clock].items_called;
}

// In whose time a target of time promises; null: in every hour.
const ir::Calendar* hours_of(const ir::Program& program, const ir::Target& target) {
  const auto* time = std::get_if<ir::OfTime>(&target.of);
  return time == nullptr || !time->hours.valid() ? nullptr : &program[time->hours];
}

// One side of what is known of a value: "below 95%".
struct Side {
  ir::Comparison test;
  Measured bound;
};

// Leaves less than the other, which is of the same direction.
bool is_tighter(const Side& side, const Side& other) {
  if (side.bound == other.bound) return !ir::holds(side.test, side.bound, side.bound);
  return ir::holds(other.test, side.bound, other.bound);
}

}  // namespace

Phrase measured_said(const ir::Program& program, const Measured& measured) {
  return value_said(program, measured, 4);
}

Phrase bound_said(const ir::Program& program, const Measured& bound) {
  return value_said(program, bound, 10);
}

Phrase items_said(const ir::Program& program, const ir::OfItems& items) {
  const std::string& called = program[items.clock].items_called;
  return called.empty() ? Phrase("promise.things") : Phrase::as_is(for_terminal(called));
}

Phrase promised(const ir::Program& program, const ir::Target& target) {
  if (target.all) {
    const std::string* called = called_of(program, target);
    return called == nullptr ? Phrase("promise.all")
                             : Phrase("promise.all_of", for_terminal(*called));
  }
  if (const auto* hours = hours_of(program, target)) {
    return Phrase("promise.time_of", promised_bound(program, target), hours->name);
  }
  const Promises promises{program, promised_bound(program, target)};
  return std::visit([&](const auto& of) { return promises.here(of); }, target.of);
}

Phrase promised_of_periods(const ir::Program& program, const ir::Target& target) {
  const Phrase noun = phrases::period_noun(target.cadence);
  if (target.cadence == ir::Cadence::WholeTerm) {
    return Phrase("promise.over_term", promised(program, target));
  }
  if (target.all) {
    const std::string* called = called_of(program, target);
    return called == nullptr ? Phrase("promise.each_all", noun)
                             : Phrase("promise.each_all_of", for_terminal(*called), noun);
  }
  if (const auto* hours = hours_of(program, target)) {
    return Phrase("promise.each_time_of", promised_bound(program, target), hours->name, noun);
  }
  const Promises promises{program, promised_bound(program, target)};
  return std::visit([&](const auto& of) { return promises.of_periods(of, noun); }, target.of);
}

Phrase slab(const ir::Program& program, const ir::Credit& credit, Id<ir::SlabRow> row) {
  std::optional<Side> below, above;
  for (std::size_t i = 0; i <= row.index(); ++i) {
    const ir::SlabRow& other = credit.slabs[i];
    const auto test = ir::test_of(other.bound);
    if (!test) continue;
    const Side side{i == row.index() ? *test : ir::opposite(*test),
                    ir::bound_of(program[credit.target], other.result)};
    auto& known = ir::more_is_better(side.test) ? above : below;
    if (!known || is_tighter(side, *known)) known = side;
  }
  if (!below && !above) return Phrase("slab.any");
  phrases::PhraseList bounds;
  for (const auto& side : {below, above}) {
    if (side) bounds.push_back(compared(kSlabs, side->test, bound_said(program, side->bound)));
  }
  return Phrase::list("list.comma", std::move(bounds));
}

Phrase amount(const ir::Program& program, const ir::Amount& owed, ir::Cadence of) {
  return std::visit(AmountOwed{program, of}, owed.is);
}

}  // namespace akad::report
