#include <algorithm>
#include <span>

#include "runtime/base/assert.h"
#include "runtime/events/reading/reading.h"
#include "runtime/events/roll/roll.h"

namespace akad::events {

namespace {

using input::Value;

// What is said, piece by piece, so that no two lists of pieces are the same characters.
class Pieces {
 public:
  void add(std::int64_t number) { text_.append(reinterpret_cast<const char*>(&number), 8); }
  void add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    text_ += text;
  }
  HashKey::Hash96 hash() const { return HashKey::of_process().hash96(text_); }

 private:
  std::string text_;
};

struct Sayer {
  const Reading& reading;
  std::size_t first = 0;  // of its occurrences
  Pieces said = {};

  const EventStore& store() const { return reading.store; }
  std::span<const Occurrence> given() const {
    return std::span(store().occurrences.data(), store().occurrences.size()).subspan(first);
  }

  void add_value(Channel channel, std::int64_t value) {
    if (!reading.channels.has_value_id(channel) || value == kUntold) return said.add(value);
    said.add(store().values.texts.text(static_cast<std::uint32_t>(value)));
  }

  void add_attribute(const AttributeColumn& column, std::size_t at) {
    const std::int64_t value = column.values[at];
    switch (column.what) {
      case Attribute::Line:
      case Attribute::Element:
      case Attribute::Record: return;
      case Attribute::Received: return said.add(value);
      case Attribute::Notice:
        if (value == kNever) return said.add(value);
        return said.add(store().values.texts.text(static_cast<std::uint32_t>(value)));
      case Attribute::Concerned:
        if (value == kNever || value < 0) return said.add(value);
        return said.add(store().subjects.text(static_cast<std::uint32_t>(value)));
    }
    AKAD_ASSERT(false);
  }

  HashKey::Hash96 of_occurrences() {
    for (std::size_t i = first; i < store().occurrences.size(); ++i) {
      const Occurrence& what = store().occurrences[i];
      said.add(static_cast<std::int64_t>(what.channel.index()));
      said.add(what.at);
      said.add(std::int64_t{what.end_unknown});
      add_value(what.channel, what.value);
      if (reading.with_sequences) said.add(store().sequences[i]);
      if (reading.with_befores) add_value(what.channel, store().befores[i]);
      for (const AttributeColumn& column : store().attributes) add_attribute(column, i);
    }
    said.add(store().subjects.text(given().front().subject));
    return said.hash();
  }

  HashKey::Hash96 of_values() {
    std::string room;
    for (const Value& value : reading.values) {
      // By its characters, whether they stood in quotes or not.
      if (is_absent(value)) {
        said.add(std::int64_t{-1});
      } else {
        said.add(is_scalar(value) ? text_of(value, room) : raw(value));
      }
    }
    return said.hash();
  }

  // Of what was too long, or cut off by the end of the file, nothing was kept.
  HashKey::Hash96 of_characters() {
    const input::Lexed state = reading.record.state;
    const bool kept = state == input::Lexed::Sound || state == input::Lexed::Broken;
    said.add(kept ? text_of(reading.record) : std::string_view());
    return said.hash();
  }
};

bool was_walked(const Reading& reading) {
  return reading.record.state == input::Lexed::Sound && reading.walked == input::Walked::Sound &&
         reading.lost_list < 0;
}

RecordUse use_of(const LogTally& before, const LogTally& after) {
  if (after.used > before.used) return RecordUse::Used;
  return after.unnamed > before.unnamed ? RecordUse::Unnamed : RecordUse::NotUsed;
}

// As the record's own time was read; nobody tells twice that it is none.
Instant own_time(const Reading& reading) {
  if (reading.shape.time == kNoTime) return kNever;
  const auto& time = reading.times[static_cast<std::size_t>(reading.shape.time)].reading;
  return time.state == TimeState::Good ? time.at : kNever;
}

void add_names(const Reading& reading, Roll& roll, RollRow& row) {
  std::string room;
  const std::int32_t id = reading.shape.id;
  if (id >= 0) {
    const auto name = name_of(value_at(reading, id), room);
    if (name && !name->empty()) row.id = roll.names.ids.intern(*name);
  }
  const std::string_view subject = subject_of(reading, room);
  if (!subject.empty()) row.subject = roll.names.subjects.intern(subject);
}

}  // namespace

void note_in_roll(Reading& reading, std::size_t first, const LogTally& before) {
  Roll& roll = *reading.roll;
  RollRow row;
  row.place = {reading.file, reading.record.line, reading.record.element};
  row.log = reading.log;
  row.use = use_of(before, reading.store.tallies[static_cast<std::size_t>(reading.log)]);
  Sayer sayer{reading, first};
  if (!was_walked(reading)) {
    row.said = sayer.of_characters();
    roll.rows.push_back(row);
    return;
  }
  add_names(reading, roll, row);
  if (sayer.given().empty()) {
    row.said = sayer.of_values();
    row.at = own_time(reading);
  } else {
    row.said = sayer.of_occurrences();
    for (const Occurrence& what : sayer.given()) row.at = std::min(row.at, what.at);
  }
  roll.rows.push_back(row);
}

}  // namespace akad::events
