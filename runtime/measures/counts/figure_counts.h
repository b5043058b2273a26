// What the records of a period come to, for a figure.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/measures/counts/shown.h"
#include "runtime/measures/figures/slots.h"

namespace akad::measures {

struct FigureCounts {
  static constexpr std::string_view kKey = "figure_counts";
  static constexpr std::string_view kAbout = "of targets that are about a figure";

  ir::Taken taken = ir::Taken::Share;  // what is taken of it, as its figure says
  Rational percentile = {};            // likewise
  Gathered whole = {};                 // of the period; of slots sums alone
  Instant reach = 0;                   // as in ItemCounts
  std::uint64_t rewritten = 0;         // never: what a record tells of is there when it comes
  Rarely<InSlots> slots = {};          // of a figure that is taken for each

  static FigureCounts of(const ir::Figure& figure);

  // `since`: so long after the begin of the period. What falls into a slot that is not over does
  // not count yet.
  void add(const Rational& number, Duration since = 0);
  void add_to_all(const Rational& number, Duration since = 0);
  void merge(const FigureCounts& other);
  // When nothing more is told, also by others.
  void sum_up();
  // Likewise; what its slots come to is kept, and not they.
  void settle();
  std::uint64_t kept_slots() const { return slots ? slots->told().size() : 0; }

  // As in ItemCounts: of a share what it is in, else how many records tell of it.
  Rational base() const {
    return taken == ir::Taken::Share ? whole.all() : Rational(whole.records);
  }
  // None where there is nothing to take it of.
  std::optional<Measured> measured(const ir::OfFigure&) const;
  bool is_small(const ir::OfFigure&) const { return false; }
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;

 private:
  Measured value(const Rational& number) const;
  void show_slots(Shown& shown) const;
};

}  // namespace akad::measures
