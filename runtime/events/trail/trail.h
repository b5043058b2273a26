// Where the happenings of one subject stand in the files that were read.
#pragma once

#include <string>
#include <vector>

#include "runtime/events/store.h"

namespace akad::events {

// What one subject's records gave, and where they stand.
struct TrailStep {
  Occurrence what;
  std::int64_t sequence = 0;
  std::int32_t file = 0;  // index into EventStore::files
  std::uint64_t line = 0;
  std::uint64_t element = 0;  // as in Finding
};
struct TrailPlace {
  std::int32_t log = 0;
  std::int32_t file = 0;
  std::uint64_t line = 0;
  std::uint64_t element = 0;
  FindingKind why = FindingKind::Malformed;
};
struct Trail {
  std::string subject;
  std::vector<TrailStep> steps;  // as read; without records that lost against a duplicate
  std::vector<TrailPlace> of_anybody = {};  // records that were lost and may be of any subject
  std::vector<TrailPlace> replacing = {};   // that say of another, and may count in place of one's
};

// From a store that is arranged and has the attributes Line and Element: the steps alone, in the
// order of the store.
Trail trail_of(const EventStore& store, std::uint32_t subject);

}  // namespace akad::events
