#include "runtime/measures/time/tally.h"

namespace akad::measures {

bool is_lost_in(OutageTally& tally, Id<ir::Log> log, const Interval& span) {
  auto [at, is_new] = tally.lost.try_emplace(log);
  std::vector<Instant>& lost = at->second;
  if (is_new) {
    for (const events::Loss& loss : tally.store.losses) {
      if (loss.log == log) lost.push_back(loss.from);
    }
    std::sort(lost.begin(), lost.end());
  }
  const auto first = std::lower_bound(lost.begin(), lost.end(), span.from);
  return first != lost.end() && *first < span.to;
}

}  // namespace akad::measures
