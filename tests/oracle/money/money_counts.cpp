// Counts, as statements tell them.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/oracle/money/figures/figures.h"

namespace akad::oracle {

nlohmann::json counts_in_words(const TargetRules& rules, const Counts& c) {
  using nlohmann::json;
  json counts = {{"met", c.met},
                 {"missed", c.missed},
                 {"open_missed", c.open_missed},
                 {"pending", c.pending},
                 {"not_applicable", c.not_applicable},
                 {"undetermined", c.undetermined}};
  if (c.items_left_out > 0) counts["left_out"] = c.items_left_out;
  if (c.missed_earlier > 0) counts["missed_earlier"] = c.missed_earlier;
  if (rules.lengths.any()) {
    counts["longest_ms"] =
        c.lengths.empty() ? 0 : *std::max_element(c.lengths.begin(), c.lengths.end());
    if (c.so_far > 0) counts["so_far"] = c.so_far;
  }
  if (rules.of_time) {
    counts = {{"service_ms", c.service}, {"down_ms", floor_of(c.down)}, {"outages", c.outages}};
    if (c.excluded > 0) counts["excluded_ms"] = c.excluded;
    if (c.excluded_down > Rational(0)) counts["excluded_down_ms"] = floor_of(c.excluded_down);
    if (c.unknown > 0) counts["unknown_ms"] = c.unknown;
    if (c.left_out > 0) counts["left_out_ms"] = c.left_out;
    if (c.not_covered > 0) counts["not_covered_ms"] = c.not_covered;
    if (c.silent_down > Rational(0)) {
      counts["down_without_record_ms"] = floor_of(c.silent_down);
    }
    if (c.silent_up > 0) counts["up_without_record_ms"] = c.silent_up;
  }
  if (rules.figure.any()) counts = figure_counts(rules, c);
  return counts;
}

}  // namespace akad::oracle
