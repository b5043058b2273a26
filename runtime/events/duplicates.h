// Records with the same id. Which of them counts is settled when everything has been read, so that
// the order of reading leaves no trace: the earliest instant, then the smaller content.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/events/store.h"

namespace akad::events {

struct RecordNote {
  std::uint64_t first = 0;  // its occurrences in the store
  std::uint32_t count = 0;
  std::int32_t log = 0;
  std::int32_t file = 0;
  std::uint64_t line = 0;
  bool unnamed = false;     // how the tally counted it when count is 0
};

class Duplicates {
 public:
  Duplicates();
  void add(std::string_view id, const RecordNote& note);
  // Marks the losers' occurrences dead, moves tallies, adds findings.
  void finish(EventStore& store, const ir::Program& program);

 private:
  // An id is known by 96 bits of its hash.
  struct Entry {
    std::uint64_t hash = 0;
    std::uint64_t occurrences = 0;  // first << 24 | count
    std::uint64_t place = 0;        // line << 24 | file << 1 | unnamed
  };
  // The table itself is small, since it is read at random; entries are only ever appended.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  // index + 1; 0 = free
  };
  struct Waiting {
    std::uint32_t hash = 0;
    Entry entry;
  };
  void settle_waiting();
  void grow();
  std::size_t find(const Waiting& waiting) const;

  LargeVector<Slot> slots_;
  LargeVector<Entry> entries_;
  std::vector<Waiting> repeats_;
  std::vector<std::int32_t> log_of_file_;
  // Waiting until the memory they need has come nearer.
  std::vector<Waiting> waiting_;
};

}  // namespace akad::events
