#include "runtime/engine/engine.h"

#include <algorithm>

#include "runtime/evaluation/evaluation.h"
#include "runtime/settlement/settle.h"

namespace akad::engine {
namespace {

bool is_left_out(const events::EventStore& store, std::size_t log) {
  return std::any_of(store.left_out.begin(), store.left_out.end(),
                     [&](Id<ir::Log> id) { return id.index() == log; });
}

// A record that is lost, by what it says: where it stands depends on the files.
std::optional<report::FindingCount::Example> example_of(const events::FindingList& findings,
                                                        std::int32_t log,
                                                        events::FindingKind kind) {
  bool with_detail = false;
  switch (events::loses(kind)) {
    case events::Loses::Nothing:
    case events::Loses::UnreadRecord: return std::nullopt;
    case events::Loses::Sometimes: with_detail = true; break;
    case events::Loses::Record: break;
  }
  const auto first = findings.first_of(log, kind, with_detail);
  if (!first || (first->subject.empty() && first->detail.empty())) return std::nullopt;
  return report::FindingCount::Example{first->subject, first->detail};
}

void add_data(report::Statement& statement, const ir::Program& program,
              const events::EventStore& store, const events::FindingList& findings) {
  const auto kinds = words(events::FindingKind{});
  for (std::size_t log = 0; log < program.logs.size(); ++log) {
    const bool is_group = !ir::has_records(program.logs[log]);
    const auto tally = log < store.tallies.size() ? store.tallies[log] : events::LogTally{};
    const bool left_out = is_left_out(store, log);
    const bool unused = log < store.tallies.size() && tally.used == 0 && !left_out && !is_group;
    statement.logs.push_back({program.logs[log].name, tally, left_out, {}, unused, is_group});
    for (std::size_t kind = 0; kind < events::kFindingKinds; ++kind) {
      const auto what = static_cast<events::FindingKind>(kind);
      const auto id = static_cast<std::int32_t>(log);
      const std::uint64_t count = findings.count_of(id, what);
      if (count == 0 || what == events::FindingKind::OutOfOrder) continue;
      statement.findings.push_back({program.logs[log].name, std::string(kinds[kind]), count,
                                    findings.names_of(id, what), example_of(findings, id, what)});
    }
  }
}

// `keeps`: the items are asked for as well.
void add_lists(report::Statement& statement, measures::Partial& all, bool keeps) {
  report::Statement::Lists& lists = statement.lists.emplace();
  lists.outages = std::move(all.outages);
  for (measures::Item& item : all.items) {
    const bool is_open = item.started != kNever && item.stopped == kNever && item.left_out < 0 &&
                         item.verdict != ir::Verdict::NotApplicable;
    if (is_open) lists.open.push_back(item);
    if (measures::missed_in(item).empty()) continue;
    lists.missed.push_back(keeps ? item : std::move(item));
  }
}

// Last of all: the digests are taken meanwhile.
void add_digests(RunResult& result, events::EventStore& store) {
  const events::Digests* digests = events::digests_of(store);
  if (digests == nullptr) return;
  for (std::size_t log = 0; log < digests->logs.size(); ++log) {
    report::Statement::LogLine& line = result.statement.logs[log];
    if (line.is_group) continue;
    if (!line.left_out) line.digest = events::text_of(digests->logs[log].digest);
    result.secret += events::hex_of(digests->logs[log].secret);
  }
  result.evidence = digests->files;
}

evaluation::Evaluation evaluate(const ir::Program& program, events::EventStore store,
                                const RunOptions& options) {
  evaluation::Order order;
  order.as_of = options.as_of;
  if (options.keep_items) order.keep = evaluation::Keep::Items;
  if (options.open_items) order.keep = evaluation::Keep::OpenItems;
  order.list_misses = options.list_misses;
  order.limits = options.limits;
  return evaluation::evaluate(program, std::move(store), order);
}

RunResult settle(const ir::Program& program, evaluation::Evaluation& found,
                 const RunOptions& options) {
  RunResult result;
  result.excess = std::move(found.excess);
  if (!result.excess.empty()) return result;
  auto settled =
      settlement::settle(program, found.results,
                         claimed::Claims(found.plan, found.store, found.losses), found.charges);
  result.statement =
      report::statement_of(program, std::move(found.results), std::move(settled), options.shown);
  result.statement.charges = std::move(found.charges);
  report::add_claims(result.statement, found.all.claims);
  result.claims = std::move(found.all.claims);
  result.statement.as_of = options.as_of;
  result.statement.subjects = found.all.subjects;
  if (options.with_digest) result.statement.digest = ir::digest(program);
  result.statement.engine = AKAD_VERSION;
  result.statement.tzdata = time::tzdata_version();
  result.findings = std::move(found.store.findings);
  result.findings.add(found.all.findings);
  add_data(result.statement, program, found.store, result.findings);
  result.statement.unspoken = std::move(found.unspoken);
  if (options.list_misses) add_lists(result.statement, found.all, options.keep_items);
  if (options.keep_items || options.open_items) result.items = std::move(found.all.items);
  result.files = std::move(found.store.files);
  add_digests(result, found.store);
  return result;
}

std::optional<events::EventStore> read(const ir::Program& program,
                                       const std::vector<events::LogFile>& files,
                                       const RunOptions& options, events::ReadError& error) {
  events::ReadOptions reading{options.as_of, options.progress};
  reading.without = options.without;
  reading.digests = true;
  reading.stored_digests = options.keep_files;
  reading.limits = options.limits;
  reading.roll = options.roll;
  if (options.keep_places) {
    reading.attributes = {events::Attribute::Line, events::Attribute::Element};
  }
  return evaluation::read(program, files, reading, error);
}

}  // namespace

RunResult settle_store(const ir::Program& program, events::EventStore store,
                       const RunOptions& options) {
  auto found = evaluate(program, std::move(store), options);
  return settle(program, found, options);
}

std::optional<RunResult> run(const ir::Program& program, const std::vector<events::LogFile>& files,
                             const RunOptions& options, events::ReadError& error) {
  auto store = read(program, files, options, error);
  if (!store) return std::nullopt;
  RunResult result = settle_store(program, std::move(*store), options);
  error.message = result.excess;
  if (!error.message.empty()) return std::nullopt;
  return result;
}

std::optional<Kept> run_and_keep(const ir::Program& program,
                                 const std::vector<events::LogFile>& files,
                                 const RunOptions& options, events::ReadError& error) {
  auto store = read(program, files, options, error);
  if (!store) return std::nullopt;
  Kept kept{{}, evaluate(program, std::move(*store), options)};
  kept.result = settle(program, kept.found, options);
  error.message = kept.result.excess;
  if (!error.message.empty()) return std::nullopt;
  return kept;
}

}  // namespace akad::engine
