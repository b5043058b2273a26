// Random agreements with their stories: those of the money oracle, with calendars, pauses, limits
// by working days and tables as contracts have them.
#pragma once

#include "runtime/events/store.h"
#include "tests/oracle/money/money_cases.h"

namespace akad::favour {

// Told beside the stories of the oracle: an event, what a signal says, or a window up to `to`,
// with what was announced of it. By their names; what is not told is empty.
struct Beside {
  std::string subject;
  Instant at = 0;
  std::string event;
  std::string signal = {};
  std::string text = {};
  std::string window = {};
  Instant to = 0;
  Instant announced = kNever;
};

struct Case {
  oracle::MoneyCase money;
  ir::Program program;
  std::vector<Beside> beside;
  std::vector<Instant> as_of;
  bool help_desk = false, hosting = false;   // what else is told
  bool of_days = false, at_the_end = false;  // items of whole days; outages as months end
};

Case any_case(oracle::Dice& dice);
// Quotas, caps under caps, days that pauses move and outages that cross a period decide in some.
void make_deciding(oracle::Dice& dice, Case& one);
void tell(oracle::Dice& dice, Case& one);  // and says at which instants it is asked
// The same agreement with other stories.
Case told_anew(oracle::Dice& dice, const Case& one);

// A limit that is no length of time.
ir::Limit any_limit(oracle::Dice& dice, const ir::Program& program, const ir::Clock& clock);

// What happened, as records under the program; what it does not name is not told.
events::EventStore store_of(const Case& one, const ir::Program& program);

// Of the tables of a program that `any_case` made.
inline constexpr const char* kExtraEvent = "extra";

}  // namespace akad::favour
