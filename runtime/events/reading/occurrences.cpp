// One record to occurrences. Every record ends in exactly one column of its log's tally.
#include <algorithm>
#include <span>

#include "runtime/events/reading/reading.h"
#include "runtime/events/values/signals.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;

bool has_not_come(const Reading& reading, std::int32_t time) {
  return !reading.shape.not_yet.empty() && time != kNoTime &&
         has_not_come(reading, static_cast<std::size_t>(time));
}

TimeReading end_at(Reading& reading, std::int32_t time) {
  if (time == kNoTime || has_not_come(reading, time)) return {TimeState::Absent, 0};
  return read_time(reading, static_cast<std::size_t>(time), true);
}

// What an event is paired by; kUntold where nothing stands there.
std::int64_t pair_key(Reading& reading, std::int32_t slot) {
  if (slot < 0) return 0;
  const auto key = name_at(reading, slot);
  if (!key) {
    report_nameless(reading, FindingKind::WithoutKey, slot);
    return kUntold;
  }
  report_unstable(reading, slot);
  ir::Constant value;
  value.text = *key;
  return intern_value(reading.store.values, value);
}

void take_events(Reading& reading) {
  for (const EventShape& event : reading.shape.events) {
    if (!is_true(reading, event.test)) continue;
    if (event.only_when_present && has_not_come(reading, event.time)) continue;
    const TimeReading time = time_at(reading, event.time);
    if (event.only_when_present && time.state == TimeState::Absent) continue;
    reading.named = true;
    if (time.state == TimeState::Absent) reading.without_time = true;
    if (time.state == TimeState::Bad) lose(reading, kFirstInstant);
    if (time.state != TimeState::Good) continue;
    const std::int64_t key = pair_key(reading, event.key);
    if (key != kUntold) put(reading, time.at, event.channel, key);
    if (key == kUntold) lose(reading, time.at);
  }
}

std::int32_t slot_of(const Reading& reading, std::int32_t time) {
  return reading.shape.times[static_cast<std::size_t>(time)].slot;
}

bool is_there(const Reading& reading, std::int32_t time) {
  return time != kNoTime && !is_absent(value_at(reading, slot_of(reading, time)));
}

// What is written for no end is often the beginning of the calendar that a program counts by.
bool is_no_end(const TimeReading& to, Instant from) {
  return to.state == TimeState::Bad ||
         (to.state == TimeState::Good && to.at < kFirstInstant + kDay && to.at < from);
}

// A stretch of time goes on record although nobody can tell how long it was.
void put_without_end(Reading& reading, const WindowShape& window, Instant from) {
  put(reading, from, window.channel, kNever);
  reading.store.occurrences.back().end_unknown = 1;
  report_end(reading, static_cast<std::size_t>(window.to));
}

void take_windows(Reading& reading) {
  for (const WindowShape& window : reading.shape.windows) {
    if (!is_true(reading, window.test)) continue;
    const bool has_from = is_there(reading, window.from);
    const bool has_to = is_there(reading, window.to) && !has_not_come(reading, window.to);
    if (window.test == kAlways && !has_from && !has_to) continue;
    reading.named = true;
    if (!has_from) reading.without_time = true;
    const TimeReading from = time_at(reading, window.from);
    const TimeReading to = end_at(reading, window.to);
    if (from.state != TimeState::Good) {
      lose(reading, kFirstInstant);
      continue;
    }
    if (is_no_end(to, from.at)) {
      put_without_end(reading, window, from.at);
      continue;
    }
    const Instant end = to.state == TimeState::Good ? to.at : kNever;
    if (end <= from.at) {
      if (end < from.at) lose(reading, end);
      reading.empty_at = std::min(reading.empty_at, from.at);
      report_field(reading, FindingKind::EmptyWindow, slot_of(reading, window.to));
      continue;
    }
    put(reading, from.at, window.channel, end);
  }
}

// As nearly all names are.
bool is_plain_name(const Value& value) {
  return value.kind == ValueKind::Text && !value.escaped && value.size > 0;
}

// Interner::kNone where the record has none.
std::uint32_t take_subject(Reading& reading) {
  const std::int32_t slot = reading.shape.subject;
  if (slot < 0) return reading.single_subject;
  if (!reading.shape.also.empty()) return take_keys(reading).value_or(Interner::kNone);
  const Value& value = value_at(reading, slot);
  if (is_plain_name(value)) {
    return reading.store.subjects.intern(raw(value), reading.subject_hash);
  }
  const auto name = name_at(reading, slot);
  if (!name) {
    report_nameless(reading, FindingKind::WithoutSubject, slot);
    return Interner::kNone;
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
  lose(reading, earliest(reading));
  return 0;
}

// What the current record gave.
std::span<Occurrence> given(Reading& reading) {
  return std::span(reading.store.occurrences).subspan(reading.first);
}

// Drops what lies behind the instant of evaluation; a window that ends behind it is still open.
void cut_at_as_of(Reading& reading) {
  const std::span<Occurrence> all = given(reading);
  std::size_t kept = 0;
  for (const Occurrence& o : all) {
    if (o.at >= reading.as_of) continue;
    Occurrence& here = all[kept++] = o;
    const bool later = here.value > reading.as_of;
    if (later && reading.channels.kind_of(here.channel) == ChannelKind::Window) here.value = kNever;
  }
  reading.after_as_of = kept < all.size();
  if (!reading.after_as_of) return;
  report_record(reading, FindingKind::AfterAsOf, kCountsLater);
  reading.store.occurrences.resize(reading.first + kept);
}

// What the record gave becomes that of its subject.
struct GivenSubject {
  Instant first = kNever;     // of its instants
  bool ends_by_as_of = true;  // none of these lies behind the instant of evaluation, nor any end
};
GivenSubject give_subject(Reading& reading, std::uint32_t subject) {
  GivenSubject all;
  for (Occurrence& o : given(reading)) {
    o.subject = subject;
    all.first = std::min(all.first, o.at);
    all.ends_by_as_of = all.ends_by_as_of && o.at < reading.as_of && o.value <= reading.as_of;
  }
  return all;
}

// `at`: the first instant that the record gave.
void note_order(Reading& reading, std::uint32_t subject, Instant at) {
  if (at == kNever) return;
  if (subject >= reading.last.size()) {
    reading.last.resize(std::max<std::size_t>(subject + 1, reading.last.size() * 2), 0);
  }
  if (at < reading.last[subject]) {
    report(reading, FindingKind::OutOfOrder, {}, reading.store.subjects.text(subject));
  }
  reading.last[subject] = std::max(reading.last[subject], at);
}

}  // namespace

RecordNote note_of(const Reading& reading) {
  RecordNote note;
  note.first = reading.first;
  note.count = static_cast<std::uint32_t>(reading.store.occurrences.size() - reading.first);
  note.line = reading.record.line;
  note.element = reading.record.element;
  note.unnamed = !reading.named;
  return note;
}

namespace {

void take_id(Reading& reading) {
  const std::int32_t slot = reading.shape.id;
  if (slot < 0) return;
  const Value& value = value_at(reading, slot);
  if (is_plain_name(value) && !reading.of_table) {
    return reading.duplicates.add(raw(value), note_of(reading));
  }
  const auto id = name_at(reading, slot);
  if (!id) {
    if (reading.named) report_nameless(reading, FindingKind::WithoutId, slot);
    return;
  }
  if (reading.named) report_unstable(reading, slot);
  reading.duplicates.add(*id, note_of(reading));
}

// Whether a key that stands there twice is one that says whom the record is about, or when.
using Says = bool (*)(const LogShape& shape, std::int32_t slot);
bool has_repeated(const Reading& reading, Says says) {
  for (std::size_t i = 0; i < reading.values.size(); ++i) {
    if (reading.values[i].repeated && says(reading.shape, static_cast<std::int32_t>(i)))
      return true;
  }
  return false;
}
bool is_repeated(const Reading& reading, Says says) {
  return reading.record.repeats && has_repeated(reading, says);
}

void report_repeated(Reading& reading) {
  for (std::size_t i = 0; i < reading.values.size(); ++i) {
    if (!reading.values[i].repeated) continue;
    report_field(reading, FindingKind::RepeatedKey, static_cast<std::int32_t>(i));
  }
}

// Everything that was put gets its subject, its sequence and what else is asked for. False: the
// record has no subject.
bool seal(Reading& reading) {
  auto& all = reading.store.occurrences;
  const std::uint32_t subject = take_subject(reading);
  if (subject == Interner::kNone) {
    lose(reading, earliest(reading));
    note_loss(reading, Loss::kOfAnybody);
    all.resize(reading.first);
    return false;
  }
  const std::int64_t sequence = take_sequence(reading);
  // The value that a key had the first time, and what stands behind a list, count nowhere.
  const bool in_vain = reading.record.repeats || reading.record.through != 0;
  if (in_vain) lose(reading, is_repeated(reading, says_when) ? kFirstInstant : earliest(reading));
  const GivenSubject given = give_subject(reading, subject);
  const bool is_snapshot = !reading.shape.same.empty();
  if (!is_snapshot) note_order(reading, subject, given.first);  // they go back to a begin
  if (is_snapshot && !is_known(reading)) {
    put_off(reading, subject);
  } else if (!given.ends_by_as_of) {
    cut_at_as_of(reading);
  }
  if (reading.with_sequences) reading.store.sequences.resize(all.size(), sequence);
  if (reading.with_befores) take_befores(reading);
  for (AttributeColumn& column : reading.store.attributes) {
    column.values.resize(all.size(), attribute(reading, column.what));
  }
  note_loss(reading, is_repeated(reading, says_whom) ? Loss::kOfAnybody : subject);
  if (all.size() == reading.first && !reading.after_as_of) note_subject(reading, subject);
  return true;
}

// All that conditions ask for stands there, so that it is known to be none of what they look for.
bool tells_what_it_is(const Reading& reading) {
  const std::vector<Test>& tests = reading.shape.tests;
  return !tests.empty() && std::all_of(tests.begin(), tests.end(), [&](const Test& test) {
    return test.slot < 0 || is_scalar(value_at(reading, test.slot));
  });
}

// A record that names nothing is held to its time and its subject all the same: only a sound record
// can be of no concern. One that tells what it is loses nothing.
bool is_of_no_concern(Reading& reading) {
  bool sound = true;
  const auto lose_all = [&](Instant from) {
    if (!tells_what_it_is(reading)) lose(reading, from);
    sound = false;
  };
  Instant at = kFirstInstant;
  if (reading.shape.time != kNoTime) {
    const TimeReading time = time_at(reading, reading.shape.time);
    if (time.state == TimeState::Absent) report_record(reading, FindingKind::WithoutTime, {});
    if (time.state != TimeState::Good) lose_all(kFirstInstant);
    at = time.at;
  }
  const std::int32_t slot = reading.shape.subject;
  std::uint32_t subject = Loss::kOfAnybody;
  if (reading.record.repeats) lose(reading, is_repeated(reading, says_when) ? kFirstInstant : at);
  const bool replaces = tells_what_it_replaces(reading);
  const bool wanted = reading.shape.rows_of_subjects || reading.lost_from != kNever;
  if (slot < 0) {
    subject = reading.single_subject;
  } else if (!reading.shape.also.empty()) {
    if (!has_keys(reading)) {
      lose_all(at);
    } else if (wanted) {
      subject = reading.store.subjects.intern(subject_of_keys(reading));
    }
  } else if (!wanted && is_plain_name(value_at(reading, slot))) {
    // it has one, and nobody asks which
  } else if (const auto name = name_at(reading, slot)) {
    if (wanted) subject = reading.store.subjects.intern(*name);
  } else {
    if (sound) report_nameless(reading, FindingKind::WithoutSubject, slot);
    lose_all(at);
  }
  note_loss(reading, is_repeated(reading, says_whom) ? Loss::kOfAnybody : subject);
  if (subject != Loss::kOfAnybody && at < reading.as_of) note_subject(reading, subject);
  return sound && replaces;
}

}  // namespace

void take_record(Reading& reading) {
  LogTally& tally = reading.store.tallies[static_cast<std::size_t>(reading.log)];
  ++tally.read;
  reading.lost_from = kNever;
  reading.lost_again = false;
  if (!is_sound(reading)) {
    ++tally.not_used;
    return note_unsound(reading);
  }
  reading.named = reading.without_time = reading.after_as_of = false;
  reading.empty_at = kNever;
  reading.first = reading.store.occurrences.size();
  reading.first_loss = reading.store.losses.size();
  for (KnownTime& time : reading.times) time.reading.state = TimeState::Unread;
  if (reading.record.repeats) report_repeated(reading);
  judge(reading);
  if (!reading.awaited.empty()) look_for_awaited(reading);
  if (reading.seen != nullptr) note_seen(reading);
  take_events(reading);
  take_windows(reading);
  take_signals(reading);
  if (reading.in_doubt) report_undecided(reading);
  if (reading.without_time) {
    report_record(reading, FindingKind::WithoutTime, {});
    lose(reading, kFirstInstant);
  }
  if (reading.record.through != 0) {
    reading.named = true;
    report_list(reading);
  }
  if (reading.named) {
    if (reading.shape.received != kNoTime) time_at(reading, reading.shape.received);
    if (!seal(reading)) {
      ++tally.not_used;
      return take_snapshot(reading, true);
    }
  } else if (!is_of_no_concern(reading)) {
    ++tally.not_used;
    return take_snapshot(reading, true);
  }
  take_id(reading);
  take_snapshot(reading);
  const bool used = reading.store.occurrences.size() > reading.first;
  ++(used ? tally.used : reading.named ? tally.not_used : tally.unnamed);
}

}  // namespace akad::events
