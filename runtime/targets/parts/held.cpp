#include "runtime/targets/parts/held.h"

#include <algorithm>

namespace akad::targets {

std::map<std::int64_t, Duration> held_by(const View& view,
                                         const std::vector<clocks::Holder>& holders,
                                         std::uint64_t& parts) {
  std::map<std::int64_t, Duration> shares;
  auto next = std::partition_point(holders.begin(), holders.end(), [&](const clocks::Holder& one) {
    return one.at <= view.origin;
  });  // the first holder that comes after `from`
  const std::size_t last = view.stretches.beginning_at(view.until);
  for (std::size_t at = view.stretches.ending_after(view.origin); at < last; ++at) {
    const Interval part = counted(view, at);
    for (Instant from = part.from; from < part.to;) {
      while (next != holders.end() && next->at <= from) ++next;
      const Instant to = next == holders.end() ? part.to : std::min(part.to, next->at);
      const std::int64_t value = next == holders.begin() ? clocks::kAbsent : (next - 1)->value;
      const Duration open = open_time(view, from, to);
      if (open != 0) shares[value] += open;
      ++parts;
      from = to;
    }
  }
  return shares;
}

}  // namespace akad::targets
