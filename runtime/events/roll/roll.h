// Each record of the logs by what it is known by and by what it says, beside where it stands: for
// who holds two logs of one agreement against each other. What the agreement does not read of a
// record is not in it.
#pragma once

#include <cstdint>

#include "runtime/events/finding.h"
#include "runtime/events/keyed_hash.h"
#include "runtime/events/store.h"

namespace akad::events {

// How the tally of its log counts a record before those with the same id are settled.
enum class RecordUse : std::uint8_t { Used, Unnamed, NotUsed };

struct RollRow {
  RecordPlace place = {};
  std::int32_t log = -1;  // index into Program::logs
  RecordUse use = RecordUse::Used;
  std::uint32_t id = Interner::kNone;       // of RollNames::ids; none: it has none
  std::uint32_t subject = Interner::kNone;  // of RollNames::subjects; none: it names none
  Instant at = kNever;                      // the first that it tells; kNever: none is known
  // What it says of its subject. Two records of one log that are used say the same where they tell
  // the same of the same subject; of others, where the same stands at each place that the agreement
  // names; of what cannot be read, where its characters are the same.
  HashKey::Hash96 said = {};
};

// One numbering for the rolls of several readings.
struct RollNames {
  Interner ids, subjects;
};

struct Roll {
  RollNames& names;
  LargeVector<RollRow> rows = {};  // as read
};

struct Reading;
// The current record, behind its taking; `first`: of its occurrences.
void note_in_roll(Reading& reading, std::size_t first, const LogTally& before);

}  // namespace akad::events
