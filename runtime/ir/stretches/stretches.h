// What tells of stretches of time.
#pragma once

#include "runtime/ir/stretches/members.h"
#include "runtime/ir/stretches/slots.h"

namespace akad::ir {

// "while status = "partial", weighs 30%": of so much the time counts in which it lasts.
struct WeighedState {
  Id<Condition> state;
  Rational share = 1;
};
constexpr std::size_t kMostWeights = 100;  // of an outage
struct WhileState {
  static constexpr std::string_view kWord = "while state";
  Id<Condition> state;  // over signals
  // Of outages of which some time weighs less than the whole of it: states that come to `state`
  // together. Of those that last at once the greatest share counts.
  std::vector<WeighedState> weighs = {};
};
struct FromEventToEvent {
  static constexpr std::string_view kWord = "from event to event";
  std::vector<Id<Event>> begins;
  std::vector<Id<Event>> ends;
  Id<Field> paired_by =
      {};  // a begin and an end belong together where this is the same; none = one at
           // a time: a begin while one lasts changes nothing
};
struct DuringWindows {
  static constexpr std::string_view kWord = "windows";
  std::vector<Id<Window>> windows;
};
// When something lasted that claims stretches of time, told by one log.
// By slots and by members only outages are told.
using Stretches = std::variant<WhileState, FromEventToEvent, DuringWindows, BySlots, ByMembers>;

template <class V>
void describe(V& v, WeighedState& row) {
  v.field("state", row.state, or_none.since(6));
  v.field("share", row.share, or_else(Rational(1)).since(6));
}
template <class V>
void describe(V& v, WhileState& row) {
  v.field("state", row.state);
  v.field("weighs", row.weighs, or_none.since(6));
}
template <class V>
void describe(V& v, FromEventToEvent& row) {
  v.field("begins", row.begins);
  v.field("ends", row.ends);
  v.field("paired_by", row.paired_by, or_none.since(3));
}
template <class V>
void describe(V& v, DuringWindows& row) {
  v.field("windows", row.windows);
}

}  // namespace akad::ir
