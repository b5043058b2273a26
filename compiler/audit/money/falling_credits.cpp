#include <fmt/format.h>

#include "compiler/audit/analysis/results.h"

namespace akad::audit {
namespace {

// Of two shares of one fee anybody sees which is more; of others the money must be worked out.
bool are_shares_of_one_fee(const ir::Owed& a, const ir::Owed& b) {
  const auto* first = std::get_if<ir::ShareOfFee>(&a.is);
  const auto* second = std::get_if<ir::ShareOfFee>(&b.is);
  return first != nullptr && second != nullptr && first->fee == second->fee &&
         first->taken == second->taken;
}

// What the row owes, and for which results: "5% of monthly_charge from 90% to 95%".
std::string row_with_results(const Audit& audit, Id<ir::Credit> id, std::size_t row,
                             const std::vector<Range>& ranges, bool in_money) {
  const ir::Credit& credit = audit.program[id];
  const MeasuredKind kind = ir::measured_kind(audit.program[credit.target]);
  return fmt::format(
      "{} {}", in_money ? amount_text(audit, id, row) : audit.map.slab_amounts[id.index()][row],
      text_of(kind, ranges[row]));
}

// Whether it is told already that the larger amount is above the fee, or that a cap leaves the same
// of both.
bool is_explained(const Audit& audit, Span better, Span worse) {
  return is_told(audit, Code::AK1033, better) ||
         (is_told(audit, Code::AK1031, better) && is_told(audit, Code::AK1031, worse));
}

void check_falling(Audit& audit, Id<ir::Credit> id) {
  const ir::Credit& credit = audit.program[id];
  const auto first = ir::test_of(credit.slabs.front().bound);
  if (!first) return;
  // `at least` rows fall from the greatest result, `below` rows rise from the least.
  const bool best_first =
      ir::more_is_better(*first) == ir::more_is_better(audit.program[credit.target].test);
  const std::vector<Range> ranges = ranges_of(audit.program, credit);
  for (std::size_t row = 1; row < credit.slabs.size(); ++row) {
    const std::size_t better = best_first ? row - 1 : row;
    const std::size_t worse = best_first ? row : row - 1;
    const Rational more = usual_amount(audit, credit, better);
    if (usual_amount(audit, credit, worse) >= more) continue;
    const auto& spans = audit.map.slab_rows[id.index()];
    if (is_explained(audit, spans[better], spans[worse])) continue;
    const bool in_money =
        !are_shares_of_one_fee(credit.slabs[better].amount, credit.slabs[worse].amount);
    tell(audit, diagnose(Code::AK1002, spans[worse],
                         worded("in the credit `{}` a worse result earns less: {}, {}", credit.name,
                                row_with_results(audit, id, better, ranges, in_money),
                                row_with_results(audit, id, worse, ranges, in_money)))
                    .with_label("a worse result")
                    .with_other(spans[better], "a better result, and a larger credit")
                    .with_help("check the two amounts against what was agreed"));
  }
}

}  // namespace

void check_falling_credits(Audit& audit) {
  for (const Id<ir::Credit> id : with_fixed_amounts(audit.program)) check_falling(audit, id);
}

}  // namespace akad::audit
