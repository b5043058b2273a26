// The story of one period: the part of the explanation that is about time, or about a figure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/phrases/book.h"
#include "runtime/settlement/settle.h"

namespace akad::report {

using phrases::Phrase, phrases::PhraseList;

struct Place {
  std::string file;
  std::uint64_t line = 0, element = 0;  // the element of a JSON array, from 1; 0 of a line
  auto operator<=>(const Place&) const = default;
};

struct OutageRow {
  Interval whole;               // after merging
  std::vector<Interval> parts;  // the stretches recorded that it is made of
  bool passes = false;          // the length test
  bool unfinished = false;
  Duration counted = 0;                        // in this period, by the clock
  Duration down = 0;                           // of it, as it weighs; whole milliseconds
  Duration excluded = 0;                       // likewise: would count but for exclusions
  std::map<Rational, Duration> by_share = {};  // of `counted`, where some of it weighs less
  Interval counts;  // what counts of the whole; empty where it does not pass
  Phrase why;
  std::vector<Place> places;
};

// A stretch that an exclusion claims, as it was recorded, up to as-of, and what became of it.
struct ExcludedRow {
  Interval span;
  std::string exclusion;
  ir::Clause clause;
  std::optional<ir::ExcludedTime> time;  // none: a clock pauses in it
  ir::Grant grant = ir::Grant::Granted;
  ir::GrantReason reason = ir::GrantReason::None;
  Phrase became;         // both, for people
  Id<ir::Exclusion> of;  // `exclusion`, and the figures that the grant follows from
  measures::GrantFigures figures;
  std::vector<Interval> granted;  // ascending
  Instant announced = kNever;     // kNever: nobody asks, or it was not
  std::string notice;             // who tells of it, where that is another than the subject
  std::vector<Place> places;
};

// A stretch of which no record tells, or the state nobody knows, and what it counts as; it may
// reach beyond the period.
enum class CountsAs { Unknown, Up, Down, LeftOut, NotCovered };
constexpr std::array<std::string_view, 5> words(CountsAs) {
  return {"unknown", "up", "down", "left out", "not covered"};
}
struct UnrecordedRow {
  Interval span;
  CountsAs counts = CountsAs::Unknown;
  Phrase why;  // the line of the agreement
};

struct OutageRule {
  Duration joined_below = 0;
  ir::LengthTest test = ir::LengthTest::None;
  Duration length = 0;
  ir::Counted counted = ir::Counted::Whole;
  ir::CrossingOutages crossing = ir::CrossingOutages::Split;
  std::int32_t month_days = 0;  // that each month is taken as; 0: its own
};

// A credit that rests on a result, as the settlement of its period has it.
struct CreditTold {
  Id<ir::Credit> credit;
  std::optional<settlement::LineItem> line;  // none: none arises
};

// What a slot of a figure has, from one subject or from all that tell of it.
struct SlotPart {
  Rational counted, in_all;   // what is counted; of a share, in what
  std::uint64_t records = 0;  // that tell what is counted
};
// Of a figure that is taken for each slot: one of which something was told.
struct FigureSlot {
  Interval span;
  SlotPart all;
  std::optional<SlotPart> own;    // what the subject told, where others tell of the result too
  std::optional<Measured> value;  // none: it is left out
  bool is_few = false;
};

struct PeriodStory {
  ir::CalendarPeriod period;
  std::int32_t over = 1;  // so many periods are told of, `period` the last of them
  Interval span;          // of all of them, inside the term
  bool closed = false;
  Duration service = 0, down = 0;  // up to as-of
  std::vector<OutageRow> outages;
  std::vector<ExcludedRow> excluded;  // by exclusion, then ascending; they may overlap
  std::vector<Interval> openings;     // of the hours that are promised, up to as-of
  Duration excluded_time = 0, excluded_down = 0;
  std::vector<UnrecordedRow> unrecorded;  // by line, then ascending
  Duration unknown = 0, left_out = 0, not_covered = 0;
  Duration silent_down = 0, silent_up = 0;  // without a record
  PhraseList rules;
  std::optional<measures::Cell> counts;   // of a figure: what the subject adds
  std::vector<FigureSlot> slots;          // of the result, ascending
  std::optional<Measured> measured;       // of the subject
  std::optional<results::Result> result;  // of the subject's group
  std::vector<CreditTold> credits;        // of a period that is over
};

}  // namespace akad::report
