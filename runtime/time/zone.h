// Time zones: an IANA name bound to its table of offset changes, so that converting costs one
// binary search and knows nothing of the machine it runs on afterwards. Covers 1970 to 2100.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/base/instant.h"
#include "runtime/ir/log.h"

namespace akad::time {

// From `from` on, the wall clock shows UTC + offset.
struct OffsetChange {
  Instant from = 0;
  Duration offset = 0;
};

struct Zone {
  std::string name;
  std::vector<OffsetChange> changes;  // ascending; the first begins before kFirstInstant
};

// Empty when the zone database has no such name. Each zone is read once.
std::optional<Zone> find_zone(const std::string& name);
std::shared_ptr<const Zone> shared_zone(const std::string& name);

// E.g. "2025b"; "unknown" where the database does not say.
std::string tzdata_version();

// "Did you mean": names near `name`, best first, at most three.
std::vector<std::string> similar_zones(const std::string& name);
// The zones that a short name, or a city without a zone of its own, may mean: "WIB".
std::vector<std::string_view> zones_called(const std::string& name);

Duration offset_at(const Zone& zone, Instant at);
std::int64_t to_wall(const Zone& zone, Instant at);  // wall milliseconds, see parse_wall_time

// Empty only for a skipped wall time that is Refused (REFERENCE, "Logs"). MovesForward: it is
// taken with the offset before the gap, so 02:30 becomes 03:30.
std::optional<Instant> from_wall(const Zone& zone, std::int64_t wall, ir::RepeatedHour repeated,
                                 ir::SkippedHour skipped);

// The instant at which local `date` begins (the first instant whose wall date is `date`).
Instant start_of_day(const Zone& zone, Date date);
Date local_date(const Zone& zone, Instant at);
Interval month_interval(const Zone& zone, Month month);

}  // namespace akad::time
