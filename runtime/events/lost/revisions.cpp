#include "runtime/events/lost/revisions.h"

#include <algorithm>

#include "runtime/events/store.h"

namespace akad::events {
namespace {

template <class Row>
std::uint64_t between(const std::vector<Row>& ascending, const Row& first, const Row& last) {
  const auto from = std::lower_bound(ascending.begin(), ascending.end(), first);
  return static_cast<std::uint64_t>(std::lower_bound(from, ascending.end(), last) - from);
}

}  // namespace

Revisions::Revisions(const EventStore& store) {
  for (const Revision& row : store.revisions) {
    if (row.log.index() >= logs_.size()) logs_.resize(row.log.index() + 1);
    OfLog& of = logs_[row.log.index()];
    const std::string_view subject = store.subjects.text(row.subject);
    of.subjects_from.emplace_back(subject, row.from);
    of.subjects_until.emplace_back(subject, row.until);
    if (row.again) continue;
    of.from.push_back(row.from);
    of.until.push_back(row.until);
  }
  for (OfLog& of : logs_) {
    std::sort(of.from.begin(), of.from.end());
    std::sort(of.until.begin(), of.until.end());
    std::sort(of.subjects_from.begin(), of.subjects_from.end());
    std::sort(of.subjects_until.begin(), of.subjects_until.end());
  }
}

// Each begins before it ends, so that those that have begun and not ended are what is wanted.
std::uint64_t Revisions::since(Id<ir::Log> log, Instant end) const {
  if (log.index() >= logs_.size()) return 0;
  const OfLog& of = logs_[log.index()];
  return between(of.from, kFirstInstant, end) - between(of.until, kFirstInstant, end);
}

std::uint64_t Revisions::since(Id<ir::Log> log, std::string_view subject, Instant end) const {
  if (log.index() >= logs_.size()) return 0;
  const OfLog& of = logs_[log.index()];
  const OfSubject first(subject, kFirstInstant), last(subject, end);
  return between(of.subjects_from, first, last) - between(of.subjects_until, first, last);
}

}  // namespace akad::events
