#include <fmt/format.h>

#include "compiler/audit/analysis/lengths.h"
#include "compiler/audit/analysis/results.h"
#include "compiler/scope/quantities.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

// How long a usual period is; 0 where only some hours are promised.
Duration length_of_period(const Audit& audit, const ir::Target& target) {
  if (ir::of_time(target).hours.valid() || ir::looks_back(target)) return 0;
  const ir::Term term = ir::term_of(audit.program);
  const ir::CalendarPeriod period = ir::usual_period(audit.program, target.cadence);
  const std::int32_t days = ir::last_day(period, term).days - ir::first_day(period, term).days + 1;
  const std::int32_t taken_as = ir::of_time(target).month_days;
  if (taken_as == 0) return days * kDay;
  const std::int32_t months = (days + taken_as / 2) / taken_as;
  return months * taken_as * kDay;
}

// How long the service may be down where the whole quota is used.
Rational allowed_beside(const ir::Target& target, const ir::Excluding& row, Duration quota,
                        Duration length) {
  const bool promised = row.time == ir::ExcludedTime::PromisedAndNotDown;
  return (1 - target.bound) * (promised ? length : length - quota);
}

void check_quota(Audit& audit, Id<ir::Target> id, const ir::Excluding& row) {
  const ir::Target& target = audit.program[id];
  const ir::Exclusion& exclusion = audit.program[row.exclusion];
  if (exclusion.quota_of == ir::QuotaOf::Nothing || exclusion.quota_cadence != target.cadence) {
    return;
  }
  const Duration length = length_of_period(audit, target);
  const Rational allowed = allowed_beside(target, row, exclusion.quota, length);
  if (length == 0 || exclusion.quota <= allowed || target.bound == 1) return;
  const Rational down = allowed + exclusion.quota;
  tell(audit,
       diagnose(Code::AK1043, audit.map[row.exclusion],
                worded("`{}` may take {} of a {}, and `{}` allows {} of downtime beside it: the "
                       "service may be down for {}, be up {} of the time, and still meet {}",
                       exclusion.name, length_text(exclusion.quota),
                       std::string(ir::noun_of(target.cadence)), target.name, length_text(allowed),
                       length_text(down), share_text(1 - down / length),
                       scope::quantity_text(MeasuredKind::Share, target.bound)))
           .with_other(audit.map[id], "the target")
           .with_help("check that this is what both expect of the share that is promised"));
}

}  // namespace

void check_quotas(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* time = std::get_if<ir::OfTime>(&audit.program[id].of);
    if (time == nullptr) continue;
    for (const ir::Excluding& row : time->excluding) check_quota(audit, id, row);
  }
}

}  // namespace akad::audit
