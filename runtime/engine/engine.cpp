#include "runtime/engine/engine.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/measures/evaluate.h"
#include "runtime/settlement/settle.h"

namespace akad::engine {
namespace {

// Subjects are evaluated in ranges and the parts merged, the way threads or machines would do it.
constexpr std::uint32_t kSubjectsAtOnce = 1 << 16;

measures::Partial evaluate_all(const plan::Plan& plan, const events::EventStore& store,
                               bool keep_items) {
  const auto count = static_cast<std::uint32_t>(store.subjects.size());
  measures::Partial all;
  for (std::uint32_t first = 0; first < count; first += kSubjectsAtOnce) {
    const measures::SubjectRange range{first, first + std::min(count - first, kSubjectsAtOnce)};
    all = measures::merge(std::move(all), measures::evaluate(plan, store, range, keep_items));
  }
  return all;
}

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

// Names of zones, wherever the program has them.
struct ZoneCheck {
  std::string unknown;

  void require(const std::string& zone) {
    if (unknown.empty() && !zone.empty() && !time::find_zone(zone)) unknown = zone;
  }
};

std::string unknown_zone(const ir::Program& program) {
  ZoneCheck check;
  check.require(program.agreement.zone);
  for (const ir::Calendar& calendar : program.calendars) check.require(calendar.zone);
  for (const ir::Log& log : program.logs) {
    check.require(log.format.zone);
    check.require(log.received_format.zone);
  }
  for (const ir::Event& event : program.events) check.require(event.format.zone);
  for (const ir::Signal& signal : program.signals) check.require(signal.format.zone);
  for (const ir::Window& window : program.windows) check.require(window.format.zone);
  return check.unknown;
}

}  // namespace

std::string zone_problem(const ir::Program& program) {
  const std::string zone = unknown_zone(program);
  if (zone.empty()) return "";
  return fmt::format("the zone database of this machine ({}) does not know `{}`",
                     time::tzdata_version(), for_terminal(zone));
}

RunResult settle_store(const ir::Program& program, events::EventStore store,
                       const RunOptions& options) {
  events::arrange(store, program);
  const plan::Plan plan = plan::bind(program, options.as_of, options.months);
  measures::Partial partial = evaluate_all(plan, store, options.keep_items);
  RunResult result;
  result.statement = settlement::settle(plan, partial);
  result.statement.digest = ir::digest(program);
  result.statement.tzdata = time::tzdata_version();
  result.findings = std::move(store.findings);
  list_story_findings(result.findings, plan.channels, store, partial);
  add_story_findings(result.findings, partial, program.logs.size());
  add_data(result.statement, program, store, result.findings);
  result.items = std::move(partial.items);
  measures::sort_items(result.items);
  result.files = std::move(store.files);
  return result;
}

std::optional<RunResult> run(const ir::Program& program, const std::vector<events::LogFile>& files,
                             const RunOptions& options, events::ReadError& error) {
  error.message = zone_problem(program);
  if (!error.message.empty()) return std::nullopt;
  auto store = events::read_logs(program, files, {options.as_of, options.progress}, error);
  if (!store) return std::nullopt;
  return settle_store(program, std::move(*store), options);
}

}  // namespace akad::engine
