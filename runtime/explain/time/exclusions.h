// What exclusions claimed of a subject's time, what became of it, and the records behind it.
#pragma once

#include <optional>

#include "runtime/evaluation/evaluation.h"
#include "runtime/explain/records.h"

namespace akad::explain {

// What one exclusion said, and the records behind it.
struct ExclusionTold {
  const measures::ExclusionEvidence& evidence;
  std::optional<ir::ExcludedTime> time;  // none: a clock pauses in it
  Records records;
};

// Of the happenings in `range`, those that the measure looks at.
std::vector<report::Place> places_in(const Records& records, clocks::Places range);

// Its claims, as they were recorded; those that are of length.
std::vector<report::ExcludedRow> rows_of(const evaluation::Evaluation& found,
                                         const ExclusionTold& told);

// Its lines beside those that tell which time it claims.
PhraseList lines_of(const Wording& wording, Id<ir::Exclusion> exclusion);

}  // namespace akad::explain
