// What tells of stretches of time, in words: of outages and of exclusions.
#pragma once

#include "runtime/explain/words.h"
#include "runtime/phrases/measures/figures.h"

namespace akad::explain {

template <class Ids>
Phrase names_of(const Ids& ids, const ir::Program& program) {
  PhraseList all;
  for (const auto id : ids) all.push_back(program[id].name);
  return Phrase::list("list.or", std::move(all));
}

struct SayOutage {
  const Wording& wording;

  Phrase operator()(const ir::WhileState& told) const {
    return Phrase("outage.while", condition_text(wording, told.state));
  }
  Phrase operator()(const ir::FromEventToEvent& told) const {
    return Phrase("outage.from_to", names_of(told.begins, wording.program),
                  names_of(told.ends, wording.program));
  }
  Phrase operator()(const ir::DuringWindows& told) const {
    return Phrase("outage.during", names_of(told.windows, wording.program));
  }
  Phrase operator()(const ir::BySlots& told) const {
    return phrases::slots_down(wording.program, told);
  }
  Phrase operator()(const ir::ByMembers& told) const {
    return phrases::members_down(wording.program, told);
  }
};

struct SayExclusion {
  const Wording& wording;
  const std::string& name;

  Phrase operator()(const ir::WhileState& told) const {
    return Phrase("exclusion.while", name, condition_text(wording, told.state));
  }
  Phrase operator()(const ir::FromEventToEvent& told) const {
    return Phrase("exclusion.from_to", name, names_of(told.begins, wording.program),
                  names_of(told.ends, wording.program));
  }
  Phrase operator()(const ir::DuringWindows& told) const {
    return Phrase("exclusion.during", name, names_of(told.windows, wording.program));
  }
  Phrase operator()(const ir::BySlots&) const { AKAD_ASSERT(false); }    // only outages are
  Phrase operator()(const ir::ByMembers&) const { AKAD_ASSERT(false); }  // likewise
};

// What else is said of slots, each as its own rule.
inline void add_slots(PhraseList& rules, const ir::Stretches& stretches, const Wording& wording) {
  const auto* told = std::get_if<ir::BySlots>(&stretches);
  if (told == nullptr) return;
  if (told->few) rules.push_back(phrases::few_in_slots(wording.program, *told->few));
  if (told->down_after.count > 1) rules.push_back(phrases::down_after(told->down_after));
  if (told->up_after.count > 1) rules.push_back(phrases::up_after(told->up_after));
}

// How much each state weighs.
inline void add_weights(PhraseList& rules, const ir::Outage& outage, const Wording& wording) {
  const std::vector<ir::WeighedState>& states = ir::weights_of(outage);
  for (const ir::WeighedState& row : states) {
    rules.add("outage.state_weighs", condition_text(wording, row.state),
              phrases::percent_text(row.share));
  }
  if (states.size() > 1) rules.add("outage.greatest");
}

inline void add_pairs(PhraseList& rules, const ir::Stretches& stretches, const Wording& wording) {
  const auto* pairs = std::get_if<ir::FromEventToEvent>(&stretches);
  if (pairs == nullptr || !pairs->paired_by.valid()) return;
  rules.push_back(phrases::paired_by(ir::place_of(wording.program[pairs->paired_by])));
}

}  // namespace akad::explain
