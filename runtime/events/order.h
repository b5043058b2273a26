// An order of occurrences that does not depend on ids, which depend on the order of reading.
#pragma once

#include "runtime/events/channels.h"
#include "runtime/events/store.h"

namespace akad::events {

struct ContentOrder {
  const EventStore& store;
  const Channels& channels;

  bool value_before(const Occurrence& a, const Occurrence& b) const {
    if (a.value == b.value) return a.end_unknown < b.end_unknown;
    if (!channels.has_value_id(a.channel)) return a.value < b.value;
    const auto text = [this](const Occurrence& o) {
      return store.values.texts.text(static_cast<std::uint32_t>(o.value));
    };
    return text(a) < text(b);
  }
};

}  // namespace akad::events
