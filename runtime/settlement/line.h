// What goes from room to room: a credit's line, first exact, then as the limits leave it, then
// rounded.
#pragma once

#include "runtime/settlement/settle.h"

namespace akad::settlement {

struct Line {
  LineItem item;           // `payable` is set by round_lines
  Rational amount;         // exact, as the limits leave it
  std::size_t period = 0;  // of those that are settled together
  // Among which only the largest is due: a number of them; none: it is not chosen among others.
  std::optional<std::size_t> choice = {};
};

// Calls `settle` with the periods that end together, in the order of time.
template <class Settle>
void each_ending_together(const std::vector<results::PeriodResults>& term, Settle settle) {
  for (std::size_t from = 0; from < term.size();) {
    std::size_t to = from + 1;
    while (to < term.size() && term[to].period.span.to == term[from].period.span.to) ++to;
    settle(std::span(term).subspan(from, to - from));
    from = to;
  }
}

// What is open of a line in kind becomes what its rounding would make of it: no cap asks for it.
void round_open_in_kind(const ir::Program& program, std::vector<Line>& lines);

// Which lines a cap limits together, and to how much.
struct Bucket {
  Id<ir::Cap> cap;
  ir::CalendarPeriod period;  // of the cap's cadence
  results::Group group;
  std::vector<std::size_t> lines;  // indices
  Rational whole;                  // the cap
  Rational most;                   // what earlier periods left of it
  Rational earlier = {};           // what they used of it
  bool bit = false;
  Id<ir::Fee> unknown_fee = {};  // of which it is a share, and which nobody knows
};

}  // namespace akad::settlement
