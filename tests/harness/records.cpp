#include "tests/harness/records.h"

namespace akad::harness {

Records::Records(const ir::Program& program, events::EventStore& store)
    : program_(program), store_(store) {
  for (const events::Attribute what : events::asked_of_notices(program)) {
    store.attributes.push_back({what, {}});
  }
}

void Records::add(std::string_view subject, Instant at, events::Channel channel,
                  std::int64_t value) {
  store_.occurrences.push_back({at, value, store_.subjects.intern(subject), channel, 0});
  ++record_;
  for (events::AttributeColumn& column : store_.attributes) {
    column.values.push_back(column.what == events::Attribute::Record ? record_ : kNever);
  }
}

void Records::beside(std::string_view subject, Instant at, Id<ir::Event> event) {
  --record_;
  happen(subject, at, event);
}

void Records::say_beside(std::string_view subject, Instant at, Id<ir::Signal> signal,
                         const ir::Constant& value) {
  --record_;
  say(subject, at, signal, std::optional(value));
}

void Records::happen(std::string_view subject, Instant at, Id<ir::Event> event) {
  add(subject, at, events::Channels(program_).channel_of(event), 0);
}

void Records::say(std::string_view subject, Instant at, Id<ir::Signal> signal,
                  const std::optional<ir::Constant>& value) {
  const bool is_time = program_.signals[signal.index()].kind == ir::SignalKind::Time;
  std::int64_t held = 0;
  if (is_time)
    held = value ? value->time : kNever;
  else
    held = value ? events::intern_value(store_.values, *value) : events::intern_none(store_.values);
  add(subject, at, events::Channels(program_).channel_of(signal), held);
}

void Records::say(std::string_view subject, Instant at, Id<ir::Signal> signal,
                  std::string_view text) {
  ir::Constant constant;
  constant.text = std::string(text);
  say(subject, at, signal, std::optional(constant));
}

void Records::stretch(std::string_view subject, Instant from, Instant to, Id<ir::Window> window) {
  add(subject, from, events::Channels(program_).channel_of(window), to);
}

void Records::in_order(std::int64_t sequence) {
  store_.sequences.resize(store_.occurrences.size() - 1);
  store_.sequences.push_back(sequence);
}

}  // namespace akad::harness
