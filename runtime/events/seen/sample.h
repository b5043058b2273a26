// What a sample of logs shows of an agreement: what of it some record touches, and what stands in
// the records. Ids and values as they were read, no words. Where no file of a log was given,
// nothing is known of what belongs to it.
#pragma once

#include "runtime/events/seen/seen.h"
#include "runtime/events/store.h"

namespace akad::events {

struct Sample {
  Seen seen = {};
  std::vector<std::string> files = {};
  std::vector<LogTally> tallies = {};  // by log
  FindingList findings = {};           // of reading

  // By row of the table.
  std::vector<bool> events = {};      // some record is one
  std::vector<bool> windows = {};     // likewise
  std::vector<bool> signals = {};     // some record tells a value, or one follows from others
  std::vector<bool> conditions = {};  // of those that rules ask (states_of): held once
  std::vector<bool> exclusions = {};  // something was claimed under it
  std::vector<bool> targets = {};     // some record speaks of it, or some item is judged by it
  std::vector<std::vector<bool>> limits = {};  // and by row of its limits: held of some item
  std::vector<std::vector<bool>> means = {};   // by signal and row: its value came once
};

// Conditions over what a subject's values are that rules ask whatever item it is about: all but
// those of tables.
enum class Asks { Starts, Stops, Resets, Cancels, Pauses, IsDown, Excludes, LeavesOut, Unknown };
struct State {
  Id<ir::Condition> when;
  Asks asks = Asks::Starts;
  Id<ir::Log> log;
  std::string_view name;  // of the clock, outage, exclusion or target
};
std::vector<State> states_of(const ir::Program& program);  // which outlives it

}  // namespace akad::events
