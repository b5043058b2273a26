#include "runtime/events/reading/identity/claims.h"

#include <algorithm>
#include <tuple>

namespace akad::events {

Instant ClaimOrder::earliest(const Claim& claim) const {
  Instant at = kNever;
  for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
    at = std::min(at, store.occurrences[i].at);
  }
  return at;
}

bool ClaimOrder::has_end(const Claim& claim) const {
  for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
    const Occurrence& o = store.occurrences[i];
    if (order.channels.kind_of(o.channel) == ChannelKind::Window && o.value != kNever) return true;
  }
  return false;
}

int ClaimOrder::compare_at(std::size_t a, std::size_t b) const {
  const Occurrence& x = store.occurrences[a];
  const Occurrence& y = store.occurrences[b];
  const auto key = [this](const Occurrence& o, std::size_t i) {
    const bool is_signal = order.channels.kind_of(o.channel) == ChannelKind::Signal;
    return std::tuple(is_signal, order.channels.kind_of(o.channel), o.channel, o.at,
                      store.subjects.text(o.subject),
                      store.sequences.empty() ? 0 : store.sequences[i]);
  };
  const auto of_x = key(x, a);
  const auto of_y = key(y, b);
  if (of_x != of_y) return of_x < of_y ? -1 : 1;
  if (order.value_before(x, y)) return -1;
  if (order.value_before(y, x)) return 1;
  if (store.befores.empty()) return 0;
  const auto told = [&](std::size_t first, std::size_t second) {
    return order.before_before(x.channel, store.befores[first], store.befores[second]);
  };
  return told(a, b) ? -1 : told(b, a) ? 1 : 0;
}

// How much the record says: what happened, what has a value, what has ended. What is known of a
// thing grows, so that the one that says more was most likely written later.
std::size_t ClaimOrder::said_by(const Claim& claim) const {
  std::size_t said = 0;
  for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
    const Occurrence& o = store.occurrences[i];
    switch (order.channels.kind_of(o.channel)) {
      case ChannelKind::Event: ++said; break;
      case ChannelKind::Signal: said += order.says_none(o) ? 0 : 1; break;
      case ChannelKind::Window: said += o.value == kNever ? 1 : 2; break;
    }
  }
  return said;
}

// A record that says nothing (more) stands behind one that does.
int ClaimOrder::compare(const Claim& a, const Claim& b) const {
  const std::size_t said_a = said_by(a);
  const std::size_t said_b = said_by(b);
  if (said_a != said_b) return said_a > said_b ? -1 : 1;
  const Instant at_a = earliest(a);
  const Instant at_b = earliest(b);
  if (at_a != at_b) return at_a < at_b ? -1 : 1;
  for (std::size_t i = 0; i < std::min(a.count, b.count); ++i) {
    const int order_here = compare_at(a.first + i, b.first + i);
    if (order_here != 0) return order_here;
  }
  return a.count == b.count ? 0 : a.count > b.count ? -1 : 1;
}

std::strong_ordering ClaimOrder::compare_attributes(const Claim& a, const Claim& b) const {
  for (const AttributeColumn& column : store.attributes) {
    const auto first_of = [&column](const Claim& claim) {
      return column.values.begin() + static_cast<std::ptrdiff_t>(claim.first);
    };
    const auto found = std::lexicographical_compare_three_way(
        first_of(a), first_of(a) + static_cast<std::ptrdiff_t>(a.count), first_of(b),
        first_of(b) + static_cast<std::ptrdiff_t>(b.count),
        [&](std::int64_t x, std::int64_t y) { return compared(store, column.what, x, y); });
    if (found != 0) return found;
  }
  return std::strong_ordering::equal;
}

bool ClaimOrder::counts_before(const Claim& a, const Claim& b) const {
  if (a.latest != b.latest) return a.latest > b.latest;
  if (a.ended != b.ended) return a.ended;
  if (const int found = compare(a, b); found != 0) return found < 0;
  if (const auto found = compare_attributes(a, b); found != 0) return found < 0;
  return b.unnamed && !a.unnamed;
}

// Of what one says and the other does not say: from when on. A stretch that both begin alike
// differs from the first of its ends.
Instant ClaimOrder::first_missing(const Claim& of, const Claim& in) const {
  Instant from = kNever;
  for (std::size_t i = of.first; i < of.first + of.count; ++i) {
    const Occurrence& o = store.occurrences[i];
    Instant differs = o.at;
    for (std::size_t k = in.first; k < in.first + in.count && differs != kNever; ++k) {
      const Occurrence& other = store.occurrences[k];
      if (o.channel != other.channel || o.at != other.at || o.subject != other.subject) continue;
      if (o.value == other.value && o.end_unknown == other.end_unknown) {
        differs = kNever;
      } else if (order.channels.kind_of(o.channel) == ChannelKind::Window) {
        differs = std::max(differs, std::min(o.value, other.value));
      }
    }
    from = std::min(from, differs);
  }
  return from;
}

Instant ClaimOrder::first_difference(const Claim& a, const Claim& b) const {
  return std::min(first_missing(a, b), first_missing(b, a));
}

}  // namespace akad::events
