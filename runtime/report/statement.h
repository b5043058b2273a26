// The statement as a value: the one view model that every writer renders. No rules here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/events/store.h"
#include "runtime/ir/program.h"
#include "runtime/plan/period.h"

namespace akad::report {

// A target's result for one month and group.
struct Result {
  std::string target;
  ir::Clause clause;
  std::vector<ir::GroupValue> group;   // signal name (or "subject") and value
  ir::Verdict verdict = ir::Verdict::NotApplicable;
  std::optional<Rational> measured;    // share, of 1; none when nothing was to be measured
  Rational promised;                   // share, of 1
  ir::ShareTest test = ir::ShareTest::AtLeast;
  bool all = false;                    // written "for all"
  // items
  std::uint64_t met = 0, missed = 0, open_missed = 0, pending = 0, not_applicable = 0,
                undetermined = 0;
  bool small_sample = false;           // the small-number rule decided
  // time
  Duration service = 0, down = 0;
  std::uint64_t outages = 0;
  bool is_time = false;
};

// A credit that arises from a result.
struct LineItem {
  std::string credit;
  ir::Clause clause;
  std::string target;
  std::vector<ir::GroupValue> group;
  Rational measured;
  std::string slab;         // "below 95%, at least 90%" in words
  std::string amount_rule;  // "5% of monthly_charge (IDR 25_000_000 before tax)"
  Rational exact;           // before caps and rounding
  Rational payable;         // after caps, rounded
};

struct CapApplied {
  std::string cap;
  ir::Clause clause;
  std::vector<ir::GroupValue> group;
  Rational before;          // sum in its scope, before this cap
  Rational most;
  Rational reduction;       // before - most
};

struct PeriodStatement {
  plan::Period period;      // not closed: as-of lies before its end; no credits yet
  std::vector<Result> results;
  std::vector<LineItem> items;
  std::vector<CapApplied> caps;
  Rational total;
};

struct FindingCount {
  std::string log;
  std::string kind;
  std::uint64_t count = 0;
};

struct Statement {
  ir::Agreement agreement;
  std::string digest;          // of the IR
  std::string tzdata;
  Instant as_of = 0;
  std::vector<PeriodStatement> periods;
  Rational total;
  std::uint64_t subjects = 0;
  struct LogLine {
    std::string name;
    events::LogTally tally;
  };
  std::vector<LogLine> logs;
  std::vector<FindingCount> findings;  // order of logs, then kinds; zero counts left out;
                                       // OutOfOrder is not here: it depends on the files
};

std::string to_json(const Statement& statement);   // canonical, by statement.schema.json; one line
std::string json_schema();                         // the text of statement.schema.json
std::string to_text(const Statement& statement);   // for people; at most 100 columns

}  // namespace akad::report
