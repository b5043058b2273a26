#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/audit/analysis/lengths.h"
#include "compiler/audit/analysis/results.h"
#include "compiler/scope/quantities.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

// How much the exclusion may take of a period: its quota for each of its own periods that reach
// into it, since all of it may be taken there.
Duration taken_of(const ir::Term& term, const ir::Exclusion& exclusion,
                  const ir::CalendarPeriod& period) {
  const Date last = ir::last_day_within(period, term);
  Duration sum = 0;
  for (Date day = first_within(period, term); day <= last;) {
    const ir::CalendarPeriod own = ir::period_of(exclusion.quota_cadence, day, term);
    const Date end = std::min(ir::last_day_within(own, term), last);
    sum += std::min(exclusion.quota, (end.days - day.days + 1) * kDay);
    day = Date{end.days + 1};
  }
  return sum;
}

// A period of which an exclusion may take so much.
struct TakenOfQuota {
  ir::CalendarPeriod period;
  Duration length = 0;
};

// That of which most may be taken, of those that the term does not cut; where the periods are the
// same, one like any other.
TakenOfQuota most_taken(const ir::Program& program, ir::Cadence cadence,
                        const ir::Exclusion& exclusion) {
  const ir::Term term = ir::term_of(program);
  TakenOfQuota most{ir::usual_period(program, cadence)};
  most.length = taken_of(term, exclusion, most.period);
  if (cadence == exclusion.quota_cadence) return most;
  const ir::CalendarPeriod last = ir::period_of(cadence, term.last, term);
  for (auto period = ir::period_of(cadence, term.first, term); period.number <= last.number;
       period = ir::next(period, term)) {
    if (ir::is_cut(period, term) || ir::is_between(period)) continue;
    const Duration here = taken_of(term, exclusion, period);
    if (here > most.length) most = {period, here};
  }
  return most;
}

// By the periods of a target, and exclusion: many targets have the same.
using KnownQuotas = std::map<std::pair<ir::Cadence, Id<ir::Exclusion>>, TakenOfQuota>;

// How long the service may be down where the whole quota is used.
Rational allowed_beside(const ir::Target& target, const ir::Excluding& row, Duration taken,
                        Duration length) {
  const bool promised = row.time == ir::ExcludedTime::PromisedAndNotDown;
  return (1 - target.bound) * (promised ? length : length - taken);
}

// "8 hours of a month", "4 hours of each week, up to 24 hours in 2026-03".
std::string taken_text(const ir::Exclusion& exclusion, const ir::CalendarPeriod& period,
                       Duration taken) {
  const std::string quota = length_text(exclusion.quota);
  const std::string own(ir::noun_of(exclusion.quota_cadence));
  if (exclusion.quota_cadence == period.cadence) return fmt::format("{} of a {}", quota, own);
  const bool whole = period.cadence == ir::Cadence::WholeTerm;
  return fmt::format("{} of each {}, up to {} in {}{}", quota, own, length_text(taken),
                     whole ? "the " : "", ir::label_of(period));
}

void check_quota(Audit& audit, KnownQuotas& known, Id<ir::Target> id, const ir::Excluding& row) {
  const ir::Target& target = audit.program[id];
  const ir::Exclusion& exclusion = audit.program[row.exclusion];
  // Of hours that are promised, and of several periods, nobody says how long they are.
  const bool has_length = !ir::of_time(target).hours.valid() && !ir::looks_back(target);
  if (exclusion.quota_of == ir::QuotaOf::Nothing || !has_length || target.bound == 1) return;
  const auto [found, fresh] = known.try_emplace({target.cadence, row.exclusion});
  if (fresh) found->second = most_taken(audit.program, target.cadence, exclusion);
  const ir::CalendarPeriod period = found->second.period;
  const Duration length = length_of(ir::term_of(audit.program), target, period);
  const Duration taken = std::min(found->second.length, length);
  const Rational allowed = allowed_beside(target, row, taken, length);
  if (taken <= allowed) return;
  const Rational down = std::min<Rational>(allowed + taken, length);
  tell(audit,
       diagnose(Code::AK1043, audit.map[row.exclusion],
                worded("`{}` may take {}, and `{}` allows {} of downtime beside it: the service "
                       "may be down for {}, be up {} of the time, and still meet {}",
                       exclusion.name, taken_text(exclusion, period, taken), target.name,
                       length_text(allowed), length_text(down), share_text(1 - down / length),
                       scope::quantity_text(MeasuredKind::Share, target.bound)))
           .with_other(audit.map[id], "the target")
           .with_help("check that this is what both expect of the share that is promised"));
}

}  // namespace

void check_quotas(Audit& audit) {
  KnownQuotas known;
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* time = std::get_if<ir::OfTime>(&audit.program[id].of);
    if (time == nullptr) continue;
    for (const ir::Excluding& row : time->excluding) check_quota(audit, known, id, row);
  }
}

}  // namespace akad::audit
