// Scenarios: given, when, then.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"
#include "runtime/ir/scenario.h"

namespace akad::ast {

struct Setting {  // status = "closed", or: team is absent
  Name signal;
  std::optional<Literal> value;  // none = absent
  Span span;
};
struct GroupPart {  // customer = "x", or behind `without`
  Name signal;
  std::optional<Literal> value;  // none = without
};
struct GivenLine {
  Name subject, log;
  std::vector<Setting> settings;
  Span span;
};
struct NoteAt {  // announced 2026-03-05 09:00
  Name event;
  Moment at;
  Span span;
};
struct HappeningLine {
  Moment at;
  std::optional<Moment> to;
  Name subject;
  std::vector<Setting> settings;  // or
  std::optional<Name> event;      // an event or a window
  std::vector<Text> key;          // that pairs the event
  std::vector<Text> notice;       // what it is a record of
  std::vector<Text> concerns;     // whom its record concerns
  std::vector<NoteAt> beside;     // events that its record tells of as well
  std::vector<NoteAt> received;   // when its record arrived
  Span span;
};
struct ToldOf {  // escalated to "team lead" at 2026-03-09 12:00
  Text escalation;
  std::optional<Moment> at;  // none: not escalated
  Span span;
};
struct HeldTime {  // 3 hours with team = "desk"
  DurationLiteral length;
  GroupPart holder;
  Span span;
};
struct LeftOutNote {
  Span span;
};
struct ThenItem {
  Name target, subject;
  std::optional<Number> item;
  ir::Verdict verdict = ir::Verdict::Met;
  std::vector<DurationLiteral> elapsed;
  std::vector<Moment> due;
  std::vector<LeftOutNote> left_out;
  std::vector<ToldOf> told;
  std::vector<HeldTime> held;
  Span span;
};
struct ThenPeriod {
  Name target;
  PeriodLabel period;
  std::vector<GroupPart> groups;
  ir::Verdict verdict = ir::Verdict::Met;
  std::optional<Quantity> result;  // or the least and the greatest it may be
  std::optional<Quantity> least;
  std::optional<Name> level;
  bool no_level = false;
  Span span;
};
struct PaidSo {
  ir::PaidAs as = ir::PaidAs::Deduction;
  std::optional<DateLiteral> by = {};       // Payment only
  std::optional<PeriodLabel> invoice = {};  // Deduction: none = the next one, which has no name
  Span span = {};
};
struct ThenCredit {
  Name credit;
  PeriodLabel period;
  std::vector<GroupPart> groups;
  std::optional<OwedLiteral> amount;  // none = no credit, or where `claim` is said, not said
  std::optional<ir::ClaimState> claim = {};
  std::optional<DateLiteral> until = {};  // Claimable only
  bool fee_unknown = false;               // not known: then no amount, and no `claim`
  std::optional<PaidSo> paid = {};
  Span span = {};
};
struct ThenCap {  // monthly_cap in 2026-03 takes off IDR 1_250_000
  Name cap;
  PeriodLabel period;
  std::vector<GroupPart> groups;
  std::optional<MoneyLiteral> amount;  // none = nothing
  Span span;
};
struct ThenTotal {
  PeriodLabel period;
  OwedLiteral amount;
  Span span;
};
struct ThenTax {  // the tax of all credits in 2026-03 is IDR 275_000
  PeriodLabel period;
  MoneyLiteral amount;
  Span span;
};
struct ThenClaim {
  Name exclusion, subject;
  Moment at;
  ir::Grant grant = ir::Grant::Granted;
  ir::GrantReason reason = ir::GrantReason::None;  // None: not said
  Span span;
};
using ThenLine =
    std::variant<ThenItem, ThenPeriod, ThenCredit, ThenCap, ThenTotal, ThenClaim, ThenTax>;
struct Scenario {
  using Row = ir::Scenario;

  Text name;
  std::vector<GivenLine> given;
  std::vector<HappeningLine> happenings;
  std::vector<Moment> as_of;
  std::vector<ThenLine> expectations;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
