#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/audit/analysis/tables.h"
#include "compiler/audit/sample/fit.h"
#include "compiler/scope/scope.h"
#include "runtime/base/text.h"
#include "runtime/events/compare.h"

namespace akad::audit {
namespace {

enum class Truth { No, Perhaps, Yes };

// What a condition says where one signal has a value, and nothing is known of the others.
Truth truth_of(const ir::Program& program, Id<ir::Condition> id, Id<ir::Signal> signal,
               std::string_view value) {
  const ir::Condition& condition = program[id];
  std::vector<Truth> parts;
  for (const Id<ir::Condition> part : condition.parts) {
    parts.push_back(truth_of(program, part, signal, value));
  }
  switch (condition.op) {
    case ir::Operator::And: return *std::min_element(parts.begin(), parts.end());
    case ir::Operator::Or: return *std::max_element(parts.begin(), parts.end());
    case ir::Operator::Not:
      return parts.front() == Truth::Perhaps ? Truth::Perhaps
             : parts.front() == Truth::Yes   ? Truth::No
                                             : Truth::Yes;
    case ir::Operator::Equal:
    case ir::Operator::NotEqual:
    case ir::Operator::Less:
    case ir::Operator::AtMost:
    case ir::Operator::More:
    case ir::Operator::AtLeast:
    case ir::Operator::OneOf:
    case ir::Operator::Present:
    case ir::Operator::Absent:
    case ir::Operator::Contains:
    case ir::Operator::StartedIn: break;
  }
  if (condition.signal != signal) return Truth::Perhaps;
  events::Fact fact;
  fact.kind = events::Fact::Kind::Written;
  fact.written = value;
  return events::holds(condition.op, fact, condition.constants) ? Truth::Yes : Truth::No;
}

// Whatever else is so, none of the rows takes it but the last one.
bool falls_to_the_rest(const ir::Program& program, const Rows& rows, Id<ir::Signal> signal,
                       std::string_view value) {
  return std::all_of(rows.begin(), rows.end(), [&](Id<ir::Condition> row) {
    return !row.valid() || truth_of(program, row, signal, value) == Truth::No;
  });
}

std::set<Id<ir::Signal>> asked_by(const ir::Program& program, const Rows& rows) {
  std::set<Id<ir::Signal>> asked;
  for (const Id<ir::Condition> row : rows) {
    if (row.valid()) asked.merge(ir::signals_of(program, row));
  }
  return asked;
}

struct Table {
  Rows rows;
  std::string name;
  Span rest;  // where `otherwise` stands, or the table
  std::string_view label = "they come to this row";
};

std::vector<Table> tables_of(const Audit& audit) {
  const ir::Program& program = audit.program;
  std::vector<Table> tables;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&program[id].of);
    if (items == nullptr || items->limits.size() < 2) continue;
    Table& table = tables.emplace_back(
        Table{rows_of(items->limits), program[id].name, audit.map.limit_rows[id.index()].back()});
    if (std::holds_alternative<ir::NoTarget>(items->limits.back().limit.rule)) {
      table.label = "they come to this row, which promises nothing";
    }
  }
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    const ir::Signal& signal = program[id];
    if (signal.means.empty()) continue;
    tables.push_back(
        {rows_of(signal.means), signal.name, audit.map[id], "they come to its `otherwise`"});
  }
  return tables;
}

// The values of a signal that tables leave to their last rows: the same of several tables are told
// once.
struct Rest {
  Id<ir::Signal> signal;
  events::SeenValues values = {};
  std::vector<const Table*> tables = {};

  bool operator==(const Rest& other) const {
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    return signal == other.signal &&
           std::equal(values.rows.begin(), values.rows.end(), other.values.rows.begin(),
                      other.values.rows.end(), same);
  }
};

void add_rest(const Fit& fit, const Table& table, std::vector<Rest>& all) {
  for (const Id<ir::Signal> signal : asked_by(fit.program(), table.rows)) {
    const ir::Signal& row = fit.program()[signal];
    if (!fit.is_read(row.log) || !row.means.empty()) continue;
    Rest rest{signal};
    for (const auto& value : fit.sample.seen.signals[signal.index()].rows) {
      if (fit.values.contains({signal, value.first})) continue;
      if (falls_to_the_rest(fit.program(), table.rows, signal, value.first)) {
        rest.values.rows.insert(value);
      }
    }
    if (rest.values.rows.empty()) continue;
    auto known = std::find(all.begin(), all.end(), rest);
    if (known == all.end()) known = all.insert(all.end(), std::move(rest));
    known->tables.push_back(&table);
  }
}

void tell_rest(Fit& fit, const Rest& rest) {
  const Table& first = *rest.tables.front();
  Diagnostic row =
      diagnose(Code::AK1082, first.rest,
               worded("no row of `{}` names what `{}` is in {}: {}", first.name,
                      fit.program()[rest.signal].name, records_text(count_of(rest.values)),
                      values_text(fit, rest.values)))
          .with_label(std::string(first.label));
  for (std::size_t at = 1; at < std::min(rest.tables.size(), scope::kMostLabels); ++at) {
    const Table& table = *rest.tables[at];
    row = std::move(row).with_other(table.rest, fmt::format("and of `{}`", table.name));
  }
  tell(fit.audit,
       std::move(row).with_help("write a row for them, if they are not meant to be the rest"));
}

// What stands in every record is not what a record is for.
bool says_something(const Fit& fit, Id<ir::Log> log, const events::SeenValues::Row& row) {
  const events::SeenLog& seen = fit.seen(log);
  return std::any_of(row.tells.begin(), row.tells.end(), [&](Id<ir::Signal> signal) {
    const Id<ir::Field> field = fit.program()[signal].field;
    return std::none_of(seen.places.begin(), seen.places.end(), [&](const auto& place) {
      return place.field == field && place.records == seen.records;
    });
  });
}

// Records of no event, by what stands where events are told apart.
events::SeenValues idle_kinds(const Fit& fit, Id<ir::Log> log, Id<ir::Field> kind) {
  events::SeenValues idle;
  for (const auto& row : fit.seen(log).idle.rows) {
    const bool told = fit.written_so.contains({kind, row.first});
    if (!told && !says_something(fit, log, row.second)) idle.rows.insert(row);
  }
  return idle;
}

void check_idle_kinds(Fit& fit, Id<ir::Log> log) {
  const events::SeenLog& seen = fit.seen(log);
  const Id<ir::Field> kind = seen.places[static_cast<std::size_t>(seen.kind)].field;
  const events::SeenValues idle = idle_kinds(fit, log, kind);
  if (idle.rows.empty()) return;
  tell(fit.audit,
       diagnose(Code::AK1082, fit.audit.map[log],
                worded("no event takes {} of {} records of `{}`: `{}` is {}",
                       grouped(count_of(idle)), grouped(fit.records(log)), fit.program()[log].name,
                       ir::place_of(fit.program()[kind]), values_text(fit, idle)))
           .with_help("where one of them should count, an event must ask for it"));
}

void check_idle_log(Fit& fit, Id<ir::Log> log) {
  if (fit.seen(log).kind >= 0) return check_idle_kinds(fit, log);
  const std::uint64_t unnamed = fit.sample.tallies[log.index()].unnamed;
  if (unnamed == 0) return;
  tell(fit.audit,
       diagnose(Code::AK1082, fit.audit.map[log],
                worded("{} of {} records of `{}` say nothing that the agreement names",
                       grouped(unnamed), grouped(fit.records(log)), fit.program()[log].name)));
}

constexpr std::array kBad = {events::FindingKind::Malformed,
                             events::FindingKind::NotAnObject,
                             events::FindingKind::TooLong,
                             events::FindingKind::TooDeep,
                             events::FindingKind::WithoutSubject,
                             events::FindingKind::WithoutTime,
                             events::FindingKind::WithoutId,
                             events::FindingKind::WithoutList,
                             events::FindingKind::WithoutKey,
                             events::FindingKind::ImpossibleTime,
                             events::FindingKind::WrongType,
                             events::FindingKind::RepeatedKey,
                             events::FindingKind::EmptyWindow,
                             events::FindingKind::UnknownEnd,
                             events::FindingKind::ConflictingDuplicate};

// Summed up: `akad run --findings` lists them.
void check_bad_records(Fit& fit, Id<ir::Log> log) {
  std::vector<std::string> kinds;
  for (const events::FindingKind kind : kBad) {
    const std::uint64_t count = fit.sample.findings.count_of(log.at, kind);
    if (count == 0) continue;
    const auto word = words(events::FindingKind{})[static_cast<std::size_t>(kind)];
    const auto first = fit.sample.findings.first_of(log.at, kind, false);
    const bool placed = first && first->file >= 0;
    kinds.push_back(
        fmt::format("{} {}{}", grouped(count), word,
                    placed ? fmt::format(" ({}{})", count == 1 ? "" : "as ",
                                         fit.cited({first->file, first->line, first->element}))
                           : ""));
  }
  if (kinds.empty()) return;
  tell(fit.audit,
       diagnose(Code::AK1082, fit.audit.map[log],
                worded("records of `{}` cannot be used as they stand: {}", fit.program()[log].name,
                       fmt::format("{}", fmt::join(kinds, ", "))))
           .with_help("akad run --findings FILE lists them"));
}

}  // namespace

void check_rest(Fit& fit) {
  const std::vector<Table> tables = tables_of(fit.audit);
  std::vector<Rest> all;
  for (const Table& table : tables) add_rest(fit, table, all);
  for (const Rest& rest : all) tell_rest(fit, rest);
}

void check_idle_records(Fit& fit) {
  for (const Id<ir::Log> log : ids_of(fit.program().logs)) {
    const bool given = log.index() < fit.sample.seen.logs.size() && fit.seen(log).read;
    if (!given) continue;
    check_bad_records(fit, log);
    if (!fit.silent.contains(log)) check_idle_log(fit, log);
  }
}

}  // namespace akad::audit
