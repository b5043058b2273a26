// The slow second opinion about stories: what became of a subject's items, walked minute by minute
// from the words of the reference. It shares no code with runtime/clocks, runtime/targets or
// runtime/time, and is right where everything happens on whole minutes.
#pragma once

#include <optional>
#include <vector>

#include "runtime/ir/program.h"
#include "tests/oracle/open_minutes.h"

namespace akad::oracle {

// An event, or a signal that takes a value (none = its end).
struct Happening {
  Instant at = 0;
  std::int64_t sequence = 0;
  Id<ir::Event> event = {};
  Id<ir::Signal> signal = {};
  std::optional<ir::Constant> value = {};
};

struct StoryItem {
  std::int32_t number = 1;
  ir::Verdict verdict = ir::Verdict::Pending;
  Instant started = kNever;  // kNever = there is none; so for the others
  Instant stopped = kNever;
  Instant due = kNever;      // kBeyond: after the days that were looked at
  Duration elapsed = 0;
};

// The minutes of every calendar, and of no calendar; kept from question to question.
struct MinuteTable {
  std::vector<OpenMinutes> calendars;
  OpenMinutes around_the_clock;
};
MinuteTable minute_table(const ir::Program& program, Instant first, int days);

struct StoryQuestion {
  const ir::Program& program;
  Id<ir::Target> target;
  Instant as_of = 0;
  MinuteTable& minutes;
};

std::vector<StoryItem> story_of(const StoryQuestion& question, std::vector<Happening> happenings);

}  // namespace akad::oracle
