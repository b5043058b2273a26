#include <algorithm>

#include "compiler/audit/analysis/results.h"

namespace akad::audit {
namespace {

// Whatever an item is, it need keep to nothing.
bool promises_nothing(const ir::Target& target) {
  const auto* items = std::get_if<ir::OfItems>(&target.of);
  return items != nullptr &&
         std::all_of(items->limits.begin(), items->limits.end(), [](const ir::LimitRow& row) {
           return std::holds_alternative<ir::NoTarget>(row.limit.rule);
         });
}

// All that it can owe is so small that it is not due.
void check_too_small(Audit& audit, Id<ir::Credit> id, const Rational& most) {
  const ir::Credit& credit = audit.program[id];
  if (!credit.small || ir::without_small(*credit.small, most) > 0) return;
  tell(audit,
       diagnose(
           Code::AK1035, audit.map[id],
           worded("the credit `{}` is never owed: the most of it is {}, and amounts as small as "
                  "that are not due",
                  credit.name, money_text(audit, most)))
           .with_help("check the amount of the line about small amounts, and its digits"));
}

}  // namespace

void check_never_pays(Audit& audit) {
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) {
    const ir::Credit& credit = audit.program[id];
    if (promises_nothing(audit.program[credit.target])) {
      tell(audit, diagnose(Code::AK1035, audit.map[id],
                           worded("the credit `{}` is never owed: no row of `{}` promises anything",
                                  credit.name, audit.program[credit.target].name))
                      .with_other(audit.map[credit.target], "the target")
                      .with_help("write what is promised, or leave the credit out"));
      continue;
    }
    if (ir::has_rate(credit) || is_as_told(audit.program, credit)) continue;
    const Rational most = usual_amount(audit, credit, dearest_row(audit, credit));
    if (most > 0) {
      check_too_small(audit, id, most);
      continue;
    }
    tell(audit, diagnose(Code::AK1035, audit.map[id],
                         worded("no row of the credit `{}` owes anything", credit.name))
                    .with_help("write what is owed for a result that misses the target, or leave "
                               "the credit out"));
  }
  for (const Id<ir::Cap> id : ids_of(audit.program.caps)) {
    const ir::Cap& cap = audit.program[id];
    if (ir::says(cap) != ir::CapSays::Most || is_as_told(audit.program, cap)) continue;
    if (usual_most(audit, cap) > 0) continue;
    tell(audit,
         diagnose(Code::AK1035, audit.map[id],
                  worded("the cap `{}` leaves nothing: no credit under it is ever paid", cap.name))
             .with_help("write the most that is owed, or leave out the credits"));
  }
}

}  // namespace akad::audit
