// From a subject's happenings to its story. The rules of clocks stand here and nowhere else:
// what starts, stops, pauses, resumes, resets and cancels, what a repeat does, and what a start
// after a stop does.
#pragma once

#include "runtime/clocks/answers.h"
#include "runtime/clocks/evidence.h"
#include "runtime/clocks/findings.h"
#include "runtime/clocks/story.h"

namespace akad::clocks {

// The occurrences of one subject, in the order of events::arrange.
struct Happenings {
  const events::Occurrence* first = nullptr;
  const std::int64_t* sequences = nullptr;  // beside them; null when no log has one
  std::size_t count = 0;
  Instant before = kNever;  // those that are told; never behind as-of
};
Happenings happenings_of(const events::EventStore& store, std::uint32_t subject);

// The happenings of one instant that begin at `place`: [place, result).
std::size_t end_of_instant(const Happenings& happenings, std::size_t place);

// Fills `story` (what stood in it is dropped). Happenings at or after as-of play no part, and an
// item that is open then ends there.
// `evidence`: filled likewise; null = not asked for.
void walk(const plan::Plan& plan, Id<ir::Clock> clock, const Happenings& happenings,
          Answers& answers, Findings& findings, Story& story, Evidence* evidence = nullptr);

}  // namespace akad::clocks
