// What was written: names are strings, every part knows its place. One struct a declaration; a
// clause that may stand once is still a vector here, so that a second one can be reported.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/diagnostics/source.h"
#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::ast {

struct Name {
  std::string text;
  Span span;
};
struct Text {
  std::string text;  // without quotes, escapes resolved
  Span span;
};
struct Number {
  Rational value;
  Span span;
};
struct DateLiteral {
  std::string text;
  std::optional<Date> date;  // none: 2026-02-30, already reported
  Span span;
};
struct WallClock {
  std::int32_t milliseconds = 0;  // of the day, 0 .. 86400000 (24:00)
  bool valid = true;              // false: 25:10, already reported
  Span span;
};
struct Moment {
  DateLiteral date;
  WallClock clock;
  Span span;
};

enum class Unit { Millisecond, Second, Minute, Hour, Day, Week, Month, Year };
struct DurationPart {
  Number number;
  Unit unit = Unit::Hour;
  Span span;
};
struct DurationLiteral {
  std::vector<DurationPart> parts;
  Span span;
};
struct Percentage {
  Rational share;  // of 1
  Span span;
};
struct MoneyLiteral {
  Name currency;
  Number amount;
  Span span;
};

struct ClauseLine {
  Text number;
  std::optional<Text> title;
  Span span;
};

// header -------------------------------------------------------------------------------------
struct Term {
  DateLiteral first, last;
  Span span;
};
struct CurrencyLine {
  Name code;
  std::optional<Number> unit;
  Span span;
};
struct Agreement {
  Text name, version;
  std::vector<Text> provider, customer, measured_by;
  std::vector<Term> term;
  std::vector<Name> timezone;
  std::vector<CurrencyLine> currency;
  Span span;
};
struct Use {
  std::vector<Name> path;  // calendars.indonesia
  Span span;
};
struct CurrencyDeclaration {
  Name code;
  Text title;
  Number unit;
  Span span;
};
struct HolidayLine {
  DateLiteral date;
  Text name;
  Span span;
};
struct Holidays {
  Name name;
  std::vector<Term> covers;
  std::vector<Text> source;
  std::vector<HolidayLine> days;
  Span span;
};
struct Fee {
  Name name;
  MoneyLiteral amount;
  bool before_tax = true;
  std::vector<ClauseLine> clause;
  Span span;
};

// calendars ----------------------------------------------------------------------------------
struct WeekdayRange {
  std::int32_t first = 0, last = 0;  // 0 = Monday; first > last goes over Sunday
  Span span;
};
struct OpenWeekly {
  std::vector<WeekdayRange> days;  // empty = every day
  WallClock open, close;
  Span span;
};
struct OpenDates {
  DateLiteral first;
  std::optional<DateLiteral> last;
  WallClock open, close;
  std::optional<Text> name;
  Span span;
};
struct ClosedDates {
  DateLiteral first;
  std::optional<DateLiteral> last;
  std::optional<Text> name;
  Span span;
};
struct ClosedHolidays {
  std::vector<Name> path;  // indonesia.public_holidays, or a set of this file
  Span span;
};
using DatedLine = std::variant<OpenDates, ClosedDates, ClosedHolidays>;
struct NightsLine {
  bool opening_day = true;
  Span span;
};
enum class Composition { Union, Intersection, Difference };
struct ComposedLine {
  Composition kind = Composition::Union;
  Name left, right;
  Span span;
};
struct ShiftLine {
  Name calendar;
  DurationLiteral by;
  bool later = true;
  Span span;
};
struct Calendar {
  Name name;
  Name zone;                        // the fallback when zone_signal is set
  std::optional<Name> zone_signal;
  std::vector<ClauseLine> clause;
  std::vector<OpenWeekly> weekly;
  std::vector<DatedLine> dated;     // in the order written
  std::vector<NightsLine> nights;
  std::vector<ComposedLine> composed;
  std::vector<ShiftLine> shifts;
  Span span;
};

// conditions ---------------------------------------------------------------------------------
struct Path {
  std::vector<Name> steps;
  Span span;
};
enum class LiteralKind { Text, Number, Word, Moment };
struct Literal {
  LiteralKind kind = LiteralKind::Text;
  std::string text;   // Text: content; Word: true, false, or a mistake
  Rational number;
  std::optional<ast::Moment> moment;
  Span span;
};
enum class ConditionKind { And, Or, Not, Compare, Contains, Present, Absent, OneOf, OwnPresent };
enum class Comparison { Equal, NotEqual, Less, AtMost, More, AtLeast };
struct Condition {
  ConditionKind kind = ConditionKind::And;
  std::vector<Condition> parts;     // And, Or (two or more), Not (one)
  Path path;
  Comparison comparison = Comparison::Equal;
  std::vector<Literal> literals;
  Span span;
};

// logs ---------------------------------------------------------------------------------------
enum class FormatKind { Rfc3339, EpochSeconds, EpochMilliseconds, Local };
struct TimeFormat {
  FormatKind kind = FormatKind::Rfc3339;
  Name zone;
  bool repeated_earlier = true;
  bool skipped_forward = true;
  Span span;
};
struct TimePath {
  Path path;
  std::optional<TimeFormat> format;
  Span span;
};
struct Event {
  Name name;
  std::optional<TimePath> at;
  std::optional<Condition> when;
  Span span;
};
enum class SignalType { Text, Number, Flag, Money, Time };
struct Signal {
  Name name;
  Path path;
  SignalType type = SignalType::Text;
  Name currency;
  std::optional<TimeFormat> format;
  Span span;
};
struct Window {
  Name name;
  Path from, to;
  std::optional<TimeFormat> format;
  std::optional<Condition> when;
  Span span;
};
struct Log {
  Name name;
  std::vector<ClauseLine> clause;
  std::vector<TimeFormat> times;
  std::vector<TimePath> time;
  std::vector<Path> id;
  std::vector<Path> subject;
  std::vector<Text> single_subject;
  std::vector<TimePath> received;
  std::vector<Path> sequence;
  std::vector<Event> events;
  std::vector<Signal> signals;
  std::vector<Window> windows;
  Span span;
};

// clocks and outages -------------------------------------------------------------------------
struct NamesLine {
  std::vector<Name> names;
  Span span;
};
enum class Reopening { FirstStopDecides, NewItem, LeaveOutGap, CountGap, LastDecides };
struct ReopenedLine {
  std::optional<Number> within_days;
  Reopening rule = Reopening::FirstStopDecides;
  std::optional<Reopening> later;
  Span span;
};
struct CountsLine {
  std::optional<Name> calendar;  // none = around the clock
  Span span;
};
struct JudgedLine {
  bool by_elapsed = true;
  Span span;
};
enum class Retarget { Carry, Restart, Freeze, Retroactive, Proportional };
struct RetargetLine {
  Name signal;
  Retarget policy = Retarget::Carry;
  Span span;
};
struct Clock {
  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<NamesLine> starts, stops, pauses, resumes, resets, cancels;
  std::vector<Condition> pause_while;
  std::vector<ReopenedLine> reopened;
  std::vector<CountsLine> counts;
  std::vector<JudgedLine> judged;
  std::vector<RetargetLine> retargets;
  Span span;
};
struct FromToLine {
  std::vector<Name> begins, ends;
  Span span;
};
struct LastingLine {
  bool at_least = true;
  DurationLiteral length;
  bool whole = true;
  Span span;
};
struct MergeLine {
  std::optional<DurationLiteral> gap;  // none = apart stay apart
  Span span;
};
struct Outage {
  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<Condition> while_state;
  std::vector<FromToLine> from_to;
  std::vector<NamesLine> during;
  std::vector<LastingLine> lasting;
  std::vector<MergeLine> merge;
  Span span;
};

// targets ------------------------------------------------------------------------------------
enum class RuleKind { NoTarget, Within, WorkingDaysLater, EndOfWorkingDay, WorkingDayAt,
                      CalendarDaysLater, CalendarMonthsLater, BySignal };
enum class RollTo { Keep, NextOpening, LastClosing };
struct Limit {
  RuleKind kind = RuleKind::NoTarget;
  DurationLiteral length;         // Within
  Number count;                   // days or months; 0 = the same working day, 1 = the next
  WallClock clock;                // WorkingDayAt
  std::optional<Name> calendar;   // of Within and the working days
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
struct Target {
  Name name;
  std::vector<ClauseLine> clause;
  std::vector<LimitLine> limits;
  std::vector<ShareLine> share;
  std::vector<OpenItemsLine> open_items;
  std::vector<SmallLine> small;
  std::vector<EmptyLine> empty;
  std::vector<TimeShareLine> time_share;
  std::vector<CrossingLine> crossing;
  Span span;
};

// money --------------------------------------------------------------------------------------
struct Amount {
  enum class Kind { NoCredit, ShareOfFee, Fixed } kind = Kind::NoCredit;
  Percentage share;
  Name fee;
  MoneyLiteral money;
  Span span;
};
struct SlabRow {
  enum class Bound { AtLeast, Below, Otherwise } bound = Bound::Otherwise;
  Percentage result;
  Amount amount;
  Span span;
};
struct SlabTable {
  std::vector<SlabRow> rows;
  Span span;
};
struct RoundedLine {
  RoundingMode mode = RoundingMode::HalfUp;
  MoneyLiteral unit;
  Span span;
};
struct Credit {
  Name name, target;
  std::vector<ClauseLine> clause;
  std::vector<SlabTable> slabs;
  std::vector<RoundedLine> rounded;
  Span span;
};
struct MostLine {
  Amount amount;
  std::vector<Name> groups;
  Span span;
};
struct Cap {
  Name name;
  std::vector<Name> credits;      // empty = all credits
  std::vector<ClauseLine> clause;
  std::vector<MostLine> most;
  Span span;
};

// scenarios ----------------------------------------------------------------------------------
struct Setting {
  Name signal;
  Literal value;
  Span span;
};
struct GivenLine {
  Name subject, log;
  std::vector<Setting> settings;
  Span span;
};
struct HappeningLine {
  Moment at;
  std::optional<Moment> to;
  Name subject;
  std::vector<Setting> settings;  // or
  std::optional<Name> event;      // an event or a window
  Span span;
};
enum class VerdictWord { Met, Missed, Pending, NotApplicable, Undetermined };
struct ThenItem {
  Name target, subject;
  std::optional<Number> item;
  VerdictWord verdict = VerdictWord::Met;
  std::vector<DurationLiteral> elapsed;
  std::vector<Moment> due;
  Span span;
};
struct ThenPeriod {
  Name target;
  Text month;
  std::vector<Setting> groups;
  VerdictWord verdict = VerdictWord::Met;
  std::optional<Percentage> result;
  Span span;
};
struct ThenCredit {
  Name credit;
  Text month;
  std::vector<Setting> groups;
  std::optional<MoneyLiteral> amount;  // none = no credit
  Span span;
};
struct ThenTotal {
  Text month;
  MoneyLiteral amount;
  Span span;
};
using ThenLine = std::variant<ThenItem, ThenPeriod, ThenCredit, ThenTotal>;
struct Scenario {
  Text name;
  std::vector<GivenLine> given;
  std::vector<HappeningLine> happenings;
  std::vector<Moment> as_of;
  std::vector<ThenLine> expectations;
  Span span;
};

// file ---------------------------------------------------------------------------------------
// A declaration whose text could not be understood: reported by the parser; its name, when it has
// one, is known, so that later stages stay silent about it.
struct Broken {
  Name name;
  Span span;
};
using Declaration = std::variant<Use, CurrencyDeclaration, Holidays, Fee, Calendar, Log, Clock, Outage,
                                 Target, Credit, Cap, Scenario, Broken>;

struct File {
  std::int32_t source = 0;            // index into SourceSet::files
  std::optional<Agreement> agreement; // or
  std::optional<Name> library;        // neither: the top was broken, reported
  std::vector<Declaration> declarations;
  bool broken = false;                // some part was not understood
};

}  // namespace akad::ast
