// What the dated lines of a calendar say about each date: the last line about it prevails, and the
// opening lines since its last closing are together its whole opening.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::time {

// Minutes of the wall clock after the midnight a window's date begins with; to > 1440: next day.
struct Hours {
  std::int32_t from = 0;
  std::int32_t to = 0;
};

Hours hours_of(std::int32_t open_minute, std::int32_t close_minute);

struct DateRule {
  std::vector<Hours> hours;  // none = closed
  std::string reason;
};

struct DatedRules {
  Date first;
  std::vector<std::int32_t> rule_of_date;  // an index into rules, or -1: the weekly windows decide
  std::vector<DateRule> rules;

  // Null where the weekly windows decide, as they do outside the dates asked for.
  const DateRule* on(Date date) const;
};

// The rules of the dates first to last, both included.
DatedRules dated_rules(const ir::Program& program, const ir::Windows& hours, Date first, Date last);

}  // namespace akad::time
