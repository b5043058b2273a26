// Stories to results: every subject's clocks and outages, judged against every target.
#pragma once

#include "runtime/events/store.h"
#include "runtime/measures/evidence.h"
#include "runtime/plan/plan.h"

namespace akad::measures {

struct SubjectRange {
  std::uint32_t first = 0, last = 0;  // [first, last) of store.subjects
};

// `store` must be arranged. Evaluating disjoint ranges and merging gives the same as one range.
// `evidence`: names the subject and target that it is filled for; null = not asked for.
Partial evaluate(const plan::Plan& plan, const events::EventStore& store, SubjectRange subjects,
                 bool keep_items, Evidence* evidence = nullptr);

// To call once, after the last merge: the only subject of a log counts as in service even when no
// record tells of it.
void fill_missing_cells(const plan::Plan& plan, Partial& partial);

// The time of a period that counts as service: inside the term, up to as-of.
Duration service_in(const plan::Plan& plan, Id<plan::Period> period);

}  // namespace akad::measures
