// Figures: one number that the records of a period come to (REFERENCE, "Figures").
#pragma once

#include <vector>

#include "runtime/ir/log.h"

namespace akad::ir {

// What records add up to: how many events of one kind they tell, or what they say of a number. One
// of the two.
struct Summand {
  Id<Event> event = {};
  Id<Signal> signal = {};  // kind Number

  bool valid() const { return event.valid() || signal.valid(); }
  bool operator==(const Summand&) const = default;
};

// What is taken of what the records tell.
enum class Taken {
  Share,       // of one sum in another
  Number,      // of events
  Sum,         // of numbers, as the rest
  Average,     // of those that are told, each once
  Median,      // the percentile 50
  Percentile,  // nearest rank: of n the ⌈p·n⌉-th
  Highest,
  Lowest
};
constexpr std::array<std::string_view, 8> words(Taken) {
  return {"share", "number", "sum", "average", "median", "percentile", "highest", "lowest"};
}

struct Figure {
  std::string name;
  Clause clause;
  Id<Log> log;
  Taken taken = Taken::Share;
  Summand counted = {};
  Summand of = {};          // of a share: in what
  Rational percentile = 0;  // of 1; Percentile alone
};

// Whether it needs to know every number by itself, and not only what they add up to.
constexpr bool is_by_rank(Taken taken) {
  return taken == Taken::Median || taken == Taken::Percentile;
}
// Whether there is none where no record tells anything; a number and a sum are 0 then.
constexpr bool needs_records(Taken taken) { return taken != Taken::Number && taken != Taken::Sum; }

// All that is added up.
inline std::vector<Summand> counted_in(const Figure& figure) {
  std::vector<Summand> all = {figure.counted};
  if (figure.of.valid()) all.push_back(figure.of);
  return all;
}

template <class V>
void describe(V& v, Summand& row) {
  v.field("event", row.event, or_none.since(6));
  v.field("signal", row.signal, or_none.since(6));
}
template <class V>
void describe(V& v, Figure& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("log", row.log);
  v.field("taken", row.taken, or_else(Taken::Share));
  v.field("counted", row.counted, or_none);
  v.field("of", row.of, or_none);
  v.field("percentile", row.percentile, or_else(Rational(0)));
}

}  // namespace akad::ir
