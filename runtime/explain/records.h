// The records of the subject, as the measure sees them: what each gave, and where it stands.
#pragma once

#include <array>
#include <vector>

#include "runtime/clocks/walk.h"
#include "runtime/events/reader.h"
#include "runtime/explain/words.h"
#include "runtime/measures/partial.h"
#include "runtime/report/explain/view.h"

namespace akad::explain {

// One thing that happened, in the order of the story: values of an instant before its events.
struct Step {
  Instant at = 0;
  std::int64_t sequence = 0;
  events::Channel channel;
  std::int64_t value = 0;  // of signals: as clocks::Answers::said has it
  plan::Roles roles = 0;   // of events
  Id<plan::Slot> slot;     // of signals
  bool is_window = false;
  bool is_added = false;     // to a figure, or in a slot that is told
  bool end_unknown = false;  // of windows
  bool changes = false;      // of signals: it is another value than before
  std::vector<report::Place> places;
};

struct Records {
  std::vector<Step> steps;               // that the measure looks at, up to as-of
  std::vector<Id<Step>> step_of;         // by place among the subject's happenings
  std::vector<report::UsedRecord> used;  // by instant; without those that only repeat a value
  std::uint64_t others = 0;

  const Step* step(std::size_t place) const {
    const bool known = place < step_of.size() && step_of[place].valid();
    return known ? &steps[step_of[place].index()] : nullptr;
  }
};

// What the records are read for.
struct Measure {
  const plan::Watch& watch;
  const std::vector<bool>& windows;            // by channel, or empty
  const std::vector<clocks::Saying>& sayings;  // noted while the measure was told
  clocks::Happenings happenings;               // of the subject
  // What is added up; of what is told by slots, in those that are told.
  std::vector<events::Channel> added = {};
  const std::vector<clocks::ToldSlots>* slots = nullptr;
};
Records records_of(const plan::Plan& plan, const events::EventStore& store,
                   const events::Trail& trail, const Measure& measure);
// Those of a further measure over the same records.
void add_records(report::Explanation& told, const Records& more);

// `priority = "P1"`, "priority has no value".
Phrase value_said(const Wording& wording, const clocks::Answers& answers, Id<ir::Signal> signal,
                  std::int64_t value);

}  // namespace akad::explain
