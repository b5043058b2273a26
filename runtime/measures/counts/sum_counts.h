// What credits owe in kind, summed: what a promise about a sum is held against. Nothing is counted
// for it; it is made of the settlement of these credits (settlement/sums).
#pragma once

#include "runtime/ir/program.h"
#include "runtime/measures/counts/shown.h"

namespace akad::measures {

struct SumCounts {
  static constexpr std::string_view kKey = "sum_counts";
  static constexpr std::string_view kAbout =
      "of targets that ask for a sum of what is owed in kind";
  Rational sum;               // what is payable of them, after rounding
  Rational more = {};         // what is open of them
  bool open_end = false;      // nobody can say how much more
  std::uint64_t credits = 0;  // that owe something: a credit of a group in a period each
  bool nothing_yet = false;   // its period goes on, and nothing in it is settled
  Instant reach = 0;          // as in ItemCounts
  std::uint64_t rewritten = 0;

  void merge(const SumCounts& other);

  std::optional<Measured> measured(const ir::OfSum&) const;  // none where there is nothing yet
  // With all that is open; none where nothing is.
  std::optional<Measured> if_down() const;
  bool is_small(const ir::OfSum&) const { return false; }
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;
};

}  // namespace akad::measures
