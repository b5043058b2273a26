// Items by their verdicts: what a share of them is taken of.
#pragma once

#include "runtime/base/rarely.h"
#include "runtime/ir/program.h"
#include "runtime/measures/counts/items_owed.h"
#include "runtime/measures/counts/shown.h"

namespace akad::measures {

struct ItemCounts {
  static constexpr std::string_view kKey = "item_counts";
  static constexpr std::string_view kAbout = "";
  std::uint64_t met = 0;
  std::uint64_t missed = 0;          // stopped (or due) ones
  std::uint64_t open_missed = 0;     // open and overdue at the end of the period
  std::uint64_t pending = 0;         // not judged yet, left out
  std::uint64_t missed_earlier = 0;  // of the missed: stood as missed in an earlier period, open
  std::uint64_t not_applicable = 0;
  std::uint64_t undetermined = 0;
  std::uint64_t reopened = 0;  // stood as stopped at the end of the period, and were reopened later
  std::uint64_t rewritten = 0;  // were judged otherwise at the end of the period
  Instant reach = 0;            // what happened up to then may decide it, where that is later than
                                // its period, and a record was lost in between
  Duration longest = 0;         // the longest elapsed of the judged items
  std::uint64_t left_out = 0;   // of a kind that the target leaves out; of them:
  std::uint64_t left_out_met = 0;
  std::uint64_t left_out_missed = 0;
  Rarely<OwedByRate> owed = {};  // where items have amounts of their own

  void add(ir::Verdict verdict, Duration elapsed);
  void add_open(bool overdue);                     // at the end of the period, or at as-of
  void add_missed_earlier() { ++missed_earlier; }  // beside one that was added
  void add_left_out(ir::Verdict verdict, Duration elapsed);
  void add_owed(std::size_t rate, const ItemsOwed& of_item);
  void merge(const ItemCounts& other);
  // What the periods behind these say, of a result over all of them.
  void append(const ItemCounts& later, const ir::OfItems& rules);
  // As if only what was missed in `part` had been.
  void keep_misses_of(const ItemCounts& part);
  // What that left away, of `whole` as it was before.
  NotAgain not_again(const ItemCounts& whole) const;

  // Undetermined, pending and not applicable ones are shown, but outside the denominator.
  std::uint64_t judged() const { return met + all_missed(); }
  std::uint64_t all_missed() const { return missed + open_missed; }

  // How much it is measured of, as targets say when that is too little.
  Rational base() const { return Rational(judged()); }
  Rational base_without_exclusions() const { return Rational(with_left_out().judged()); }
  // None where nothing was judged.
  std::optional<Measured> measured(const ir::OfItems& rules) const;
  ItemCounts with_left_out() const;
  // As if no item were left out; none where none is.
  std::optional<Measured> without_exclusions(const ir::OfItems& rules) const;
  // Few enough for the misses that the small-number rule allows.
  bool is_small(const ir::OfItems& rules) const;
  std::vector<Figure> figures() const;
  Shown shown(const ir::Target& target, bool over) const;
};

bool is_judged(ir::Verdict verdict);

// Of items, whatever is made of them: those that do not count.
void add_uncounted(const ItemCounts& counts, const ir::Target& target, bool over,
                   std::vector<Remark>& remarks);
std::uint64_t uncounted(const ItemCounts& counts);

}  // namespace akad::measures
