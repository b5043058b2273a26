// An order of occurrences that does not depend on ids, which depend on the order of reading.
#pragma once

#include <vector>

#include "runtime/events/store.h"

namespace akad::events {

struct ContentOrder {
  const EventStore& store;
  std::vector<bool> by_text;  // by channel: the value is a ValueTable id

  ContentOrder(const EventStore& from, const ir::Program& program) : store(from) {
    const Channels channels = channels_of(program);
    by_text.resize(channels.events + channels.signals + channels.windows);
    for (std::size_t i = 0; i < channels.signals; ++i) {
      by_text[channels.events + i] = program.signals[i].kind != ir::SignalKind::Time;
    }
  }
  bool value_before(const Occurrence& a, const Occurrence& b) const {
    if (a.value == b.value || !by_text[a.channel]) return a.value < b.value;
    const auto text = [this](const Occurrence& o) {
      return store.values.texts.text(static_cast<std::uint32_t>(o.value));
    };
    return text(a) < text(b);
  }
};

}  // namespace akad::events
