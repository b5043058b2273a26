// What the records of a period come to, for a figure.
#pragma once

#include <map>

#include "runtime/ir/program.h"
#include "runtime/measures/counts/shown.h"

namespace akad::measures {

// How many records tell each number. Exact: as large as there are different numbers.
using Numbers = std::map<Rational, std::uint64_t>;

struct FigureCounts {
  static constexpr std::string_view kKey = "figure_counts";
  static constexpr std::string_view kAbout = "of targets that are about a figure";

  ir::Taken taken = ir::Taken::Share;  // what is taken of it, as its figure says
  Rational percentile = {};            // likewise

  Rational sum = {};                        // of what is counted; an event is 1
  Rational all = {};                        // likewise of what it is a share of
  std::uint64_t records = 0;                // that told something of what is counted
  std::optional<Rational> lowest, highest;  // of these
  Numbers numbers = {};                     // by rank alone (ir::is_by_rank)
  Instant reach = 0;                        // as in ItemCounts
  std::uint64_t rewritten = 0;              // never: what a record tells of is there when it comes

  static FigureCounts of(const ir::Figure& figure);

  void add(const Rational& number);
  void add_to_all(const Rational& number) { all += number; }
  void merge(const FigureCounts& other);
  // A figure looks back over no periods (ir::soundness).
  void keep_misses_of(const FigureCounts& part);
  NotAgain not_again(const FigureCounts& whole) const;

  // None where there is nothing to take it of.
  std::optional<Measured> measured(const ir::OfFigure&) const;
  bool is_small(const ir::OfFigure&) const { return false; }
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;

 private:
  // Of a share: it is more than the whole, or less than nothing; it counts as the nearest share.
  bool is_beyond() const;
  Rational nearest_rank(const Rational& share) const;
};

}  // namespace akad::measures
