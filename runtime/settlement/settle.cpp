#include "runtime/settlement/settle.h"

#include <algorithm>

#include "runtime/settlement/credits.h"
#include "runtime/settlement/limits/limits.h"
#include "runtime/settlement/lost_charges.h"
#include "runtime/settlement/payable/payable.h"
#include "runtime/settlement/payable/tax.h"

namespace akad::settlement {
namespace {

// Of a cap that looks back: kept as long as a period that goes on, or a later one, looks at it.
void remember_in_window(const ir::Cap& cap, const Bucket& bucket, const std::vector<Line>& lines,
                        Ledger& ledger) {
  Rational& used = ledger.used[{bucket.cap, bucket.period.number, bucket.group}];
  for (const std::size_t line : bucket.lines) used += lines[line].item.payable;
  ledger.used.erase({bucket.cap, bucket.period.number - cap.over_last, bucket.group});
}

// Kept while the cap's period goes on, and no longer.
void remember_used(const ir::Program& program, Date last, const std::vector<Line>& lines,
                   const std::vector<Bucket>& buckets, Ledger& ledger) {
  const ir::Term term = ir::term_of(program);
  for (const Bucket& bucket : buckets) {
    if (ir::looks_back(program[bucket.cap])) {
      remember_in_window(program[bucket.cap], bucket, lines, ledger);
      continue;
    }
    CapScope scope{bucket.cap, bucket.period.number, bucket.group};
    if (ir::last_day_within(bucket.period, term) <= last) {
      ledger.used.erase(scope);
      continue;
    }
    Rational used = bucket.earlier;
    for (const std::size_t line : bucket.lines) used += lines[line].item.payable;
    ledger.used[std::move(scope)] = std::move(used);
  }
}

// Of credits that look back: what became payable, beside what was owed.
void remember_payable(const ir::Program& program, std::span<const results::PeriodResults> periods,
                      const std::vector<Line>& lines, Ledger& ledger) {
  for (const Line& line : lines) {
    const LineItem& item = line.item;
    if (due_of(item) == 0 || !ir::looks_back(program[program[item.credit].target])) continue;
    const results::Result& result = periods[line.period].results[item.result.index()];
    ledger.not_owed_yet.at({item.credit, result.group}).payable = item.payable;
  }
}

}  // namespace

std::vector<PeriodSettlement> settle_together(const ir::Program& program,
                                              std::span<const results::PeriodResults> periods,
                                              const Told& told, Ledger& ledger) {
  std::vector<PeriodSettlement> settled(periods.size());
  std::vector<Line> lines;
  const ir::ToldFees& fees = told.charges.told;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    add_lines(lines, program, periods[i], i, fees, ledger);
  }
  mind_claims(program, periods, told.claims, lines);
  choose_largest(program, periods, lines, ledger, settled);
  std::vector<Bucket> buckets = apply_caps(program, periods, lines, fees, ledger, settled);
  mark_lost_charges(program, told.charges, lines);
  drop_small_sums(program, periods, lines, buckets, settled);
  round_lines(program, lines, buckets);
  round_open_in_kind(program, lines);
  set_payments(program, periods, lines);
  remember_used(program, periods.front().period.last, lines, buckets, ledger);
  remember_payable(program, periods, lines, ledger);
  ledger.paid.resize(program.credits.size());
  for (Line& line : lines) {
    PeriodSettlement& period = settled[line.period];
    if (ir::unit_in_kind(program[line.item.credit]) != nullptr) {
      period.in_kind.push_back(std::move(line.item));
      continue;
    }
    period.total += line.item.payable;
    period.beside.add(line.item);
    if (line.item.claim) period.claimable += line.item.claim->amount;
    ledger.paid[line.item.credit.index()] += line.item.payable;
    line.item.tax = tax_of(program, line.item);
    period.items.push_back(std::move(line.item));
  }
  for (PeriodSettlement& period : settled) period.tax = tax_total(period.items);
  return settled;
}

PeriodSettlement settle_period(const ir::Program& program, const results::PeriodResults& period,
                               Ledger& ledger) {
  const claimed::Claims claims;
  const charged::Charges charges;
  return std::move(settle_together(program, {&period, 1}, {claims, charges}, ledger).front());
}

namespace {

// By period, then as they stand in it: whichever periods somebody sees, a line keeps its number.
void number_lines(std::vector<PeriodSettlement>& periods) {
  std::int64_t number = 0;
  for (PeriodSettlement& period : periods) {
    for (auto* lines : {&period.items, &period.in_kind}) {
      for (LineItem& line : *lines) line.number = ++number;
    }
  }
}

}  // namespace

Settlement settle(const ir::Program& program, const std::vector<results::PeriodResults>& term,
                  const claimed::Claims& claims, const charged::Charges& charges) {
  Settlement settlement;
  each_ending_together(term, [&](std::span<const results::PeriodResults> periods) {
    auto settled = settle_together(program, periods, {claims, charges}, settlement.ledger);
    std::move(settled.begin(), settled.end(), std::back_inserter(settlement.periods));
  });
  number_lines(settlement.periods);
  add_open_under(program, term, charges.told, settlement.periods);
  settlement.of_nothing = claims_of_nothing(program, term, claims, settlement.periods);
  return settlement;
}

}  // namespace akad::settlement
