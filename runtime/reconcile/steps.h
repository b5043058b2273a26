// The steps in which two runs are held against each other.
#pragma once

#include "runtime/reconcile/reconcile.h"

namespace akad::reconcile {

// records.cpp: those that differ, with what they gave; and how many do not.
void add_records(Reconciliation& of);
// money.cpp
void add_money(Reconciliation& of);
// results.cpp: of each target, in its order.
void add_results(Reconciliation& of, std::vector<TargetRow>& targets);
// rows.cpp: likewise, with the time of each row.
struct Reach {
  Interval own;   // `to` is in it
  Interval zone;  // with what comes behind the row before: records in it belong to this one
};
using Spans = std::vector<Reach>;  // beside the rows
struct TargetSpans {
  Spans items, outages;
};
void add_rows(const Reconciliation& of, std::vector<TargetRow>& targets,
              std::vector<TargetSpans>& spans);
// behind.cpp: the records behind each row.
void add_behind(Reconciliation& of, std::vector<TargetRow>& targets,
                const std::vector<TargetSpans>& spans);

}  // namespace akad::reconcile
