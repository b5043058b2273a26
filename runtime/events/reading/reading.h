// One log file being read: what is known about the current record, and where it all goes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/events/lost/once.h"
#include "runtime/events/reading/caches.h"
#include "runtime/events/reading/digests/digester.h"
#include "runtime/events/reading/duplicates.h"
#include "runtime/events/reading/shape.h"
#include "runtime/events/roll/roll.h"
#include "runtime/events/seen/seen.h"
#include "runtime/input/records.h"

namespace akad::events {

// As wide as an instant: a reading is read again at once, and a processor waits for all that was
// written before where the parts of a word were written apart.
enum class TimeState : std::uint64_t { Unread, Absent, Bad, Good };
struct TimeReading {
  TimeState state = TimeState::Unread;
  Instant at = 0;
};
struct KnownTime {
  TimeReading reading = {};
  bool told = false;      // a bad one was reported
  bool told_end = false;  // likewise, as the end of a window
};

struct Reading {
  const LogShape& shape;
  const Channels& channels;
  EventStore& store;
  Duplicates& duplicates;
  Duplicates& snapshots;
  LostOnce& lost_once;
  const limits::Limits& limits;
  Instant as_of = kNever;
  std::int32_t log = 0;
  std::int32_t file = 0;
  bool of_table = false;  // the records are rows of CSV: numbers are texts
  std::uint32_t single_subject = 0;
  bool with_sequences = false;
  bool with_befores = false;
  Seen* seen = nullptr;  // null: not asked for
  Roll* roll = nullptr;  // likewise

  // of the current record
  input::Record record = {};
  input::Walked walked = input::Walked::Sound;
  std::vector<input::Value> values = {};
  std::vector<KnownTime> times = {};
  std::vector<std::uint8_t> truths = {};
  bool in_doubt = false;           // some comparison may have had nothing that it could compare
  std::uint32_t subject_hash = 0;  // of a subject that is a text
  bool named = false;              // the agreement names something in it
  bool without_time = false;
  Instant empty_at = kNever;  // the first begin of a window of no length: an instant all the same
  bool after_as_of = false;
  Late late = {};               // of a snapshot that was told after the instant of evaluation
  Instant lost_from = kNever;   // from when on what it says in vain may have counted
  std::size_t first = 0;        // its first occurrence
  std::size_t first_loss = 0;   // and loss
  bool lost_again = false;      // what is lost of it was lost of the same record before
  std::int32_t lost_list = -1;  // the slot of a list that is not there, so that there is no record,
  bool repeats_list = false;    // or that is there twice,
  bool lacks_comma = false;     // or in which one is missing between two records

  // of the file
  std::vector<Instant> last = {};  // by subject: the time of its last record
  ValueCache cache = {};
  DayCache day = {};
  std::string room = {};
  std::vector<std::vector<input::KnownKeys>> known_lists = {};  // by list
  std::uint64_t document_line = 0;  // of the last document that began on a line of its own
  std::uint64_t part = 0;           // records since then
  std::vector<const EventShape*> awaited = {};  // watched events that no record was yet
  std::vector<bool> asked_for = {};             // of the current record, while some are awaited
};

void report(Reading& reading, FindingKind kind, std::string_view detail,
            std::string_view subject = {});
// With the subject that the record names, of a record that was walked.
void report_record(Reading& reading, FindingKind kind, std::string_view detail);
// Says which field, and what stands in it. Of a finding that is listed, `advice` is asked for what
// else to say.
using Advice = std::function<std::string()>;
void report_field(Reading& reading, FindingKind kind, std::int32_t slot, const Advice& advice = {});

// twins.cpp. Whether two files are of one log without ids. `logs`: of each file.
bool may_have_twins(const ir::Program& program, const std::vector<Id<ir::Log>>& logs);
// What is wrong with files of one log that hold the same records where no id would tell
// that they do; empty when nothing is. Waits for the digests where it must.
std::string twins_of(const ir::Program& program, const std::vector<std::string>& files,
                     const std::vector<Id<ir::Log>>& logs, Digester& digester);

// bounds.cpp: a sentence about what there is too much of, of all that was read so far; empty when
// the limits allow it.
bool is_within_limits(const EventStore& store, const limits::Limits& limits);
std::string excess_of(const Reading& reading, const ir::Program& program, const std::string& path);

// decode.cpp
inline bool is_absent(const input::Value& value) {
  return value.kind == input::ValueKind::Absent || value.kind == input::ValueKind::Null;
}
inline bool is_scalar(const input::Value& value) {
  return value.kind == input::ValueKind::Text || value.kind == input::ValueKind::Number ||
         value.kind == input::ValueKind::True || value.kind == input::ValueKind::False;
}
inline const input::Value& value_at(const Reading& reading, std::int32_t slot) {
  return reading.values[static_cast<std::size_t>(slot)];
}
// A small whole number as written, without going through Rational.
std::optional<std::int64_t> small_whole(std::string_view text);
// The characters of a text or a number, for subjects and ids; empty when it is something else.
// `room` holds them when they are not in the record as they are meant.
std::optional<std::string_view> name_of(const input::Value& value, std::string& room);
// As far as the record names it.
std::string_view subject_of(const Reading& reading, std::string& room);

// times/instants.cpp. A bad time is reported once for a record, unless `quiet`.
TimeReading read_time(Reading& reading, std::size_t time, bool quiet = false);
// Says what the log has declared for "not yet".
bool has_not_come(const Reading& reading, std::size_t time);

inline TimeReading time_at(Reading& reading, std::int32_t time) {
  if (time == kNoTime) return {TimeState::Absent, 0};
  const TimeReading& known = reading.times[static_cast<std::size_t>(time)].reading;
  if (known.state == TimeState::Good) return known;
  return read_time(reading, static_cast<std::size_t>(time));
}
inline bool is_true(const Reading& reading, std::int32_t test) {
  return test == kAlways || reading.truths[static_cast<std::size_t>(test)] != 0;
}
inline void put(Reading& reading, Instant at, Channel channel, std::int64_t value) {
  reading.store.occurrences.push_back({at, value, 0, channel, 0});
}

// times/refused.cpp. Which format would read it; empty where none would.
std::string advice_on(const Reading& reading, std::size_t time);
// Once for a record: the end of a window that can't be read.
void report_end(Reading& reading, std::size_t time);
// A place through a list, which is never looked into.
void report_list(Reading& reading);
// noting.cpp: what cannot be used of a record may have counted from then on, or always, where that
// instant cannot be read.
inline void lose(Reading& reading, Instant from) {
  if (from < reading.lost_from) reading.lost_from = from;
}
// The record's own instant, or the first that it names; the first of all where it has none.
Instant earliest(Reading& reading);
void add_loss(Reading& reading, std::uint32_t subject);
inline void note_loss(Reading& reading, std::uint32_t subject) {
  if (reading.lost_from < reading.as_of) add_loss(reading, subject);  // nothing is lost behind it
}
// Of a record that cannot be read.
void note_unsound(Reading& reading);
// A subject of which nothing counts has its row all the same.
void note_subject(Reading& reading, std::uint32_t subject);

// documents/unsound.cpp. False: the current record is none, and a finding says why.
bool is_sound_or_told(Reading& reading);
inline bool is_sound(Reading& reading) {
  const bool whole = reading.record.state == input::Lexed::Sound && !reading.lacks_comma;
  const bool sound = whole && reading.lost_list < 0 && reading.walked == input::Walked::Sound;
  return sound || is_sound_or_told(reading);
}
// A row of a table that is its header again: no record, and a finding.
bool is_header_again(Reading& reading);

// conditions/judge.cpp: fills `truths` for all tests of the log.
void judge(Reading& reading);

// conditions/undecided.cpp. Whether a value that is there is of a kind that a test could hold for.
bool is_comparable(Reading& reading, const Test& test, const input::Value& value);
// Of a record of which `judge` was in doubt, when its events, windows and values are taken: what
// would have depended on values that are not there, or of another kind.
void report_undecided(Reading& reading);

// awaited.cpp
void begin_awaiting(Reading& reading);
void look_for_awaited(Reading& reading);
bool happens(const Reading& reading, const EventShape& event);  // in the record
// seen/noting.cpp
void begin_seeing(Reading& reading, const ir::Program& program);
void note_seen(Reading& reading);

// identity/subject.cpp: of a subject that several keys tell. False or none: one is not there.
bool has_keys(Reading& reading);
std::optional<std::uint32_t> take_keys(Reading& reading);
// As far as the record names it: nothing where a key is not there.
std::string subject_of_keys(const Reading& reading);

// identity/snapshots.cpp. False: as of the instant of evaluation the record was not known yet.
bool is_known(Reading& reading);
// Takes out what such a record says, and remembers from when on something of it stood.
void put_off(Reading& reading, std::uint32_t subject);
// False: a record that names nothing may have withdrawn another, and does not say which or when.
bool snapshot_tells(Reading& reading);
inline bool tells_what_it_replaces(Reading& reading) {
  return reading.shape.same.empty() || snapshot_tells(reading);
}
// `refused`: it cannot be used, but says what it would have replaced.
void add_snapshot(Reading& reading, bool refused);
inline void take_snapshot(Reading& reading, bool refused = false) {
  if (!reading.shape.same.empty()) add_snapshot(reading, refused);
}
// Whether the same record, by what it says of itself, lost the same before; `of`: what for, where
// it loses in several ways.
bool stood_before(Reading& reading, const Loss& loss, std::string_view of = "");

// By its characters; but what passes a log on may write 5.0 and 1e3 as 5 and 1000.
std::optional<std::string_view> name_at(Reading& reading, std::int32_t slot);
void report_nameless(Reading& reading, FindingKind without, std::int32_t slot);
void report_unstable(Reading& reading, std::int32_t slot);
bool is_nothing(const Reading& reading, std::int32_t slot);

// beside.cpp: what stands beside the occurrences of the record.
std::int64_t attribute(Reading& reading, Attribute what);
// What is remembered of the current record where others may be the same.
RecordNote note_of(const Reading& reading);

// occurrences.cpp: everything one record says; counts it in the log's tally.
void take_record(Reading& reading);

}  // namespace akad::events
