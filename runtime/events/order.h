// An order of occurrences that does not depend on ids, which depend on the order of reading.
#pragma once

#include "runtime/events/channels.h"
#include "runtime/events/store.h"

namespace akad::events {

struct ContentOrder {
  const EventStore& store;
  const Channels& channels;

  bool says_none(const Occurrence& o) const {
    if (!channels.has_value_id(o.channel)) return o.value == kNever;
    return is_none(store.values, static_cast<std::uint32_t>(o.value));
  }

  // Of two occurrences of one channel. That a record lacks a value of that record only ends no
  // value of its own instant.
  bool value_before(const Occurrence& a, const Occurrence& b) const {
    if (a.value == b.value) return a.end_unknown < b.end_unknown;
    if (channels.is_of_record(a.channel) && says_none(a) != says_none(b)) return says_none(a);
    if (!channels.has_value_id(a.channel)) return a.value < b.value;
    const auto text = [this](const Occurrence& o) {
      return store.values.texts.text(static_cast<std::uint32_t>(o.value));
    };
    return text(a) < text(b);
  }

  // Likewise, of two values that one channel had before.
  bool before_before(Channel channel, std::int64_t a, std::int64_t b) const {
    if (a == b || a == kUntold || b == kUntold || !channels.has_value_id(channel)) return a < b;
    return store.values.texts.text(static_cast<std::uint32_t>(a)) <
           store.values.texts.text(static_cast<std::uint32_t>(b));
  }
};

}  // namespace akad::events
