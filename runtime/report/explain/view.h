// The story of one subject's items, or of its periods of outages, as a value: what the writers of
// `akad explain` render. No rules here, and no numbers that only the program knows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/measures/attribution.h"
#include "runtime/report/explain/view_period.h"
#include "runtime/results/groups.h"
#include "runtime/targets/conclude.h"
#include "runtime/time/zone.h"

namespace akad::report {

// What the target is about, and so what the story is told of.
enum class About { Items, Time, Figure };
constexpr std::array<std::string_view, 3> words(About) { return {"items", "time", "figure"}; }

struct UsedRecord {
  Instant at = 0;
  Place place;
  PhraseList gave;  // "opened", `priority = "P1"`
};

struct UnusedRecord {
  Place place;
  Phrase why;
};

// What a stretch of time was for the clock.
enum class StretchKind { Open, Outside, PausedByEvent, PausedByState, PauseCounts, Gap, Excluded };
constexpr std::array<std::string_view, 7> words(StretchKind) {
  return {"open",         "outside hours", "paused by event", "paused by state",
          "pause counts", "gap",           "excluded"};
}

struct Stretch {
  Interval span;
  StretchKind kind = StretchKind::Open;
  Duration counted = 0;
  Duration elapsed = 0;  // at its end
  Phrase why;
  std::optional<Instant> next_opening;  // Outside only; none: it never opens again
  std::vector<ir::Holiday> closed;      // Outside only: dates that a line closes, by their names
  Phrase clocks;                        // what a change of the clocks does in it; empty = nothing
};

// The order of moments of one instant, too.
enum class MomentKind { Value, Event, Target, Due, End };
constexpr std::array<std::string_view, 5> words(MomentKind) {
  return {"value", "event", "target", "due", "end"};
}

struct Moment {
  Instant at = 0;
  MomentKind kind = MomentKind::Event;
  Phrase what;
  std::vector<Place> places;
};

using TimelineRow = std::variant<Moment, Stretch>;

enum class LimitKind { None, Length, Instant };
constexpr std::array<std::string_view, 3> words(LimitKind) { return {"none", "length", "instant"}; }

struct TargetInForce {
  Instant from = 0;
  std::string row;       // `priority = "P1"`, "otherwise"; empty = the target has one row
  Phrase limit;          // "4 hours of support_hours"
  Phrase policy;         // what a change did, in the agreement's words; empty = no change
  Instant due = kNever;  // as it looked then; kNever = none
  LimitKind kind = LimitKind::None;
  Duration length = 0;        // of the row, whatever share of it is left
  Instant at = kNever;        // of an instant
  std::string hours = {};     // in which time counts, with their zone; empty = every hour
  bool strict = false;        // "less than", "before"
  bool found_missed = false;  // the change found that the limit before it was missed
  std::vector<ir::Retarget> policies = {};  // of the signals that changed, in the order of change
};

// How pauses moved an instant that the target names: all in the hours in which they are counted.
struct MovedByPauses {
  Instant named = kNever;             // before they moved it
  std::vector<Interval> stood_still;  // time that did not count, from where the item counts from
  std::vector<Interval> openings;     // from the instant that is named up to where they moved it
};

// The numbers that the verdict was reached by: enough to work it out again.
struct Reckoning {
  targets::Basis basis = targets::Basis::Nothing;
  Instant counted_from = 0;  // where elapsed time is zero
  Instant until = 0;         // the stop, or as-of
  Duration exact = 0;        // elapsed, before it is rounded
  Duration unit = 0;         // that it is rounded to; 0 = not
  RoundingMode rounding = RoundingMode::Down;
  Duration most = 0, reach = 0;  // of a length: what is allowed, and where it is used up
  bool strict = false;
  Instant named = kNever;       // where a length is used up, or the instant that is named
  Instant reached = kNever;     // the same, moved as the target says
  Instant changed_at = kNever;  // when what is allowed last changed
  bool stays_missed = false;    // an earlier limit was missed, and that decides
  ir::Roll roll = ir::Roll::Keep;
  bool hours_always = true;        // of the limit: every hour counts
  std::vector<Interval> ahead;     // openings after `until`, up to where a length is used up
  std::vector<Interval> openings;  // of the limit's hours about `named`, where it may be moved
  std::optional<MovedByPauses> pauses = {};  // none: pauses do not move it
};

struct OpenAt {
  std::string period;
  Instant at = 0;
  measures::OpenCount counted = measures::OpenCount::Pending;
};

struct Attribution {
  measures::BelongsBy by = measures::BelongsBy::Stop;
  Instant at = kNever;  // whose period it is
  measures::Placed placed = measures::Placed::NoInstant;
  std::vector<OpenAt> open;  // at the ends of periods in which it was open, or at as-of
};

// Of the elapsed time, so much is of one value of the signal that time is attributed to.
struct HeldTime {
  measures::GroupValue value;
  Duration elapsed = 0;
};

struct EscalationTold {
  std::string name;
  Instant at = kNever;   // kNever: never, or not known yet
  bool reached = false;  // by as-of
  Duration whole = 0;    // of a share of the limit: the limit then, in proportion where it is
  Phrase rule;           // "at 75% of the limit (the limit then: 8 hours)"
};

// What the period made of all items of the same group.
struct PeriodResult {
  ir::CalendarPeriod period;
  Phrase why;                             // why the item belongs to it
  std::optional<results::Result> result;  // none: the period has no result yet
  std::vector<CreditTold> credits = {};   // of a period that is over
};

struct ItemStory {
  std::int32_t number = 1;
  Instant started = kNever, stopped = kNever;
  Instant due = kNever;
  Duration elapsed = 0;
  Duration paused = 0;             // around the clock
  Duration paused_open = 0;        // in the hours that count
  Instant missed_before = kNever;  // when a limit was due that a change found missed
  ir::Verdict verdict = ir::Verdict::Pending;
  std::uint64_t lost = 0;  // records that cannot be used and may have changed it
  std::vector<TimelineRow> timeline;
  std::vector<TargetInForce> targets;
  std::optional<Reckoning> reckoning;  // none: of an item without a start
  Attribution attribution;
  PhraseList rules;           // how the verdict follows, in sentences
  std::string attributed_to;  // a signal; empty = time is not told apart
  std::vector<HeldTime> attributed;
  std::vector<EscalationTold> escalations;
  std::vector<results::NamedValue> group, group_called;  // by names for machines, and for readers
  std::optional<PeriodResult> period;
  Phrase left_out;     // by which line it counts nowhere; empty = it is not left out
  PhraseList periods;  // what else the periods make of it, in sentences
  std::vector<measures::ItemAmount> owed;  // for it, where items have amounts of their own
  PhraseList defaults;                     // of the language, that mattered
};

struct Named {
  std::string name;
  ir::Clause clause;
};

struct Explanation {
  const ir::Program* program = nullptr;  // outlives the explanation
  ir::Agreement agreement;
  std::string digest, tzdata;
  time::Zone zone;  // of the agreement: local times are read in it
  Instant as_of = 0;
  Interval term;  // both days included
  std::string subject, log;
  Phrase noun;                        // what the agreement calls the subject: "site"
  std::vector<std::string> left_out;  // logs of the agreement that were left out on purpose
  Named target;
  Phrase promise;     // of the target
  Phrase small_rule;  // of small numbers: "with fewer than 20 items 1 miss is allowed"
  ir::Cadence cadence = ir::Cadence::CalendarMonth;  // of the target
  bool of_lengths = false;                           // it asks how long items take together
  std::int32_t over = 1;                             // so many of them a result is over
  About about = About::Items;
  Named measure;  // the clock, the outage or the figure
  PhraseList measure_rules;
  std::optional<OutageRule> outage_rule;  // of a target of time
  std::optional<Named> calendar;          // none = around the clock, or the hours of each limit
  bool hours_of_limit = false;
  std::string calendar_zone;
  PhraseList hours_rules;  // when each calendar that counts is open, in words
  std::vector<UsedRecord> records;
  std::uint64_t other_records = 0;  // of the subject, that changed nothing the target looks at
  std::vector<UnusedRecord> unused;
  std::uint64_t more_unused = 0;      // of which nobody can tell whose they are
  std::vector<ExcludedRow> excluded;  // of a target of items: in which time its clock pauses
  std::vector<ItemStory> items;
  std::vector<PeriodStory> periods;
  std::vector<Moment> others;  // happenings that belong to no item shown
  PhraseList notes;
};

// In the book's language: JSON by explanation.schema.json, and text of at most 100 columns.
std::string to_json(const Explanation& told, const phrases::Book& book = phrases::english());
std::string to_text(const Explanation& told, const phrases::Book& book = phrases::english());
std::string explanation_schema();  // the text of explanation.schema.json

}  // namespace akad::report
