#include "runtime/events/lost/losses.h"

#include <algorithm>

#include "runtime/events/store.h"

namespace akad::events {
namespace {

std::uint64_t count_before(const std::vector<Instant>& ascending, Instant until) {
  const auto end = std::lower_bound(ascending.begin(), ascending.end(), until);
  return static_cast<std::uint64_t>(end - ascending.begin());
}

}  // namespace

bool is_lost_in(const EventStore& store, Id<ir::Log> log, std::uint32_t subject, Interval span) {
  const auto has = [&](std::uint32_t about) {
    const auto found =
        std::lower_bound(store.losses.begin(), store.losses.end(), Loss{log, about, span.from});
    return found != store.losses.end() && *found < Loss{log, about, span.to};
  };
  return !store.losses.empty() && (has(subject) || has(Loss::kOfAnybody));
}

Losses::Losses(const EventStore& store, const std::vector<Loss>& of_stories) {
  const auto add = [&](const Loss& loss) {
    if (loss.log.index() >= logs_.size()) logs_.resize(loss.log.index() + 1);
    OfLog& log = logs_[loss.log.index()];
    log.all.push_back(loss.from);
    if (loss.subject == Loss::kOfAnybody) {
      log.of_anybody.push_back(loss.from);
    } else {
      log.of_subjects.emplace_back(store.subjects.text(loss.subject), loss.from);
    }
  };
  for (const Loss& loss : store.losses) add(loss);
  for (const Loss& loss : of_stories) add(loss);
  for (OfLog& log : logs_) {
    std::sort(log.all.begin(), log.all.end());
    std::sort(log.of_anybody.begin(), log.of_anybody.end());
    std::sort(log.of_subjects.begin(), log.of_subjects.end());
  }
}

std::uint64_t Losses::before(Id<ir::Log> log, Instant until) const {
  return log.index() < logs_.size() ? count_before(logs_[log.index()].all, until) : 0;
}

std::uint64_t Losses::before(Id<ir::Log> log, std::string_view subject, Instant until) const {
  if (log.index() >= logs_.size()) return 0;
  const OfLog& of = logs_[log.index()];
  const auto first = std::lower_bound(of.of_subjects.begin(), of.of_subjects.end(),
                                      std::pair(subject, kFirstInstant));
  const auto end = std::lower_bound(first, of.of_subjects.end(), std::pair(subject, until));
  return count_before(of.of_anybody, until) + static_cast<std::uint64_t>(end - first);
}

}  // namespace akad::events
