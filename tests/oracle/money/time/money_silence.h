// What no record tells of a subject's time, for the oracle's outages.
#pragma once

#include <vector>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

struct Untold {
  std::vector<Interval> closed;       // outside the hours that are promised
  std::vector<Interval> not_covered;  // before the first record, or not in service
  std::vector<Interval> silent;       // between records that are too far apart
  std::vector<Interval> unknown;      // where the state has no value, or nobody knows it
};
Untold untold_of(const MoneyCase& money, const TargetRules& rules, const Subject& subject,
                 Attempts& tried);
// Of several, of whom no record tells and who are in service all the time.
Untold untold_of_group(const MoneyCase& money, const TargetRules& rules,
                       std::vector<Interval> unknown);
// While a list says so.
std::vector<Interval> in_service(const MoneyCase& money, const Subject& subject);

// What an instant counts as, whatever is excluded.
enum class Standing { AsTold, Unknown, Up, Down, LeftOut };
Standing standing_at(const TargetRules& rules, const Untold& untold, Instant at);

// Stretches that were down, ascending; `told` by the records alone.
std::vector<Interval> down_with(const TargetRules& rules, const Untold& untold,
                                const std::vector<Interval>& told, bool unknown_is_down);

// When the time of works and of floods is excluded.
using Granted = std::array<std::vector<Interval>, 2>;

// What is taken of a stretch: between any two instants at which something granted or untold begins
// or ends all of it is alike.
struct Gone {
  Duration closed = 0, not_covered = 0, not_promised = 0, excluded = 0, left_out = 0;
  Duration unknown = 0;  // of what is left, whether it counts as down or not
  Duration silent = 0;   // likewise

  Duration all() const { return closed + not_covered + excluded + left_out; }
};

struct Parts {
  const Granted& granted;
  const Untold& untold;
};

Gone gone_of(const Parts& parts, const TargetRules& rules, const Interval& span, Attempts& tried);
// Of some stretches, what lies in a span without a record.
Duration silent_in(const Parts& parts, const TargetRules& rules, const std::vector<Interval>& of,
                   const Interval& span, Attempts& tried);

bool of_probes(const Event& event);
bool is_in_service(const MoneyCase& money, const Subject& subject);
bool lies_in(const std::vector<Interval>& parts, Instant at);

}  // namespace akad::oracle
