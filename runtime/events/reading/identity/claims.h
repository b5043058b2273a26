// Records that share an id, and which of them counts before another.
#pragma once

#include <compare>

#include "runtime/events/order.h"
#include "runtime/events/reading/duplicates.h"

namespace akad::events {

struct Claim {
  std::size_t first = 0;
  std::size_t count = 0;
  std::int32_t log = 0;
  std::int32_t file = 0;
  std::uint64_t line = 0;
  std::uint64_t element = 0;
  bool unnamed = false;
  Instant latest = 0;  // of snapshots
  bool ended = false;  // likewise: a window in it has an end
  const Trouble* trouble = nullptr;
  Late* late = nullptr;

  bool is_refused() const { return trouble != nullptr && trouble->refused; }
};

// By content alone: neither files nor the order of reading leave a trace.
struct ClaimOrder {
  const EventStore& store;
  ContentOrder order;

  Instant earliest(const Claim& claim) const;
  bool has_end(const Claim& claim) const;
  // Less than 0: `a` counts before `b`; 0: they say the same.
  int compare(const Claim& a, const Claim& b) const;
  // Records that say the same are told apart by what stands beside their occurrences, and where the
  // tally tells them apart.
  bool counts_before(const Claim& a, const Claim& b) const;
  // The first instant at which the two say different things; kNever: they say the same.
  Instant first_difference(const Claim& a, const Claim& b) const;

 private:
  int compare_at(std::size_t a, std::size_t b) const;
  std::size_t said_by(const Claim& claim) const;
  std::strong_ordering compare_attributes(const Claim& a, const Claim& b) const;
  Instant first_missing(const Claim& of, const Claim& in) const;
};

}  // namespace akad::events
