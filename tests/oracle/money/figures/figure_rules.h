// What a target asks of the events of a period.
#pragma once

namespace akad::oracle {

enum class Figured { No, Share, Number };

// Of tickets that are opened and resolved, or of probes that went down and came up: how many there
// are of one, or their share in the others. At most `TargetRules::share`, or at least; strictly
// where it is `sum_less`.
struct FigureRules {
  Figured how = Figured::No;
  bool of_probes = false;
  bool of_ends = false;  // what is counted are those that are resolved, or came up
  bool at_least = false;

  bool any() const { return how != Figured::No; }
};

}  // namespace akad::oracle
