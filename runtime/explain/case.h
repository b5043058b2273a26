// One item on its way to a story: what every part of the telling needs. All of it was noted by the
// evaluation; nothing here judges, counts or walks again.
#pragma once

#include <vector>

#include "runtime/explain/records.h"
#include "runtime/measures/evidence.h"

namespace akad::explain {

struct Teller {
  const plan::Plan& plan;
  const Records& records;
  const measures::Evidence& evidence;
  const clocks::Answers& answers;  // for what a value says
  const ir::Target& rules;
  const ir::OfItems& items;
  const ir::Clock& clock;
  const plan::BoundClock& bound;
  Wording wording;

  const ir::Program& program() const { return *plan.program; }
};

struct Case {
  const measures::ItemEvidence& noted;
  bool stopped = false;
  Instant first = 0;  // where it counts from, when that is before its begin
  Instant begin = 0;
  Instant end = 0;                            // the stop, or as-of
  std::vector<const clocks::Act*> acts = {};  // that are told with it, as they took effect

  const clocks::Cycle& cycle() const { return noted.cycle; }
  const targets::Evidence& judged() const { return noted.judged; }
  bool started() const { return noted.cycle.started != kNever; }
  const targets::Terms& terms() const { return noted.judged.counts.back().terms; }  // if started
};

// phases.cpp
bool is_used_up(const targets::Terms& terms);  // more was used than a change in proportion left
std::vector<Case> cases_of(const Teller& teller);
std::vector<report::TargetInForce> targets_in_force(const Teller& teller, const Case& item);

// acts.cpp: what happenings did, in words
Phrase act_said(const Teller& teller, const Case& item, const clocks::Act& act);
Phrase value_act_said(const Teller& teller, const Case& item, const clocks::Act& act);
Phrase outside_said(const Teller& teller, const clocks::Act& act);

// moments.cpp: what happened, and what it did; the last is as-of for an open item.
std::vector<report::Moment> moments_of(const Teller& teller, const Case& item);
// What happened outside the items.
std::vector<report::Moment> moments_outside(const Teller& teller, const std::vector<Case>& items);

// stretches.cpp: what every stretch of the item's time was, and what elapsed; cut at the moments.
std::vector<report::Stretch> stretches_of(const Teller& teller, const Case& item,
                                          const std::vector<report::Moment>& moments);

// verdict.cpp
PhraseList verdict_rules(const Teller& teller, const Case& item);
// By which line it counts nowhere; empty where it is not left out.
Phrase left_out_said(const Teller& teller, const Case& item);
PhraseList defaults_of(const Teller& teller, const Case& item);
PhraseList open_periods(const Teller& teller, const Case& item);

// numbers.cpp: what a reader needs to work it out again
report::Reckoning reckoning_of(const Teller& teller, const Case& item);
report::Attribution attribution_of(const Teller& teller, const Case& item);

}  // namespace akad::explain
