// A cell is one of a closed set of ways to count. Each is a struct in a pair of files: what is
// added to it, how two of one target merge, what is measured, whether so few may have their misses,
// and what it says of itself, in schemas by `kKey` and `kAbout`. A new way of counting is such a
// pair and an alternative here.
#pragma once

#include <variant>

#include "runtime/measures/counts/distribution.h"
#include "runtime/measures/counts/figure_counts.h"
#include "runtime/measures/counts/sum_counts.h"
#include "runtime/measures/counts/time_counts.h"

namespace akad::measures {

using Cell = std::variant<ItemCounts, Distribution, TimeCounts, SumCounts, FigureCounts>;

Cell empty_cell(const ir::Program& program, const ir::Target& target);
void merge(Cell& to, const Cell& from);  // of one target
// `later` is of the periods behind those of `to`: then it is of all of them.
void append(Cell& to, const Cell& later, const ir::Target& target);
// As if only what `part` of it has had been missed, or been down.
void keep_misses_of(Cell& cell, const Cell& part);
// What that left away of `whole`. Both of targets that look back: sums and figures do not.
NotAgain not_again(const Cell& left, const Cell& whole);

// To a cell that counts such things.
void add_item(Cell& cell, ir::Verdict verdict, Duration elapsed);
void add_open_item(Cell& cell, bool overdue);
void add_missed_earlier(Cell& cell);  // of an item that was added: it was missed before
void add_reopened_item(Cell& cell);
void add_left_out(Cell& cell, ir::Verdict verdict, Duration elapsed);
// To a cell of lengths: open at the end of the period, after so long.
void add_so_far(Cell& cell, bool overdue, Duration elapsed);
// Beside ir::item_rates of the target: what is owed for one item that counts as missed.
void add_owed(Cell& cell, std::size_t rate, const ItemsOwed& of_item);
ItemsOwed items_owed(const Cell& cell, std::size_t rate);  // nothing where nothing was added
// Of a cell of time: what is paid for outages of their own, by one of ir::outage_rates.
UnitsOfOutages outages_owed(const Cell& cell, const ir::ItemRate& by);
std::uint64_t reopened_in(const Cell& cell);
// Of what a period says now, and said otherwise at its end.
void add_rewritten(Cell& cell);
std::uint64_t rewritten_in(const Cell& cell);
// Of items: it is there for some alone that were counted at the end of its period, are left out, or
// have no target.
bool is_for_uncounted(const Cell& cell);
// Of items: nothing was counted or open.
bool has_nothing(const Cell& cell);
// Records that were lost up to `until` may have changed it, though they are later than its period.
void reach_to(Cell& cell, Instant until);
Instant reach_of(const Cell& cell);
void add_time(Cell& cell, const TimeCounts& time);

// Of less than the target needs (ir::Target::empty_below), though there is something. `cell` is one
// of `target`.
bool has_too_little(const Cell& cell, const ir::Target& target);
// None where there is nothing, or too little.
std::optional<Measured> measured_of(const Cell& cell, const ir::Target& target);
// With time as down of which nobody knows whether it was, or with all of a sum that is open; none
// where there is nothing of the kind.
std::optional<Measured> measured_if_down(const Cell& cell);
// Nobody can say what would be measured then: no end is known.
bool has_no_end(const Cell& cell);
// As if nothing were excluded; none where nothing is.
std::optional<Measured> measured_without_exclusions(const Cell& cell, const ir::Target& target);
bool is_small(const Cell& cell, const ir::Target& target);
bool is_small_without_exclusions(const Cell& cell, const ir::Target& target);
// For machines, by the key of a JSON object.
std::vector<Figure> figures(const Cell& cell);
// Every way of counting, with the figures that a cell of it has.
struct WayOfCounting {
  std::string_view key;
  std::string_view about;
  std::vector<Figure> figures;
};
std::vector<WayOfCounting> ways_of_counting();
// For people. `over`: its period has ended.
Shown shown(const Cell& cell, const ir::Target& target, bool over);

}  // namespace akad::measures
