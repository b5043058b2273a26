// Between the two halves of a random batch: what the agreements name, and what is being made.
#pragma once

#include "tests/oracle/cases/story_cases.h"

namespace akad::oracle {

enum EventName {
  kOpened,
  kReopened,
  kResolved,
  kClosed,
  kHeld,
  kResumed,
  kReplied,
  kWithdrawn,
  kUpdated,
  kEvents
};
enum SignalName { kPriority, kStatus, kRegion, kPromised, kTeam, kZone, kReported, kSignals };

inline const std::vector<std::string> kZones = {"UTC",
                                                "America/New_York",
                                                "Australia/Lord_Howe",
                                                "Asia/Jakarta",
                                                "Europe/London",
                                                "Pacific/Apia",
                                                "America/Sao_Paulo",
                                                "Asia/Kathmandu",
                                                "Africa/Casablanca",
                                                "Pacific/Chatham"};

template <class Row>
Id<Row> row_id(int at) {
  return Id<Row>{at};
}

struct Making {
  Dice& dice;
  const Features& features;
  Batch batch = {};
  std::vector<Instant> tempting = {};  // instants at which something else changes
};

ir::Constant text_constant(const std::string& text);

// In this order: the agreement with its log, calendars, clocks; and, when the stories are there,
// the targets, whose lengths are lengths of the stories.
void describe_agreement(Making& m, const std::string& zone);
void add_calendars(Making& m, const std::string& zone);
void add_clocks(Making& m);
void add_targets(Making& m);

std::int32_t any_minute(Dice& dice);  // of a day
ir::Limit any_limit(Making& m, MinuteTable& minutes, const ir::Clock& clock);

}  // namespace akad::oracle
