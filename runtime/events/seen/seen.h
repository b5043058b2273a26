// What stands in logs at the places that an agreement names: for who asks whether an agreement and
// its logs fit each other. However large the logs, so many values and keys are told apart, and no
// more.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/events/finding.h"

namespace akad::events {

// The different values at one place, each with how many records have it.
struct SeenValues {
  static constexpr std::size_t kMost = 256;
  static constexpr std::size_t kMostBytes = 200;  // of one

  struct Row {
    std::uint64_t records = 0;
    RecordPlace first = {};
    std::set<Id<ir::Signal>> tells = {};  // of records that are of no event: what else they say
  };

  bool wanted = false;
  std::map<std::string, Row, std::less<>> rows = {};
  std::uint64_t others = 0;  // records with a value that came when there was no room for it

  // The row of the value; null where there is no room for it.
  Row* add(std::string_view text, const RecordPlace& place);
};

struct SeenPlace {
  Id<ir::Field> field;
  std::uint64_t records = 0;  // in which something stands there, be it null
  SeenValues values = {};     // wanted where conditions compare it with texts
};

struct SeenLog {
  bool read = false;
  std::uint64_t records = 0;  // sound ones
  std::vector<SeenPlace> places = {};
  std::int32_t kind = -1;           // of the places: what most events are told by; -1 = none
  SeenValues idle = {};             // what stands there in records that are of no event
  std::set<std::string> keys = {};  // places of the first records, whoever names them
  std::uint64_t looked_at = 0;      // so many records
};

struct Seen {
  std::vector<SeenLog> logs;        // by log
  std::vector<SeenValues> signals;  // by signal; wanted where texts are asked of it
};

}  // namespace akad::events
