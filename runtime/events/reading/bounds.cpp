// What may be kept of all logs.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using limits::Limit;

std::uint64_t text_bytes(const EventStore& store) {
  return store.subjects.text_bytes() + store.values.texts.text_bytes();
}

struct Most {
  std::string_view name;  // of a signal; empty = there is none with values
  std::size_t values = 0;
};

// The signal with most of the values. Nothing keeps count of them while all is well.
Most most_values(const EventStore& store, const Channels& channels, const ir::Program& program) {
  Most most;
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    if (program[id].kind == ir::SignalKind::Time) continue;
    const Channel channel = channels.channel_of(id);
    std::vector<bool> seen(store.values.texts.size());
    std::size_t count = 0;
    for (const Occurrence& o : store.occurrences) {
      if (o.channel != channel) continue;
      auto value = seen[static_cast<std::size_t>(o.value)];
      if (!value) ++count;
      value = true;
    }
    if (count > most.values) most = {program[id].name, count};
  }
  return most;
}

}  // namespace

bool is_within_limits(const EventStore& store, const limits::Limits& limits) {
  return store.occurrences.size() <= limits[Limit::AllHappenings] &&
         store.values.texts.size() <= limits[Limit::Values] &&
         text_bytes(store) <= limits[Limit::TextBytes];
}

std::string excess_of(const Reading& reading, const ir::Program& program, const std::string& path) {
  const EventStore& store = reading.store;
  const limits::Limits& limits = reading.limits;
  if (is_within_limits(store, limits)) return "";
  const auto place = fmt::format(
      "of the log `{}`, up to line {} of {}",
      for_terminal(program.logs[static_cast<std::size_t>(reading.log)].name), reading.record.line,
      path == "-" ? "standard input" : fmt::format("`{}`", for_terminal(path)));
  if (store.occurrences.size() > limits[Limit::AllHappenings]) {
    return limits::sentence(limits, Limit::AllHappenings,
                            fmt::format("too much happens in the records {}", place));
  }
  if (store.values.texts.size() > limits[Limit::Values]) {
    const Most most = most_values(store, reading.channels, program);
    return limits::sentence(
        limits, Limit::Values,
        fmt::format("attributes have too many different values in the records {} (`{}` alone {})",
                    place, for_terminal(most.name), grouped(most.values)));
  }
  return limits::sentence(limits, Limit::TextBytes,
                          fmt::format("subjects and values are too long in the records {}", place));
}

}  // namespace akad::events
