#include "runtime/targets/evidence.h"

namespace akad::targets {
namespace {

// By what holds so far, of an item that is open at `at`.
Judgement as_it_looks(Terms terms, const LimitContext& context, Instant at) {
  terms.view.until = at;
  return conclude_last(terms, context, false);
}

}  // namespace

void note_start(Evidence* evidence, const Terms& terms, const LimitContext& context, Instant at) {
  if (evidence == nullptr) return;
  Phase phase{at};
  if (!evidence->counts.empty()) {
    phase.before = as_it_looks(evidence->counts.back().terms, context, at);
  }
  phase.terms = terms;
  // Just after the instant, so that what happened at it plays its part.
  phase.judged = as_it_looks(terms, context, at + 1);
  evidence->phases.push_back(std::move(phase));
}

void note_end(Evidence* evidence, const Terms& terms, Instant until) {
  if (evidence == nullptr) return;
  Count count{terms.view.origin, until, terms};
  count.terms.view.until = until;
  elapsed(count.terms.view, &count.parts);
  evidence->counts.push_back(std::move(count));
}

void note_before(Evidence* evidence, const Terms& terms, const LimitContext& context, Instant at) {
  if (evidence == nullptr) return;
  evidence->phases.push_back({at});
  evidence->phases.back().before = as_it_looks(terms, context, at);
  evidence->phases.back().before.missed_before = terms.missed_before;
}

void note_after(Evidence* evidence, const Terms& terms, const LimitContext& context,
                std::vector<ir::Retarget> policies) {
  if (evidence == nullptr) return;
  Phase& phase = evidence->phases.back();
  phase.policies = std::move(policies);
  phase.found_missed = phase.before.missed_before == kNever && terms.missed_before != kNever;
  phase.terms = terms;
  phase.judged = as_it_looks(terms, context, phase.from + 1);
}

}  // namespace akad::targets
