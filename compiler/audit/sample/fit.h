// What the rules about samples share: what was told already, and how records are counted and cited.
#pragma once

#include <set>
#include <string>

#include "compiler/audit/rules.h"
#include "runtime/events/seen/sample.h"

namespace akad::audit {

struct Fit {
  Audit& audit;
  const events::Sample& sample;

  // Told: what depends on them is not told again.
  std::set<Id<ir::Log>> silent = {};          // no record of them says anything
  std::set<Id<ir::Field>> missing = {};       // in no record
  std::set<Id<ir::Condition>> misspelt = {};  // comparisons that a value nearly meets
  std::set<std::pair<Id<ir::Signal>, std::string>> values = {};     // that are not known
  std::set<std::pair<Id<ir::Field>, std::string>> written_so = {};  // likewise, of records
  std::set<Id<ir::Event>> events = {};                              // that no record is
  std::set<Id<ir::Window>> windows = {};
  std::set<Id<ir::Signal>> signals = {};  // of which no record tells a value

  const ir::Program& program() const { return audit.program; }
  bool is_read(Id<ir::Log> log) const;  // and not silent
  const events::SeenLog& seen(Id<ir::Log> log) const { return sample.seen.logs[log.index()]; }
  std::uint64_t records(Id<ir::Log> log) const { return sample.tallies[log.index()].read; }
  Span place_of(Id<ir::Field> field, Id<ir::Log> log) const;  // of the log, where it has none

  // Whether something that the condition asks is told already.
  bool is_explained(Id<ir::Condition> root) const;

  std::string cited(const events::RecordPlace& place) const;  // "tickets.ndjson:14"
};

std::string records_text(std::uint64_t count);  // "1 record", "5_000 records"

// `"note" (1_900 records, the first in a.ndjson:3), "open" (4 records)`: the most frequent first.
std::string values_text(const Fit& fit, const events::SeenValues& values);
std::uint64_t count_of(const events::SeenValues& values);  // of records

void check_near_values(Fit& fit);  // AK1081
void check_lists(Fit& fit);
void check_untouched(Fit& fit);     // AK1080: logs, places, events, windows, signals
void check_unmet(Fit& fit);         // AK1080: states, exclusions, targets, rows
void check_rest(Fit& fit);          // AK1082: values of tables
void check_idle_records(Fit& fit);  // AK1082: records
void check_beyond(Fit& fit);        // AK1082: values that were not looked at

}  // namespace akad::audit
