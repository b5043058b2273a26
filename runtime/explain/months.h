// Months of outages: from the stretches recorded to the share of the month.
#pragma once

#include <optional>
#include <vector>

#include "runtime/explain/records.h"
#include "runtime/measures/partial.h"

namespace akad::explain {

struct TimeTeller {
  const plan::Plan& plan;
  const events::EventStore& store;
  const Records& records;
  const ir::Outage& outage;
  const ir::Target& rules;
  Id<ir::Target> target;
  const measures::Partial& subject;  // what the subject alone contributes
  const measures::Partial& all;
};

std::vector<std::string> outage_rules(const ir::Outage& outage, const ir::Target& target,
                                      const Wording& wording);

// Those that have begun by as-of, or the one asked for.
std::vector<report::MonthStory> months_of(const TimeTeller& teller, std::uint32_t subject,
                                          std::optional<Month> asked);

// The result of one group in one month; none where it has none.
std::optional<results::Result> result_of(const plan::Plan& plan, const measures::Partial& all,
                                         Id<ir::Target> target, const plan::BoundMonth& month,
                                         const std::vector<std::string>& group);

}  // namespace akad::explain
