// Records that could not be used, or not whole: of whom they may have told, and from when on. What
// they would have changed nobody knows, so results say how many of them there are.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
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

  // Of a record that would have replaced what another says of this subject, and is lost itself:
  // from when on, and whether that may be of this subject too. It is one record all the same.
  Instant itself_from = kNever;
  bool itself_of_anybody = false;

  auto operator<=>(const Loss& other) const {
    return std::tuple(log, subject, from) <=> std::tuple(other.log, other.subject, other.from);
  }
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
  // Of records that are the subject's own for certain.
  std::uint64_t own_before(Id<ir::Log> log, std::string_view subject, Instant until) const;

 private:
  using OfSubject = std::pair<std::string_view, Instant>;
  struct OfLog {  // each ascending
    std::vector<Instant> all;
    std::vector<Instant> of_anybody;
    std::vector<OfSubject> of_subjects;
    // Of records that are there twice, since when they are.
    std::vector<Instant> all_twice;
    std::vector<OfSubject> of_subjects_twice;
  };
  std::vector<OfLog> logs_;  // by log; empty where nothing was lost
};

}  // namespace akad::events
