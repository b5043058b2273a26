// What one target made of one subject, noted while it is evaluated, for who wants to tell of it:
// the story, the judgements, and what each period counts.
#pragma once

#include <memory>
#include <vector>

#include "runtime/clocks/outage.h"
#include "runtime/measures/attribution.h"
#include "runtime/measures/partial.h"
#include "runtime/targets/evidence.h"

namespace akad::measures {

struct OpenAt {
  Id<plan::Period> period;
  Instant at = 0;
  OpenCount counted = OpenCount::Pending;
};

struct ItemEvidence {
  clocks::Cycle cycle;
  targets::Evidence judged = {};
  BelongsBy by = BelongsBy::Stop;
  Instant belongs_at = kNever;
  Placed placed = Placed::NoInstant;
  Id<plan::Period> period = {};   // of an item that is Counted or Forgiven
  std::vector<OpenAt> open = {};  // ascending
  Item row = {};                  // as it is listed
};

// What counts of an outage in a period.
struct OutagePart {
  Id<plan::Period> period;
  Duration counted = 0;
};
struct CountedOutage {
  Interval whole;        // as in clocks::OutageRun
  bool outside = false;  // of the term
  std::vector<OutagePart> parts = {};
};

struct Evidence {
  std::uint32_t subject = 0;
  Id<ir::Target> target;

  // Of a target of items. Terms and stretches point into the story.
  clocks::Story story = {};
  clocks::Evidence clock = {};
  std::vector<ItemEvidence> items = {};                                    // beside story.cycles
  std::vector<std::shared_ptr<const time::BoundCalendar>> calendars = {};  // in subjects' zones

  // Of a target of time
  clocks::OutageStory outages = {};
  clocks::OutageEvidence outage = {};
  std::vector<CountedOutage> counted = {};  // beside outages.runs
};

}  // namespace akad::measures
