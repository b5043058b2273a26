// What the records of a period come to, for a figure.
#pragma once

#include <map>

#include "runtime/base/rarely.h"
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
  Rational sum = {};                   // of what is counted; an event is 1
  std::uint64_t records = 0;           // that told something of what is counted
  Instant reach = 0;                   // as in ItemCounts
  std::uint64_t rewritten = 0;         // never: what a record tells of is there when it comes
  // What some figures need besides: elsewhere, since a cell is as large as the largest kind of it.
  struct Beside {
    Rational all = {};                 // of a share: of what it is in
    std::optional<Rational> end = {};  // of the highest, of the lowest
    Numbers numbers = {};              // by rank alone (ir::is_by_rank)
  };
  Rarely<Beside> beside = {};

  static FigureCounts of(const ir::Figure& figure);

  void add(const Rational& number);
  void add_to_all(const Rational& number) { beside.made().all += number; }
  Rational all() const { return beside ? beside->all : Rational(0); }
  void merge(const FigureCounts& other);

  // None where there is nothing to take it of.
  std::optional<Measured> measured(const ir::OfFigure&) const;
  bool is_small(const ir::OfFigure&) const { return false; }
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;

 private:
  void look_at(const Rational& number);  // whether it is the highest, or the lowest
  // Of a share: it is more than the whole, or less than nothing; it counts as the nearest share.
  bool is_beyond() const;
};

}  // namespace akad::measures
