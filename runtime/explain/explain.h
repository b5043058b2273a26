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

}  // namespace akad::explain
