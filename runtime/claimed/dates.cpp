#include "runtime/claimed/dates.h"

#include "runtime/base/assert.h"

namespace akad::claimed {
namespace {

time::Zone zone_of(const ir::Program& program) {
  std::optional<time::Zone> zone = time::find_zone(program.agreement.zone);
  AKAD_ASSERT(zone.has_value());
  return *std::move(zone);
}

Date day_after(Date date) { return {date.days + 1}; }

}  // namespace

Dates::Dates(const ir::Program& program) : program_(&program), zone_(zone_of(program)) {}

const time::BoundCalendar& Dates::calendar(Id<ir::Calendar> id) const {
  const auto known = calendars_.find(id);
  if (known != calendars_.end()) return known->second;
  return calendars_.emplace(id, time::bind_calendar(*program_, id, "")).first->second;
}

std::optional<Date> Dates::last_of(const ir::DatesAfter& rule, Date after) const {
  if (!rule.calendar.valid()) return Date{after.days + rule.days};
  const time::BoundCalendar& hours = calendar(rule.calendar);
  const auto day = hours.working_day(hours.working_days_before(day_after(after)) + rule.days - 1);
  return day ? std::optional(day->date) : std::nullopt;
}

Instant Dates::end_of(const std::optional<Date>& date) const {
  return date ? time::start_of_day(zone_, day_after(*date)) : kNever;
}

Date Dates::date_of(Instant at) const { return time::local_date(zone_, at); }

}  // namespace akad::claimed
