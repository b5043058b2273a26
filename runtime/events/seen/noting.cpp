#include <algorithm>
#include <nlohmann/json.hpp>

#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

constexpr std::uint64_t kMostLookedAt = 2'000;                  // records whose keys are noted
constexpr std::size_t kMostLookedInto = std::size_t{64} << 10;  // bytes of one
constexpr std::size_t kMostKeys = 1'000;

bool asks_texts(const ir::Condition& condition) {
  const bool equals = condition.op == ir::Operator::Equal || condition.op == ir::Operator::OneOf;
  return equals && std::any_of(condition.constants.begin(), condition.constants.end(),
                               [](const ir::Constant& constant) {
                                 return constant.kind == ir::ConstantKind::Text;
                               });
}

void want_signals(Seen& seen, const ir::Program& program) {
  if (!seen.signals.empty()) return;
  seen.signals.resize(program.signals.size());
  for (const ir::Condition& condition : program.conditions) {
    if (condition.signal.valid() && asks_texts(condition)) {
      seen.signals[condition.signal.index()].wanted = true;
    }
  }
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    if (!program[id].one_of.empty()) seen.signals[id.index()].wanted = true;
  }
}

bool asks_texts(const Test& test) {
  const bool equals = test.op == ir::Operator::Equal || test.op == ir::Operator::OneOf;
  return test.slot >= 0 && equals &&
         std::any_of(test.operands.begin(), test.operands.end(), [](const Operand& operand) {
           return operand.constant.kind == ir::ConstantKind::Text;
         });
}

// The place that most comparisons of events with texts ask.
void want_places(SeenLog& seen, const LogShape& shape) {
  std::vector<std::size_t> asked(shape.paths.size());
  for (const Test& test : shape.tests) {
    if (!asks_texts(test)) continue;
    seen.places[static_cast<std::size_t>(test.slot)].values.wanted = true;
    ++asked[static_cast<std::size_t>(test.slot)];
  }
  if (shape.events.empty() && shape.windows.empty()) return;
  const auto most = std::max_element(asked.begin(), asked.end());
  if (most != asked.end() && *most > 0) {
    seen.kind = static_cast<std::int32_t>(most - asked.begin());
  }
}

RecordPlace place_of(const Reading& reading) {
  return {reading.file, reading.record.line, reading.record.element};
}

void add_value(Reading& reading, SeenValues& values, const input::Value& value) {
  if (values.wanted && is_scalar(value)) {
    values.add(text_of(value, reading.room), place_of(reading));
  }
}

bool is_window(const Reading& reading, const WindowShape& window) {
  if (!is_true(reading, window.test) || window.from == kNoTime) return false;
  const auto from = static_cast<std::size_t>(window.from);
  return !is_absent(value_at(reading, reading.shape.times[from].slot));
}

bool is_of_some_event(const Reading& reading) {
  const auto& events = reading.shape.events;
  const auto& windows = reading.shape.windows;
  return std::any_of(events.begin(), events.end(),
                     [&](const EventShape& event) { return happens(reading, event); }) ||
         std::any_of(windows.begin(), windows.end(),
                     [&](const WindowShape& window) { return is_window(reading, window); });
}

void note_idle(Reading& reading, SeenLog& seen) {
  const input::Value& kind = value_at(reading, seen.kind);
  if (!is_scalar(kind)) return;
  SeenValues::Row* row = seen.idle.add(text_of(kind, reading.room), place_of(reading));
  if (row == nullptr) return;
  for (const SignalShape& signal : reading.shape.signals) {
    const bool told = is_true(reading, signal.test) && !is_absent(value_at(reading, signal.slot));
    if (told) row->tells.insert(reading.channels.signal_at(signal.channel));
  }
}

// As an agreement names them.
void add_keys(std::set<std::string>& keys, const nlohmann::json& object, ir::Field& place) {
  for (const auto& [key, value] : object.items()) {
    if (keys.size() >= kMostKeys) return;
    place.path.push_back(key);
    keys.insert(ir::place_of(place));
    if (value.is_object()) add_keys(keys, value, place);
    place.path.pop_back();
  }
}

void look_at_keys(Reading& reading, SeenLog& seen) {
  if (seen.looked_at >= kMostLookedAt) return;
  ++seen.looked_at;
  const std::string_view text = input::text_of(reading.record);
  if (text.size() > kMostLookedInto) return;
  const auto record = nlohmann::json::parse(text, nullptr, false);
  ir::Field place;
  if (record.is_object()) add_keys(seen.keys, record, place);
}

}  // namespace

SeenValues::Row* SeenValues::add(std::string_view text, const RecordPlace& place) {
  auto row = rows.find(text);
  if (row == rows.end()) {
    if (rows.size() >= kMost || text.size() > kMostBytes) {
      ++others;
      return nullptr;
    }
    row = rows.emplace(text, Row{0, place, {}}).first;
  }
  ++row->second.records;
  return &row->second;
}

void begin_seeing(Reading& reading, const ir::Program& program) {
  want_signals(*reading.seen, program);
  reading.seen->logs.resize(program.logs.size());
  SeenLog& seen = reading.seen->logs[static_cast<std::size_t>(reading.log)];
  if (seen.read) return;  // a further file of it
  seen.read = true;
  for (const Id<ir::Field> field : reading.shape.fields) seen.places.push_back({field});
  want_places(seen, reading.shape);
}

void note_seen(Reading& reading) {
  SeenLog& seen = reading.seen->logs[static_cast<std::size_t>(reading.log)];
  ++seen.records;
  for (std::size_t slot = 0; slot < seen.places.size(); ++slot) {
    const input::Value& value = reading.values[slot];
    if (value.kind == input::ValueKind::Absent) continue;
    ++seen.places[slot].records;
    add_value(reading, seen.places[slot].values, value);
  }
  for (const SignalShape& signal : reading.shape.signals) {
    if (signal.kind != ir::SignalKind::Text || !is_true(reading, signal.test)) continue;
    const Id<ir::Signal> id = reading.channels.signal_at(signal.channel);
    add_value(reading, reading.seen->signals[id.index()], value_at(reading, signal.slot));
  }
  if (seen.kind >= 0 && !is_of_some_event(reading)) note_idle(reading, seen);
  look_at_keys(reading, seen);
}

}  // namespace akad::events
