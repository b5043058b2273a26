// What one target made of one subject, noted while it is evaluated, for who wants to tell of it:
// the story, the judgements, and what each period counts.
#pragma once

#include <memory>
#include <vector>

#include "runtime/measures/attribution.h"
#include "runtime/measures/availability.h"
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
  targets::Evidence judged = {};  // of an item that was not asked for only the judgement
  BelongsBy by = BelongsBy::Stop;
  Instant belongs_at = kNever;
  Placed placed = Placed::NoInstant;
  Id<plan::Period> period = {};   // of an item that is Counted or Forgiven
  std::vector<OpenAt> open = {};  // ascending
  Item row = {};                  // as it is listed
};

struct Evidence {
  std::uint32_t subject = 0;
  Id<ir::Target> target;
  std::int32_t item = 0;  // whose number is asked for; 0 = every item

  // Of a target of items. Terms and stretches point into the story.
  clocks::Story story = {};
  clocks::Evidence clock = {};
  std::vector<ItemEvidence> items = {};                                    // beside story.cycles
  std::vector<ExclusionEvidence> exclusions = {};                          // beside pauses_during
  std::vector<std::shared_ptr<const time::BoundCalendar>> calendars = {};  // in subjects' zones

  TimeEvidence time = {};  // of a target of time
};

}  // namespace akad::measures
