#include "runtime/settlement/settle.h"

#include "runtime/settlement/credits.h"

namespace akad::settlement {

PeriodSettlement settle_period(const ir::Program& program, const results::PeriodResults& period,
                               Ledger& ledger) {
  PeriodSettlement settled;
  std::vector<Line> lines = lines_of(program, period.results);
  const std::vector<Bucket> buckets = apply_caps(program, period, lines, settled.caps);
  round_lines(program, lines, buckets);
  ledger.paid.resize(program.credits.size());
  settled.items.reserve(lines.size());
  for (Line& line : lines) {
    settled.total += line.item.payable;
    settled.open += line.item.open;
    ledger.paid[line.item.credit.index()] += line.item.payable;
    settled.items.push_back(std::move(line.item));
  }
  return settled;
}

Settlement settle(const ir::Program& program, const std::vector<results::PeriodResults>& term) {
  Settlement settlement;
  for (const results::PeriodResults& period : term) {
    settlement.periods.push_back(settle_period(program, period, settlement.ledger));
  }
  return settlement;
}

}  // namespace akad::settlement
