// What the records in slots came to, in words.
#pragma once

#include "runtime/explain/time/periods.h"

namespace akad::explain {

// Of an outage that is told by slots: what is counted in the first of those that are down within.
void add_slot_sums(const TimeTeller& teller, const Interval& within, PhraseList& reasons);

// The slots of which nobody knows whether they were down.
std::vector<report::UnrecordedRow> unknown_slots(const TimeTeller& teller);

}  // namespace akad::explain
