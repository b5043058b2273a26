// Names, texts, numbers, dates, quantities as they were written; every part knows its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/diagnostics/source.h"
#include "runtime/base/instant.h"
#include "runtime/base/rational.h"
#include "runtime/ir/cadence.h"

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
  int decimals = 0;  // digits behind the dot, as many as are written
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
  std::optional<Duration> offset = {};  // of its zone from UTC; none: as the agreement's zone reads
};

// The periods that a line is for, or the last so many of them.
struct Periods {
  ir::Cadence cadence = ir::Cadence::CalendarMonth;
  std::optional<Name> season;  // of "each season of exams"
  std::optional<Number> over;  // none: each alone
};

// A period that is named by its label: 2026-03.
struct PeriodLabel {
  std::string text;
  std::optional<ir::CalendarPeriod> period;  // none: there is no such one, as reported
  Span span;
  std::optional<Periods> to = {};  // of "the 12 months to 2026-12"; none: the period alone
  bool is_season = false;          // `text` is its name, and `period` is not known yet
};

// What a period is called in a line; none: "period", whichever is meant.
struct PeriodNoun {
  std::optional<ir::Cadence> cadence;
  Span span;
};

enum class Unit { Millisecond, Second, Minute, Hour, Day, Week, Month, Year };
// Of days, weeks, months and years, which no length has: what is said to say which.
enum class DayKind { Unsaid, Working, Calendar };
struct DurationPart {
  Number number;
  Unit unit = Unit::Hour;
  Span span;
  DayKind days = DayKind::Unsaid;
  bool next = false;         // "the next working day"
  std::string product = {};  // "2x24", whose value the number is
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
// No money: so many of what the agreement calls so.
struct InKindLiteral {
  Number quantity;
  Text of;
  Span span;
};
// What is held against what a target measures.
struct Quantity {
  std::variant<Percentage, DurationLiteral, InKindLiteral, Number> is;
  Span span;
};
using OwedLiteral = std::variant<MoneyLiteral, InKindLiteral>;

struct ClauseLine {
  Text number;
  std::optional<Text> title;
  Span span;
};
// Of what the audit finds: means nothing for what is owed, and has no row of the IR.
struct Acceptance {
  Name code;
  Text reason;
  Span span;
};

}  // namespace akad::ast
