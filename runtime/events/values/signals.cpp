#include "runtime/events/values/signals.h"

#include <algorithm>
#include <cstring>

#include "runtime/base/exact.h"
#include "runtime/base/text.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;

// Of values that are not of the signal's kind: no ValueTable id.
constexpr std::uint32_t kOfNoKind = Interner::kNone;

// Written as canonical fractions are: no sign on zero, no leading zeros, no point.
bool is_canonical_whole(std::string_view text) {
  return small_whole(text).has_value() && text != "-0";
}

// An amount is reckoned with; a number may be longer than that, and is then compared only.
std::uint32_t intern_number(Reading& reading, const Value& value, ir::SignalKind kind) {
  const std::string_view text = text_of(value, reading.room);
  Interner& texts = reading.store.values.texts;
  if (value.kind == ValueKind::Number && is_canonical_whole(text)) {
    return texts.intern("n" + std::string(text));
  }
  const std::optional<Decimal> decimal = decimal_of(text);
  if (!decimal) return kOfNoKind;
  if (const auto number = number_of(*decimal)) return texts.intern("n" + to_fraction(*number));
  const auto written = kind == ir::SignalKind::Number ? akad::text_of(*decimal) : std::nullopt;
  if (!written) return kOfNoKind;
  return texts.intern("N" + *written);
}

std::uint32_t intern_signal(Reading& reading, const Value& value, ir::SignalKind kind) {
  const bool flag = value.kind == ValueKind::True || value.kind == ValueKind::False;
  const bool text = value.kind == ValueKind::Text;
  const bool number = value.kind == ValueKind::Number;
  const bool numeric = kind == ir::SignalKind::Number || kind == ir::SignalKind::Money;
  if (numeric) return text || number ? intern_number(reading, value, kind) : kOfNoKind;
  if (!flag && (kind == ir::SignalKind::Flag || (!text && !number))) return kOfNoKind;
  const char* mark = kind == ir::SignalKind::Flag ? "f" : "t";
  return reading.store.values.texts.intern(mark + std::string(text_of(value, reading.room)));
}

// The place in the cache, by length, both ends and the kind of reading.
std::size_t cache_place(std::string_view text, std::uint64_t last, std::uint8_t reading) {
  const std::uint64_t first = input::head_of(text.data(), text.size());
  const std::uint64_t mixed = (first * 131 + last) * 31 + text.size() + reading;
  return mixed * 0x9e3779b97f4a7c15u >> 54;
}

// As what a flag's signal says is written for true and false.
std::uint32_t flag_value(Reading& reading, const Value& value, const ir::Signal& signal) {
  if (value.kind == ValueKind::Null) return intern_none(reading.store.values);
  if (!is_scalar(value)) return kOfNoKind;
  const std::string_view text = text_of(value, reading.room);
  const auto is_written = [text](const std::vector<ir::Constant>& written) {
    return std::any_of(written.begin(), written.end(),
                       [text](const ir::Constant& one) { return one.text == text; });
  };
  if (is_written(signal.is_true)) return reading.store.values.texts.intern("ftrue");
  if (is_written(signal.is_false)) return reading.store.values.texts.intern("ffalse");
  return kOfNoKind;
}

// Of a text that the cache may have.
std::uint32_t short_text_value(Reading& reading, const Value& value, ir::SignalKind kind) {
  const auto way = static_cast<std::uint8_t>(static_cast<int>(kind) + 1);
  const std::uint64_t last = end_of(value.begin, value.size);
  ValueCache::Entry& entry = reading.cache.entries[cache_place(raw(value), last, way)];
  if (entry.reading == way && entry.size == value.size &&
      end_of(entry.text.data(), value.size) == last &&
      are_same_before_end(entry.text.data(), value.begin, value.size)) {
    return entry.id;
  }
  const std::uint32_t id = intern_signal(reading, value, kind);
  if (id == kOfNoKind) return id;
  entry.id = id;
  entry.reading = way;
  entry.size = static_cast<std::uint8_t>(value.size);
  std::memcpy(entry.text.data(), value.begin, value.size);
  return id;
}

std::uint32_t signal_value(Reading& reading, const Value& value, ir::SignalKind kind) {
  if (value.kind == ValueKind::Text && !value.escaped && value.size > 0 &&
      value.size <= ValueCache::kMostText) {
    return short_text_value(reading, value, kind);
  }
  if (value.kind == ValueKind::Null) return intern_none(reading.store.values);
  const bool flag = value.kind == ValueKind::True || value.kind == ValueKind::False;
  if (!flag || kind != ir::SignalKind::Flag) return intern_signal(reading, value, kind);
  std::uint32_t& known = reading.cache.flags[value.kind == ValueKind::True ? 1 : 0];
  if (known == kOfNoKind) known = intern_signal(reading, value, kind);
  return known;
}

bool stands(const Reading& reading, std::int32_t slot) {
  return slot >= 0 && value_at(reading, slot).kind != ValueKind::Absent;
}

// A change that tells only the value before took it away.
bool is_spoken_of(const Reading& reading, const SignalShape& signal) {
  return is_true(reading, signal.test) &&
         (stands(reading, signal.slot) || stands(reading, signal.before));
}

// The instant from which the record's signals hold: the log's time, or the first that it names;
// kNever where it has none.
Instant signal_time(Reading& reading) {
  if (reading.shape.time != kNoTime) {
    const TimeReading time = time_at(reading, reading.shape.time);
    if (time.state == TimeState::Absent) reading.without_time = true;
    return time.state == TimeState::Good ? time.at : kNever;
  }
  Instant at = reading.empty_at;
  const auto& all = reading.store.occurrences;
  for (std::size_t i = reading.first; i < all.size(); ++i) at = std::min(at, all[i].at);
  if (at == kNever) reading.without_time = true;
  return at;
}

constexpr std::string_view kOtherFlag = "say `true is …, false is …`";

// What stands at the place of the signal's value, or of the one before; kUntold where it cannot be
// read.
std::int64_t decode_signal(Reading& reading, const SignalShape& signal, std::int32_t slot,
                           std::int32_t time) {
  if (!stands(reading, slot)) {
    const bool timed = signal.kind == ir::SignalKind::Time;
    return timed ? kNever : std::int64_t{intern_none(reading.store.values)};
  }
  if (signal.kind == ir::SignalKind::Time) {
    const TimeReading found = time_at(reading, time);
    if (found.state == TimeState::Bad) return kUntold;
    return found.state == TimeState::Good ? found.at : kNever;
  }
  const Value& value = value_at(reading, slot);
  const bool is_flag = signal.kind == ir::SignalKind::Flag;
  const std::uint32_t id = is_flag && signal.listed != nullptr
                               ? flag_value(reading, value, *signal.listed)
                               : signal_value(reading, value, signal.kind);
  if (id != kOfNoKind) return id;
  const bool unsaid = is_flag && signal.listed == nullptr;
  report_field(reading, FindingKind::WrongType, slot,
               [unsaid] { return std::string(unsaid ? kOtherFlag : ""); });
  return kUntold;
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

// Numbers are kept as "n-5/2".
void check_worth(Reading& reading, const SignalShape& signal, std::int64_t value) {
  if (!signal.is_worth) return;
  const auto text = reading.store.values.texts.text(static_cast<std::uint32_t>(value));
  if (text.starts_with("n-")) report_field(reading, FindingKind::NegativeAmount, signal.slot);
}

// Where the record has an instant, else kNever; what lacks one is told elsewhere.
Instant ending_time(Reading& reading) {
  const bool has_first = reading.store.occurrences.size() > reading.first;
  if (reading.shape.time == kNoTime && !has_first) return kNever;
  const bool was_without = reading.without_time;
  const Instant at = signal_time(reading);
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
  const Instant at = ending_time(reading);
  if (at == kNever) return;
  for (const SignalShape& signal : reading.shape.signals) {
    if (!signal.that_record_only || has_given(reading, signal.channel)) continue;
    reading.named = true;
    const bool timed = signal.kind == ir::SignalKind::Time;
    put(reading, at, signal.channel, timed ? kNever : intern_none(reading.store.values));
  }
}

}  // namespace

void take_signals(Reading& reading) {
  Instant at = kNever;
  bool asked = false;
  for (const SignalShape& signal : reading.shape.signals) {
    if (!is_spoken_of(reading, signal)) continue;
    reading.named = true;
    if (!asked) at = signal_time(reading);
    asked = true;
    const std::int64_t value = decode_signal(reading, signal, signal.slot, signal.time);
    if (value != kUntold) check_list(reading, signal, value);
    if (value != kUntold) check_worth(reading, signal, value);
    if (at != kNever && value != kUntold) {
      put(reading, at, signal.channel, value);
    } else {
      lose(reading, at == kNever ? kFirstInstant : at);
    }
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
      const std::int64_t before = decode_signal(reading, signal, signal.before, signal.before_time);
      if (before == kUntold) lose(reading, all[i].at);
      reading.store.befores[i] = before;
    }
  }
}

}  // namespace akad::events
