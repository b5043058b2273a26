// The records of the subject, as the measure sees them: what each gave, and where it stands.
#pragma once

#include <vector>

#include "runtime/clocks/answers.h"
#include "runtime/events/reader.h"
#include "runtime/explain/words.h"
#include "runtime/report/explain/view.h"

namespace akad::explain {

// One thing that happened, in the order of the story: values of an instant before its events.
struct Step {
  Instant at = 0;
  events::Channel channel = 0;
  std::int64_t value = 0;   // of signals: as clocks::Answers::said has it
  plan::Roles roles = 0;    // of events
  std::int32_t slot = -1;   // of signals
  bool is_window = false;
  bool changes = false;     // of signals: it is another value than before
  std::vector<report::Place> places;
};

struct Records {
  std::vector<Step> steps;              // that the measure looks at, up to as-of
  std::vector<report::UsedRecord> used; // by instant; without those that only repeat a value
  std::uint64_t others = 0;
};

// `windows`: by channel, or empty where the measure knows none.
Records records_of(const plan::Plan& plan, const events::EventStore& store,
                   const events::Trail& trail, const plan::Watch& watch,
                   const std::vector<bool>& windows);

// What happened on `channel` at `at`; empty when nothing did.
std::vector<report::Place> places_at(const Records& records, Instant at, events::Channel channel);

// `priority = "P1"`, "priority has no value".
std::string value_text(const Wording& wording, const clocks::Answers& answers,
                       Id<ir::Signal> signal, std::int64_t value);

}  // namespace akad::explain
