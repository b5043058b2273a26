// One record to occurrences. Every record ends in exactly one column of its log's tally.
#include <algorithm>

#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;

void put(Reading& reading, Instant at, Channel channel, std::int64_t value) {
  reading.store.occurrences.push_back({at, value, 0, channel, 0});
}

bool is_true(const Reading& reading, std::int32_t test) {
  return test == kAlways || reading.truths[static_cast<std::size_t>(test)] != 0;
}

TimeReading time_at(Reading& reading, std::int32_t time) {
  if (time == kNoTime) return {TimeState::Absent, 0};
  return read_time(reading, static_cast<std::size_t>(time));
}

void take_events(Reading& reading) {
  for (const EventShape& event : reading.shape.events) {
    if (!is_true(reading, event.test)) continue;
    const TimeReading time = time_at(reading, event.time);
    if (event.only_when_present && time.state == TimeState::Absent) continue;
    reading.named = true;
    if (time.state == TimeState::Absent) reading.without_time = true;
    if (time.state == TimeState::Good) put(reading, time.at, event.channel, 0);
  }
}

void take_windows(Reading& reading) {
  for (const WindowShape& window : reading.shape.windows) {
    if (!is_true(reading, window.test)) continue;
    const auto slot = [&](std::int32_t time) {
      return reading.shape.times[static_cast<std::size_t>(time)].slot;
    };
    const bool has_from = !is_absent(value_at(reading, slot(window.from)));
    const bool has_to = window.to != kNoTime && !is_absent(value_at(reading, slot(window.to)));
    if (window.test == kAlways && !has_from && !has_to) continue;
    reading.named = true;
    if (!has_from) reading.without_time = true;
    const TimeReading from = time_at(reading, window.from);
    const TimeReading to = time_at(reading, window.to);
    if (from.state != TimeState::Good || to.state == TimeState::Bad) continue;
    const Instant end = to.state == TimeState::Good ? to.at : kNever;
    if (end <= from.at) {
      report_field(reading, FindingKind::EmptyWindow, slot(window.to));
      continue;
    }
    put(reading, from.at, window.channel, end);
  }
}

// The instant from which the record's signals hold: the log's time, or the first that it names.
std::optional<Instant> signal_time(Reading& reading) {
  if (reading.shape.time != kNoTime) {
    const TimeReading time = time_at(reading, reading.shape.time);
    if (time.state == TimeState::Absent) reading.without_time = true;
    if (time.state != TimeState::Good) return std::nullopt;
    return time.at;
  }
  const auto& all = reading.store.occurrences;
  if (all.size() == reading.first) {
    reading.without_time = true;
    return std::nullopt;
  }
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(reading.first);
  return std::min_element(begin, all.end(),
                          [](const Occurrence& a, const Occurrence& b) { return a.at < b.at; })
      ->at;
}

std::optional<std::int64_t> decode_signal(Reading& reading, const SignalShape& signal) {
  if (signal.kind == ir::SignalKind::Time) {
    const TimeReading time = time_at(reading, signal.time);
    if (time.state == TimeState::Bad) return std::nullopt;
    return time.state == TimeState::Good ? time.at : kNever;
  }
  const auto id = signal_value(reading, value_at(reading, signal.slot), signal.kind);
  if (!id) report_field(reading, FindingKind::WrongType, signal.slot);
  return id;
}

void take_signals(Reading& reading) {
  std::optional<Instant> at;
  bool asked = false;
  for (const SignalShape& signal : reading.shape.signals) {
    if (value_at(reading, signal.slot).kind == ValueKind::Absent) continue;
    reading.named = true;
    if (!asked) at = signal_time(reading);
    asked = true;
    const std::optional<std::int64_t> value = decode_signal(reading, signal);
    if (at && value) put(reading, *at, signal.channel, *value);
  }
}

// A subject or an id that is there has characters; what is neither a text nor a number has none.
bool is_nothing(const Reading& reading, std::int32_t slot) {
  const Value& value = value_at(reading, slot);
  return is_absent(value) || (value.kind == ValueKind::Text && value.size == 0);
}

void report_nameless(Reading& reading, FindingKind without, std::int32_t slot) {
  report_field(reading, is_nothing(reading, slot) ? without : FindingKind::WrongType, slot);
}

// By its characters; but what passes a log on may write 5.0 and 1e3 as 5 and 1000.
std::optional<std::string_view> name_at(Reading& reading, std::int32_t slot) {
  const auto name = name_of(value_at(reading, slot), reading.room);
  return name && !name->empty() ? name : std::nullopt;
}

void report_unstable(Reading& reading, std::int32_t slot) {
  const Value& value = value_at(reading, slot);
  if (value.kind != ValueKind::Number) return;
  if (raw(value).find_first_of(".eE") == std::string_view::npos) return;
  report_field(reading, FindingKind::UnstableName, slot);
}

std::optional<std::uint32_t> take_subject(Reading& reading) {
  const std::int32_t slot = reading.shape.subject;
  if (slot < 0) return reading.single_subject;
  const Value& value = value_at(reading, slot);
  if (value.kind == ValueKind::Text && !value.escaped && value.size > 0) {
    return reading.store.subjects.intern(raw(value), reading.subject_hash);
  }
  const auto name = name_at(reading, slot);
  if (!name) {
    report_nameless(reading, FindingKind::WithoutSubject, slot);
    return std::nullopt;
  }
  report_unstable(reading, slot);
  return reading.store.subjects.intern(*name);
}

std::int64_t take_sequence(Reading& reading) {
  const std::int32_t slot = reading.shape.sequence;
  if (slot < 0 || is_absent(value_at(reading, slot))) return 0;
  const Value& value = value_at(reading, slot);
  const auto number = small_whole(raw(value));
  const bool scalar = value.kind == ValueKind::Number || value.kind == ValueKind::Text;
  if (scalar && !value.escaped && number) return *number;
  report_field(reading, FindingKind::WrongType, slot);
  return 0;
}

// Drops what lies behind the instant of evaluation; a window that ends behind it is still open.
void cut_at_as_of(Reading& reading) {
  auto& all = reading.store.occurrences;
  std::size_t kept = reading.first;
  for (std::size_t i = reading.first; i < all.size(); ++i) {
    if (all[i].at >= reading.as_of) continue;
    all[kept] = all[i];
    const bool later = all[kept].value > reading.as_of;
    if (later && reading.channels.kind_of(all[kept].channel) == ChannelKind::Window) {
      all[kept].value = kNever;
    }
    ++kept;
  }
  reading.after_as_of = kept < all.size();
  if (reading.after_as_of) report_record(reading, FindingKind::AfterAsOf, {});
  all.resize(kept);
}

void note_order(Reading& reading, std::uint32_t subject) {
  const auto& all = reading.store.occurrences;
  Instant at = kNever;
  for (std::size_t i = reading.first; i < all.size(); ++i) at = std::min(at, all[i].at);
  if (at == kNever) return;
  if (subject >= reading.last.size()) {
    reading.last.resize(std::max<std::size_t>(subject + 1, reading.last.size() * 2), 0);
  }
  if (at < reading.last[subject]) {
    report(reading, FindingKind::OutOfOrder, {}, reading.store.subjects.text(subject));
  }
  reading.last[subject] = std::max(reading.last[subject], at);
}

void take_id(Reading& reading) {
  const std::int32_t slot = reading.shape.id;
  if (slot < 0) return;
  const auto id = name_at(reading, slot);
  if (!id) {
    if (reading.named) report_nameless(reading, FindingKind::WithoutId, slot);
    return;
  }
  if (reading.named) report_unstable(reading, slot);
  RecordNote note;
  note.first = reading.first;
  note.count = static_cast<std::uint32_t>(reading.store.occurrences.size() - reading.first);
  note.file = reading.file;
  note.line = reading.record.line;
  note.element = reading.record.element;
  note.unnamed = !reading.named;
  reading.duplicates.add(*id, note);
}

std::int64_t attribute(Reading& reading, Attribute what) {
  switch (what) {
    case Attribute::Received: break;
    case Attribute::Line: return line_value(reading.file, reading.record.line);
    case Attribute::Element: return static_cast<std::int64_t>(reading.record.element);
  }
  const TimeReading time = time_at(reading, reading.shape.received);
  return time.state == TimeState::Good ? time.at : kNever;
}

// Everything that was put gets its subject, its sequence and what else is asked for. False: the
// record has no subject.
bool seal(Reading& reading) {
  auto& all = reading.store.occurrences;
  const std::optional<std::uint32_t> subject = take_subject(reading);
  if (!subject) {
    all.resize(reading.first);
    return false;
  }
  const std::int64_t sequence = take_sequence(reading);
  for (std::size_t i = reading.first; i < all.size(); ++i) all[i].subject = *subject;
  note_order(reading, *subject);
  cut_at_as_of(reading);
  if (reading.with_sequences) reading.store.sequences.resize(all.size(), sequence);
  for (AttributeColumn& column : reading.store.attributes) {
    column.values.resize(all.size(), attribute(reading, column.what));
  }
  return true;
}

// A record that names nothing is held to its time and its subject all the same: only a sound record
// can be of no concern.
bool is_of_no_concern(Reading& reading) {
  if (reading.shape.time != kNoTime) {
    const TimeReading time = time_at(reading, reading.shape.time);
    if (time.state == TimeState::Absent) report_record(reading, FindingKind::WithoutTime, {});
    if (time.state != TimeState::Good) return false;
  }
  const std::int32_t slot = reading.shape.subject;
  if (slot < 0 || name_at(reading, slot)) return true;
  report_nameless(reading, FindingKind::WithoutSubject, slot);
  return false;
}

// Not a record at all: says why.
bool is_sound(Reading& reading) {
  using input::Lexed;
  using input::Walked;
  switch (reading.record.state) {
    case Lexed::Sound: break;
    case Lexed::Broken: return report(reading, FindingKind::Malformed, "broken text"), false;
    case Lexed::TooLong: return report(reading, FindingKind::TooLong, {}), false;
    case Lexed::Unclosed:
      return report(reading, FindingKind::Malformed, "the file ends within its array"), false;
  }
  if (reading.walked == Walked::Sound) return true;
  const std::string_view text = text_of(reading.record).substr(0, 256);
  switch (reading.walked) {
    case Walked::Sound: break;
    case Walked::Malformed: report(reading, FindingKind::Malformed, text); break;
    case Walked::TooDeep: report(reading, FindingKind::TooDeep, {}); break;
    case Walked::NotAnObject: report(reading, FindingKind::NotAnObject, text); break;
  }
  return false;
}

}  // namespace

void take_record(Reading& reading) {
  LogTally& tally = reading.store.tallies[static_cast<std::size_t>(reading.log)];
  ++tally.read;
  if (!is_sound(reading)) {
    ++tally.not_used;
    return;
  }
  reading.named = reading.without_time = reading.after_as_of = false;
  reading.first = reading.store.occurrences.size();
  for (KnownTime& time : reading.times) time.reading.state = TimeState::Unread;
  judge(reading);
  take_events(reading);
  take_windows(reading);
  take_signals(reading);
  if (reading.without_time) report_record(reading, FindingKind::WithoutTime, {});
  if (reading.named) {
    if (reading.shape.received != kNoTime) time_at(reading, reading.shape.received);
    if (!seal(reading)) {
      ++tally.not_used;
      return;
    }
  } else if (!is_of_no_concern(reading)) {
    ++tally.not_used;
    return;
  }
  take_id(reading);
  const bool used = reading.store.occurrences.size() > reading.first;
  ++(used ? tally.used : reading.named ? tally.not_used : tally.unnamed);
}

}  // namespace akad::events
