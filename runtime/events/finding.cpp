#include "runtime/events/finding.h"

namespace akad::events {

void add_finding(FindingList& list, Finding finding) {
  const auto log = static_cast<std::size_t>(finding.log < 0 ? 0 : finding.log);
  if (log >= list.counts.size()) list.counts.resize(log + 1);
  const std::uint64_t count = ++list.counts[log][static_cast<std::size_t>(finding.kind)];
  if (count <= kMostListed) list.listed.push_back(std::move(finding));
}

std::uint64_t count_of(const FindingList& list, std::int32_t log, FindingKind kind) {
  if (log < 0 || static_cast<std::size_t>(log) >= list.counts.size()) return 0;
  return list.counts[static_cast<std::size_t>(log)][static_cast<std::size_t>(kind)];
}

}  // namespace akad::events
