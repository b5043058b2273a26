// From the terms of an item to its verdict.
#pragma once

#include "runtime/ir/scenario.h"
#include "runtime/targets/retarget.h"

namespace akad::targets {

struct Judgement {
  ir::Verdict verdict = ir::Verdict::Pending;
  Instant due = kNever;
  Duration elapsed = 0;  // rounded as the clock says; due is exact
  Instant missed_before = kNever;  // when a limit was due that a change found missed (semantics F8)
};

// By the limit in force alone.
Judgement conclude_last(const Terms& terms, const LimitContext& context, bool stopped);

// With what was missed before a change, as the clock says.
Judgement conclude(const Terms& terms, const LimitContext& context, bool stopped);

}  // namespace akad::targets
