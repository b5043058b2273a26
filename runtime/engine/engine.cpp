#include "runtime/engine/engine.h"

#include <algorithm>

#include "runtime/evaluation/evaluation.h"
#include "runtime/settlement/settle.h"

namespace akad::engine {
namespace {

std::string when_of(const events::Channels& channels, events::Channel channel) {
  const bool window = channels.kind_of(channel) == events::ChannelKind::Window;
  return channels.name_of(channel) + (window ? " from " : " at ");
}

// By content, since subjects are numbered in the order of reading.
void list_story_findings(events::FindingList& findings, const events::Channels& channels,
                         const events::EventStore& store, const measures::Partial& partial) {
  std::vector<std::array<std::size_t, events::kFindingKinds>> room(partial.findings.size());
  for (auto& kinds : room) kinds.fill(events::kMostListed);
  for (const events::Finding& listed : findings.listed) {
    if (listed.log < 0) continue;
    --room[static_cast<std::size_t>(listed.log)][static_cast<std::size_t>(listed.kind)];
  }
  std::vector<events::Finding> found;
  for (const clocks::Noted& noted : partial.noted) {
    std::size_t& left =
        room[static_cast<std::size_t>(noted.log)][static_cast<std::size_t>(noted.kind)];
    if (left == 0) continue;
    --left;
    const std::string what =
        noted.channel < 0 ? "" : when_of(channels, static_cast<events::Channel>(noted.channel));
    found.push_back({noted.kind, noted.log, -1, 0,
                     std::string(store.subjects.text(noted.subject)),
                     what + format_rfc3339(noted.at)});
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.log, a.kind, a.subject) < std::tie(b.log, b.kind, b.subject);
  });
  findings.listed.insert(findings.listed.end(), found.begin(), found.end());
}

// What reading found and what the stories found, by log.
void add_story_findings(events::FindingList& findings, const measures::Partial& partial,
                        std::size_t logs) {
  findings.counts.resize(logs);
  for (std::size_t log = 0; log < std::min(logs, partial.findings.size()); ++log) {
    for (std::size_t kind = 0; kind < events::kFindingKinds; ++kind) {
      findings.counts[log][kind] += partial.findings[log][kind];
    }
  }
}

void add_data(report::Statement& statement, const ir::Program& program,
              const events::EventStore& store, const events::FindingList& findings) {
  const auto kinds = words(events::FindingKind{});
  for (std::size_t log = 0; log < program.logs.size(); ++log) {
    const auto tally = log < store.tallies.size() ? store.tallies[log] : events::LogTally{};
    statement.logs.push_back({program.logs[log].name, tally});
    for (std::size_t kind = 0; kind < events::kFindingKinds; ++kind) {
      const std::uint64_t count = findings.counts[log][kind];
      const auto what = static_cast<events::FindingKind>(kind);
      if (count == 0 || what == events::FindingKind::OutOfOrder) continue;
      statement.findings.push_back({program.logs[log].name, std::string(kinds[kind]), count});
    }
  }
}

}  // namespace

RunResult settle_store(const ir::Program& program, events::EventStore store,
                       const RunOptions& options) {
  const evaluation::Order order{
      options.as_of, options.keep_items ? evaluation::Keep::Items : evaluation::Keep::Nothing, 0};
  auto found = evaluation::evaluate(program, std::move(store), order);
  RunResult result;
  auto settled = settlement::settle(program, found.results);
  result.statement =
      report::statement_of(program, std::move(found.results), std::move(settled), options.shown);
  result.statement.as_of = options.as_of;
  result.statement.subjects = found.all.subjects;
  result.statement.digest = ir::digest(program);
  result.statement.tzdata = time::tzdata_version();
  result.findings = std::move(found.store.findings);
  list_story_findings(result.findings, found.plan.channels, found.store, found.all);
  add_story_findings(result.findings, found.all, program.logs.size());
  add_data(result.statement, program, found.store, result.findings);
  result.items = std::move(found.all.items);
  result.files = std::move(found.store.files);
  return result;
}

std::optional<RunResult> run(const ir::Program& program, const std::vector<events::LogFile>& files,
                             const RunOptions& options, events::ReadError& error) {
  auto store = evaluation::read(program, files, {options.as_of, options.progress}, error);
  if (!store) return std::nullopt;
  return settle_store(program, std::move(*store), options);
}

}  // namespace akad::engine
