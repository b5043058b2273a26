// What may still be claimed, by when it lapses.
#include <algorithm>
#include <tuple>

#include "runtime/due/due.h"
#include "runtime/time/zone.h"

namespace akad::due {
namespace {

// Behind the last instant at which it can be claimed.
Instant lapses_at(const List& list, const settlement::LineClaim& claim) {
  if (!claim.until) return kNever;
  return time::start_of_day(list.kept.found.plan.zone, Date{claim.until->days + 1});
}

}  // namespace

std::vector<Claimable> claimable(const List& list) {
  std::vector<Claimable> rows;
  const auto& periods = list.kept.result.statement.periods;
  for (std::size_t period = 0; period < periods.size(); ++period) {
    const auto lines = settlement::lines_of(periods[period].owed);
    for (std::size_t line = 0; line < lines.size(); ++line) {
      const auto& claim = lines[line]->claim;
      if (!claim || claim->state != ir::ClaimState::Claimable) continue;
      const Instant lapses = lapses_at(list, *claim);
      const bool within = lapses != kNever && lapses - list.as_of() <= list.within;
      rows.push_back({period, line, lapses, within});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Claimable& a, const Claimable& b) {
    return std::tie(a.lapses, a.period, a.line) < std::tie(b.lapses, b.period, b.line);
  });
  return rows;
}

}  // namespace akad::due
