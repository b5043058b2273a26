// Claims: until when an amount must be claimed, and which records claim it.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/payable/payable.h"
#include "runtime/ir/soundness/written.h"
#include "runtime/time/calendar.h"

namespace akad::sema {
namespace {

using scope::excluded;

constexpr std::string_view kWithin =
    "payable only if claimed within 30 calendar days after the end of the month";
constexpr std::string_view kOn = "claimed on submitted of claims, with its month in month";

struct Claiming {
  Scope& scope;
  const ast::Credit& written;
  const ast::ClaimedOnLine& line;
  Id<ir::Target> target;
  Id<ir::Log> log;
  ir::ClaimTerms& terms;
};

// A signal of the claims' log; none where it is of another kind than it must be.
Id<ir::Signal> signal_of(const Claiming& claim, const ast::Name& name, ir::SignalKind kind,
                         std::string_view names) {
  const auto signal = resolve_member<ast::Signal>(claim.scope, claim.log, name);
  if (!signal.valid()) return {};
  const ir::Signal& row = claim.scope.program[signal];
  if (row.kind == kind) return signal;
  complain(claim.scope,
           diagnose(Code::AK0307, name.span,
                    worded("`{}` is no value of the kind that names {}", row.name, names))
               .with_other(claim.scope.map[signal], "declared here")
               .with_help(kind == ir::SignalKind::Text ? "a text, as statements write it"
                                                       : "of the same kind as the group's own"));
  return {};
}

// The group of the target's results that is called so; false where it has none.
bool set_group(const Claiming& claim, const ast::Name& name, ir::ClaimGroup& group) {
  Scope& scope = claim.scope;
  if (!claim.target.valid()) return false;
  const scope::TargetFacts& facts = scope.targets[claim.target.index()];
  const scope::Groups groups = resolve_groups(scope, facts.log, {name});
  if (!groups.known || !facts.groups_known) return false;
  const ir::Target& target = scope.program[claim.target];
  if (groups.by_subject ? target.by_subject
                        : std::find(target.groups.begin(), target.groups.end(),
                                    groups.signals.front()) != target.groups.end()) {
    if (!groups.by_subject) group.group = groups.signals.front();
    return true;
  }
  complain(scope, diagnose(Code::AK0207, name.span,
                           worded("the target `{}` has no result for each {}, so a claim cannot "
                                  "be for one",
                                  target.name, name.text))
                      .with_other(scope.map[claim.target], "this target"));
  return false;
}

ir::SignalKind kind_of(const Scope& scope, Id<ir::Signal> group) {
  return group.valid() ? scope.program[group].kind : ir::SignalKind::Text;
}

void add_group(const Claiming& claim, const ast::ClaimedPart& part) {
  ir::ClaimGroup group;
  if (!set_group(claim, *part.group, group)) return;
  for (const ir::ClaimGroup& known : claim.terms.groups) {
    if (known.group != group.group) continue;
    excluded(claim.scope, part.span, claim.line.span,
             worded("a claim says its `{}` in one place", part.group->text));
    return;
  }
  group.said_by =
      signal_of(claim, part.said_by, kind_of(claim.scope, group.group), "a group of the target");
  if (group.said_by.valid()) claim.terms.groups.push_back(group);
}

void add_credit(const Claiming& claim, const ast::ClaimedPart& part) {
  if (claim.terms.credit.valid()) {
    excluded(claim.scope, part.span, claim.line.span, "a claim says its credit in one place");
    return;
  }
  claim.terms.credit =
      signal_of(claim, part.said_by, ir::SignalKind::Text, "a credit of the agreement");
}

void set_waived(const Claiming& claim) {
  scope::joined_once(claim.scope, claim.written.waived_on, "waived on", "waives it");
  if (claim.written.waived_on.empty()) return;
  const ast::NamesLine& line = claim.written.waived_on.front();
  claim.terms.waived_on = members_of<ast::Event>(claim.scope, claim.log, line.names);
  const auto& on = claim.terms.on;
  const bool both = std::any_of(on.begin(), on.end(), [&](Id<ir::Event> event) {
    const auto& waived = claim.terms.waived_on;
    return std::find(waived.begin(), waived.end(), event) != waived.end();
  });
  if (!both) return;
  excluded(claim.scope, line.span, claim.line.span,
           "what claims an amount does not waive it: one of the two names another event");
}

// Whether both lines are there; says which is not.
bool is_whole(Scope& scope, const ast::Credit& written) {
  const bool within = !written.claim_within.empty(), on = !written.claimed_on.empty();
  if (within && on) return true;
  if (written.broken || (!within && !on && written.waived_on.empty())) return false;
  const Span span = within ? written.claim_within.front().span
                    : on   ? written.claimed_on.front().span
                           : written.waived_on.front().span;
  if (!within) {
    scope::missing(
        scope, span,
        worded("the credit `{}` does not say until when it must be claimed", written.name.text),
        std::string(kWithin));
  } else {
    scope::missing(scope, span,
                   worded("the credit `{}` does not say which record claims it", written.name.text),
                   std::string(kOn));
  }
  return false;
}

}  // namespace

void check_noun(Scope& scope, const ast::PeriodNoun& written, Id<ir::Target> target) {
  if (!target.valid() || !written.cadence) return;
  const ir::Periods own = ir::periods_of(scope.program[target]);
  if (*written.cadence == own.cadence) return;
  const std::string noun(ir::noun_of(own.cadence));
  complain(scope, diagnose(Code::AK0207, written.span,
                           worded("the credit is for a {}, not for a {}", noun,
                                  ir::noun_of(*written.cadence)))
                      .with_step({"write: " + noun, "", {Edit{written.span, noun}}}));
}

std::optional<ir::DatesAfter> dates_after(Scope& scope, const ast::DatesAfter& written) {
  const auto days = count_of(scope, written.days, 1, ir::kMostSteps, "the number of days");
  ir::DatesAfter dates;
  if (days) dates.days = *days;
  if (!written.calendar) return days ? std::optional(dates) : std::nullopt;
  dates.calendar = resolve<ast::Calendar>(scope, *written.calendar);
  if (!dates.calendar.valid() || !days) return std::nullopt;
  if (time::zone_signal_of(scope.program, dates.calendar).valid()) {
    complain(scope, diagnose(Code::AK0206, written.calendar->span,
                             worded("the calendar `{}` takes its zone from records, and here are "
                                    "none",
                                    written.calendar->text))
                        .with_help("a calendar with a zone of its own"));
    return std::nullopt;
  }
  return dates;
}

void analyze_claim(Scope& scope, const ast::Credit& written, ir::Credit& credit) {
  scope::said_once(scope, written.claim_within, "payable only if claimed");
  scope::said_once(scope, written.claimed_on, "claimed on");
  if (!is_whole(scope, written)) return;
  const ast::ClaimWithinLine& until = written.claim_within.front();
  const ast::ClaimedOnLine& line = written.claimed_on.front();
  check_noun(scope, until.of, credit.target);
  check_noun(scope, line.noun, credit.target);
  ir::ClaimTerms terms;
  if (const auto within = dates_after(scope, until.within)) terms.within = *within;
  const Claiming claim{scope, written, line, credit.target, resolve<ast::Log>(scope, line.log),
                       terms};
  terms.on = members_of<ast::Event>(scope, claim.log, line.events);
  terms.period = signal_of(claim, line.period, ir::SignalKind::Text, "a period");
  for (const ast::ClaimedPart& part : line.parts) {
    part.group ? add_group(claim, part) : add_credit(claim, part);
  }
  set_waived(claim);
  const bool sound = terms.within.days > 0 && !terms.on.empty() && terms.period.valid();
  if (sound) credit.claim = std::move(terms);
}

}  // namespace akad::sema
