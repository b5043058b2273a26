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

// What slots in which there is nothing to take it of, or too little, count as.
struct FewInFigure {
  Summand of;          // what a share is in, or what is counted
  Rational below = 1;  // fewer than so many; 0, of a number that a share is in: none of it
  std::optional<Rational> counts = {};  // as so much; none: they are left out
};

// Slots begin with the hours of the agreement's time.
inline bool is_slot(Duration length) { return length >= kSecond && kHour % length == 0; }

// It is taken for each slot of a period by itself, and then of what the slots come to.
struct OverSlots {
  Duration slot = 0;            // a whole part of an hour
  Taken then = Taken::Average;  // or one of the ranks and ends
  Rational percentile = 0;      // of 1; Percentile alone
};

struct Figure {
  std::string name;
  Clause clause;
  Id<Log> log;
  Taken taken = Taken::Share;
  Summand counted = {};
  Summand of = {};                      // of a share: in what
  Rational percentile = 0;              // of 1; Percentile alone
  std::optional<OverSlots> slots = {};  // none: it is of all of the period
  std::optional<FewInFigure> few = {};  // where slots need records
};

// Whether it needs to know every number by itself, and not only what they add up to.
constexpr bool is_by_rank(Taken taken) {
  return taken == Taken::Median || taken == Taken::Percentile;
}
// Whether there is none where no record tells anything; a number and a sum are 0 then.
constexpr bool needs_records(Taken taken) { return taken != Taken::Number && taken != Taken::Sum; }

// Of what a figure cannot be taken where there is none.
inline const Summand& needed_in(const Figure& figure) {
  return figure.of.valid() ? figure.of : figure.counted;
}
// Whether a slot, or a period, with so much of it has too little.
inline bool is_fewer(const Rational& sum, const Rational& below) {
  return below == 0 ? sum <= 0 : sum < below;
}
// What a figure of slots always comes to something by: none of them is left out.
inline bool counts_each_slot(const Figure& figure) {
  return figure.slots && (!figure.few || figure.few->counts);
}

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
void describe(V& v, FewInFigure& row) {
  v.field("of", row.of, or_none.since(6));
  v.field("below", row.below, or_else(Rational(1)).since(6));
  v.field("counts", row.counts, or_none.since(6));
}
template <class V>
void describe(V& v, OverSlots& row) {
  v.field("slot", row.slot, or_else(0).since(6));
  v.field("then", row.then, or_else(Taken::Average).since(6));
  v.field("percentile", row.percentile, or_else(Rational(0)).since(6));
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
  v.field("slots", row.slots, or_none.since(6));
  v.field("few", row.few, or_none.since(6));
}

}  // namespace akad::ir
