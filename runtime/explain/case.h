// One item on its way to a story: what every part of the telling needs.
#pragma once

#include <vector>

#include "runtime/explain/records.h"
#include "runtime/targets/judge.h"

namespace akad::explain {

struct Teller {
  const plan::Plan& plan;
  const events::EventStore& store;
  const Records& records;
  clocks::Answers& answers;
  targets::Judge& judge;
  std::int32_t target = 0;
  const ir::Target& rules;
  const ir::Clock& clock;
  const plan::BoundClock& bound;
  Wording wording;

  const ir::Program& program() const { return *plan.program; }
};

// From `from` on these terms held, as they looked right then.
struct Phase {
  Instant from = 0;
  targets::Terms terms;
  targets::Judgement judged;
};

struct Case {
  const clocks::Story& story;
  const clocks::Cycle& cycle;
  bool stopped = false;
  Instant first = 0;           // where it counts from, when that is before its begin
  Instant begin = 0;
  Instant end = 0;             // the stop, or as-of
  std::vector<Phase> phases;   // ascending; none of an item without a start
  targets::Terms terms;        // the final ones
  targets::Judgement judged;
};

// phases.cpp
Case case_of(const Teller& teller, const clocks::Story& story, const clocks::Cycle& cycle);
// The terms that say what counted at `at`: those before elapsed time next began again at zero.
const targets::Terms& terms_for(const Case& item, Instant at);
bool reads(const Teller& teller, const Step& step);  // the limit depends on it
std::vector<report::TargetInForce> targets_in_force(const Teller& teller, const Case& item);

// moments.cpp: what happened, and what it did; the last is as-of for an open item.
std::vector<report::Moment> moments_of(const Teller& teller, const Case& item);
// What happened outside the items.
std::vector<report::Moment> moments_outside(const Teller& teller, const std::vector<Case>& items);

// stretches.cpp: what every stretch of the item's time was, and what elapsed; cut at the moments.
std::vector<report::Stretch> stretches_of(const Teller& teller, const Case& item,
                                          const std::vector<report::Moment>& moments);

// verdict.cpp
std::vector<std::string> verdict_rules(const Teller& teller, const Case& item);
std::vector<std::string> defaults_of(const Teller& teller, const Case& item);
std::vector<std::string> open_months(const Teller& teller, const Case& item);

}  // namespace akad::explain
