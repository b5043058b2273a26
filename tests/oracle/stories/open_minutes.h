// Which minutes of a stretch of time count, one bit each, asked of the wall oracle day by day as
// they are needed; and the steps of dates that limits name, found by looking at minutes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::oracle {

// An instant after the stretch that was looked at: all that is known is that it is not before.
constexpr Instant kBeyond = kEndOfTime;

struct OpenMinutes {
  const ir::Program* program = nullptr;
  Id<ir::Calendar> calendar;      // none = around the clock, in the agreement's zone
  std::string subject_zone = {};  // for calendars in the zone of the subject
  Instant first = 0;              // a midnight of UTC; minute m is [first + m, first + m + 1)
  int days = 0;                   // how far it may look
  std::vector<OpenMinutes*> parts = {};  // of a calendar that is made of others
  std::vector<std::uint8_t> why = {};    // by minute: 1 by its date, 2 the night before, 4 a part
  std::vector<std::int32_t> date = {};   // by minute: the local date, in days
};

// The minutes of every calendar in every zone that was asked for, and of no calendar; kept from
// question to question.
struct MinuteTable {
  const ir::Program* program = nullptr;
  Instant first = 0;
  int days = 0;
  std::map<std::pair<std::int32_t, std::string>, OpenMinutes> known = {};
};
OpenMinutes& minutes_of(MinuteTable& table, Id<ir::Calendar> calendar,
                        const std::string& subject_zone = "");

// Answers exist for every minute before `minute`; false: it lies beyond the days looked at.
bool reaches(OpenMinutes& hours, int minute);

inline bool is_open(OpenMinutes& hours, int minute) {
  const auto at = static_cast<std::size_t>(minute);
  if (at >= hours.why.size() && !reaches(hours, minute + 1)) return false;
  return hours.why[at] != 0;
}

inline Instant instant_of(const OpenMinutes& hours, int minute) {
  return hours.first + minute * kMinute;
}

// The instant that a limit with a date names, for an item that counts from minute `origin`;
// kBeyond when it is not found. `hours` are those of the limit.
Instant date_limit(OpenMinutes& hours, const ir::LimitRule& rule, int origin);

// Moves an instant that is neither open nor a closing, or whose date is no working day; `hours` are
// those that the limit says.
Instant moved(OpenMinutes& hours, const ir::Limit& limit, Instant due);

// The first instant at which `length` was open, counted from the instant `from`; kBeyond.
Instant open_later(OpenMinutes& hours, Instant from, Duration length);

}  // namespace akad::oracle
