#include "runtime/events/lost/losses.h"

#include <algorithm>

#include "runtime/events/store.h"

namespace akad::events {
namespace {

std::uint64_t count_before(const std::vector<Instant>& ascending, Instant until) {
  const auto end = std::lower_bound(ascending.begin(), ascending.end(), until);
  return static_cast<std::uint64_t>(end - ascending.begin());
}

std::uint64_t count_before(const std::vector<std::pair<std::string_view, Instant>>& ascending,
                           std::string_view subject, Instant until) {
  const auto first =
      std::lower_bound(ascending.begin(), ascending.end(), std::pair(subject, kFirstInstant));
  const auto end = std::lower_bound(first, ascending.end(), std::pair(subject, until));
  return static_cast<std::uint64_t>(end - first);
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
    const Instant twice = std::max(loss.from, loss.itself_from);
    if (twice != kNever) log.all_twice.push_back(twice);
    if (loss.subject == Loss::kOfAnybody) {
      log.of_anybody.push_back(loss.from);
      return;
    }
    const std::string_view subject = store.subjects.text(loss.subject);
    log.of_subjects.emplace_back(subject, loss.from);
    if (loss.itself_of_anybody) log.of_subjects_twice.emplace_back(subject, twice);
  };
  for (const Loss& loss : store.losses) add(loss);
  for (const Loss& loss : of_stories) add(loss);
  for (OfLog& log : logs_) {
    std::sort(log.all.begin(), log.all.end());
    std::sort(log.of_anybody.begin(), log.of_anybody.end());
    std::sort(log.of_subjects.begin(), log.of_subjects.end());
    std::sort(log.all_twice.begin(), log.all_twice.end());
    std::sort(log.of_subjects_twice.begin(), log.of_subjects_twice.end());
  }
}

std::uint64_t Losses::before(Id<ir::Log> log, Instant until) const {
  if (log.index() >= logs_.size()) return 0;
  const OfLog& of = logs_[log.index()];
  return count_before(of.all, until) - count_before(of.all_twice, until);
}

std::uint64_t Losses::before(Id<ir::Log> log, std::string_view subject, Instant until) const {
  if (log.index() >= logs_.size()) return 0;
  const OfLog& of = logs_[log.index()];
  return count_before(of.of_anybody, until) + count_before(of.of_subjects, subject, until) -
         count_before(of.of_subjects_twice, subject, until);
}

std::uint64_t Losses::own_before(Id<ir::Log> log, std::string_view subject, Instant until) const {
  if (log.index() >= logs_.size()) return 0;
  return count_before(logs_[log.index()].of_subjects, subject, until);
}

}  // namespace akad::events
