#include <fmt/format.h>

#include <map>

#include "compiler/audit/analysis/hours.h"

namespace akad::audit {
namespace {

// A calendar that opens less than the tenth part of the time makes of hours something else than a
// reader believes; of usual desks many hours are written where weeks are meant.
bool opens_rarely(const Hours& hours) {
  constexpr Duration kTenthOfWeek = 7 * kDay / 10;
  return hours.most_in_week > 0 && hours.most_in_week <= kTenthOfWeek;
}

Id<ir::Calendar> calendar_of_row(const ir::Clock& clock, const ir::Within& limit) {
  return clock.hours_of_limit ? limit.calendar : clock.calendar;
}

using Known = std::map<Id<ir::Calendar>, std::optional<Hours>>;

void check_length(Audit& audit, Known& known, Id<ir::Target> id, std::size_t row) {
  const auto& items = ir::of_items(audit.program[id]);
  const auto* limit = std::get_if<ir::Within>(&items.limits[row].limit.rule);
  if (limit == nullptr) return;
  const Id<ir::Calendar> calendar = calendar_of_row(audit.program[items.clock], *limit);
  if (!calendar.valid()) return;
  const auto [found, fresh] = known.try_emplace(calendar);
  if (fresh) found->second = hours_of(audit, calendar);
  const auto& hours = found->second;
  if (!hours || !opens_rarely(*hours) || limit->length <= hours->most_in_week) return;
  const Duration least = least_span(audit, calendar, limit->length);
  const std::string takes = least > 0 ? fmt::format("take at least {} days", least / kDay + 1)
                                      : std::string("do not pass within the term");
  tell(audit,
       diagnose(
           Code::AK1041, audit.map.limit_rows[id.index()][row],
           worded("{} of `{}` {}: it opens at most {} in a week", format_duration(limit->length),
                  audit.program[calendar].name, takes, format_duration(hours->most_in_week)))
           .with_other(audit.map[calendar], "the hours that count")
           .with_help("check the length, or count other hours; a length of days is written: by 3 "
                      "working days of … later, at the same time"));
}

}  // namespace

void check_too_few_hours(Audit& audit) {
  Known known;
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items == nullptr) continue;
    for (std::size_t row = 0; row < items->limits.size(); ++row) {
      check_length(audit, known, id, row);
    }
  }
}

}  // namespace akad::audit
