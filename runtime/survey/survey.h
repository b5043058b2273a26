// What is in a log that no agreement has named anything of yet: its documents, the keys of its
// records, and what their values could be. However long the log is, so many keys and values are
// followed and no more; what is beyond is said.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/instant.h"
#include "runtime/limits/limits.h"
#include "runtime/survey/writings.h"

namespace akad::survey {

constexpr std::size_t kMostKeys = 500;
constexpr std::size_t kMostValues = 24;           // of a key, with their numbers
constexpr std::size_t kMostOthers = 8;            // of a key, that are no times
constexpr std::size_t kMostDistinct = 1'000'000;  // values of a key, and records, told apart

// How a value could be read as an instant.
enum class TimeForm { Rfc3339, Local, EpochSeconds, EpochMilliseconds, Date };
constexpr std::array<std::string_view, 5> words(TimeForm) {
  return {"RFC 3339", "local time", "epoch seconds", "epoch milliseconds", "dates"};
}
constexpr std::size_t kTimeForms = 5;

// Different values by a hash: as many as kMostDistinct are told apart.
class Distinct {
 public:
  bool add(std::string_view text);  // false: it was there, or there are too many to know
  std::size_t count() const { return count_; }
  bool is_full() const { return count_ >= kMostDistinct; }

 private:
  void grow();
  std::vector<std::uint64_t> table_;
  std::size_t count_ = 0;
};

struct Key {
  std::vector<std::string> path;
  bool in_list = false;       // of the elements of a list
  bool in_lists = false;      // of a list in a list, which no place leads to
  std::size_t list_keys = 0;  // of the path: those of the innermost list it is in
  std::uint64_t records = 0;  // that have it
  std::uint64_t nulls = 0, empty = 0, texts = 0, numbers = 0, flags = 0, lists = 0, objects = 0;
  std::uint64_t elements = 0;        // of its lists: objects
  std::uint64_t other_elements = 0;  // and others
  std::uint64_t whole = 0;           // of the numbers
  std::uint64_t text_numbers = 0;    // of the texts: written as a number
  std::array<Seen, kTimeForms> times{};
  std::uint64_t like_times = 0;  // texts that look like instants and are none: year 1, February 30
  std::optional<Instant> first, last;  // of RFC 3339 and epochs
  Writings writings;                   // of texts that no TimeForm reads
  std::map<std::string, Seen> others;  // texts and numbers that are read as no time
  bool more_others = false;
  std::map<std::string, std::uint64_t> values;
  bool more_values = false;
  Distinct distinct;
  std::uint64_t last_record = 0;  // that was counted

  std::uint64_t scalars() const { return texts + numbers + flags; }
};

struct Survey {
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;  // sound ones
  std::uint64_t broken = 0;
  std::vector<std::uint64_t> broken_lines;  // the first of them
  std::string first_broken;                 // its beginning
  std::uint64_t lines = 0, over_lines = 0, elements = 0, arrays = 0;
  bool is_table = false;
  std::uint64_t headers = 0;         // rows that are names of columns again
  std::vector<std::string> doubled;  // names that several columns have
  std::uint64_t repeated = 0;        // records whose text was there before
  bool repeated_known = true;        // of all of them
  std::vector<Key> keys;             // as they first came
  std::uint64_t other_keys = 0;      // values of keys that are not followed
};

// Empty, and a sentence in `error`, when the file cannot be read.
std::optional<Survey> survey(const std::string& path, const limits::Limits& limits,
                             std::string& error);

}  // namespace akad::survey
