// The whole runtime on one page: evaluate, settle, state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/evaluation/evaluation.h"
#include "runtime/events/digest.h"
#include "runtime/measures/partial.h"
#include "runtime/report/statement/statement.h"

namespace akad::engine {

struct RunOptions {
  Instant as_of = 0;
  // Periods that end on these dates; none = all that have begun. The whole term is computed all the
  // same.
  std::optional<report::ShownPeriods> shown;
  bool keep_items = false;
  bool open_items = false;           // instead of all items the open ones, with how they stand
  bool list_misses = false;          // missed items and outages, in the statement
  std::vector<std::string> without;  // logs that are left out on purpose, by name
  bool with_digest = true;       // of the agreement, in the statement: as long a work as it is long
  bool keep_files = false;       // the digests of the files as they are stored
  bool keep_places = false;      // findings of stories say where the record stands, too
  events::Roll* roll = nullptr;  // filled with each record; null = not asked for
  limits::Limits limits = {};
  std::function<void(std::uint64_t bytes, std::uint64_t records)> progress;
};

struct RunResult {
  report::Statement statement;
  measures::Items items;                     // sorted
  std::vector<measures::ClaimRow> claims;    // sorted
  events::FindingList findings;              // with files and lines
  std::vector<std::string> files;            // names for Finding::file
  std::vector<events::FileDigest> evidence;  // beside `files`; of a store filled by hand, nothing
  std::string secret;  // of the records, for who masks subjects; what nobody knows without them
  std::string excess;  // what there was more than the limits allow: then there is nothing else
};

std::optional<RunResult> run(const ir::Program& program, const std::vector<events::LogFile>& files,
                             const RunOptions& options, events::ReadError& error);

// The same, with the evaluation that it was made of: who asks why something is so asks that. Its
// results, items, claims and findings are those of the result, and are in it alone.
struct Kept {
  RunResult result;
  evaluation::Evaluation found;
};
std::optional<Kept> run_and_keep(const ir::Program& program,
                                 const std::vector<events::LogFile>& files,
                                 const RunOptions& options, events::ReadError& error);

// The same evaluation over a store that is already filled (scenarios, embedding).
RunResult settle_store(const ir::Program& program, events::EventStore store,
                       const RunOptions& options);

struct ExpectationResult {
  bool held = false;
  phrases::Phrase expected;  // as `then` has it
  phrases::Phrase found;     // likewise, or that there is nothing of the kind
  std::int32_t line = 0;
};
struct ScenarioResult {
  std::string name;
  bool passed = false;
  std::string problem;  // why nothing was computed: a limit, or a zone that nobody knows
  std::vector<ExpectationResult> expectations;
};
ScenarioResult run_scenario(const ir::Program& program, const ir::Scenario& scenario,
                            const limits::Limits& limits = {});

// The same in steps, for who tells more of it: the story as records, not yet arranged; what they
// come to, with the items; and what is expected held against that.
events::EventStore store_of(const ir::Program& program, const ir::Scenario& scenario);
RunResult settle_scenario(const ir::Program& program, const ir::Scenario& scenario,
                          const limits::Limits& limits = {});
ScenarioResult hold(const ir::Program& program, const ir::Scenario& scenario,
                    const RunResult& found);

}  // namespace akad::engine
