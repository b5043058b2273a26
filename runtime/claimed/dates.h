// Until when something may be done that is counted in dates: the last of them, and its end.
#pragma once

#include <map>
#include <optional>

#include "runtime/ir/program.h"
#include "runtime/time/calendar.h"

namespace akad::claimed {

class Dates {
 public:
  explicit Dates(const ir::Program& program);  // outlives this

  // The last of so many dates behind `after`, which is none of them: of every date, or of those on
  // which the calendar opens. None: the calendar does not open so often.
  std::optional<Date> last_of(const ir::DatesAfter& rule, Date after) const;
  // In the agreement's zone: what is before it is on that date, or before; kNever of none.
  Instant end_of(const std::optional<Date>& date) const;
  Date date_of(Instant at) const;  // likewise

 private:
  const time::BoundCalendar& calendar(Id<ir::Calendar> id) const;

  const ir::Program* program_;
  time::Zone zone_;
  mutable std::map<Id<ir::Calendar>, time::BoundCalendar> calendars_ = {};  // that were asked for
};

}  // namespace akad::claimed
