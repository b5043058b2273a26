// The time of a service, and how much of it counted as down.
#pragma once

#include <vector>

#include "runtime/base/rarely.h"
#include "runtime/ir/program.h"
#include "runtime/measures/counts/outages_owed.h"
#include "runtime/measures/counts/shown.h"

namespace akad::measures {

struct TimeCounts {
  static constexpr std::string_view kKey = "time_counts";
  static constexpr std::string_view kAbout = "";
  Duration service = 0;          // the time that counts, up to as-of; without what leaves it
  Rational down = 0;             // as it weighs; in milliseconds, as all of them
  std::uint64_t outages = 0;     // that touch the period
  Rational more_down = 0;        // if it was down, too, where nobody knows how long it was
  Instant reach = 0;             // as in ItemCounts
  std::uint64_t rewritten = 0;   // outages of which another time counted at the end of the period
  Duration more_service = 0;     // likewise: what is promised then, beside `service`
  Duration excluded = 0;         // time of exclusions, up to as-of
  Rational excluded_down = 0;    // of outages, that would count as down without them
  Duration service_without = 0;  // `service`, were nothing excluded
  Duration unknown = 0;          // of which nobody knows whether it was down; it counts as up
  Duration left_out = 0;         // without records, that left `service`
  Duration not_covered = 0;      // before the first record, that left `service`
  Rational silent_down = 0;      // of `down`, without a record: no outage that was seen
  Duration silent_up = 0;        // without a record, that the target takes as up

  // Of `outages`, those that count in an earlier period as well: so many periods ago the last time.
  Rarely<std::vector<std::int32_t>> again = {};
  std::int32_t periods = 1;  // that it is of
  Rarely<OutagesOwed> outages_owed = {};

  void merge(const TimeCounts& other);
  // What the periods behind these say, of a result over all of them.
  void append(const TimeCounts& later, const ir::OfTime&);
  // As if only what was down in `part` had been.
  void keep_misses_of(const TimeCounts& part);
  // What that left away, of `whole` as it was before.
  NotAgain not_again(const TimeCounts& whole) const;

  std::optional<Measured> measured(const ir::OfTime& rules) const;  // none without service
  std::optional<Measured> if_down()
      const;  // likewise, with `more_down`; none where that is nothing
  // Likewise, as if nothing were excluded: then it counts as it would by its records, and without
  // them. None where nothing is excluded.
  std::optional<Measured> without_exclusions(const ir::OfTime&) const;
  bool is_small(const ir::OfTime&) const { return false; }
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;
};

}  // namespace akad::measures
