// A log of which one record is damaged, beside the sound one: whatever comes out otherwise says
// that records were lost. damaged_logs [logs] [seed]. Ends with code 1 where that does not hold.
#include <fmt/format.h>

#include <cstdlib>
#include <map>

#include "compiler/driver/driver.h"
#include "runtime/engine/engine.h"
#include "runtime/measures/counts/cell.h"
#include "tests/fuzz/memory_file.h"
#include "tests/oracle/dice.h"

namespace {

using namespace akad;
using oracle::Dice;

constexpr std::int64_t kDefaultLogs = 1500;
constexpr std::uint64_t kDefaultSeed = 20'261'126;

constexpr const char* kAgreement = R"(language 1

agreement "Damaged" version "1" {
  provider "Provider"
  customer "Customer"
  term 2026-01-01 to 2026-03-31
  timezone Asia/Jakarta
  currency IDR
}

log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event held when type = "held"
  event resumed when type = "resumed"
  event resolved when type = "resolved"
  signal priority is priority
}
log incidents {
  subject is service
  window down from began to ended
}
log probes {
  time is at
  subject is always "shop"
  signal up is up as flag
}

clock taken of tickets {
  starts on opened
  pauses on held
  resumes on resumed
  stops on resolved
  reopened: resume, leaving out the gap
  counts around the clock
  when priority changes: carry the elapsed time
  missed before a change: the last limit decides
}
clock once of tickets {
  starts on opened
  stops on resolved
  reopened: the first stop decides
  counts around the clock
}
outage downtime of incidents {
  during down
  lasting at least 30 hours, the whole outage counts
  outages less than 20 hours apart are one
}
outage closed of probes {
  while up = false
}

target resolved_in_time {
  taken is within
    | priority = "P1" | 48 hours  |
    | otherwise       | 240 hours |
  for at least 60% of tickets resolved in each calendar month
  open at the end of a month: overdue tickets count as missed, the others are left out
  small numbers: no exception
  with no tickets: not applicable
}
target of_each {
  taken is within
    | priority = "P1" | 48 hours  |
    | otherwise       | 240 hours |
  for all tickets resolved in each calendar month, for each ticket and priority
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}
target opened_in {
  once is within 200 hours
  for at least 60% of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: missed
}
target service {
  time without downtime is at least 90% of each calendar month, for each service
  outages that cross a month belong to the month they begin in
}
target split_service {
  time without downtime is at least 90% of each calendar month, for each service
  outages that cross a month are split
}
target shop {
  time without closed is at least 60% of each calendar month
  outages that cross a month are split
  records that cannot be used: the result is undetermined
}
)";

struct Record {
  std::vector<std::pair<std::string, std::string>> members;  // a key, and its value as JSON
  std::string broken;                                        // in place of them
};

std::string text_of(const Record& record) {
  if (!record.broken.empty()) return record.broken + "\n";
  std::string text;
  for (const auto& [key, value] : record.members) {
    text += fmt::format("{}\"{}\":{}", text.empty() ? "{" : ",", key, value);
  }
  return (text.empty() ? "{" : text) + "}\n";
}

using Log = std::vector<Record>;
struct Logs {
  Log tickets, incidents, probes;
  std::array<Log*, 3> all() { return {&tickets, &incidents, &probes}; }
};

// No two records of a log at one instant.
struct Times {
  Dice& dice;
  Instant last = *parse_rfc3339("2025-12-30T00:00:00Z");

  std::string next() {
    last += (1 + dice.below(150)) * kHour;
    return fmt::format("\"{}\"", format_rfc3339(last));
  }
};

Logs any_logs(Dice& dice) {
  Logs logs;
  static const std::vector<std::string> types = {"opened",   "held",     "resumed",
                                                 "resolved", "resolved", "noted"};
  Times tickets{dice}, incidents{dice}, probes{dice};
  for (std::int64_t i = 4 + dice.below(14); i > 0; --i) {
    Record& row = logs.tickets.emplace_back();
    row.members = {{"at", tickets.next()},
                   {"ticket", fmt::format("\"T{}\"", dice.below(3))},
                   {"type", fmt::format("\"{}\"", dice.of(types))}};
    if (dice.one_in(3)) row.members.emplace_back("priority", dice.one_in(2) ? "\"P1\"" : "\"P2\"");
  }
  for (std::int64_t i = dice.below(7); i > 0; --i) {
    const std::string began = incidents.next();
    logs.incidents.push_back({{{"service", fmt::format("\"S{}\"", dice.below(2))},
                               {"began", began},
                               {"ended", incidents.next()}},
                              {}});
  }
  for (std::int64_t i = dice.below(7); i > 0; --i) {
    logs.probes.push_back({{{"at", probes.next()}, {"up", dice.one_in(2) ? "true" : "false"}}, {}});
  }
  return logs;
}

// A value that cannot stand in this place; empty: the member goes.
std::string unusable(Dice& dice, const std::string& key) {
  static const std::vector<std::string> times = {"",
                                                 "null",
                                                 "\"\"",
                                                 "\"-\"",
                                                 "\"2026-02-30T00:00:00Z\"",
                                                 "[]",
                                                 "{}",
                                                 "true",
                                                 "\"31/01/2026\"",
                                                 "\"0001-01-01T00:00:00Z\"",
                                                 "\"2026-01-01T00:00:00+99:00\""};
  static const std::vector<std::string> ends = {
      "\"\"", "\"-\"", "0", "[]", "{}", "\"soon\"", "\"0001-01-01T00:00:00Z\""};
  static const std::vector<std::string> names = {"",   "null", "\"\"",    "[]",
                                                 "{}", "true", "[\"T1\"]"};
  static const std::vector<std::string> values = {"[]", "{}", "[\"P1\"]", "{\"name\":\"P1\"}"};
  if (key == "ended") return dice.of(ends);
  if (key == "at" || key == "began") return dice.of(times);
  return dice.of(key == "priority" || key == "up" ? values : names);
}

void damage(Dice& dice, Record& record) {
  if (dice.one_in(5)) {
    static const std::vector<std::string> others = {"x",  "[5]x", "5",        "{",
                                                    "\"", "{}}",  "{\"at\":}"};
    const std::string whole = text_of(record);
    const auto cut = static_cast<std::size_t>(1 + dice.below(static_cast<int>(whole.size()) - 3));
    record.broken = dice.one_in(2) ? dice.of(others) : whole.substr(0, cut);
    return;
  }
  // A type that is none names nothing: of no concern, as the agreement has it.
  auto at = record.members.begin();
  do {
    at = record.members.begin() + dice.below(static_cast<std::int64_t>(record.members.size()));
  } while (at->first == "type");
  at->second = unusable(dice, at->first);
  if (at->second.empty()) record.members.erase(at);
}

struct Row {
  ir::Verdict verdict = ir::Verdict::Pending;
  ir::LostRecords rule = ir::LostRecords::Marked;
  std::string measured;
  bool marked = false;
  bool reopened = false;  // a later record changed it: without that record it is what it was
  std::size_t log = 0;
};
struct Outcome {
  std::map<std::string, Row> rows;
  std::uint64_t findings = 0;
};

Outcome outcome_of(const ir::Program& program, Logs& logs) {
  static std::array<fuzz::MemoryFile, 3> files;
  std::vector<events::LogFile> given;
  for (std::size_t log = 0; log < files.size(); ++log) {
    std::string bytes;
    for (const Record& record : *logs.all()[log]) bytes += text_of(record);
    files[log].fill(bytes);
    given.push_back({program.logs[log].name, files[log].path()});
  }
  engine::RunOptions options;
  options.as_of = *parse_rfc3339("2026-04-10T00:00:00Z");
  options.with_digest = false;
  events::ReadError error;
  const auto found = engine::run(program, given, options, error);
  if (!found) {
    fmt::print("the logs cannot be read: {}\n", error.message);
    std::exit(1);
  }
  Outcome outcome;
  for (const report::FindingCount& finding : found->statement.findings) {
    if (finding.kind != "redundant start" && finding.kind != "redundant pause" &&
        finding.kind != "redundant resume" && finding.kind != "stop without start") {
      outcome.findings += finding.count;
    }
  }
  for (const report::PeriodStatement& period : found->statement.periods) {
    for (const results::Result& result : period.measured.results) {
      const ir::Target& target = program[result.target];
      std::string key = target.name + " " + period.measured.period.label;
      for (const auto& value : result.group) key += " " + value.value_or("(none)");
      outcome.rows[key] = {result.verdict,
                           target.lost,
                           result.measured ? to_fraction(result.measured->value) : "",
                           result.lost > 0 || result.if_down.has_value(),
                           measures::reopened_in(result.counts) > 0,
                           ir::log_of(program, target).index()};
    }
  }
  return outcome;
}

// What is wrong; empty where nothing is.
std::string fault_of(const Outcome& sound, const Outcome& damaged, std::size_t log) {
  for (const auto& [key, row] : sound.rows) {
    if (row.marked) return key + ": a mark without a loss";
    const auto other = damaged.rows.find(key);
    if (other == damaged.rows.end() && damaged.findings == 0) return key + ": gone without a word";
    if (other == damaged.rows.end()) continue;
    const bool same =
        row.verdict == other->second.verdict && row.measured == other->second.measured;
    if (!same && !other->second.marked && !row.reopened)
      return key + ": another one without a mark";
  }
  for (const auto& [key, row] : damaged.rows) {
    if (row.marked && row.log != log) return key + ": marked by a record of another log";
    const bool decided = row.verdict == ir::Verdict::Met || row.verdict == ir::Verdict::Missed;
    const auto other = sound.rows.find(key);
    if (other == sound.rows.end() && !row.marked) return key + ": there without a mark";
    if (row.rule == ir::LostRecords::Undetermined && row.marked && decided) {
      return key + ": decided, although records were lost";
    }
  }
  return "";
}

void print(Logs& logs) {
  for (const Log* log : logs.all()) {
    for (const Record& record : *log) fmt::print("  {}", text_of(record));
    fmt::print("  --\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t count = argc > 1 ? std::atoll(argv[1]) : kDefaultLogs;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  driver::Compilation compiled = driver::compile_text("damaged.sla", kAgreement, {});
  if (!compiled.program) {
    fmt::print("the agreement is not sound\n");
    return 1;
  }
  ir::Program& program = *compiled.program;
  std::get<ir::OfItems>(program.targets[2].of).attribution =
      ir::Attribution::ByStart;  // whatever is open then
  Dice dice{std::mt19937_64(seed)};
  std::int64_t changed = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    Logs sound = any_logs(dice);
    Logs damaged = sound;
    const auto log = static_cast<std::size_t>(dice.below(3));
    Log& hit = *damaged.all()[log];
    if (hit.empty()) continue;
    damage(dice, hit[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(hit.size())))]);
    const Outcome before = outcome_of(program, sound);
    const Outcome after = outcome_of(program, damaged);
    const std::string fault = fault_of(before, after, log);
    for (const auto& [key, row] : before.rows) {
      const auto other = after.rows.find(key);
      if (other == after.rows.end() || other->second.verdict != row.verdict) ++changed;
    }
    if (fault.empty()) continue;
    fmt::print("log {} of seed {}: {}\nsound:\n", i, seed, fault);
    print(sound);
    fmt::print("damaged:\n");
    print(damaged);
    return 1;
  }
  fmt::print("{} damaged logs, {} verdicts that differ, each marked\n", count, changed);
  return changed > 0 ? 0 : 1;
}
