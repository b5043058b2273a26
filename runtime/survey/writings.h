// By which patterns the texts of a key could be read as instants. Nobody has said one: which there
// are is told by the texts, and one may be read by several.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/written/pattern.h"

namespace akad::survey {

struct Writing {
  std::string pattern;      // empty: none
  std::string month_first;  // reads as many, where no text tells the day from the month
  std::uint64_t count = 0;  // of texts
};

class Writings {
 public:
  bool add(std::string_view text);  // false: no pattern reads it
  Writing best() const;
  std::uint64_t count_of(std::string_view pattern) const;  // texts that it reads

 private:
  struct Candidate {
    std::string written;
    TimePattern pattern;
    bool month_first = false;  // of two readings of one text
    bool loose = false;        // one digit or two
    std::uint64_t count = 0;
  };
  void propose(const std::string& written, bool month_first);
  void put(const std::string& written, bool month_first, bool loose);

  std::vector<Candidate> candidates_;
  std::size_t asked_ = 0;
};

}  // namespace akad::survey
