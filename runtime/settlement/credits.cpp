#include "runtime/settlement/credits.h"

#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/report/words.h"
#include "runtime/verdicts/judge.h"

namespace akad::settlement {
namespace {

bool holds(const ir::SlabRow& slab, const Rational& result) {
  switch (slab.bound) {
    case ir::BoundKind::AtLeast: return result >= slab.result;
    case ir::BoundKind::Below: return result < slab.result;
    case ir::BoundKind::Otherwise: return true;
  }
  AKAD_ASSERT(false);
}

std::size_t slab_of(const ir::Credit& credit, const Rational& result) {
  std::size_t row = 0;
  while (!holds(credit.slabs[row], result)) ++row;  // the last row always holds
  return row;
}

// What a result in this row is known to be: below the rows that asked for more, and so on.
std::string slab_words(const ir::Credit& credit, std::size_t row) {
  std::optional<Rational> below, at_least;
  const auto lower_than = [&](const Rational& r) { if (!below || r < *below) below = r; };
  const auto reaching = [&](const Rational& r) { if (!at_least || r > *at_least) at_least = r; };
  for (std::size_t i = 0; i <= row; ++i) {
    const ir::SlabRow& slab = credit.slabs[i];
    if (slab.bound == ir::BoundKind::Otherwise) continue;
    if ((slab.bound == ir::BoundKind::Below) == (i == row)) lower_than(slab.result);
    else reaching(slab.result);
  }
  if (!below && !at_least) return "any result";
  std::string text = below ? "below " + report::exact_percent(*below) : "";
  if (below && at_least) text += ", ";
  return at_least ? text + "at least " + report::exact_percent(*at_least) : text;
}

std::string amount_words(const ir::Program& program, const ir::Amount& amount) {
  const std::string& currency = program.agreement.currency;
  if (amount.kind == ir::AmountKind::Nothing) return "no credit";
  if (amount.kind == ir::AmountKind::Fixed) return report::money_text(amount.value, currency);
  const ir::Fee& fee = program.fees[amount.fee.index()];
  return fmt::format("{} of {} ({} {})", report::exact_percent(amount.value), fee.name,
                     report::money_text(fee.amount, fee.currency),
                     words(fee.tax)[static_cast<std::size_t>(fee.tax)]);
}

}  // namespace

Rational money_of(const ir::Program& program, const ir::Amount& amount) {
  switch (amount.kind) {
    case ir::AmountKind::Nothing: return 0;
    case ir::AmountKind::Fixed: return amount.value;
    case ir::AmountKind::ShareOfFee:
      return amount.value * program.fees[amount.fee.index()].amount;
  }
  AKAD_ASSERT(false);
}

std::vector<Line> lines_of(const ir::Program& program, std::size_t credit,
                           const std::vector<report::Result>& results) {
  const ir::Credit& rule = program.credits[credit];
  std::vector<Line> lines;
  for (const report::Result& result : results) {
    const std::optional<Rational> measured = verdicts::result_for_credit(result);
    if (!measured) continue;
    const std::size_t row = slab_of(rule, *measured);
    const Rational exact = money_of(program, rule.slabs[row].amount);
    if (exact <= 0) continue;
    Line line;
    line.credit = credit;
    line.amount = exact;
    line.item = {rule.name,       rule.clause,
                 result.target,   result.group,
                 *measured,       slab_words(rule, row),
                 amount_words(program, rule.slabs[row].amount),
                 exact,           0};
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace akad::settlement
