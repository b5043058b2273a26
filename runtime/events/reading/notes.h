// Where records stand and what they gave, one record behind another. In most logs each differs from
// the one before by what a byte can say; every sixteenth, and what differs more, is kept whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/events/large.h"

namespace akad::events {

struct RecordNote {
  std::uint64_t first = 0;  // its occurrences in the store
  std::uint64_t line = 0;
  std::uint64_t element = 0;  // as in Finding
  std::uint32_t count = 0;    // of the occurrences
  bool unnamed = false;       // how the tally counted it when count is 0
};

class Notes {
 public:
  void add(const RecordNote& note) {
    const unsigned step = step_to(note);
    next_first_ = note.first + note.count;
    next_element_ = note.element == 0 ? 0 : note.element + 1;
    line_ = note.line;
    if (step == kWhole || steps_.size() % kRun == 0) return add_whole(note);
    steps_.push_back(static_cast<std::uint8_t>(step));
  }
  RecordNote operator[](std::size_t at) const {
    std::size_t whole = runs_[at / kRun];
    RecordNote note;
    for (std::size_t i = at - at % kRun; i <= at; ++i) {
      if (steps_[i] == kWhole) {
        note = wholes_[whole++];
      } else {
        make_step(note, steps_[i]);
      }
    }
    return note;
  }
  void wish_room_for(std::size_t notes) {
    wish_room(steps_, notes);
    wish_room(wholes_, notes / kRun + notes / kRun / 8);
  }

 private:
  static constexpr std::size_t kRun = 16;
  // How many lines further, above three bits: how many occurrences, and whether it is unnamed.
  static constexpr unsigned kMostLines = 31;
  static constexpr unsigned kMostCount = 3;
  static constexpr unsigned kUnnamed = 4;
  static constexpr unsigned kWhole = kUnnamed | kMostCount;  // what is unnamed has none

  [[gnu::noinline]] void add_whole(const RecordNote& note) {
    if (steps_.size() % kRun == 0) runs_.push_back(static_cast<std::uint32_t>(wholes_.size()));
    wholes_.push_back(note);
    steps_.push_back(static_cast<std::uint8_t>(kWhole));
  }
  unsigned step_to(const RecordNote& note) const {
    const std::uint64_t lines = note.line - line_;
    const bool is_near = lines <= kMostLines && note.first == next_first_ &&
                         note.element == next_element_ && note.count <= kMostCount &&
                         !(note.unnamed && note.count > 0);
    if (!is_near) return kWhole;
    return static_cast<unsigned>(lines) << 3 | (note.unnamed ? kUnnamed : 0) | note.count;
  }
  static void make_step(RecordNote& note, unsigned step) {
    note.first += note.count;
    note.count = step & kMostCount;
    note.line += step >> 3;
    if (note.element != 0) ++note.element;
    note.unnamed = (step & kUnnamed) != 0;
  }

  std::uint64_t line_ = 0;          // of the last one
  std::uint64_t next_first_ = 0;    // of one right behind it
  std::uint64_t next_element_ = 0;  // likewise
  LargeVector<std::uint8_t> steps_;
  LargeVector<RecordNote> wholes_;
  std::vector<std::uint32_t> runs_;  // by sixteen: which of the wholes is its first
};

}  // namespace akad::events
