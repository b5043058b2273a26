#include "runtime/report/credits/said.h"

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/credits/claim.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

using phrases::Count;
using phrases::Phrase;
using phrases::PhraseList;

Phrase down_said(const Rational& milliseconds) {
  return phrases::brief(static_cast<Duration>(floor_of(milliseconds)));
}

// Of what a result counts.
struct UnitsSaid {
  const owed::Working& how;

  Phrase operator()(const ir::EachMiss&) const {
    return Phrase("working.misses", exact_number(*how.counted), exact_number(how.units));
  }
  Phrase operator()(const ir::EachTimeDown& each) const {
    if (each.of_each_outage) return of_each_outage();
    return Phrase("working.down", down_said(*how.counted), exact_number(how.units));
  }
  Phrase operator()(const ir::EachPointBelow&) const {
    return Phrase("working.points", exact_percent(*how.counted), exact_number(how.units));
  }
  Phrase operator()(const ir::EachOfSum&) const {
    return Phrase("working.sum", exact_number(*how.counted), exact_number(how.units));
  }
  Phrase operator()(const ir::ShareOfTimeDown&) const {
    return Phrase("working.share_down", down_said(*how.counted), exact_percent(how.units));
  }
  // By item (ir::is_by_item).
  Phrase operator()(const ir::EachTimeLate&) const { AKAD_ASSERT(false); }
  Phrase operator()(const ir::EachDateLate&) const { AKAD_ASSERT(false); }

  // One that began in an earlier period has only those units here that it did not have there.
  Phrase of_each_outage() const {
    const Phrase down = down_said(*how.counted);
    const Count outages{how.outages};
    const std::string units = exact_number(how.units);
    Phrase said = how.before == 0 ? Phrase("working.down_each", down, outages, units)
                                  : Phrase("working.down_each_before", down, outages, units,
                                           down_said(how.before));
    if (!how.fewest) return said;
    return Phrase("working.fewest", std::move(said), exact_number(*how.fewest));
  }
};

// In the fee's own money, of which `base` is what it is in the agreement's.
std::string exchanged_from(const ir::Fee& fee, const Rational& base) {
  const Rational own = base / *fee.exchange;
  return money_text(own, fee.currency);
}

struct Working {
  const ir::Program& program;
  const results::Result& result;
  const settlement::LineItem& line;
  PhraseList said = {};

  std::string money(const Rational& amount) const {
    return owed_text(program, line.credit, amount);
  }

  phrases::Argument filling(const Measured& value) const {
    if (value.kind != MeasuredKind::Count) return measured_said(program, value);
    return Count{static_cast<std::uint64_t>(floor_of(value.value))};
  }

  Phrase units_said(const ir::Rate& rate, const owed::Working& how) const {
    if (!ir::is_by_item(rate)) return std::visit(UnitsSaid{how}, rate.each.of);
    return Phrase("working.items", Count{how.items}, exact_number(how.units));
  }

  // Units, price and what comes of them, so that it can be worked out by hand.
  void add_rate() {
    if (!line.working) return;
    const owed::Working& how = *line.working;
    const auto& rate = std::get<ir::Rate>(program[line.credit].slabs[line.slab.index()].amount.is);
    said.push_back(units_said(rate, how));
    if (how.base) said.push_back(price_base_said(rate, *how.base));
    if (!how.price && line.unknown_fee.valid()) {
      if (how.whole > 0) said.add("working.known_whole", money(how.whole));
    } else if (how.price) {
      said.add("working.whole", exact_number(how.units), money(*how.price), money(how.whole));
    } else {
      said.add("working.items_whole", money(how.whole));
    }
    if (how.most) said.add("working.most", money(*how.most));
    if (ir::is_by_item(rate) && line.exact < how.whole) {
      said.add("working.items_most", money(line.exact));
    }
    add_unknown(how.unknown - how.negative - how.unpriced, how.negative);
    if (how.unpriced > 0) said.add("working.unpriced", Count{how.unpriced});
  }

  // A record that cannot be used may be the one that said it.
  void add_unknown(std::uint64_t not_said, std::uint64_t negative) {
    if (not_said > 0 && result.lost == 0) said.add("working.unknown", Count{not_said});
    if (not_said > 0 && result.lost > 0) said.add("working.unusable", Count{not_said});
    if (negative > 0) said.add("working.negative", Count{negative});
  }

  Phrase price_base_said(const ir::Rate& rate, const Rational& base) const {
    const ir::Fee& fee = program[std::get<ir::ShareOfFee>(rate.price.is).fee];
    if (!fee.exchange) return Phrase("working.base", money(base));
    return Phrase("working.base_exchanged", exchanged_from(fee, base), exact_number(*fee.exchange),
                  money(base));
  }

  // Of a fee by group; for all groups alike it stands above them.
  void add_base() {
    if (line.without_fee) said.add("credit.without_fee");
    const ir::ShareOfFee* share = share_of(program[line.credit], line.slab);
    if (share == nullptr || !line.base || line.without_fee) return;
    if (differs_by_group(program, *share)) said.push_back(base_said(program, *share, *line.base));
  }

  void add_small() {
    if (!line.small) return;
    const ir::SmallAmounts& rule = *program[line.credit].small;
    if (rule.become == ir::SmallAmounts::Become::Raised) {
      said.add("credit.raised", money(rule.limit));
    } else if (rule.limit_too) {
      said.add("credit.not_due_up_to", money(rule.limit));
    } else {
      said.add("credit.not_due_below", money(rule.limit));
    }
  }

  void add_before() {
    if (!line.before) return;
    const Phrase label = phrases::period_label(line.before->until);
    if (line.before->left) {
      const measures::NotAgain again = measures::not_again(*line.before->left, result.counts);
      std::vector<phrases::Argument> fillings;
      for (const Measured& value : again.remark.values) fillings.push_back(filling(value));
      fillings.emplace_back(label);
      said.push_back(Phrase::by_key(again.remark.key, std::move(fillings)));
    }
    if (ir::unit_in_kind(program[line.credit]) != nullptr) {
      said.add("credit.owed_then_in_kind", label, money(line.before->payable));
      return;
    }
    said.add("credit.owed_then", label, money(line.before->exact), money(line.before->payable));
  }

  // Another was the largest, or it is itself, and one that was before has been owed.
  void add_not_chosen(const settlement::Lowered& by, ir::Cadence cadence) {
    const ir::Cap& cap = program[by.cap];
    const auto of = cap_period(cap, by.period, cadence);
    const std::string clause = clause_text(cap.clause, cap.name);
    Phrase under = of ? Phrase("cap.of", clause, *of) : Phrase(clause);
    const settlement::Largest& largest = *by.largest;
    const ir::Credit& credit = program[largest.credit];
    const std::string other = clause_text(credit.clause, credit.name);
    Phrase called = phrases::period_called(largest.period);
    if (by.by < settlement::due_of(line)) {
      said.add("credit.largest_before", money(by.by), std::move(under), other, std::move(called));
      return;
    }
    said.add("credit.not_largest", money(by.by), std::move(under), money(largest.amount), other,
             std::move(called));
    const bool may = settlement::due_of(line) + line.open > largest.amount;
    if (may || settlement::is_endless(line)) said.add("credit.may_be_largest");
  }

  void add_lowered(ir::Cadence cadence) {
    for (const settlement::Lowered& by : line.lowered) {
      const ir::Cap& cap = program[by.cap];
      const std::string clause = clause_text(cap.clause, cap.name);
      if (cap.only_largest) {
        add_not_chosen(by, cadence);
      } else if (cap.small) {
        const bool may_grow = line.open > 0 || settlement::is_endless(line);
        said.add(may_grow ? phrases::Key<3>("credit.small_sum_open")
                          : phrases::Key<3>("credit.small_sum"),
                 money(by.by), clause, small_sums_said(program, *cap.small));
      } else if (const auto of = cap_period(cap, by.period, cadence)) {
        said.add("credit.lowered_of", money(by.by), clause, *of);
      } else {
        said.add("credit.lowered", money(by.by), clause);
      }
    }
  }

  // Of a line of money that no cap lowered the amount before caps stands beside it.
  void add_rounded() {
    if (line.lowered.empty() && ir::unit_in_kind(program[line.credit]) == nullptr) return;
    if (line.claim && line.claim->state != ir::ClaimState::Due) return;
    Rational left = settlement::due_of(line);
    for (const settlement::Lowered& by : line.lowered) left -= by.by;
    if (left == line.payable || settlement::rests_on_unknown_fee(line)) return;
    const bool adds_up = std::any_of(line.lowered.begin(), line.lowered.end(), [&](const auto& by) {
      return ir::says(program[by.cap]) == ir::CapSays::Most;
    });
    if (!adds_up) {
      said.add("credit.rounded_in_kind", money(left));
    } else {
      said.add("credit.rounded", money(left));
    }
  }

  void add_unknown_fee() {
    if (settlement::rests_on_unknown_fee(line)) said.push_back(unknown_fee_said(program, line));
  }

  void add_open() {
    if (line.grows) said.add("credit.open_end");
    add_unknown_fee();
    if (line.lost_charges > 0) said.add("credit.charges_lost", Count{line.lost_charges});
    if (!line.open_by) return;
    const ir::Credit& credit = program[line.credit];
    const Id<ir::SlabRow> slab = line.open_by->slab;
    const Phrase row = report::slab(program, credit, slab);
    const Phrase owed =
        amount(program, credit.slabs[slab.index()].amount, ir::periods_of(program[credit.target]));
    if (line.open_by->base) {
      said.add("credit.open_by_base", row, owed, money(*line.open_by->base));
    } else {
      said.add("credit.open_by", row, owed);
    }
  }
};

}  // namespace

Phrase small_sums_said(const ir::Program& program, const ir::SmallAmounts& small) {
  const std::string limit = money_text(small.limit, program.agreement);
  return small.limit_too ? Phrase("cap.small_up_to", limit) : Phrase("cap.small_below", limit);
}

std::optional<Phrase> cap_period(const ir::Cap& cap, const ir::CalendarPeriod& of,
                                 ir::Cadence cadence) {
  if (ir::looks_back(cap)) {
    return Phrase("period.several_to", phrases::several(ir::periods_of(cap)),
                  phrases::period_label(of));
  }
  if (cap.cadence == cadence) return std::nullopt;
  return phrases::period_called(of);
}

std::string exact_number(const Rational& units) {
  constexpr int kUnitDigits = 10;  // behind the point
  return grouped(to_decimal(units, kUnitDigits));
}

Phrase once_said(const ir::Target& target) {
  const Phrase noun = phrases::period_noun(target.cadence);
  return std::holds_alternative<ir::OfTime>(target.of) ? Phrase("credit.once_time", noun)
                                                       : Phrase("credit.once_items", noun);
}

Phrase base_said(const ir::Program& program, const ir::ShareOfFee& share, const Rational& base) {
  const ir::Fee& fee = program[share.fee];
  const std::string ours = money_text(base, program.agreement);
  if (!fee.exchange) return Phrase("credit.base", ours);
  return Phrase("credit.base_exchanged", exchanged_from(fee, base), exact_number(*fee.exchange),
                ours);
}

const ir::ShareOfFee* share_of(const ir::Credit& credit, Id<ir::SlabRow> row) {
  return std::get_if<ir::ShareOfFee>(&credit.slabs[row.index()].amount.is);
}

bool differs_by_group(const ir::Program& program, const ir::ShareOfFee& share) {
  return !program[share.fee].for_each.empty();
}

PhraseList working_of(const ir::Program& program, const results::Result& result,
                      const settlement::LineItem& line, ir::Cadence cadence) {
  Working working{program, result, line};
  working.add_base();
  working.add_rate();
  working.add_before();
  working.add_small();
  for (Phrase& part : claim_said(program, line)) working.said.push_back(std::move(part));
  working.add_lowered(cadence);
  working.add_rounded();
  working.add_open();
  return std::move(working.said);
}

Phrase tax_said(const ir::Program& program, const settlement::Tax& tax) {
  const auto money = [&](const Rational& amount) { return money_text(amount, program.agreement); };
  const std::string rate = exact_percent(tax.rate);
  return tax.basis == ir::TaxBasis::BeforeTax
             ? Phrase("credit.tax_on_top", rate, money(tax.tax), money(tax.with()))
             : Phrase("credit.tax_in_it", rate, money(tax.tax), money(tax.before));
}

PhraseList taxes_said(const ir::Program& program, const settlement::TaxTotal& total) {
  const auto money = [&](const Rational& amount) { return money_text(amount, program.agreement); };
  PhraseList said;
  said.add("statement.tax", money(total.before), money(total.tax), money(total.with()));
  if (total.untaxed > 0) said.add("statement.untaxed", money(total.untaxed));
  return said;
}

PhraseList caps_leave_said(const ir::Program& program,
                           std::span<const settlement::PeriodSettlement* const> periods) {
  PhraseList said;
  for (const settlement::CapLeaves& row : settlement::caps_leave(periods)) {
    const ir::Cap& cap = program[row.cap];
    const std::string clause = clause_text(cap.clause, cap.name);
    const Phrase of =
        row.period ? Phrase("cap.of", clause, phrases::period_called(*row.period)) : Phrase(clause);
    if (row.most == 0) {
      said.add("statement.cap_used_up", of);
    } else {
      said.add("statement.cap_leaves", of, money_text(row.most, program.agreement));
    }
  }
  return said;
}

// Of a row of the credit, or of a cap that then leaves what it takes off open.
Phrase unknown_fee_said(const ir::Program& program, const settlement::LineItem& line) {
  const ir::Fee& fee = program[line.unknown_fee];
  const std::string log = for_terminal(program[ir::log_of(program, *fee.told)].name);
  return settlement::is_endless(line)
             ? Phrase("credit.fee_unknown", for_terminal(fee.name), log)
             : Phrase("credit.cap_fee_unknown", for_terminal(fee.name), log);
}

std::uint64_t unsaid_before_caps(const settlement::LineItem& line) {
  return settlement::is_endless(line) ? settlement::unsaid_in(line) : 0;
}

}  // namespace akad::report
