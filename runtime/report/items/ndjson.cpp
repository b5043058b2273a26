#include "runtime/report/items/ndjson.h"

#include <map>
#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/phrases/book.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/report/credits/item_owed.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/wording/conditions.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

using nlohmann::json;

json instant_or_null(Instant at) { return at == kNever ? json(nullptr) : json(format_rfc3339(at)); }

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

void add_row(std::string& lines, const json& row) {
  lines += json_text(row);
  lines += '\n';
}

// An object has no key for none, which has a member of its own.
void add_attributed(json& row, const measures::Item& item) {
  json shares = json::object();
  Duration unattributed = 0;
  for (const auto& [value, elapsed] : item.attributed) {
    if (value)
      shares[*value] = elapsed;
    else
      unattributed = elapsed;
  }
  row["attributed"] = std::move(shares);
  row["unattributed_ms"] = item.verdict != ir::Verdict::Undetermined ? json(unattributed) : json();
}

json escalations_of(const ir::OfItems& target, const measures::Item& item) {
  json rows = json::array();
  for (std::size_t i = 0; i < target.escalations.size(); ++i) {
    const auto told = i < item.escalations.size() ? item.escalations[i] : targets::Escalated{};
    rows.push_back({{"name", target.escalations[i].name},
                    {"at", instant_or_null(told.at)},
                    {"reached", told.reached}});
  }
  return rows;
}

json so_far_of(const std::vector<measures::SoFar>& periods) {
  json rows = json::array();
  for (const measures::SoFar& one : periods) {
    rows.push_back({{"period", one.period}, {"elapsed_ms", one.elapsed}});
  }
  return rows;
}

// One that is open still stands in the last period that counts it.
const std::string& period_of(const measures::Item& item) {
  const bool open = item.period.empty() && item.stopped == kNever;
  if (open && item.so_far) return item.so_far->back().period;
  return open && !item.missed_open.empty() ? item.missed_open.back() : item.period;
}

// By target: the lines that leave items out.
std::vector<std::vector<std::string>> lines_that_leave_out(const ir::Program& program) {
  std::vector<std::vector<std::string>> lines(program.targets.size());
  const auto zone = time::find_zone(program.agreement.zone);
  if (!zone) return lines;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const auto* rules = std::get_if<ir::OfItems>(&program[id].of);
    if (rules == nullptr) continue;
    for (const ir::LeavingOut& row : rules->leaving_out) {
      const phrases::Phrase line = phrases::leaving_out(
          phrases::Phrase::as_is(condition_text({program, *zone}, row.when)), row.at);
      lines[id.index()].push_back(phrases::clause_text(line));
    }
  }
  return lines;
}

std::string log_name(const ir::Program& program, std::int32_t log) {
  const auto at = static_cast<std::size_t>(log);
  return log >= 0 && at < program.logs.size() ? program.logs[at].name : "";
}

json finding_row(const ir::Program& program, const std::vector<std::string>& files,
                 const events::Finding& finding) {
  const bool placed = finding.file >= 0;
  json row = {{"kind", words(finding.kind)[static_cast<std::size_t>(finding.kind)]},
              {"log", text_or_null(log_name(program, finding.log))},
              {"file", placed ? json(files[static_cast<std::size_t>(finding.file)]) : json()},
              {"line", placed && finding.line > 0 ? json(finding.line) : json()},
              {"subject", text_or_null(finding.subject)},
              {"detail", finding.detail}};
  if (finding.element > 0) row["element"] = finding.element;
  if (finding.kind == events::FindingKind::NeverGiven) row["subjects"] = finding.many;
  if (finding.other.file >= 0) {
    const events::RecordPlace& other = finding.other;
    row["other"] = {{"file", files[static_cast<std::size_t>(other.file)]}, {"line", other.line}};
    if (other.element > 0) row["other"]["element"] = other.element;
  }
  return row;
}

}  // namespace

void write_items(const ir::Program& program, const measures::Items& items, const Take& take) {
  const auto left_out = lines_that_leave_out(program);
  for (const measures::Item& item : items) {
    const ir::Target& target = program.targets[item.target.index()];
    const bool timed = item.verdict != ir::Verdict::Undetermined;
    json row = {{"target", target.name},
                {"subject", item.subject},
                {"item", item.number},
                {"verdict", words(item.verdict)[static_cast<std::size_t>(item.verdict)]},
                {"started", instant_or_null(item.started)},
                {"stopped", instant_or_null(item.stopped)},
                {"due", instant_or_null(item.due)},
                {"elapsed_ms", timed ? json(item.elapsed) : json(nullptr)},
                {"paused_ms", timed ? json(item.paused) : json(nullptr)},
                {"paused_open_ms", timed ? json(item.paused_open) : json(nullptr)},
                {"period", text_or_null(period_of(item))},
                {"group", group_json(results::named(program, target.groups, item.group))}};
    const ir::OfItems& rules = ir::of_items(target);
    const ir::Clock& clock = program[rules.clock];
    if (!clock.pauses_during.empty()) row["excluded_ms"] = timed ? json(item.excluded) : json();
    if (!clock.retargets.empty()) row["missed_before"] = instant_or_null(item.missed_before);
    if (!item.missed_open.empty()) row["missed_open"] = item.missed_open;
    if (item.so_far) row["so_far"] = so_far_of(*item.so_far);
    if (clock.attributed_to.valid()) add_attributed(row, item);
    if (!rules.escalations.empty()) row["escalations"] = escalations_of(rules, item);
    if (item.owed) row["owed"] = item_owed_json(program, *item.owed);
    if (item.lost > 0) row["lost_records"] = item.lost;
    if (item.left_out >= 0) {
      row["left_out"] = left_out[item.target.index()][static_cast<std::size_t>(item.left_out)];
    }
    take(json_text(row) + '\n');
  }
}

std::string items_to_ndjson(const ir::Program& program, const measures::Items& items) {
  std::string lines;
  write_items(program, items, [&](std::string_view line) { lines += line; });
  return lines;
}

// The list has the first of each kind; a line without a place says how many more were counted, so
// that lines and counts always agree.
std::string findings_to_ndjson(const ir::Program& program, const events::FindingList& findings,
                               const std::vector<std::string>& files) {
  std::string lines;
  std::map<std::pair<std::int32_t, events::FindingKind>, std::uint64_t> shown;
  for (const events::Finding& finding : findings.listed()) {
    add_row(lines, finding_row(program, files, finding));
    shown[{finding.log, finding.kind}] += finding.many;
  }
  for (std::int32_t log = 0; log < static_cast<std::int32_t>(program.logs.size()); ++log) {
    for (std::size_t i = 0; i < events::kFindingKinds; ++i) {
      const auto kind = static_cast<events::FindingKind>(i);
      const std::uint64_t rest = findings.count_of(log, kind) - shown[{log, kind}];
      if (rest == 0) continue;
      events::Finding summary;
      summary.kind = kind;
      summary.log = log;
      summary.detail = phrases::english().say(phrases::Phrase("finding.unlisted", rest));
      add_row(lines, finding_row(program, files, summary));
    }
  }
  return lines;
}

}  // namespace akad::report
