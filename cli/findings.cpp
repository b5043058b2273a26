#include "cli/findings.h"

#include <fmt/format.h>

#include <array>

#include "cli/console.h"
#include "runtime/base/text.h"
#include "runtime/report/words.h"
#include "runtime/survey/columns.h"

namespace akad::cli {
namespace {

using events::FindingKind;

constexpr std::size_t kMostShown = 5;
constexpr std::array<FindingKind, 14> kRejects = {
    FindingKind::Malformed,         FindingKind::NotAnObject,
    FindingKind::TooLong,           FindingKind::TooDeep,
    FindingKind::WithoutSubject,    FindingKind::WithoutTime,
    FindingKind::WithoutId,         FindingKind::ImpossibleTime,
    FindingKind::WrongType,         FindingKind::ConflictingDuplicate,
    FindingKind::EmptyWindow,       FindingKind::UnknownEnd,
    FindingKind::ConflictingValues, FindingKind::MissingChange};

std::string_view word_of(FindingKind kind) {
  return words(FindingKind{})[static_cast<std::size_t>(kind)];
}

std::string place_text(const events::RecordPlace& place, const std::vector<std::string>& files) {
  const auto& file = files[static_cast<std::size_t>(place.file)];
  std::string text = fmt::format("{}:{}", for_terminal(file), place.line);
  if (place.element > 0) text += fmt::format(" element {}", place.element);
  return text;
}

}  // namespace

std::string finding_text(const events::Finding& finding, const std::vector<std::string>& files) {
  std::string text;
  if (finding.file >= 0) {
    text += place_text({finding.file, finding.line, finding.element}, files) + ": ";
  }
  text += word_of(finding.kind);
  if (!finding.subject.empty()) text += ", " + report::value_text(finding.subject);
  if (!finding.detail.empty()) text += ": " + for_terminal(finding.detail);
  if (finding.other.file >= 0) text += ", against " + place_text(finding.other, files);
  return text;
}

namespace {

// Rows in a file whose name does not say so: not one record, and nobody would guess why.
std::string text_of_columns(std::int32_t log, const engine::RunResult& result) {
  const auto& tally = result.statement.logs[static_cast<std::size_t>(log)].tally;
  if (tally.read == 0 || result.findings.count_of(log, FindingKind::Malformed) != tally.read) {
    return "";
  }
  for (const auto& finding : result.findings.listed()) {
    if (finding.log != log || finding.file < 0) continue;
    const std::string& file = result.files[static_cast<std::size_t>(finding.file)];
    if (!survey::begins_with_columns(file)) return "";
    return fmt::format("  {}: {}\n", for_terminal(file), survey::kNameDecides);
  }
  return "";
}

std::string text_of_log(std::int32_t log, const std::string& name, const engine::RunResult& result,
                        std::string_view lister) {
  std::uint64_t all = 0;
  std::string kinds;
  for (std::size_t kind = 0; kind < events::kFindingKinds; ++kind) {
    const auto count = result.findings.count_of(log, static_cast<FindingKind>(kind));
    if (count == 0) continue;
    kinds += fmt::format("{}{} {}", all == 0 ? "" : ", ", grouped(count),
                         word_of(static_cast<FindingKind>(kind)));
    all += count;
  }
  const auto& line = result.statement.logs[static_cast<std::size_t>(log)];
  std::string unused;
  if (line.unused) {
    unused = fmt::format("warning: no record of the log {} was used ({} read): is it the right "
                         "file, and does the agreement name what stands in it?\n",
                         for_terminal(name), grouped(line.tally.read));
  }
  if (all == 0) return unused;
  auto text = fmt::format("log {}: {} {} ({})\n", for_terminal(name), grouped(all),
                          all == 1 ? "finding" : "findings", kinds);
  std::uint64_t listed = 0;
  std::uint64_t shown = 0;
  std::size_t lines = 0;
  for (const auto& finding : result.findings.listed()) {
    if (finding.log != log) continue;
    listed += finding.many;
    if (++lines > kMostShown) continue;
    shown += finding.many;
    text += "  " + finding_text(finding, result.files) + "\n";
  }
  if (all > shown) {
    text += fmt::format("  and {} more; {} lists {}\n", grouped(all - shown), lister,
                        listed == all
                            ? "them"
                            : fmt::format("the first {} of a kind", grouped(events::kMostListed)));
  }
  return unused + text + text_of_columns(log, result);
}

}  // namespace

std::string findings_text(const ir::Program& program, const engine::RunResult& result,
                          std::string_view lister) {
  std::string text;
  for (std::size_t log = 0; log < program.logs.size(); ++log) {
    text += text_of_log(static_cast<std::int32_t>(log), program.logs[log].name, result, lister);
  }
  return text;
}

bool has_rejects(const ir::Program& program, const engine::RunResult& result) {
  for (std::size_t log = 0; log < program.logs.size(); ++log) {
    for (const auto kind : kRejects) {
      if (result.findings.count_of(static_cast<std::int32_t>(log), kind) > 0) return true;
    }
  }
  return false;
}

}  // namespace akad::cli
