// By which patterns the texts of a key could be read as instants. Nobody has said one: which there
// are is told by the texts, and one may be read by several.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/written/pattern.h"

namespace akad::survey {

// How many there are, and on which line the first of them stands.
struct Seen {
  std::uint64_t count = 0;
  std::uint64_t line = 0;

  void add(std::uint64_t at) {
    if (count++ == 0) line = at;
  }
};

struct Writing {
  std::string pattern;      // empty: none
  std::string month_first;  // reads as many, where no text tells the day from the month
  std::uint64_t count = 0;  // of texts
  std::uint64_t line = 0;   // of the first
  // The same pattern with day and month changed, where both are digits and the year is behind them.
  std::string changed;
  bool is_month_first = false;
  Seen alone;          // texts that this one reads and `changed` does not
  Seen changed_alone;  // and the reverse
  Seen neither;        // and those that only other patterns read
};

class Writings {
 public:
  bool add(std::string_view text, std::uint64_t line);  // false: no pattern reads it
  Writing best() const;
  std::uint64_t count() const { return read_.count; }      // texts that some pattern reads
  std::uint64_t count_of(std::string_view pattern) const;  // texts that it reads
  // Likewise, or that it would read with day and month changed.
  std::uint64_t count_of_either(std::string_view pattern) const;

 private:
  struct Candidate {
    std::string written;
    TimePattern pattern;
    bool month_first = false;
    bool loose = false;  // one digit or two
    std::size_t changed = kNone;
    Seen seen = {};
    Seen alone = {};
    Seen neither = {};
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  void propose(const std::string& written, bool loose);
  std::size_t put(const std::string& written, bool month_first, bool loose);
  bool count(std::string_view text, std::uint64_t line);
  const Candidate* find(std::string_view pattern) const;

  std::vector<Candidate> candidates_;
  Seen read_ = {};
  std::size_t asked_ = 0;
};

}  // namespace akad::survey
