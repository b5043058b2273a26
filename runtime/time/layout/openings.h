// Openings of a calendar before they are bound: when it is open, and to which dates its openings
// belong. Windows are laid out on the wall clock and cut at the zone's changes, so that an instant
// is open exactly when its wall time lies in a window (REFERENCE, "Time").
#pragma once

#include <array>
#include <map>
#include <memory>
#include <set>
#include <variant>
#include <vector>

#include "runtime/ir/program.h"
#include "runtime/time/interval_set.h"
#include "runtime/time/zone.h"

namespace akad::time {

// The part of one window that lies on the date it begins on. Parts of different dates stay apart
// even where they touch: each date of an unbroken week is a working day.
struct DayPart {
  Interval open;
  Instant until = 0;  // the window's own end, after midnight for a night
};

// A part never lasts longer, nor does it begin farther from the midnight (UTC) of its date.
constexpr Duration kLongestPart = 2 * kDay;

struct Openings {
  IntervalSet open;
  std::vector<DayPart> parts;  // ascending, disjoint
};

enum class Parts { Laid, LeftOut };

// Minutes of the wall clock after the midnight a window's date begins with; to > 1440: next day.
struct Hours {
  std::int32_t from = 0;
  std::int32_t to = 0;
};

Hours hours_of(std::int32_t open_minute, std::int32_t close_minute);

struct DateRule {
  std::vector<Hours> hours;  // none = closed
  std::string reason;
};

// What the dated lines of a calendar say about each date: the last line about it prevails, and the
// opening lines since its last closing are together its whole opening.
struct DatedRules {
  Date first;
  std::vector<std::int32_t> rule_of_date;  // an index into rules, or -1: the weekly windows decide
  std::vector<DateRule> rules;

  // Null where the weekly windows decide, as they do outside the dates asked for.
  const DateRule* on(Date date) const;
};

// Both included; none when last < first.
struct Dates {
  Date first;
  Date last;
};

// From the first date of `among` that a line speaks of to the last.
Dates spoken_of(const ir::Program& program, const ir::Windows& hours, Dates among);

DatedRules dated_rules(const ir::Program& program, const ir::Windows& hours, Dates dates);

// What windows say on the wall clock, whatever its zone.
struct WallHours {
  std::array<std::vector<Hours>, 7> week;  // from Monday on
  DatedRules dated;
  ir::NightOwner nights = ir::NightOwner::OpeningDay;
};

WallHours wall_hours(const ir::Program& program, const ir::Windows& hours);

// All that is open within `span`, the parts that begin in it, and perhaps more beside it.
Openings openings_of(const WallHours& hours, const Zone& zone, Interval span, Parts parts);

Openings united(const Openings& a, const Openings& b);
Openings intersected(const Openings& a, const Openings& b);
Openings without(const Openings& a, const Openings& b);
Openings shifted(const Openings& openings, Duration by);

// Calendars with all that they are made of, taken from the agreement once: of any stretch of time,
// and in the zone of any subject, the openings are laid out when they are asked for.
class Layout {
 public:
  using Calendars = std::set<Id<ir::Calendar>>;
  using Laid = std::map<Id<ir::Calendar>, Openings>;

  Layout(const ir::Program& program, const Calendars& calendars);

  // Of `asked` and of what they are made of. `of_subject`: null = their own zones.
  Laid lay_out(const Calendars& asked, const Zone* of_subject, Interval span, Parts parts) const;

 private:
  struct Row {
    std::variant<WallHours, ir::Union, ir::Intersection, ir::Difference, ir::Shift> says;
    std::shared_ptr<const Zone> zone;
    bool in_zone_of_subject = false;
  };

  std::map<Id<ir::Calendar>, Row> rows_;  // operands stand before those made of them
};

}  // namespace akad::time
