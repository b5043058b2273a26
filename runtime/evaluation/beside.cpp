#include "runtime/evaluation/beside.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

namespace akad::evaluation {
namespace {

constexpr std::uint32_t kMostProcessors = 8;      // each of them holds a part or two
constexpr std::uint32_t kFewSubjects = 4096;      // are not worth a thread
constexpr std::uint32_t kManySubjects = 1 << 18;  // so that parts stay small

std::uint32_t processors() {
  return std::clamp(std::thread::hardware_concurrency(), 1U, kMostProcessors);
}

}  // namespace

Ranges::Ranges(const plan::Plan& plan, const events::EventStore& store, measures::Others others,
               measures::SubjectRange subjects, measures::Listing listing)
    : plan_(plan), store_(store), others_(others), left_(subjects), listing_(listing) {
  const std::uint32_t count = subjects.last - subjects.first;
  at_once_ = std::clamp(count / processors() + 1, kFewSubjects, kManySubjects);
  ahead_ = begin();
}

measures::SubjectRange Ranges::cut() {
  const std::uint32_t next = left_.first + std::min(left_.last - left_.first, at_once_);
  return {std::exchange(left_.first, next), next};
}

// One range stays for who asks. Where the system gives no thread, a part is worked at when it is
// asked for.
Ranges::Parts Ranges::begin() {
  Parts parts;
  while (parts.size() + 1 < processors() && left_.last - left_.first > at_once_) {
    parts.push_back(std::async(std::launch::async | std::launch::deferred, [this, range = cut()] {
      return measures::evaluate(plan_, store_, others_, range, listing_);
    }));
  }
  return parts;
}

std::list<measures::Partial> Ranges::next() {
  std::list<measures::Partial> parts;
  std::optional<measures::Partial> own;
  if (left_.first < left_.last) own = measures::evaluate(plan_, store_, others_, cut(), listing_);
  for (auto& part : std::exchange(ahead_, begin())) parts.push_back(part.get());
  if (own) parts.push_back(std::move(*own));
  return parts;
}

}  // namespace akad::evaluation
