// What the changes of signals make of an item's limit.
#pragma once

#include <optional>

#include "runtime/targets/limit.h"
#include "runtime/targets/running.h"

namespace akad::targets {

// What holds of an item after the changes so far. With a proportional limit, `share_left` of
// the aim's length was left when `share_at` had elapsed: exactly, so that shares add up.
struct Terms {
  Aim aim;
  View view;                           // its origin and plain_before follow the changes
  Instant changed_at = 0;              // when the aim last changed; 0 = never
  std::optional<Rational> share_left;  // none: the whole limit, from the origin
  Duration share_at = 0;
  Instant missed_before = kNever;  // when the first limit was due that a change found missed
};

struct Lengths {
  Duration most = 0;   // elapsed up to this is within the limit
  Duration reach = 0;  // the limit is reached when this has elapsed; differs only by a part of a ms
};
Lengths lengths(const Terms& terms);

// Follows the changes of the slots that the target reads. `values` are those at the origin, and
// afterwards what the target sees.
// `evidence`: gets a phase for every one; null = not asked for.
struct Changes {
  const clocks::Change* first = nullptr;
  const clocks::Change* last = nullptr;
};
struct Evidence;
void follow(Terms& terms, const LimitContext& context, Changes changes,
            const std::vector<bool>& reads, const std::vector<ir::Retarget>& policies,
            std::vector<std::int64_t>& values, Evidence* evidence);

}  // namespace akad::targets
