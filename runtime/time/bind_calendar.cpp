// From an agreement's calendar to its laid-out openings: parts first, then the calendars made of
// them, each once however often it is used.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/base/assert.h"
#include "runtime/time/calendar.h"
#include "runtime/time/dated_rules.h"
#include "runtime/time/openings.h"

namespace akad::time {
namespace {

constexpr Interval kAccepted{kFirstInstant, kEndOfTime};

// `id` and every calendar it is made of; operands are always earlier rows.
std::set<Id<ir::Calendar>> needed_for(const ir::Program& program, Id<ir::Calendar> id) {
  std::set<Id<ir::Calendar>> needed = {id};
  for (auto next = needed.rbegin(); next != needed.rend(); ++next) {
    for (const Id<ir::Calendar> part : operands_of(program[*next])) {
      AKAD_ASSERT(part < *next);
      needed.insert(part);
    }
  }
  return needed;
}

Zone zone_of(const ir::Calendar& calendar, const std::string& zone_override) {
  const bool overridden = calendar.zone_signal.valid() && !zone_override.empty();
  std::optional<Zone> zone = find_zone(overridden ? zone_override : calendar.zone);
  AKAD_ASSERT(zone.has_value());
  return std::move(*zone);
}

using Laid = std::map<Id<ir::Calendar>, Openings>;
using Combine = Openings (*)(const Openings&, const Openings&);

Openings combined(const std::vector<Id<ir::Calendar>>& operands, const Laid& laid,
                  Combine combine) {
  AKAD_ASSERT(!operands.empty());
  Openings result = laid.at(operands.front());
  for (std::size_t i = 1; i < operands.size(); ++i) result = combine(result, laid.at(operands[i]));
  return result;
}

struct LayOut {
  const ir::Program& program;
  const ir::Calendar& calendar;
  const Laid& laid;
  const std::string& zone_override;

  Openings operator()(const ir::Windows& hours) const {
    return windows_of(program, hours, zone_of(calendar, zone_override));
  }
  Openings operator()(const ir::Union& hours) const {
    return combined(hours.operands, laid, united);
  }
  Openings operator()(const ir::Intersection& hours) const {
    return combined(hours.operands, laid, intersected);
  }
  Openings operator()(const ir::Difference& hours) const {
    return combined(hours.operands, laid, without);
  }
  Openings operator()(const ir::Shift& hours) const {
    AKAD_ASSERT(hours.operands.size() == 1);
    return shifted(laid.at(hours.operands.front()), hours.shift);
  }
};

void add_totals(BoundCalendar& calendar) {
  Duration total = 0;
  calendar.before.reserve(calendar.open.size() + 1);
  for (const Interval& row : calendar.open) {
    calendar.before.push_back(total);
    total += row.length();
  }
  calendar.before.push_back(total);
}

void add_index(BoundCalendar& calendar) {
  constexpr std::size_t kDays = static_cast<std::size_t>(kEndOfTime / kDay);
  calendar.index.reserve(kDays);
  std::size_t row = 0;
  for (std::size_t day = 0; day < kDays; ++day) {
    const Instant begin = static_cast<Instant>(day) * kDay;
    while (row < calendar.open.size() && calendar.open[row].to <= begin) ++row;
    calendar.index.push_back(static_cast<std::uint32_t>(row));
  }
}

// The end of the last open stretch before `until`: another calendar may have cut a window short.
Instant last_closing(const BoundCalendar& calendar, Instant until) {
  return is_open(calendar, until - 1) ? until : previous_close(calendar, until - 1);
}

void add_working_days(BoundCalendar& calendar, const std::vector<DayPart>& parts) {
  std::vector<std::pair<Date, Instant>> untils;
  untils.reserve(parts.size());
  for (const DayPart& part : parts) {
    const Instant from = std::max(part.open.from, kFirstInstant);
    if (from >= std::min(part.open.to, kEndOfTime)) continue;
    untils.emplace_back(local_date(calendar.zone, from), std::min(part.until, kEndOfTime));
  }
  if (!std::is_sorted(untils.begin(), untils.end())) std::sort(untils.begin(), untils.end());
  for (std::size_t i = 0; i < untils.size(); ++i) {
    const bool last_of_date = i + 1 == untils.size() || untils[i + 1].first != untils[i].first;
    if (!last_of_date) continue;
    calendar.working_days.push_back(untils[i].first);
    calendar.day_ends.push_back(last_closing(calendar, untils[i].second));
  }
  calendar.working_days.shrink_to_fit();
  calendar.day_ends.shrink_to_fit();
}

BoundCalendar bound(Zone zone, const Openings& openings) {
  BoundCalendar calendar;
  calendar.zone = std::move(zone);
  calendar.open = clipped(openings.open, kAccepted);
  calendar.open.shrink_to_fit();  // there may be one for every zone of the subjects
  add_totals(calendar);
  add_index(calendar);
  add_working_days(calendar, openings.parts);
  return calendar;
}

}  // namespace

BoundCalendar around_the_clock(const Zone& zone) {
  ir::Program program;
  ir::Windows always;
  always.weekly.push_back({0x7F, 0, 1440});
  return bound(zone, windows_of(program, always, zone));
}

BoundCalendar bind_calendar(const ir::Program& program, Id<ir::Calendar> id,
                            const std::string& zone_override) {
  Laid laid;
  for (const Id<ir::Calendar> part : needed_for(program, id)) {
    const ir::Calendar& calendar = program[part];
    laid.emplace(part, std::visit(LayOut{program, calendar, laid, zone_override}, calendar.hours));
  }
  return bound(zone_of(program[id], zone_override), laid.at(id));
}

Id<ir::Signal> zone_signal_of(const ir::Program& program, Id<ir::Calendar> id) {
  for (const Id<ir::Calendar> part : needed_for(program, id)) {
    const Id<ir::Signal> signal = program[part].zone_signal;
    if (signal.valid()) return signal;
  }
  return {};
}

std::string reason_of(const ir::Program& program, Id<ir::Calendar> id, Date date) {
  std::string reasons;
  std::set<std::string> told;
  for (const Id<ir::Calendar> part : needed_for(program, id)) {
    const auto* hours = std::get_if<ir::Windows>(&program[part].hours);
    if (hours == nullptr) continue;
    const DatedRules rules = dated_rules(program, *hours, date, date);
    const DateRule* rule = rules.on(date);
    if (rule == nullptr || !told.insert(rule->reason).second) continue;
    if (!reasons.empty()) reasons += ", ";
    reasons += rule->reason;
  }
  return reasons;
}

}  // namespace akad::time
