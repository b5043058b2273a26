// Small amounts: how small, and what becomes of them.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

// What is raised is raised to just the limit: of two amounts that lie apart the smaller would come
// to more.
bool check_raised(Scope& scope, const ast::SmallAmountsLine& line, const ir::SmallAmounts& small) {
  const auto to = money_of(scope, *line.raised_to);
  if (!to) return false;
  if (*to != small.limit) {
    complain(scope, diagnose(Code::AK0308, line.raised_to->span,
                             "small amounts are raised to the amount below which they are small: "
                             "a smaller one would else come to more than a greater one")
                        .with_other(line.limit.span, "so small")
                        .with_help("the same amount in both places"));
    return false;
  }
  if (!line.limit_too) return true;
  scope::excluded(scope, line.span, line.limit.span,
                  "an amount of just so much is not raised: write `below`");
  return false;
}

// What is raised stays so much when it is rounded.
bool is_kept(Scope& scope, const ast::SmallAmountsLine& line, const ir::SmallAmounts& small,
             const ir::Credit& credit) {
  const bool raised = small.become == ir::SmallAmounts::Become::Raised;
  if (!raised || credit.unit <= 0 || is_whole(small.limit / credit.unit)) return true;
  complain(scope, diagnose(Code::AK0308, line.raised_to->span,
                           "an amount is raised to one that rounding leaves as it is")
                      .with_help("a multiple of what the credit is rounded to"));
  return false;
}

}  // namespace

void analyze_small(Scope& scope, const ast::Credit& written, ir::Credit& credit) {
  scope::said_once(scope, written.small, "amounts");
  if (written.small.empty()) return;
  const ast::SmallAmountsLine& line = written.small.front();
  const auto limit = money_of(scope, line.limit);
  if (!limit) return;
  if (*limit <= 0) {
    complain(scope, Code::AK0308, line.limit.span, "no amount is smaller than nothing");
    return;
  }
  ir::SmallAmounts small{*limit, line.limit_too, ir::SmallAmounts::Become::NotDue};
  if (line.raised_to) {
    small.become = ir::SmallAmounts::Become::Raised;
    if (!check_raised(scope, line, small) || !is_kept(scope, line, small, credit)) return;
  }
  credit.small = small;
}

}  // namespace akad::sema
