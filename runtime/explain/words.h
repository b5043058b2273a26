// Conditions, limits and choices in the words of the agreement. Names stand as they are: who writes
// them makes them safe.
#pragma once

#include <string>

#include "runtime/targets/judge.h"

namespace akad::explain {

// `zone`: of the agreement, for literals that are instants.
struct Wording {
  const ir::Program& program;
  const time::Zone& zone;
};

std::string constant_text(const Wording& wording, const ir::Constant& value);
std::string condition_text(const Wording& wording, Id<ir::Condition> condition);

// "4 hours of support_hours", "by the end of the next working day of support_hours".
std::string limit_text(const Wording& wording, const ir::Clock& clock, const ir::Limit& limit);

// hours.cpp: "support_hours: open Mon to Fri 08:00 to 17:00", a line a calendar that counts
std::vector<std::string> hours_rules(const ir::Program& program, const ir::Target& target);
std::string small_rule(const ir::Target& target);  // "with fewer than 20 items 1 miss is allowed"
std::string escalation_text(const ir::Escalation& rule);  // "at 75% of the limit"

std::string retarget_text(ir::Retarget policy);     // "carry the elapsed time"
std::string reopening_text(ir::Reopening reopening);
std::string promise_text(const ir::Target& target);

// "resolution_time, clause 3.1"; a name alone where it has no clause.
std::string named_text(const std::string& name, const ir::Clause& clause);

}  // namespace akad::explain
