// Why an item has the verdict it has, or a period the outage time it has: what the evaluation noted
// while it judged and counted, with the records that it rests on.
#pragma once

#include <optional>
#include <string>

#include "runtime/evaluation/evaluation.h"
#include "runtime/report/explain/view.h"

namespace akad::explain {

struct Question {
  Id<ir::Target> target;
  std::uint32_t subject = 0;                 // of store.subjects
  std::int32_t item = 0;                     // 0 = every item; of targets of items
  std::optional<ir::CalendarPeriod> period;  // none = every one; of targets of time
};

// `found` keeps the items of the subject and the evidence of the target; `trail` was filled for the
// subject when the store was read.
report::Explanation explain(const evaluation::Evaluation& found, const events::Trail& trail,
                            const Question& question);
// The same without what is owed for it.
report::Explanation explain_counted(const evaluation::Evaluation& found, const events::Trail& trail,
                                    const Question& question);

// Of an item what decides alone, without its story and records.
struct VerdictTold {
  std::int32_t number = 1;
  phrases::PhraseList rules;                   // how the verdict follows, in sentences
  std::vector<report::TargetInForce> targets;  // what was allowed, ascending; none without a start
  phrases::Phrase left_out;  // by which line it counts nowhere; empty: it is not left out
};
// By item. `found` keeps the evidence of a target of items, as evaluate_subject leaves it.
std::vector<VerdictTold> verdicts_told(const evaluation::Evaluation& found);

}  // namespace akad::explain
