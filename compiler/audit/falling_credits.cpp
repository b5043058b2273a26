#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

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
    warn(audit,
         diagnose(Code::AK1002, spans[worse],
                  worded("in the credit `{}` a worse result earns a smaller credit", credit.name))
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
