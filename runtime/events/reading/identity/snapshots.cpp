// Records that say how one thing stands, each time anew: of those about the same the latest counts.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

constexpr Instant kNotTold = kFirstInstant - 1;  // earlier than all that is told

// Each text with its size before it: "a b" and "c" are not "a" and "b c".
void append(std::string& key, std::string_view text) {
  const std::uint64_t size = text.size();
  char bytes[sizeof size];
  std::memcpy(bytes, &size, sizeof size);
  key.append(bytes, sizeof bytes).append(text);
}

bool key_of(Reading& reading, std::string& key, bool quiet) {
  for (const std::int32_t slot : reading.shape.same) {
    const auto text = name_at(reading, slot);
    if (!text && !quiet) report_nameless(reading, FindingKind::WithoutId, slot);
    if (!text) return false;
    if (!quiet) report_unstable(reading, slot);
    append(key, *text);
  }
  return true;
}

// When the record was told. Where that cannot be read, it may have replaced whatever was told.
TimeReading told_at(Reading& reading) {
  const auto at = static_cast<std::size_t>(reading.shape.latest);
  const TimeReading time = read_time(reading, at);
  const bool untold =
      reading.shape.latest != reading.shape.time || (reading.named && !reading.without_time);
  if (time.state == TimeState::Absent && untold) {
    report_field(reading, FindingKind::WithoutTime, reading.shape.times[at].slot);
  }
  if (time.state != TimeState::Good) lose(reading, kFirstInstant);
  return time;
}

Instant latest_of(Reading& reading) {
  if (reading.shape.latest == kNoTime) return kNotTold;
  const auto at = static_cast<std::size_t>(reading.shape.latest);
  const TimeReading time = read_time(reading, at, true);
  return time.state == TimeState::Good ? time.at : kNotTold;
}

// What is the same in a record that stands there twice: its id, or of a snapshot what it is of and
// when it was told. Empty where nothing says that it does.
std::string identity_of(Reading& reading) {
  std::string identity;
  if (reading.shape.id >= 0) {
    if (const auto id = name_at(reading, reading.shape.id)) append(identity, *id);
  }
  if (!identity.empty() || reading.shape.same.empty()) return identity;
  if (!key_of(reading, identity, true)) return {};
  const Instant latest = latest_of(reading);
  if (latest != kNotTold) return identity + fmt::format(" {}", latest);
  // Of two that do not say when they were told only the same words are the same record.
  append(identity, text_of(reading.record));
  return identity + fmt::format(" {}", reading.record.element);
}

// Of one that stands there twice both would have replaced the same, once.
Trouble trouble_of(Reading& reading, bool refused) {
  Trouble trouble{refused};
  const std::vector<Loss>& losses = reading.store.losses;
  if (losses.size() > reading.first_loss) trouble.itself = losses.back();
  const Loss itself =
      trouble.itself.value_or(Loss{Id<ir::Log>{reading.log}, Loss::kOfAnybody, kNever});
  trouble.again = reading.lost_again || stood_before(reading, itself, " replaces");
  return trouble;
}

// A record that names nothing may have named something before: from the first instant on that
// stands where the log looks for one.
Instant first_of_places(Reading& reading) {
  Instant from = kNever;
  for (std::size_t i = 0; i < reading.shape.times.size(); ++i) {
    const TimeReading time = read_time(reading, i, true);
    if (time.state == TimeState::Good) from = std::min(from, time.at);
  }
  return from;
}

std::uint32_t subject_of(Reading& reading) {
  const std::int32_t slot = reading.shape.subject;
  if (slot < 0) return reading.single_subject;
  const bool many = !reading.shape.also.empty();
  return reading.store.subjects.intern(many ? subject_of_keys(reading)
                                            : std::string(*name_at(reading, slot)));
}

// Whether it is lost shows when all has been read. One that does not say what it is about stands
// for itself: no text of an identity is empty.
void take_late(Reading& reading, Instant latest) {
  if (!reading.named) reading.late = {0, first_of_places(reading)};
  Late& late = reading.late;
  if (late.from >= reading.as_of) {
    if (reading.named) report_record(reading, FindingKind::AfterAsOf, kCountsLater);
    return;
  }
  if (!reading.named) late.subject = subject_of(reading);
  const std::size_t losses = reading.store.losses.size();
  if (losses > reading.first_loss) late.loss = losses - 1;
  const Loss loss{Id<ir::Log>{reading.log}, late.subject, late.from};
  late.replaced = stood_before(reading, loss, " late");
  std::string key;
  if (!key_of(reading, key, true)) {
    key.clear();
    append(key, "");
    append(key, fmt::format("{} {} {}", reading.file, reading.record.line, reading.record.element));
  }
  reading.snapshots.add(key, note_of(reading), latest, late);
}

}  // namespace

bool is_known(Reading& reading) {
  if (reading.shape.latest == kNoTime) return true;
  const TimeReading time = told_at(reading);
  return time.state != TimeState::Good || time.at < reading.as_of;
}

void put_off(Reading& reading, std::uint32_t subject) {
  auto& all = reading.store.occurrences;
  Instant from = reading.empty_at;
  if (reading.shape.time != kNoTime) {
    const TimeReading time = read_time(reading, static_cast<std::size_t>(reading.shape.time), true);
    if (time.state == TimeState::Good) from = std::min(from, time.at);
  }
  for (std::size_t i = reading.first; i < all.size(); ++i) from = std::min(from, all[i].at);
  if (from == kNever) from = reading.lost_from == kNever ? kFirstInstant : reading.lost_from;
  reading.late = {subject, from};
  reading.after_as_of = true;
  all.resize(reading.first);
}

bool snapshot_tells(Reading& reading) {
  bool tells = true;
  if (reading.shape.latest != kNoTime) {
    const TimeReading time = told_at(reading);
    if (time.state == TimeState::Good && time.at >= reading.as_of) return true;
    tells = time.state == TimeState::Good;
  }
  for (const std::int32_t slot : reading.shape.same) {
    if (name_at(reading, slot)) continue;
    report_nameless(reading, FindingKind::WithoutId, slot);
    lose(reading, kFirstInstant);
    return false;
  }
  return tells;
}

bool stood_before(Reading& reading, const Loss& loss, std::string_view of) {
  std::string identity = identity_of(reading);
  if (identity.empty()) return false;
  return !reading.lost_once.is_first(identity.append(of), loss);
}

void add_snapshot(Reading& reading, bool refused) {
  const Instant latest = latest_of(reading);
  if (latest >= reading.as_of) return refused ? void() : take_late(reading, latest);
  std::string key;
  if (!key_of(reading, key, refused)) return;
  const bool untold = latest == kNotTold && reading.shape.latest != kNoTime;
  if (refused || untold) {
    reading.snapshots.add(key, note_of(reading), latest, trouble_of(reading, refused));
  } else {
    reading.snapshots.add(key, note_of(reading), latest);
  }
}

}  // namespace akad::events
