#include "compiler/audit/sample/fit.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/sample/sample.h"
#include "runtime/base/text.h"
#include "runtime/events/compare.h"

namespace akad::audit {

bool Fit::is_read(Id<ir::Log> log) const {
  return log.index() < sample.seen.logs.size() && seen(log).read && !silent.contains(log);
}

Span Fit::place_of(Id<ir::Field> field, Id<ir::Log> log) const {
  const std::vector<Span>& spans = audit.map.spans[ir::table_place<ir::Field>()];
  const bool written = field.index() < spans.size() && spans[field.index()].file >= 0;
  return written && !audit.map.is_of_library(spans[field.index()]) ? spans[field.index()]
                                                                   : audit.map[log];
}

bool Fit::is_explained(Id<ir::Condition> root) const {
  if (!root.valid()) return false;
  const ir::Condition& row = program()[root];
  if (misspelt.contains(root)) return true;
  if (row.op != ir::Operator::Absent) {
    if (row.field.valid() && missing.contains(row.field)) return true;
    if (row.signal.valid() && signals.contains(row.signal)) return true;
  }
  return std::any_of(row.parts.begin(), row.parts.end(),
                     [this](Id<ir::Condition> part) { return is_explained(part); });
}

std::string Fit::cited(const events::RecordPlace& place) const {
  std::string text = fmt::format(
      "{}:{}", for_terminal(sample.files[static_cast<std::size_t>(place.file)]), place.line);
  if (place.element > 0) text += fmt::format(" element {}", place.element);
  return text;
}

std::string records_text(std::uint64_t count) {
  return count == 1 ? "1 record" : grouped(count) + " records";
}

namespace {

using Seen = std::pair<std::string_view, events::SeenValues::Row>;

std::string first_text(const Fit& fit, const Seen& one) {
  const auto& [value, seen] = one;
  return fmt::format("{} ({}, {} {})", events::text_in_quotes(value), records_text(seen.records),
                     seen.records == 1 ? "in" : "the first in", fit.cited(seen.first));
}

}  // namespace

std::string values_text(const Fit& fit, const events::SeenValues& values) {
  constexpr std::size_t kMostShown = 5;
  std::vector<Seen> rows(values.rows.begin(), values.rows.end());
  std::stable_sort(rows.begin(), rows.end(), [](const Seen& a, const Seen& b) {
    return a.second.records > b.second.records;
  });
  const std::size_t shown = std::min(rows.size(), kMostShown);
  std::string text = rows.empty() ? "" : first_text(fit, rows.front());
  for (std::size_t at = 1; at < shown; ++at) {
    text += fmt::format(", {} ({})", events::text_in_quotes(rows[at].first),
                        records_text(rows[at].second.records));
  }
  std::uint64_t more = values.others;
  for (std::size_t at = shown; at < rows.size(); ++at) more += rows[at].second.records;
  return more == 0 ? text : fmt::format("{} and others ({})", text, records_text(more));
}

std::uint64_t count_of(const events::SeenValues& values) {
  std::uint64_t records = values.others;
  for (const auto& [value, seen] : values.rows) records += seen.records;
  return records;
}

void check_sample(const ir::Program& program, const sema::SourceMap& map,
                  const events::Sample& sample, Sink& sink) {
  const std::vector<sema::LoadedFile> files;
  Audit audit{program, map, sink, files};
  Fit fit{audit, sample};
  check_near_values(fit);
  check_lists(fit);
  check_untouched(fit);
  check_unmet(fit);
  check_rest(fit);
  check_idle_records(fit);
  check_beyond(fit);
}

}  // namespace akad::audit
