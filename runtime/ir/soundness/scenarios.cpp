// Scenarios: subjects, happenings in the order of time, and what is expected of them.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "runtime/ir/amounts/claims.h"
#include "runtime/ir/soundness/soundness.h"

namespace akad::ir {
namespace {

bool is_nothing(const Constant& constant) {
  return constant.kind == ConstantKind::Text && constant.text.empty() && constant.number == 0 &&
         constant.time == 0;
}

// Values that one line gives to signals of a log.
void check_values(Checker& c, const std::vector<ScenarioValue>& values, Id<Log> log) {
  std::vector<Id<Signal>> signals;
  for (const ScenarioValue& value : values) {
    if (!c.require(value.signal.valid(), "a value belongs to a signal")) return;
    c.require(c.p[value.signal].log == log, "a value belongs to a signal of the subject's log");
    c.require(c.p[value.signal].means.empty(), "what follows from other signals is not told");
    const bool is_value = is_sound(value.value) && is_value_of(c.p[value.signal], value.value) &&
                          is_listed(c.p[value.signal], value.value);
    c.require(value.absent ? is_nothing(value.value) : is_value, "a value is of its signal's kind");
    signals.push_back(value.signal);
  }
  c.require(all_different(signals), "a signal has one value at a time");
}

void check_subjects(Checker& c, const Scenario& s) {
  const bool in_logs = may_share_subjects(c.p);  // then it may be given once in each
  std::set<std::pair<std::string_view, Id<Log>>> names;
  for (const ScenarioSubject& subject : s.subjects) {
    if (!c.require(subject.log.valid(), "a subject belongs to a log")) return;
    c.require(!subject.name.empty() &&
                  names.insert({subject.name, in_logs ? subject.log : Id<Log>{}}).second,
              "the subjects of a scenario differ in name");
    const std::string& single = c.p[subject.log].single_subject;
    c.require(single.empty() || single == subject.name, "a log about one subject has no other");
    check_values(c, subject.values, subject.log);
    c.require(std::none_of(subject.values.begin(), subject.values.end(),
                           [](const ScenarioValue& value) { return value.absent; }),
              "a subject begins with values that are there");
  }
}

void check_happening(Checker& c, const Scenario& s, const Happening& h) {
  const auto subjects = static_cast<std::int64_t>(s.subjects.size());
  if (!c.require(lies_between(0, h.subject, subjects - 1),
                 "a happening is about a subject given before")) {
    return;
  }
  c.require(is_in_time(h.at) && (h.to == kNever || is_in_time(h.to)), "a happening lies in time");
  const int kinds = int{h.event.valid()} + int{h.window.valid()} + int{!h.values.empty()};
  c.require(kinds == 1, "a happening is one event, one window or values");
  c.require(h.to == kNever || (h.window.valid() && h.to > h.at),
            "a window, and only a window, ends after it begins");
  const bool paired = h.event.valid() && c.pairs[h.event.index()].valid();
  c.require(paired != h.key.empty(), "an event has a key where an outage pairs it by one");
  const Id<Log> log = s.subjects[static_cast<std::size_t>(h.subject)].log;
  const auto asks = [&](auto what) {
    return std::any_of(c.p.exclusions.begin(), c.p.exclusions.end(),
                       [&](const Exclusion& row) { return row.log == log && what(row); });
  };
  c.require(h.notice.empty() || asks([](const Exclusion& row) { return row.notice.valid(); }),
            "what happens is of a notice where an exclusion says which records are one");
  c.require(h.concerns.empty() || asks([](const Exclusion& row) { return row.concerned.valid(); }),
            "what happens concerns somebody where an exclusion says whom it concerns");
  c.require(h.record == 0 ||
                (h.record > 0 && asks([](const Exclusion& row) { return asks_of_notices(row); })),
            "several happenings are of one record where an exclusion asks about notices");
  c.require(h.received == kNever ||
                (is_in_time(h.received) && h.values.empty() && c.p[log].received.valid() &&
                 (has_claims(c.p, log) || tells_of_fees(c.p, log) ||
                  asks([](const Exclusion& row) { return asks_of_notices(row); }))),
            "when a record arrived is said where an exclusion, a claim or a fee asks for it");
  c.require(is_of_log(c, h.event, log) && is_of_log(c, h.window, log),
            "what happens to a subject is of its log");
  check_values(c, h.values, log);
}

// A label of the periods that the target has results for.
bool is_period_of(const Program& p, Id<Target> target, const std::string& label) {
  const auto period = parse_period(label, term_of(p));
  return target.valid() && period && period->cadence == p[target].cadence;
}

bool is_period(const Program& p, const std::string& label) {
  const auto period = parse_period(label, term_of(p));
  return period && has_periods(p, period->cadence);
}

// Every group of the target, or of the cap, has one value, so that one result is meant.
template <class Grouped>
bool names_groups(const Program& p, const Grouped& of, const std::vector<GroupValue>& groups) {
  std::set<std::string_view> asked, named;
  if (of.by_subject) asked.insert(kSubjectGroup);
  for (const Id<Signal> group : of.groups) asked.insert(p[group].name);
  for (const GroupValue& group : groups) named.insert(group.name);
  for (const Id<Signal> asks : of.groups) {
    for (const GroupValue& group : groups) {
      const bool none = group.value == kNoValue || group.name != p[asks].name;
      if (!none && !is_listed(p[asks], {ConstantKind::Text, group.value, 0, 0})) return false;
    }
  }
  return asked == named && named.size() == groups.size();
}

// What each kind of expectation says; the rest of a row says nothing.
struct Says {
  bool item = false, period = false, credit = false, verdict = false, amount = false, claim = false,
       cap = false;
};
bool says_only(const Expectation& e, const Says& says) {
  const bool subject = says.item || says.claim || e.subject == -1;
  const bool details =
      e.item != 0 || e.elapsed || e.due || e.left_out || !e.told.empty() || !e.held.empty();
  const bool item = subject && (says.item || !details);
  const bool claim = says.claim == e.exclusion.valid() && says.claim == e.at.has_value() &&
                     says.claim == e.grant.has_value() &&
                     (says.claim || e.reason == GrantReason::None);
  if (!claim || says.cap != e.cap.valid()) return false;
  const bool target = says.item || says.verdict || !e.target.valid();
  const bool period = says.period || (e.period.empty() && e.groups.empty());
  const bool result = (says.verdict && says.period) || (!e.result && !e.least && !e.level);
  return item && target && period && result && says.credit == e.credit.valid() &&
         says.verdict == e.verdict.has_value() && says.amount == e.amount.has_value() &&
         (says.credit || (!e.claim && !e.fee_unknown && !e.paid)) &&
         (e.claim == ClaimState::Claimable) == e.until.has_value();
}

bool is_told(const Program& p, const Expectation& e) {
  std::set<std::string_view> names;
  const std::vector<Escalation>& escalations = of_items(p[e.target]).escalations;
  for (const ToldOf& told : e.told) {
    const bool known = std::any_of(escalations.begin(), escalations.end(),
                                   [&](const auto& row) { return row.name == told.escalation; });
    const bool fresh = names.insert(told.escalation).second;
    if (!known || !fresh || (told.at && !is_in_time(*told.at))) return false;
  }
  return true;
}

bool is_held(const Program& p, const Expectation& e) {
  const Id<Signal> holder = p[clock_of(p[e.target])].attributed_to;
  std::set<std::pair<bool, std::string_view>> values;
  for (const HeldTime& held : e.held) {
    if (!holder.valid() || !is_length(held.length)) return false;
    const bool listed = held.none ? held.value.empty()
                                  : is_listed(p[holder], {ConstantKind::Text, held.value, 0, 0});
    if (!listed || !values.emplace(held.none, held.value).second) return false;
  }
  return true;
}

bool is_sound_item(const Program& p, const Scenario& s, const Expectation& e) {
  const auto subjects = static_cast<std::int64_t>(s.subjects.size());
  if (!says_only(e, {.item = true, .verdict = true})) return false;
  if (!e.target.valid() || !clock_of(p[e.target]).valid()) return false;
  if (!lies_between(0, e.subject, subjects - 1)) return false;
  return lies_between(0, e.item, kMostItems) && (!e.elapsed || is_length(*e.elapsed)) &&
         (!e.due || is_in_time(*e.due)) && is_told(p, e) && is_held(p, e) &&
         s.subjects[static_cast<std::size_t>(e.subject)].log == log_of(p, p[e.target]);
}

bool is_sound_claim(const Scenario& s, const Expectation& e) {
  const auto subjects = static_cast<std::int64_t>(s.subjects.size());
  return says_only(e, {.claim = true}) && lies_between(0, e.subject, subjects - 1) &&
         is_in_time(*e.at) && may_be(*e.grant, e.reason);
}

// Beside the greatest value, of what is undetermined.
bool has_sound_least(const Program& p, const Expectation& e) {
  if (!e.least) return true;
  return e.verdict == Verdict::Undetermined && e.result && is_bound(p[e.target], *e.least) &&
         *e.least <= *e.result;
}

// In a period of the cap's own.
bool is_sound_cap(const Program& p, const Expectation& e) {
  if (!says_only(e, {.period = true, .amount = true, .cap = true})) return false;
  const auto period = parse_period(e.period, term_of(p));
  return period && period->cadence == p[e.cap].cadence && names_groups(p, p[e.cap], e.groups) &&
         *e.amount >= 0 && is_payable(p, *e.amount);
}

bool can_be_owed(const Program& p, const Credit& credit, const Rational& amount) {
  return unit_in_kind(credit) == nullptr ? is_payable(p, amount) : is_decimal(amount);
}

// The agreement says how it is paid, and of what is payable alone.
bool is_sound_payment(const Program& p, const Expectation& e) {
  const std::optional<PaidHow>& how = p[e.credit].paid;
  if (!how || how->as != e.paid->as || (e.claim && e.claim != ClaimState::Due)) return false;
  if (e.fee_unknown || (e.paid->as == PaidAs::Payment) != e.paid->by.has_value()) return false;
  if (e.paid->invoice.empty()) return true;
  const auto invoice = parse_period(e.paid->invoice, term_of(p));
  return e.paid->as == PaidAs::Deduction && invoice &&
         invoice->cadence == p[p[e.credit].target].cadence;
}

// How it stands is asked of a credit that must be claimed; then the amount may be left out, and
// what has lapsed, or is waived, has none.
bool is_sound_credit(const Program& p, const Expectation& e) {
  const bool amount = !e.fee_unknown && (!e.claim || e.amount);
  if (e.fee_unknown && (e.claim || !is_told(p))) return false;
  if (!says_only(e, {.period = true, .credit = true, .amount = amount})) return false;
  if (e.claim && !p[e.credit].claim) return false;
  if (e.paid && !is_sound_payment(p, e)) return false;
  const bool nothing = e.claim == ClaimState::Lapsed || e.claim == ClaimState::Waived;
  if (nothing && e.amount) return false;
  return is_period_of(p, p[e.credit].target, e.period) &&
         names_groups(p, p[p[e.credit].target], e.groups) &&
         (!e.amount || (*e.amount >= 0 && can_be_owed(p, p[e.credit], *e.amount)));
}

// Of what some credit owes so.
bool is_sound_total(const Program& p, const Expectation& e) {
  if (!says_only(e, {.period = true, .amount = true}) || !e.groups.empty()) return false;
  if (!is_period(p, e.period) || *e.amount < 0) return false;
  if (e.of_kind.empty()) return is_payable(p, *e.amount);
  return is_decimal(*e.amount) && owes_in_kind(p, e.of_kind);
}

bool has_level(const Program& p, const Expectation& e) {
  if (!e.level) return true;
  const std::vector<Level>& levels = p[e.target].levels;
  const auto named = [&](const Level& level) { return level.name == *e.level; };
  return !levels.empty() && (e.level->empty() || std::any_of(levels.begin(), levels.end(), named));
}

bool is_sound(const Program& p, const Scenario& s, const Expectation& e) {
  switch (e.kind) {
    case ExpectationKind::Item: return is_sound_item(p, s, e);
    case ExpectationKind::Period:
      return says_only(e, {.period = true, .verdict = true}) &&
             is_period_of(p, e.target, e.period) && names_groups(p, p[e.target], e.groups) &&
             (!e.result || is_bound(p[e.target], *e.result)) && has_sound_least(p, e) &&
             has_level(p, e);
    case ExpectationKind::CreditAmount: return is_sound_credit(p, e);
    case ExpectationKind::Claim: return is_sound_claim(s, e);
    case ExpectationKind::CapTakesOff: return is_sound_cap(p, e);
    case ExpectationKind::TotalAmount: return is_sound_total(p, e);
    case ExpectationKind::TotalTax:
      return says_only(e, {.period = true, .amount = true}) && e.groups.empty() &&
             is_period(p, e.period) && *e.amount >= 0 && is_payable(p, *e.amount);
  }
  return false;
}

void check_scenario(Checker& c, const Scenario& s) {
  c.require(s.as_of >= kFirstInstant && s.as_of <= kEndOfTime, "the evaluation lies in time");
  check_subjects(c, s);
  if (!c.fine()) return;
  Instant previous = kFirstInstant;
  for (const Happening& happening : s.happenings) {
    check_happening(c, s, happening);
    c.require(previous <= happening.at, "happenings stand in the order of time");
    previous = happening.at;
  }
  c.require(!s.expectations.empty(), "a scenario expects something");
  for (const Expectation& expectation : s.expectations) {
    c.require(is_sound(c.p, s, expectation),
              "an expectation has what its kind asks for, and no more");
  }
}

}  // namespace

void check_scenarios(Checker& c) {
  if (!c.sound.require(c.p.scenarios.size() <= kMostScenarios, "scenarios", kMostScenarios,
                       fmt::format("an agreement has at most {} scenarios", kMostScenarios))) {
    return;
  }
  for_rows<Scenario>(c, [&](const Scenario& scenario) { check_scenario(c, scenario); });
}

}  // namespace akad::ir
