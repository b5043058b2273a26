// Targets: limits for items, shares of items and of time.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"

namespace akad::ast {

enum class RuleKind { NoTarget, Within, WorkingDaysLater, EndOfWorkingDay, WorkingDayAt,
                      CalendarDaysLater, CalendarMonthsLater, BySignal };
enum class RollTo { Keep, NextOpening, LastClosing };
struct Limit {
  RuleKind kind = RuleKind::NoTarget;
  DurationLiteral length;         // Within
  Number count;                   // days or months; 0 = the same working day, 1 = the next
  WallClock clock;                // WorkingDayAt
  std::optional<Name> calendar;   // of Within and the working days
  bool around_the_clock = false;  // written, of Within
  bool strict = false;            // less than, before
  Name signal;                    // BySignal
  RollTo roll = RollTo::Keep;
  Span span;
};
struct LimitRow {
  std::optional<Condition> when;  // none = otherwise
  Limit limit;
  Span span;
};
struct LimitLine {
  Name clock;
  std::vector<LimitRow> rows;     // without a table: one row without condition
  bool table = false;
  Span span;
};
struct ShareTest {
  bool at_least = true;           // false: more than
  Percentage share;
};
struct ShareLine {                // for at least 95% of tickets resolved in each calendar month
  bool all = false;
  ShareTest test;                 // unless all
  Name log;
  Name attribution;               // "due" or the name of a start or stop event
  std::vector<Name> groups;
  Span span;
};
struct OpenItemsLine {
  bool left_out = true;
  Name log;                       // of "overdue tickets"
  std::optional<Number> grace_days;
  Span span;
};
struct SmallLine {
  bool exception = true;          // false: small numbers: no exception
  Number below, misses;
  Name log;
  Span span;
};
enum class EmptyResult { NotApplicable, Met, Missed };
struct EmptyLine {
  Name log;
  EmptyResult result = EmptyResult::NotApplicable;
  Span span;
};
struct TimeShareLine {
  Name outage;
  ShareTest test;
  std::vector<Name> groups;
  Span span;
};
struct CrossingLine {
  bool split = true;
  Span span;
};
struct EscalationLine {           // escalate "the manager" at 75% of the limit
  enum class Kind { ShareOfLimit, BeforeDue, AfterDue } kind = Kind::ShareOfLimit;
  Text name;
  Percentage share;
  DurationLiteral offset;
  bool any_hour = false;
  Span span;
};
struct Target {
  Name name;
  std::vector<ClauseLine> clause;
  std::vector<LimitLine> limits;
  std::vector<ShareLine> share;
  std::vector<OpenItemsLine> open_items;
  std::vector<EscalationLine> escalations;
  std::vector<SmallLine> small;
  std::vector<EmptyLine> empty;
  std::vector<TimeShareLine> time_share;
  std::vector<CrossingLine> crossing;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
