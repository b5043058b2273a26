// A subject's story for people: every item of a clock with its stretches, the values that changed,
// and what each target made of it.
#pragma once

#include <optional>
#include <vector>

#include "runtime/targets/judge.h"
#include "runtime/clocks/walk.h"

namespace akad::targets {

struct ValueChange {
  Instant at = 0;
  Id<ir::Signal> signal;
  std::optional<ir::Constant> before, after;  // none = absent
};

struct TargetJudgement {
  Id<ir::Target> target;
  Judgement judgement;
};

struct ItemStory {
  std::int32_t number = 1;
  Instant started = kNever;           // kNever: a stop without a start
  Instant stopped = kNever;           // kNever: open
  std::vector<Instant> resets;
  std::vector<clocks::Stretch> stretches;     // causes are channels, see events::channel
  std::vector<ValueChange> changes;   // after the start, up to the stop or as-of
  std::vector<TargetJudgement> judged;
};

// `store` must be arranged; `subject` is an id of store.subjects.
std::vector<ItemStory> tell(const plan::Plan& plan, const events::EventStore& store,
                            std::uint32_t subject, Id<ir::Clock> clock);

}  // namespace akad::targets
