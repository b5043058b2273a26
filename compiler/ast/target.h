// Targets: limits for items, shares of items and of time, sums and figures.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"
#include "runtime/ir/target.h"

namespace akad::ast {

// What a limit is made of, one struct a kind of the IR's.
struct NoTarget {};
struct Within {  // 4 hours of support_hours
  DurationLiteral length;
  std::optional<Name> calendar;
  bool around_the_clock = false;  // written
};
struct WorkingDaysLater {
  Number days;
  Name calendar;
};
struct EndOfWorkingDay {
  Number day;  // 0 = the same working day, 1 = the next
  Name calendar;
};
struct WorkingDayAt {
  Number day;
  WallClock clock;
  Name calendar;
};
struct CalendarDaysLater {
  Number days;
};
struct CalendarMonthsLater {
  Number months;
};
struct BySignal {
  Name signal;
  std::optional<DurationLiteral> after;  // less than 60 seconds after commitment
};
using LimitRule = std::variant<NoTarget, Within, WorkingDaysLater, EndOfWorkingDay, WorkingDayAt,
                               CalendarDaysLater, CalendarMonthsLater, BySignal>;
struct PausesLine {  // moved by pauses; of all clauses: due times are moved by pauses
  bool move = false;
  Span span;
};
struct Limit {
  LimitRule rule;
  bool strict = false;  // less than, before
  std::optional<PausesLine> pauses;
  ir::Roll roll = ir::Roll::Keep;
  std::optional<Name> roll_calendar;
  Span span;
  std::string text = {};  // as it is written, with single blanks; of a table's rows
};
struct LimitRow {
  std::optional<Condition> when;  // none = otherwise
  Limit limit;
  Span span;
};
struct LimitLine {
  Name clock;
  std::vector<LimitRow> rows;  // without a table: one row without condition
  bool table = false;
  Span span;
  bool broken = false;  // something of its block was not understood: rows of it may be missing
};
struct BoundTest {
  ir::Comparison kind = ir::Comparison::AtLeast;
  Quantity bound;
};
struct ShareLine {  // for at least 95% of tickets resolved in each calendar month
  bool all = false;
  BoundTest test;  // unless all, or of how long they take together
  ir::Aggregate aggregate = ir::Aggregate::ShareInTime;  // on average over tickets resolved …
  std::optional<Number> percentile;                      // in percentile 95 of tickets resolved …
  Name counted;                                          // "tickets"
  Name attribution;  // "due" or the name of a start or stop event
  Periods periods;
  std::vector<Name> groups;
  Span span;
};
struct OpenItemsLine {
  PeriodNoun period;  // of "at the end of a month"
  ir::OpenItems items = ir::OpenItems::LeftOut;
  Name counted;  // of "overdue tickets", "tickets count with their time so far"
  std::optional<Number> grace_days;
  Span span;
};
struct SmallLine {
  bool exception = true;  // false: small numbers: no exception
  Number below, misses;
  Name counted;
  Span span;
};
struct EmptyLine {
  std::optional<Number> below;  // with fewer than so many; none: with no
  Name counted;
  ir::EmptyMonth result = ir::EmptyMonth::NotApplicable;
  Span span;
};
struct LostRecordsLine {  // records that cannot be used: the result is undetermined
  Span span;
};
struct TimeShareLine {
  Name outage;
  BoundTest test;
  std::optional<Name> hours;  // of the time of a calendar; none = every hour
  Periods periods;
  std::vector<Name> groups;
  Span span;
};
struct SumLine {  // the sum is at most 4 "points" in each calendar month
  BoundTest test;
  Periods periods;
  std::vector<Name> groups;
  Span span;
};
struct FigureLine {  // error_rate is at most 1% in each calendar month
  Name figure;
  BoundTest test;
  Periods periods;
  std::vector<Name> groups;
  Span span;
};
struct LevelLine {  // level optimal is at least 98%
  Name name;
  BoundTest test;
  Span span;
};
struct CrossingLine {
  std::vector<PeriodNoun> periods;  // each "month" of the line
  ir::CrossingOutages rule = ir::CrossingOutages::Split;
  Span span;
};
struct FirstPeriodsLine {  // the first periods: not applicable
  ir::FirstPeriods are = ir::FirstPeriods::NotApplicable;
  Span span;
};
struct MonthLengthLine {  // each month taken as 30 days
  Number days;
  Span span;
};
struct ExcludingLine {  // excluding planned_maintenance: neither down nor promised
  std::vector<Name> exclusions;
  ir::ExcludedTime time = ir::ExcludedTime::NeitherDownNorPromised;
  Span span;
};
struct FirstRecordLine {  // measured from the first record
  Span span;
};
struct SilenceLine {  // after 10 minutes without a record: unknown since the last record
  DurationLiteral length;
  ir::Unrecorded counts_as = ir::Unrecorded::Unknown;
  Span span;
};
struct UnknownWhileLine {  // unknown while up is absent
  Condition state;
  Span span;
};
struct LeavingOutLine {  // leaving out items when cause = "customer" at the stop
  Condition when;
  ir::AskedAt at = ir::AskedAt::TheStop;
  Span span;
};
// When somebody is told, one struct a kind of the IR's.
struct ShareOfLimit {
  Percentage share;
};
struct BeforeDue {
  DurationLiteral offset;
};
struct AfterDue {
  DurationLiteral offset;
};
struct EscalationLine {  // escalate "the manager" at 75% of the limit
  std::variant<ShareOfLimit, BeforeDue, AfterDue> when;
  Text name;
  bool any_hour = false;
  Span span;
};
struct Target {
  using Row = ir::Target;
  static constexpr std::string_view kWord = "target";
  static constexpr bool kStandsAlone = true;

  Name name;
  std::vector<ClauseLine> clause;
  std::vector<LimitLine> limits;
  std::vector<ShareLine> share;
  std::vector<OpenItemsLine> open_items;
  std::vector<EscalationLine> escalations;
  std::vector<SmallLine> small;
  std::vector<EmptyLine> empty;
  std::vector<LostRecordsLine> lost;
  std::vector<TimeShareLine> time_share;
  std::vector<SumLine> sum;
  std::vector<FigureLine> figure;
  std::vector<LevelLine> levels;
  std::vector<CrossingLine> crossing;
  std::vector<FirstPeriodsLine> first_periods;
  std::vector<MonthLengthLine> month_length;
  std::vector<ExcludingLine> excluding;
  std::vector<FirstRecordLine> first_record;
  std::vector<SilenceLine> silence;
  std::vector<UnknownWhileLine> unknown_while;
  std::vector<LeavingOutLine> leaving_out;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
