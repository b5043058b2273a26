// What a line of a statement rests on: the items or outages that its result counts, with the
// records behind each.
#pragma once

#include <optional>
#include <vector>

#include "runtime/explain/explain.h"
#include "runtime/report/line/view.h"

namespace akad::explain {

// A line of the whole term, in its settlement.
struct LinePlace {
  const settlement::LineItem* line = nullptr;
  const results::PeriodResults* period = nullptr;

  const results::Result& result() const { return period->results[line->result.index()]; }
};
// None where no line has the number. Both outlive it.
std::optional<LinePlace> find_line(const evaluation::Evaluation& found,
                                   const settlement::Settlement& settled, std::int64_t number);

// Itself; of a line for a sum the lines that are summed, by number.
std::vector<LinePlace> places_behind(const evaluation::Evaluation& found,
                                     const settlement::Settlement& settled, const LinePlace& place);

// Whose items or outages the result counts so that they cost something, by name; `found` lists all
// items and outages. Of a mean: whose items it counts. Of one for a sum nobody's.
std::vector<std::uint32_t> subjects_behind(const evaluation::Evaluation& found,
                                           const LinePlace& place);

// Tells each of these subjects once more, one after the other: what `found` keeps of a subject and
// its evidence are those of the last one afterwards. Its store has the attributes Line and Element.
report::LineTold tell_line(evaluation::Evaluation& found, const LinePlace& place,
                           const std::vector<std::uint32_t>& subjects);

// Of the items, those that the line lists alone are told; the target's other periods are not.
report::Explanation story_of(evaluation::Evaluation& found, const events::Trail& trail,
                             const report::LineTold& told, std::uint32_t subject);

}  // namespace akad::explain
