// Where the record of an occurrence stands, and when it arrived.
#pragma once

#include <algorithm>

#include "runtime/events/store.h"

namespace akad::events {

// `place`: of the occurrence in the store. Its file -1: nobody asked where records stand.
inline RecordPlace place_of(const EventStore& store, std::size_t place) {
  const auto* lines = values_of(store, Attribute::Line);
  const auto* elements = values_of(store, Attribute::Element);
  if (lines == nullptr || elements == nullptr) return {};
  return {file_of_line((*lines)[place]), number_of_line((*lines)[place]),
          static_cast<std::uint64_t>((*elements)[place])};
}

// When it happened; not before it arrived, where its log says that.
inline Instant arrived_at(const EventStore& store, std::size_t place) {
  const Instant at = store.occurrences[place].at;
  const auto* received = values_of(store, Attribute::Received);
  if (received == nullptr || (*received)[place] == kNever) return at;
  return std::max(at, (*received)[place]);
}

}  // namespace akad::events
