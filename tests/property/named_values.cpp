// Conditions and values with a name beside the same agreement without them: there every record says
// what the value is, worked out here by itself. named_values [logs] [seed]. Ends with code 1 where
// items or results differ.
#include <fmt/format.h>

#include <cstdlib>
#include <map>

#include "compiler/diagnostics/render/render.h"
#include "compiler/driver/driver.h"
#include "runtime/engine/engine.h"
#include "tests/fuzz/memory_file.h"
#include "tests/oracle/dice.h"

namespace {

using namespace akad;
using oracle::Dice;

constexpr std::int64_t kDefaultLogs = 600;
constexpr std::uint64_t kDefaultSeed = 20'261'127;

constexpr const char* kHead = R"(language 1

agreement "Named" version "1" {
  provider "Provider"
  customer "Customer"
  term 2026-01-01 to 2026-03-31
  timezone Asia/Jakarta
  currency IDR
}

log tickets {
  time is at
  sequence is n
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
  signal priority is priority
  signal impact is impact
  signal urgency is urgency
  signal waiting is waiting as flag
)";

constexpr const char* kNamed = R"(}

value desk of tickets means
  | level = "gold" or level = "silver" | "first"  |
  | otherwise                          | "second" |

value level of tickets means
  | urgent                                   | "gold"   |
  | priority = "P2" and (impact is present)  | "silver" |
  | otherwise                                | "bronze" |

condition waits of tickets means waiting = true and not urgent

condition urgent of tickets means priority = "P1" or (impact = "high" and not urgency = "low")
)";

constexpr const char* kWritten = R"(
  signal level is level
  signal desk is desk
}
)";

// What both say; {0} and {1} are the conditions `urgent` and `waits`.
constexpr const char* kRest = R"(
clock taken of tickets {{
  starts on opened
  pauses while {1}
  stops on resolved
  attributed to desk
  reopened: resume, leaving out the gap
  counts around the clock
  when level changes: {2}
  missed before a change: stays missed
}}

clock held of tickets {{
  starts on opened
  stops on resolved
  one item for each value of desk
  reopened: a new item begins
  counts around the clock
}}

outage trouble of tickets {{
  while {0}
}}

target in_time {{
  taken is within
    | level = "gold"   | 20 hours |
    | level = "silver" | 60 hours |
    | otherwise        | 90 hours |
  for at least 60% of tickets resolved in each calendar month, for each level
  open at the end of a month: overdue tickets count as missed, the others are left out
  small numbers: no exception
  with no tickets: not applicable
}}

target at_a_desk {{
  held is within 50 hours
  for all tickets resolved in each calendar month, for each desk
  open at the end of a month: left out
  with no tickets: met
}}

target calm {{
  time without trouble is at least 60% of each calendar month, for each ticket
  outages that cross a month are split
}}
)";

struct State {
  std::map<std::string, std::string> values;  // as JSON; absent or null = none

  bool is(const std::string& key, const std::string& value) const {
    const auto found = values.find(key);
    return found != values.end() && found->second == value;
  }
  bool urgent() const {
    return is("priority", "\"P1\"") || (is("impact", "\"high\"") && !is("urgency", "\"low\""));
  }
  std::string level() const {
    if (urgent()) return "gold";
    const auto impact = values.find("impact");
    const bool present = impact != values.end() && impact->second != "null";
    return is("priority", "\"P2\"") && present ? "silver" : "bronze";
  }
  std::string desk() const { return level() == "bronze" ? "second" : "first"; }
};

struct Logs {
  std::string named, written;
};

Logs any_logs(Dice& dice) {
  static const std::map<std::string, std::vector<std::string>> values = {
      {"priority", {"\"P1\"", "\"P2\"", "\"P3\"", "null"}},
      {"impact", {"\"high\"", "\"low\"", "null"}},
      {"urgency", {"\"high\"", "\"low\"", "null"}},
      {"waiting", {"true", "false", "null"}}};
  static const std::vector<std::string> types = {"opened", "resolved", "changed", "changed"};
  Logs logs;
  std::map<std::string, State> states;
  Instant at = *parse_rfc3339("2026-01-02T00:00:00Z");
  const std::int64_t records = 4 + dice.below(40);
  for (std::int64_t n = 0; n < records; ++n) {
    if (!dice.one_in(4)) at += (1 + dice.below(60)) * kHour;  // else at the same instant
    const std::string ticket = fmt::format("T{}", 1 + dice.below(3));
    State& state = states[ticket];
    std::string record = fmt::format(R"({{"at":"{}","n":{},"ticket":"{}","type":"{}")",
                                     format_rfc3339(at), n, ticket, dice.of(types));
    for (const auto& [key, choices] : values) {
      if (!dice.one_in(3)) continue;
      state.values[key] = dice.of(choices);
      record += fmt::format(R"(,"{}":{})", key, state.values[key]);
    }
    logs.named += record + "}\n";
    logs.written +=
        fmt::format(R"({},"level":"{}","desk":"{}"}})", record, state.level(), state.desk()) + "\n";
  }
  return logs;
}

std::string text_of(const std::vector<measures::GroupValue>& group) {
  std::string text;
  for (const auto& value : group) text += " " + value.value_or("(none)");
  return text;
}

// All that the two must have in common.
std::string outcome_of(const ir::Program& program, const std::string& log) {
  static fuzz::MemoryFile file;
  file.fill(log);
  engine::RunOptions options;
  options.as_of = *parse_rfc3339("2026-04-10T00:00:00Z");
  options.with_digest = false;
  options.keep_items = true;
  events::ReadError error;
  const auto found = engine::run(program, {{"tickets", file.path()}}, options, error);
  if (!found) {
    fmt::print("the log cannot be read: {}\n", error.message);
    std::exit(1);
  }
  std::string text;
  for (const measures::Item& item : found->items) {
    text +=
        fmt::format("{} {} #{}: {} {} {} {} {} {} {}{}", program[item.target].name, item.subject,
                    item.number, static_cast<int>(item.verdict), item.started, item.stopped,
                    item.due, item.elapsed, item.paused, item.missed_before, text_of(item.group));
    for (const auto& [value, held] : item.attributed) {
      text += fmt::format(" {}={}", value.value_or("(none)"), held);
    }
    text += "\n";
  }
  for (const report::PeriodStatement& period : found->statement.periods) {
    for (const results::Result& result : period.measured.results) {
      text +=
          fmt::format("{} {}{}: {} {}\n", program[result.target].name, period.measured.period.label,
                      text_of(result.group), static_cast<int>(result.verdict),
                      result.measured ? to_fraction(result.measured->value) : "");
    }
  }
  return text;
}

ir::Program compiled(const std::string& text) {
  driver::Compilation out = driver::compile_text("named.sla", text, {});
  if (out.program) return std::move(*out.program);
  fmt::print("the agreement is not sound\n{}", render_text(out.sources, out.sink, {}));
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t count = argc > 1 ? std::atoll(argv[1]) : kDefaultLogs;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultSeed;
  const std::string urgent = R"((priority = "P1" or (impact = "high" and not urgency = "low")))";
  const std::string waits = "waiting = true and not " + urgent;
  Dice dice{std::mt19937_64(seed)};
  for (const char* policy :
       {"carry the elapsed time", "restart the clock", "keep the first target",
        "judge from the start without earlier pauses", "carry in proportion"}) {
    const ir::Program named =
        compiled(kHead + (std::string(kNamed) + fmt::format(kRest, "urgent", "waits", policy)));
    const ir::Program written =
        compiled(kHead + (std::string(kWritten) + fmt::format(kRest, urgent, waits, policy)));
    for (std::int64_t i = 0; i < count / 5; ++i) {
      const Logs logs = any_logs(dice);
      const std::string found = outcome_of(named, logs.named);
      const std::string expected = outcome_of(written, logs.written);
      if (found == expected) continue;
      fmt::print("log {} of seed {}, {}\n{}\nfound:\n{}\nexpected:\n{}", i, seed, policy,
                 logs.written, found, expected);
      return 1;
    }
  }
  fmt::print("{} logs, the same with named conditions and values as without\n", count);
  return 0;
}
