// Stories to results: every subject's clocks and outages, judged against every target.
#pragma once

#include "runtime/events/store.h"
#include "runtime/measures/evidence.h"
#include "runtime/measures/groups/groups.h"
#include "runtime/plan/plan.h"

namespace akad::measures {

struct SubjectRange {
  std::uint32_t first = 0, last = 0;  // [first, last) of store.subjects
};

// What is told of a subject by others.
struct Others {
  const Notices& notices;
  const Groups& groups;
};

// `store` must be arranged; `others` are of it. Evaluating disjoint ranges and merging gives the
// same as one range.
// `evidence`: names the subject and target that it is filled for; null = not asked for.
Partial evaluate(const plan::Plan& plan, const events::EventStore& store, Others others,
                 SubjectRange subjects, Listing listing, Evidence* evidence = nullptr);

// The claims from this place on, as often as statements list them.
void count_listed(const plan::Plan& plan, Partial& partial, std::size_t from);

// What of it, beside cells, is more than the limits of the plan allow.
std::optional<Excess> excess_of(const plan::Plan& plan, const Partial& partial);

}  // namespace akad::measures
