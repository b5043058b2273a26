// Records that could not be used, or not whole: of whom they may have told, and from when on. What
// they would have changed nobody knows, so results say how many of them there are.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::events {

struct EventStore;

struct Loss {
  static constexpr std::uint32_t kOfAnybody = 0xffffffffu;  // its subject could not be read

  Id<ir::Log> log;
  std::uint32_t subject = kOfAnybody;  // of EventStore::subjects
  Instant from = kFirstInstant;        // what was before, it cannot change; the first instant where
                                       // its time could not be read

  auto operator<=>(const Loss&) const = default;
};

// Of an arranged store: whether a record that may be about the subject was lost that may have
// changed something within `span` and nothing before it.
bool is_lost_in(const EventStore& store, Id<ir::Log> log, std::uint32_t subject, Interval span);

// How many there are, for who asks about a stretch of time. Looks at the names in the store.
class Losses {
 public:
  Losses() = default;
  // `of_stories`: those that show only beside other records of the subject.
  Losses(const EventStore& store, const std::vector<Loss>& of_stories);

  bool empty() const { return logs_.empty(); }
  // Those that may have changed what was so before `until`: to any subject of the log, or to one.
  std::uint64_t before(Id<ir::Log> log, Instant until) const;
  std::uint64_t before(Id<ir::Log> log, std::string_view subject, Instant until) const;

 private:
  struct OfLog {  // each ascending
    std::vector<Instant> all;
    std::vector<Instant> of_anybody;
    std::vector<std::pair<std::string_view, Instant>> of_subjects;
  };
  std::vector<OfLog> logs_;  // by log; empty where nothing was lost
};

}  // namespace akad::events
