// What stands between an amount that is owed and its payment.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/measure.h"

namespace akad::ast {

struct SmallAmountsLine {  // amounts below USD 1 are not due
  bool limit_too = false;
  MoneyLiteral limit;
  std::optional<MoneyLiteral> raised_to;  // none: not due
  Span span;
};

struct DatesAfter {  // 30 calendar days after
  Number days;
  std::optional<Name> calendar;  // whose working days; none: every date
  Span span;
};
struct ClaimWithinLine {
  DatesAfter within;
  PeriodNoun of;
  Span span;
};
struct ClaimedPart {          // its site in site
  std::optional<Name> group;  // none: the credit
  Name said_by;
  Span span;
};
struct ClaimedOnLine {
  std::vector<Name> events;
  Name log;
  PeriodNoun noun;
  Name period;  // the signal that names it
  std::vector<ClaimedPart> parts;
  Span span;
};

struct DeductionLine {
  Span span;
};
struct PaidLine {
  DatesAfter within;
  std::optional<PeriodNoun> of;  // after its end; none: after the claim
  Span span;
};

}  // namespace akad::ast
