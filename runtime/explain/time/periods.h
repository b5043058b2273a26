// Periods of outages: from the stretches recorded to the share of the period.
#pragma once

#include <optional>
#include <vector>

#include "runtime/evaluation/evaluation.h"
#include "runtime/explain/time/exclusions.h"
#include "runtime/explain/time/members_said.h"

namespace akad::explain {

struct TimeTeller {
  const evaluation::Evaluation& found;
  const Records& records;
  const ir::Outage& outage;
  const ir::Target& target;
  const ir::OfTime& rules;
  const std::vector<std::vector<report::ExcludedRow>>& excluded;  // by exclusion of the target
  const std::vector<Interval>& openings;                          // of the hours that are promised
  const MembersTold& members;                                     // of an outage of several
  // Of a target that looks back: what the periods of each of its results came to.
  std::map<measures::CellKey, measures::Cell> looking_back = {};

  const plan::Plan& plan() const { return found.plan; }
  const measures::Evidence& evidence() const { return *found.evidence; }
};

PhraseList outage_rules(const ir::Outage& outage, const ir::Target& target, const Wording& wording);

// Those that have begun by as-of, or the one asked for.
std::vector<report::PeriodStory> periods_of(const TimeTeller& teller,
                                            const std::optional<ir::CalendarPeriod>& asked);

// The records by which the subject is in service, and is not: they decide what is measured of every
// period.
Records service_records(const evaluation::Evaluation& found, const events::Trail& trail,
                        const clocks::Happenings& happenings, Id<ir::Log> log);

// The result of one group in one period; none where it has none.
std::optional<results::Result> result_of(const evaluation::Evaluation& found,
                                         const measures::CellKey& key);

}  // namespace akad::explain
