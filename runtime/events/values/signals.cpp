#include "runtime/events/values/signals.h"

#include <algorithm>

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;

bool stands(const Reading& reading, std::int32_t slot) {
  return slot >= 0 && value_at(reading, slot).kind != ValueKind::Absent;
}

// A change that tells only the value before took it away.
bool is_spoken_of(const Reading& reading, const SignalShape& signal) {
  return is_true(reading, signal.test) &&
         (stands(reading, signal.slot) || stands(reading, signal.before));
}

// The instant from which the record's signals hold: the log's time, or the first that it names.
std::optional<Instant> signal_time(Reading& reading) {
  if (reading.shape.time != kNoTime) {
    const TimeReading time = time_at(reading, reading.shape.time);
    if (time.state == TimeState::Absent) reading.without_time = true;
    if (time.state != TimeState::Good) return std::nullopt;
    return time.at;
  }
  Instant at = reading.empty_at;
  const auto& all = reading.store.occurrences;
  for (std::size_t i = reading.first; i < all.size(); ++i) at = std::min(at, all[i].at);
  if (at != kNever) return at;
  reading.without_time = true;
  return std::nullopt;
}

constexpr std::string_view kOtherFlag = "say `true is …, false is …`";

// What stands at the place of the signal's value, or of the one before.
std::optional<std::int64_t> decode_signal(Reading& reading, const SignalShape& signal,
                                          std::int32_t slot, std::int32_t time) {
  if (!stands(reading, slot)) {
    const bool timed = signal.kind == ir::SignalKind::Time;
    return timed ? kNever : std::int64_t{intern_none(reading.store.values)};
  }
  if (signal.kind == ir::SignalKind::Time) {
    const TimeReading found = time_at(reading, time);
    if (found.state == TimeState::Bad) return std::nullopt;
    return found.state == TimeState::Good ? found.at : kNever;
  }
  const Value& value = value_at(reading, slot);
  const bool is_flag = signal.kind == ir::SignalKind::Flag;
  const auto id = is_flag && signal.listed != nullptr ? flag_value(reading, value, *signal.listed)
                                                      : signal_value(reading, value, signal.kind);
  const bool unsaid = is_flag && signal.listed == nullptr;
  if (!id) {
    report_field(reading, FindingKind::WrongType, slot,
                 [unsaid] { return std::string(unsaid ? kOtherFlag : ""); });
  }
  return id;
}

// A value that the signal's list does not have is kept, and told.
void check_list(Reading& reading, const SignalShape& signal, std::int64_t value) {
  if (signal.listed == nullptr || signal.kind != ir::SignalKind::Text) return;
  const auto text = reading.store.values.texts.text(static_cast<std::uint32_t>(value));
  const std::vector<ir::Constant>& list = signal.listed->one_of;
  const bool known =
      text.front() == 'z' || std::any_of(list.begin(), list.end(), [text](const ir::Constant& one) {
        return one.text == text.substr(1);
      });
  if (!known) report_field(reading, FindingKind::NotInTheList, signal.slot);
}

// Where the record has an instant; what lacks one is told elsewhere.
std::optional<Instant> ending_time(Reading& reading) {
  const bool has_first = reading.store.occurrences.size() > reading.first;
  if (reading.shape.time == kNoTime && !has_first) return std::nullopt;
  const bool was_without = reading.without_time;
  const std::optional<Instant> at = signal_time(reading);
  reading.without_time = was_without;
  return at;
}

bool has_given(const Reading& reading, Channel channel) {
  const auto& all = reading.store.occurrences;
  return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(reading.first), all.end(),
                     [channel](const Occurrence& o) { return o.channel == channel; });
}

// A value of that record only ends at the next record, whatever that says, and also where it says a
// value that cannot be read.
void end_signals(Reading& reading) {
  const std::optional<Instant> at = ending_time(reading);
  if (!at) return;
  for (const SignalShape& signal : reading.shape.signals) {
    if (!signal.that_record_only || has_given(reading, signal.channel)) continue;
    reading.named = true;
    const bool timed = signal.kind == ir::SignalKind::Time;
    put(reading, *at, signal.channel, timed ? kNever : intern_none(reading.store.values));
  }
}

}  // namespace

void take_signals(Reading& reading) {
  std::optional<Instant> at;
  bool asked = false;
  for (const SignalShape& signal : reading.shape.signals) {
    if (!is_spoken_of(reading, signal)) continue;
    reading.named = true;
    if (!asked) at = signal_time(reading);
    asked = true;
    const auto value = decode_signal(reading, signal, signal.slot, signal.time);
    if (value) check_list(reading, signal, *value);
    if (at && value) put(reading, *at, signal.channel, *value);
    if (!at || !value) lose(reading, at.value_or(kFirstInstant));
  }
  if (reading.shape.ends_values) end_signals(reading);
}

void take_befores(Reading& reading) {
  const auto& all = reading.store.occurrences;
  reading.store.befores.resize(all.size(), kUntold);
  for (const SignalShape& signal : reading.shape.signals) {
    if (signal.before < 0 || !is_spoken_of(reading, signal)) continue;
    if (!stands(reading, signal.before)) continue;
    for (std::size_t i = reading.first; i < all.size(); ++i) {
      if (all[i].channel != signal.channel) continue;
      const auto before = decode_signal(reading, signal, signal.before, signal.before_time);
      if (!before) lose(reading, all[i].at);
      reading.store.befores[i] = before.value_or(kUntold);
    }
  }
}

}  // namespace akad::events
