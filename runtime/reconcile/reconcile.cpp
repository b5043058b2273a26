#include "runtime/reconcile/reconcile.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/reconcile/steps.h"

namespace akad::reconcile {

Reconciliation reconcile(Side& ours, Side& theirs) {
  AKAD_ASSERT(&ours.roll.names == &theirs.roll.names);
  Reconciliation of{{&ours, &theirs}, {}, {}, {}, {}};
  add_records(of);
  add_money(of);
  std::vector<TargetRow> targets;
  for (const Id<ir::Target> id : ids_of(of.program().targets)) targets.push_back({id});
  add_results(of, targets);
  std::vector<TargetSpans> spans(targets.size());
  add_rows(of, targets, spans);
  add_behind(of, targets, spans);
  for (TargetRow& row : targets) {
    if (row.differs()) of.targets.push_back(std::move(row));
  }
  return of;
}

bool differs(const PeriodRow& row) { return owed_in(*row.ours) != owed_in(*row.theirs); }

bool Reconciliation::differs() const {
  return !targets.empty() || !credits.empty() ||
         std::any_of(periods.begin(), periods.end(),
                     [](const PeriodRow& row) { return reconcile::differs(row); });
}

}  // namespace akad::reconcile
