// Scenarios: small stories with the verdicts the parties expect, run by `akad test`.
#pragma once

#include "runtime/ir/remedy.h"

namespace akad::ir {

struct ScenarioValue {  // a signal takes a value
  Id<Signal> signal;
  Constant value;
  bool absent = false;  // or has none any longer; `value` says nothing then
};

struct ScenarioSubject {  // given T1 of tickets with priority = "P1"
  std::string name;
  Id<Log> log;
  std::vector<ScenarioValue> values;  // in force from the subject's first happening
};

// At `at`, for subject `subject` (an index into subjects): an event, a window up to `to`, or
// values.
struct Happening {
  Instant at = 0;
  Instant to = kNever;  // windows only; kNever = still open
  std::int32_t subject = 0;
  Id<Event> event;
  Id<Window> window;
  std::vector<ScenarioValue> values;
  std::string key = {};       // events that are paired by a key only: what stands there
  std::string notice = {};    // where an exclusion asks which records are one notice: what stands
                              // there; empty = nothing
  std::string concerns = {};  // likewise, where it asks whom a notice concerns
  std::int32_t record = 0;    // those that say the same are told by one record; 0 = one of its own
  Instant received = kNever;  // when its record arrived; kNever = when it happened
};

enum class Verdict { Met, Missed, Pending, NotApplicable, Undetermined };
constexpr std::array<std::string_view, 5> words(Verdict) {
  return {"met", "missed", "pending", "not_applicable", "undetermined"};
}

// TotalTax: of all credits of a period.
enum class ExpectationKind {
  Item,
  Period,
  CreditAmount,
  TotalAmount,
  Claim,
  CapTakesOff,
  TotalTax
};
constexpr std::array<std::string_view, 7> words(ExpectationKind) {
  return {"item", "period", "credit", "total", "claim", "cap", "tax"};
}
constexpr std::int32_t came_with(ExpectationKind kind) {
  if (kind == ExpectationKind::TotalTax) return 6;
  const bool early = kind != ExpectationKind::Claim && kind != ExpectationKind::CapTakesOff;
  return early ? 1 : 5;
}

// What the group of a subject is called wherever machines read it.
inline constexpr std::string_view kSubjectGroup = "subject";

// What an expectation says of the group without a value. A text that would look like it stands in
// quotes there, and one that looks like that in more.
inline constexpr std::string_view kNoValue = "(none)";

struct GroupValue {
  std::string name;   // the signal's name, or kSubjectGroup
  std::string value;  // of a signal perhaps kNoValue
};

struct ToldOf {               // somebody is told of an item
  std::string escalation;     // its name
  std::optional<Instant> at;  // none: nobody is, by the instant of evaluation
};
struct HeldTime {     // so much of an item's elapsed time is attributed to a value
  std::string value;  // of the clock's signal
  bool none = false;  // or to no value of it
  Duration length = 0;
};

// Only what is set is compared.
struct Expectation {
  ExpectationKind kind = ExpectationKind::Item;
  std::int32_t line = 0;      // in the agreement, for the report; 0 in a stored IR is fine
  Id<Target> target;          // Item, Period
  Id<Credit> credit;          // CreditAmount
  std::int32_t subject = -1;  // Item: index into subjects
  std::int32_t item = 0;      // Item: which of the subject's items, from 1; 0 = the only
  std::string period;         // Period, CreditAmount, TotalAmount, TotalTax: a label, 2026-03
  std::vector<GroupValue> groups;
  std::optional<Verdict> verdict;
  std::optional<Duration> elapsed;
  std::optional<Instant> due;
  std::optional<Rational> result;  // Period: of the kind that the target measures
  std::optional<Rational> least =
      {};  // Period, undetermined: likewise; `result` is the greatest then
  std::optional<std::string> level = {};  // Period: which of the target's it has; empty: none
  std::optional<Rational> amount;         // money, or of what the credit owes in kind
  std::string of_kind = {};               // TotalAmount: what is owed so; empty: money
  Id<Exclusion> exclusion;                // Claim: of `subject`, of what starts at `at`
  std::optional<Instant> at;
  std::optional<Grant> grant;
  GrantReason reason = GrantReason::None;  // None: not said
  Id<Cap> cap;                             // CapTakesOff: in `period`, which is one of its own
  bool left_out = false;                   // Item: the target leaves it out
  std::vector<ToldOf> told;                // Item
  std::vector<HeldTime> held;              // Item
  // CreditAmount: how it stands, where it must be claimed. Then `amount` may be left out, and of
  // what is claimable is what may be claimed.
  std::optional<ClaimState> claim = {};
  std::optional<Date> until = {};   // Claimable only: the last date to claim it
  std::optional<PaidSo> paid = {};  // CreditAmount: how what is payable is paid
  // CreditAmount: nobody knows it, since records have not told its fee. Then it has no amount.
  bool fee_unknown = false;
};

struct Scenario {
  std::string name;
  std::vector<ScenarioSubject> subjects;
  std::vector<Happening> happenings;
  Instant as_of = 0;
  std::vector<Expectation> expectations;
};

template <class V>
void describe(V& v, ScenarioValue& row) {
  v.field("signal", row.signal);
  v.field("value", row.value);
  v.field("absent", row.absent, or_else(false).since(5));
}
template <class V>
void describe(V& v, ScenarioSubject& row) {
  v.field("name", row.name);
  v.field("log", row.log);
  v.field("values", row.values, or_none);
}
template <class V>
void describe(V& v, Happening& row) {
  v.field("at", row.at);
  v.field("to", row.to, or_else(kNever));
  v.field("subject", row.subject);
  v.field("event", row.event, or_none);
  v.field("window", row.window, or_none);
  v.field("values", row.values, or_none);
  v.field("key", row.key, or_none.since(3));
  v.field("notice", row.notice, or_none.since(5));
  v.field("concerns", row.concerns, or_none.since(5));
  v.field("record", row.record, or_else(0).since(5));
  v.field("received", row.received, or_else(kNever).since(5));
}
template <class V>
void describe(V& v, GroupValue& row) {
  v.field("name", row.name);
  v.field("value", row.value);
}
template <class V>
void describe(V& v, ToldOf& row) {
  v.field("escalation", row.escalation, or_none.since(5));
  v.field("at", row.at, or_none.since(5));
}
template <class V>
void describe(V& v, HeldTime& row) {
  v.field("value", row.value, or_none.since(5));
  v.field("none", row.none, or_else(false).since(5));
  v.field("length", row.length, or_else(0).since(5));
}
template <class V>
void describe(V& v, Expectation& row) {
  v.field("kind", row.kind);
  v.field("target", row.target, or_none);
  v.field("credit", row.credit, or_none);
  v.field("subject", row.subject, or_else(-1));
  v.field("item", row.item, or_else(0));
  v.field("month", row.period, or_none);
  v.field("groups", row.groups, or_none);
  v.field("verdict", row.verdict, or_none);
  v.field("elapsed", row.elapsed, or_none);
  v.field("due", row.due, or_none);
  v.field("result", row.result, or_none);
  v.field("least", row.least, or_none.since(5));
  v.field("level", row.level, or_none.since(6));
  v.field("amount", row.amount, or_none);
  v.field("exclusion", row.exclusion, or_none.since(5));
  v.field("at", row.at, or_none.since(5));
  v.field("grant", row.grant, or_none.since(5));
  v.field("reason", row.reason, or_else(GrantReason::None).since(5));
  v.field("cap", row.cap, or_none.since(5));
  v.field("left_out", row.left_out, or_else(false).since(5));
  v.field("told", row.told, or_none.since(5));
  v.field("held", row.held, or_none.since(5));
  v.field("claim", row.claim, or_none.since(6));
  v.field("until", row.until, or_none.since(6));
  v.field("fee_unknown", row.fee_unknown, or_else(false).since(6));
  v.field("of_kind", row.of_kind, or_none.since(6));
  v.field("paid", row.paid, or_none.since(6));
}
template <class V>
void describe(V& v, Scenario& row) {
  v.field("name", row.name);
  v.field("subjects", row.subjects, or_none);
  v.field("happenings", row.happenings, or_none);
  v.field("as_of", row.as_of);
  v.field("expectations", row.expectations, or_none);
}

}  // namespace akad::ir
