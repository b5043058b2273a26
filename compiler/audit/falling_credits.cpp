#include <fmt/format.h>

#include "compiler/audit/rules.h"
#include "compiler/scope/quantities.h"
#include "runtime/base/text.h"

namespace akad::audit {
namespace {

// "from 90% to 95%": of two results that share a boundary, the row with the better one has it.
std::string text_of(MeasuredKind kind, const Range& range) {
  const Scale scale = scale_of(kind);
  const auto text = [&](const Rational& result) { return scope::quantity_text(kind, result); };
  const bool begins = range.from && range.from != scale.least;
  const bool ends = range.to && range.to != scale.most;
  if (begins && ends) return fmt::format("from {} to {}", text(*range.from), text(*range.to));
  if (begins) return fmt::format("from {} on", text(*range.from));
  if (ends) return fmt::format("below {}", text(*range.to));
  return "for any result";
}

// Of two shares of one fee anybody sees which is more; of others the money must be worked out.
bool are_shares_of_one_fee(const ir::Amount& a, const ir::Amount& b) {
  const auto* first = std::get_if<ir::ShareOfFee>(&a.is);
  const auto* second = std::get_if<ir::ShareOfFee>(&b.is);
  return first != nullptr && second != nullptr && first->fee == second->fee &&
         first->taken == second->taken;
}

// What the row owes, and for which results: "5% of monthly_charge from 90% to 95%".
std::string text_of(const Audit& audit, std::size_t at, std::size_t row, bool in_money) {
  constexpr int kMoneyDigits = 2;
  const ir::Credit& credit = audit.program.credits[at];
  std::string amount = audit.map.slab_amounts[at][row];
  if (in_money && std::holds_alternative<ir::ShareOfFee>(credit.slabs[row].amount.is)) {
    amount += fmt::format(" ({} {})", audit.program.agreement.currency,
                          grouped(to_decimal(usual_amount(audit, credit, row), kMoneyDigits)));
  }
  const MeasuredKind kind = ir::measured_kind(audit.program[credit.target]);
  return fmt::format("{} {}", amount, text_of(kind, range_of(audit.program, credit, row)));
}

void check_credit(Audit& audit, std::size_t at) {
  const ir::Credit& credit = audit.program.credits[at];
  const auto first = ir::test_of(credit.slabs.front().bound);
  if (!first) return;
  // `at least` rows fall from the greatest result, `below` rows rise from the least.
  const bool best_first =
      ir::more_is_better(*first) == ir::more_is_better(audit.program[credit.target].test);
  for (std::size_t row = 1; row < credit.slabs.size(); ++row) {
    const std::size_t better = best_first ? row - 1 : row;
    const std::size_t worse = best_first ? row : row - 1;
    const Rational more = usual_amount(audit, credit, better);
    if (usual_amount(audit, credit, worse) >= more) continue;
    const auto& spans = audit.map.slab_rows[at];
    const bool in_money =
        !are_shares_of_one_fee(credit.slabs[better].amount, credit.slabs[worse].amount);
    warn(audit,
         diagnose(Code::AK1002, spans[worse],
                  worded("in the credit `{}` a worse result earns less: {}, {}", credit.name,
                         text_of(audit, at, better, in_money), text_of(audit, at, worse, in_money)))
             .with_label("a worse result")
             .with_other(spans[better], "a better result, and a larger credit")
             .with_help("check the two amounts against what was agreed"));
  }
}

}  // namespace

void check_falling_credits(Audit& audit) {
  for (std::size_t at = 0; at < audit.program.credits.size(); ++at) check_credit(audit, at);
}

}  // namespace akad::audit
