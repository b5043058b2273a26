// A store from a small story, as reading a log would have filled it: no log file.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/events/store.h"

namespace akad::harness {

class Records {
 public:
  Records(const ir::Program& program, events::EventStore& store);

  void happen(std::string_view subject, Instant at, Id<ir::Event> event);
  // Nothing: the record writes out that there is no value.
  void say(std::string_view subject, Instant at, Id<ir::Signal> signal,
           const std::optional<ir::Constant>& value);
  void say(std::string_view subject, Instant at, Id<ir::Signal> signal, std::string_view text);
  void stretch(std::string_view subject, Instant from, Instant to, Id<ir::Window> window);
  // An event that the record of the last one tells of as well.
  void beside(std::string_view subject, Instant at, Id<ir::Event> event);

  // What the record of the last one says as well.
  void say_beside(std::string_view subject, Instant at, Id<ir::Signal> signal,
                  const ir::Constant& value);

  // Of the last one: what orders it among those of its instant.
  void in_order(std::int64_t sequence);

 private:
  void add(std::string_view subject, Instant at, events::Channel channel, std::int64_t value);

  const ir::Program& program_;
  events::EventStore& store_;
  std::int64_t record_ = 0;
};

}  // namespace akad::harness
