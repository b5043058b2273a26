// What is owed in kind, apart from money.
#include <map>

#include "runtime/settlement/line.h"

namespace akad::settlement {

std::vector<const LineItem*> lines_of(const PeriodSettlement& period) {
  std::vector<const LineItem*> lines;
  for (const auto* some : {&period.items, &period.in_kind}) {
    for (const LineItem& line : *some) lines.push_back(&line);
  }
  return lines;
}

void round_open_in_kind(const ir::Program& program, std::vector<Line>& lines) {
  for (Line& line : lines) {
    const ir::Credit& credit = program[line.item.credit];
    if (line.item.open == 0 || ir::unit_in_kind(credit) == nullptr) continue;
    const auto rounded = [&](const Rational& quantity) {
      return round_to(quantity, credit.rounding, credit.unit);
    };
    const Rational due = due_of(line.item);
    line.item.open = rounded(due + line.item.open) - rounded(due);
    if (line.item.open == 0) line.item.open_by = {};
  }
}

std::vector<KindTotal> totals_in_kind(const ir::Program& program,
                                      std::span<const PeriodSettlement* const> periods) {
  std::map<std::string_view, KindTotal> totals;
  for (const ir::Credit& credit : program.credits) {
    if (const std::string* of = ir::unit_in_kind(credit)) totals.try_emplace(*of, KindTotal{*of});
  }
  for (const PeriodSettlement* period : periods) {
    for (const LineItem& line : period->in_kind) {
      KindTotal& total = totals.at(*ir::unit_in_kind(program[line.credit]));
      total.quantity += line.payable;
      total.beside.add(line);
      if (line.claim) total.claimable += line.claim->amount;
    }
  }
  std::vector<KindTotal> all;
  for (auto& [of, total] : totals) all.push_back(std::move(total));
  return all;
}

}  // namespace akad::settlement
