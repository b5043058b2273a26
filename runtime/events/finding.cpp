#include "runtime/events/finding.h"

#include <algorithm>
#include <tuple>

namespace akad::events {
namespace {

bool before(const Finding& a, const Finding& b) {
  return std::tie(a.log, a.kind, a.subject, a.detail, a.file, a.line, a.element) <
         std::tie(b.log, b.kind, b.subject, b.detail, b.file, b.line, b.element);
}

}  // namespace

FindingList::Kept& FindingList::kept(std::int32_t log, FindingKind kind) {
  const auto at = static_cast<std::size_t>(std::max(log, 0));
  if (at >= logs_.size()) logs_.resize(at + 1);
  return logs_[at][static_cast<std::size_t>(kind)];
}

const FindingList::Kept* FindingList::find(std::int32_t log, FindingKind kind) const {
  const auto at = static_cast<std::size_t>(log);
  if (log < 0 || at >= logs_.size()) return nullptr;
  return &logs_[at][static_cast<std::size_t>(kind)];
}

bool FindingList::would_list(std::int32_t log, FindingKind kind, std::string_view subject) const {
  if (only_) return subject.empty() || subject == *only_;
  const Kept* known = find(log, kind);
  return known == nullptr || known->first.size() < kMostListed ||
         subject <= known->first.front().subject;
}

void FindingList::count(std::int32_t log, FindingKind kind, std::uint64_t more) {
  kept(log, kind).count += more;
}

void FindingList::keep(Kept& kept, Finding finding) {
  if (only_ && !finding.subject.empty() && finding.subject != *only_) return;
  const auto earlier = [this](const Finding& a, const Finding& b) {
    const bool own_first = only_ && a.subject != b.subject;
    return own_first ? a.subject == *only_ : before(a, b);
  };
  if (kept.first.size() == kMostListed) {
    if (!earlier(finding, kept.first.front())) return;
    std::pop_heap(kept.first.begin(), kept.first.end(), earlier);
    kept.first.pop_back();
  }
  kept.first.push_back(std::move(finding));
  std::push_heap(kept.first.begin(), kept.first.end(), earlier);
}

void FindingList::add(Finding finding) {
  Kept& of = kept(finding.log, finding.kind);
  of.count += finding.many;
  keep(of, std::move(finding));
}

void FindingList::add(const FindingList& other) {
  for (std::size_t log = 0; log < other.logs_.size(); ++log) {
    for (std::size_t kind = 0; kind < kFindingKinds; ++kind) {
      const Kept& from = other.logs_[log][kind];
      if (from.count == 0) continue;
      Kept& to = kept(static_cast<std::int32_t>(log), static_cast<FindingKind>(kind));
      to.count += from.count;
      for (const Finding& finding : from.first) keep(to, finding);
      for (const auto& [name, count] : from.names) to.names[name] += count;
    }
  }
}

void FindingList::count_of_name(std::int32_t log, FindingKind kind, const std::string& name) {
  ++kept(log, kind).names[name];
}

std::map<std::string, std::uint64_t> FindingList::names_of(std::int32_t log,
                                                           FindingKind kind) const {
  const Kept* known = find(log, kind);
  return known == nullptr ? std::map<std::string, std::uint64_t>{} : known->names;
}

std::uint64_t FindingList::count_of(std::int32_t log, FindingKind kind) const {
  const Kept* known = find(log, kind);
  return known == nullptr ? 0 : known->count;
}

std::optional<Finding> FindingList::first_of(std::int32_t log, FindingKind kind,
                                             bool with_detail) const {
  const Kept* known = find(log, kind);
  const Finding* first = nullptr;
  if (known == nullptr) return std::nullopt;
  for (const Finding& one : known->first) {
    if (with_detail && one.detail.empty()) continue;
    if (first == nullptr || before(one, *first)) first = &one;
  }
  return first == nullptr ? std::nullopt : std::optional(*first);
}

std::vector<Finding> FindingList::listed() const {
  std::vector<Finding> all;
  for (const Kinds& kinds : logs_) {
    for (const Kept& kept : kinds) all.insert(all.end(), kept.first.begin(), kept.first.end());
  }
  std::sort(all.begin(), all.end(), before);
  return all;
}

}  // namespace akad::events
