// What a target asks of the events of a period.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/base/rational.h"

namespace akad::oracle {

enum class Figured { No, Share, Number };

// What is taken of what the slots come to.
enum class OfSlots { Mean, Middle, Rank, Most, Least };
// Each slot of a period by itself.
struct FigureSlots {
  std::int64_t slot = 0;  // 0: not slot by slot
  OfSlots how = OfSlots::Mean;
  Rational rank = 0;                    // of 1; of Rank
  std::uint64_t few_below = 1;          // of a share: of less the slot counts as `few_as`
  std::optional<Rational> few_as = {};  // none: it is left out
};

// Of tickets that are opened and resolved, or of probes that went down and came up: how many there
// are of one, or their share in the others. At most `TargetRules::share`, or at least; strictly
// where it is `sum_less`.
struct FigureRules {
  Figured how = Figured::No;
  bool of_probes = false;
  bool of_ends = false;  // what is counted are those that are resolved, or came up
  bool at_least = false;
  FigureSlots slots = {};

  bool any() const { return how != Figured::No; }
};

}  // namespace akad::oracle
