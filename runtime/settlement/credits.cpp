#include "runtime/settlement/credits.h"

#include <algorithm>

#include "runtime/ir/amounts/fees.h"
#include "runtime/results/judge.h"

namespace akad::settlement {
namespace {

// The least amount is payable now, the rest is open. What a lost record would have said nobody
// knows, so that each row of the table may be the one that holds; and of items none may be left.
void leave_open(LineItem& line, const ir::Program& program, const results::Result& result,
                const ir::CalendarPeriod& period) {
  const ir::Credit& rule = program[line.credit];
  const ir::Target& target = program[rule.target];
  const auto amount = [&](const ir::SlabRow& row) {
    return ir::money_of(program, row.amount, period);
  };
  Rational most = line.exact;
  const auto consider = [&](const Rational& other) {
    line.exact = std::min(line.exact, other);
    most = std::max(most, other);
  };
  if (result.if_down) {
    const Id<ir::SlabRow> slab = results::slab_of(rule, target, *result.if_down);
    consider(amount(rule.slabs[slab.index()]));
  }
  if (result.lost > 0 && target.lost == ir::LostRecords::Undetermined) {
    const bool may_be_empty = std::holds_alternative<ir::OfItems>(target.of);
    if (may_be_empty) line.exact = 0;
    for (const ir::SlabRow& row : rule.slabs) consider(amount(row));
  }
  line.open = most - line.exact;
}

// None where the amount is no share, or one of the fee as it is written.
std::optional<Rational> told_base(const ir::Program& program, const ir::Amount& amount,
                                  const ir::CalendarPeriod& period) {
  const auto* share = std::get_if<ir::ShareOfFee>(&amount.is);
  if (share == nullptr) return std::nullopt;
  Rational base = ir::base_of(program, *share, period);
  if (base == program[share->fee].amount) return std::nullopt;
  return base;
}

void add_lines_of(std::vector<Line>& lines, const ir::Program& program, Id<ir::Credit> credit,
                  const results::PeriodResults& period, std::size_t place) {
  const std::vector<results::Result>& results = period.results;
  const ir::Credit& rule = program[credit];
  const ir::Target& target = program[rule.target];
  // By target, so that each credit looks at its own results alone.
  const auto first =
      std::partition_point(results.begin(), results.end(),
                           [&](const results::Result& row) { return row.target < rule.target; });
  for (auto at = first; at != results.end() && at->target == rule.target; ++at) {
    const results::Result& row = *at;
    const auto result = Id<results::Result>::of(static_cast<std::size_t>(at - results.begin()));
    const auto measured = results::measure_for_credit(target, row);
    if (!measured) continue;
    const Id<ir::SlabRow> slab = results::slab_of(rule, target, *measured);
    LineItem line{credit, result, *measured, slab};
    const ir::CalendarPeriod& calendar = period.period.calendar;
    line.exact = ir::money_of(program, rule.slabs[slab.index()].amount, calendar);
    if (row.verdict == ir::Verdict::Undetermined) leave_open(line, program, row, calendar);
    if (line.exact <= 0 && line.open <= 0) continue;
    line.base = told_base(program, rule.slabs[slab.index()].amount, calendar);
    lines.push_back({line, line.exact, place});
  }
}

}  // namespace

void add_lines(std::vector<Line>& lines, const ir::Program& program,
               const results::PeriodResults& period, std::size_t at) {
  for (const Id<ir::Credit> credit : ids_of(program.credits)) {
    add_lines_of(lines, program, credit, period, at);
  }
}

}  // namespace akad::settlement
