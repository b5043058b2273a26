// What a later record of the same thing took back or told anew: then the period that had ended by
// then is not as it stood at its end.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::events {

struct EventStore;

// At an instant behind `from` and up to `until` something else stood of what was before it.
struct Revision {
  Id<ir::Log> log;
  std::uint32_t subject = 0;  // of EventStore::subjects
  Instant from = kFirstInstant;
  Instant until = kNever;
  bool again = false;  // the same of another subject stands before it
};

// How many there are. Looks at the names in the store.
class Revisions {
 public:
  Revisions() = default;
  explicit Revisions(const EventStore& store);

  bool empty() const { return logs_.empty(); }
  // Of what was before `end`, those told since: of any subject of the log, or of one.
  std::uint64_t since(Id<ir::Log> log, Instant end) const;
  std::uint64_t since(Id<ir::Log> log, std::string_view subject, Instant end) const;

 private:
  using OfSubject = std::pair<std::string_view, Instant>;
  struct OfLog {  // each ascending
    std::vector<Instant> from;
    std::vector<Instant> until;
    std::vector<OfSubject> subjects_from;
    std::vector<OfSubject> subjects_until;
  };
  std::vector<OfLog> logs_;  // by log; empty where there is none
};

}  // namespace akad::events
