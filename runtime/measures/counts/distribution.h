// Items with how long they took: what an average, a median, a percentile or a total is taken of.
#pragma once

#include <map>

#include "runtime/measures/counts/item_counts.h"

namespace akad::measures {

// How many took so long. Exact, whatever is taken of it: as large as there are different lengths.
using Lengths = std::map<Duration, std::uint64_t>;

struct Distribution : ItemCounts {
  static constexpr std::string_view kKey = "item_lengths";
  static constexpr std::string_view kAbout = "of targets that ask how long the items took together";

  Lengths elapsed;           // of the judged items, and of those that count with their time so far
  Lengths left_out_elapsed;  // of those that are left out
  std::uint64_t so_far = 0;  // open at the end of the period: they count with their time so far
  std::uint64_t so_far_in = 0;  // of them: within the limit, so far

  void add(ir::Verdict verdict, Duration took);
  void add_left_out(ir::Verdict verdict, Duration took);
  void add_so_far(bool overdue, Duration took);
  void merge(const Distribution& other);
  void append(const Distribution& later, const ir::OfItems& rules);

  std::uint64_t judged() const { return ItemCounts::judged() + so_far_in; }
  Rational base() const { return Rational(judged()); }
  Rational base_without_exclusions() const {
    return base() + Rational(left_out_met + left_out_missed);
  }

  // What it is the target decides: several are taken of one distribution.
  std::optional<Measured> measured(const ir::OfItems& rules) const;
  std::optional<Measured> without_exclusions(const ir::OfItems& rules) const;
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;
};

}  // namespace akad::measures
