// From the terms of an item to its verdict.
#pragma once

#include "runtime/ir/scenario.h"
#include "runtime/targets/retarget.h"

namespace akad::targets {

struct Judgement {
  ir::Verdict verdict = ir::Verdict::Pending;
  Instant due = kNever;
  Duration elapsed = 0;            // rounded as the clock says; due is exact
  Instant missed_before = kNever;  // when a limit was due that a change found missed
};

// What was held against what.
enum class Basis : std::uint8_t {
  Nothing,  // no limit
  Elapsed,  // elapsed time against a length
  Due,      // the stop against the instant at which a length is used up
  Instant,  // the stop against an instant that the limit names
};
constexpr std::array<std::string_view, 4> words(Basis) {  // for machines
  return {"nothing", "elapsed time against a length", "stop against due",
          "stop against an instant"};
}

struct Decision {
  Basis basis = Basis::Nothing;
  Duration exact = 0;          // elapsed, before it is rounded
  Lengths limit;               // of a limit that is a length
  Instant until = 0;           // the stop, or the instant at which it is judged
  Instant named = kNever;      // where a length is used up, or the instant that the limit names,
                               // behind the pauses that move it
  Instant reached = kNever;    // the same, moved as the limit says; perhaps before the change
                               // that brought it
  bool exactly = false;        // what was held against it is neither more nor less
  bool outside_hours = false;  // of the limit, where it lies
  bool used_up = false;        // when a change brought it
  bool missed = false;         // by the limit in force alone
  bool stays_missed = false;   // an earlier limit was missed, and that decides
};

// Elapsed time as it is judged: rounded as the clock says.
Duration judged_elapsed(const ir::Clock& clock, Duration exact);
// Whether so much, as it is judged, is more than a limit that is a length allows.
bool exceeds(const Terms& terms, const Lengths& limit, Duration judged);
// Elapsed time against a length, the stop against an instant, or nothing.
Basis basis_of(const Terms& terms, const ir::Clock& clock);

// By the limit in force alone. `decision`: how; null = not asked for.
Judgement conclude_last(const Terms& terms, const LimitContext& context, bool stopped,
                        Decision* decision = nullptr);

// With what was missed before a change, as the clock says.
Judgement conclude(const Terms& terms, const LimitContext& context, bool stopped,
                   Decision* decision = nullptr);

}  // namespace akad::targets
