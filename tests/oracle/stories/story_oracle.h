// The slow second opinion about stories: what became of a subject's items, walked minute by minute
// from the words of the reference. It shares no code with runtime/clocks, runtime/targets or
// runtime/time, and is right where everything happens on whole minutes.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/ir/program.h"
#include "tests/oracle/stories/open_minutes.h"

namespace akad::oracle {

// An event, or a signal that takes a value (none = its end).
struct Happening {
  Instant at = 0;
  std::int64_t sequence = 0;
  Id<ir::Event> event = {};
  Id<ir::Signal> signal = {};
  std::optional<ir::Constant> value = {};
};

constexpr Instant kUnknown = -1;  // of an escalation that waits beyond what was looked at

struct StoryItem {
  std::int32_t number = 1;
  ir::Verdict verdict = ir::Verdict::Pending;
  Instant started = kNever;  // kNever = there is none; so for the others
  Instant stopped = kNever;
  Instant due = kNever;  // kBeyond: after the days that were looked at
  Duration elapsed = 0;
  std::map<std::string, Duration> attributed = {};  // parts of more than nothing
  Instant missed_before = kNever;
  std::vector<Instant> told = {};  // beside Target::escalations
};

// What happened in a story beyond starts, pauses and stops; told so that a tally shows how often a
// part of the language was tried.
enum Sight : std::uint8_t {
  kStateStarted,
  kStateReset,
  kStateStopped,
  kStateCancelled,
  kRoundBegan,
  kBegunAnew,
  kCountedEarlier,
  kPausedEarlier,
  kValueItem,
  kEarlyStop,
  kGapLeftOut,
  kGapCounted,
  kAttributed,
  kRounded,
  kSubjectZone,
  kComposed,
  kRetargeted,
  kPolicyRestart,
  kPolicyRetroactive,
  kPolicyProportional,
  kPolicyWithPauses,
  kTold,
  kToldHeld,
  kHoursChanged,
  kMissedBefore,
  kStrict,
  kLoneStop,
  kStartedIn,
  kMovedByPauses,
  kSights
};
constexpr std::array<std::string_view, kSights> words(Sight) {
  return {"started by a state",
          "reset by a state",
          "stopped by a state",
          "cancelled by a state",
          "rounds",
          "begun anew",
          "counted from earlier",
          "paused earlier",
          "items by value",
          "stopped early",
          "gaps left out",
          "gaps counted",
          "attributed",
          "rounded",
          "zones of subjects",
          "composed calendars",
          "limits changed",
          "restarted",
          "judged from the start",
          "in proportion",
          "with earlier pauses",
          "escalations",
          "escalations held",
          "hours changed",
          "missed before a change",
          "strict limits",
          "lone stops",
          "limits by the start",
          "moved by pauses"};
}
using Sights = std::array<bool, kSights>;

struct StoryQuestion {
  const ir::Program& program;
  Id<ir::Target> target;
  Instant as_of = 0;
  MinuteTable& minutes;
  Sights* sights = nullptr;
};
inline void see(const StoryQuestion& question, Sight sight) {
  if (question.sights != nullptr) (*question.sights)[sight] = true;
}

MinuteTable minute_table(const ir::Program& program, Instant first, int days);

std::vector<StoryItem> story_of(const StoryQuestion& question,
                                const std::vector<Happening>& happenings);

}  // namespace akad::oracle
