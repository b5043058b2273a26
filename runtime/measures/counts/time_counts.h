// The time of a service, and how much of it counted as down.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/measures/counts/shown.h"

namespace akad::measures {

struct TimeCounts {
  static constexpr std::string_view kKey = "time_counts";
  static constexpr std::string_view kAbout = "";
  Duration service = 0;  // the time that counts, up to as-of; without what leaves it
  Duration down = 0;
  std::uint64_t outages = 0;    // that touch the period
  Duration more_down = 0;       // if it was down, too, where nobody knows how long it was
  Instant reach = 0;            // as in ItemCounts
  std::uint64_t rewritten = 0;  // outages of which another time counted at the end of the period
  Duration more_service = 0;    // likewise: what is promised then, beside `service`
  Duration excluded = 0;        // time of exclusions, up to as-of
  Duration excluded_down = 0;   // of outages, that would count as down without them
  Duration not_promised = 0;    // of exclusions, that left `service`
  Duration unknown = 0;         // of which nobody knows whether it was down; it counts as up
  Duration left_out = 0;        // without records, that left `service`
  Duration not_covered = 0;     // before the first record, that left `service`

  void merge(const TimeCounts& other);

  std::optional<Measured> measured(const ir::OfTime& rules) const;  // none without service
  std::optional<Measured> if_down()
      const;  // likewise, with `more_down`; none where that is nothing
  // Likewise, as if nothing were excluded; none where nothing is.
  std::optional<Measured> without_exclusions() const;
  bool is_small(const ir::OfTime&) const { return false; }
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;
};

}  // namespace akad::measures
