// A small agreement and its happenings, set up by hand: no compiler and no log file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/evaluation/evaluation.h"

namespace stage {

using namespace akad;

Instant wib(const std::string& wall);  // "2025-03-07 17:00" in Asia/Jakarta

struct Stage {
  ir::Program program;
  events::EventStore store;
  std::vector<std::int64_t> sequences;  // used when not empty

  Stage();

  Id<ir::Event> event(const std::string& name);
  Id<ir::Signal> signal(const std::string& name, ir::SignalKind kind = ir::SignalKind::Text);
  Id<ir::Window> window(const std::string& name);
  Id<ir::Condition> equals(Id<ir::Signal> signal, const std::string& text);
  Id<ir::Calendar> calendar(std::int32_t days, int open_hour, int close_hour);
  ir::Clock& clock();         // the last one
  ir::Target& target();       // the last one
  Id<ir::Clock> add_clock();  // opened to resolved, paused by hold until unhold
  Id<ir::Target> add_target(Id<ir::Clock> clock, Duration within);
  Id<ir::Outage> add_outage(Duration at_least);  // down to up
  Id<ir::Target> add_time_target(Id<ir::Outage> outage);

  void happen(const std::string& subject, const std::string& wall, const std::string& event);
  void say(const std::string& subject, const std::string& wall, const std::string& signal,
           const std::string& text);
  void promise(const std::string& subject, const std::string& wall, const std::string& signal,
               Instant value);
  void stretch(const std::string& subject, const std::string& from, const std::string& to,
               const std::string& window);  // "" = still open

  measures::Partial run(const std::string& as_of);
  measures::Items items(const std::string& as_of);
  measures::Item item(const std::string& as_of);  // the only one
  measures::ItemCounts cell(const std::string& as_of, const std::string& month,
                            std::vector<measures::GroupValue> group = {});
  measures::TimeCounts time(const std::string& as_of, const std::string& month,
                            std::vector<measures::GroupValue> group = {});
};

constexpr std::int32_t kMonToFri = 31;
constexpr std::int32_t kEveryDay = 127;

std::uint64_t found(const measures::Partial& partial, events::FindingKind kind);

// Of the first target; the stage's term begins in January 2025.
measures::CellKey key(const std::string& month, std::vector<measures::GroupValue> group = {});
measures::ItemCounts items_of(const measures::Partial& partial, const measures::CellKey& key);
measures::TimeCounts time_of(const measures::Partial& partial, const measures::CellKey& key);

}  // namespace stage
