#include "compiler/audit/analysis/results.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

// Results that miss the target, of all there can be.
bool can_be_missed(const ir::Target& target) {
  const Scale scale = scale_of(ir::measured_kind(target));
  return those_of({scale.least, scale.most}, ir::opposite(target.test), target.bound).has_value();
}

Duration length_of_periods(const Audit& audit, const ir::Target& target) {
  const ir::Term term = ir::term_of(audit.program);
  const ir::CalendarPeriod last = ir::usual_period(audit.program, target.cadence);
  const ir::CalendarPeriod first = ir::first_of(last, target.over_last);
  return (ir::last_day(last, term).days - ir::first_day(first, term).days + 1) * kDay;
}

// Outages that only count from a length on that no period has.
bool never_counts(const Audit& audit, const ir::Target& target, const ir::Outage& outage) {
  const auto& time = ir::of_time(target);
  return outage.test != ir::LengthTest::None && time.crossing == ir::CrossingOutages::Split &&
         outage.length >= length_of_periods(audit, target);
}

}  // namespace

void check_always_met(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const ir::Target& target = audit.program[id];
    if (!can_be_missed(target)) {
      tell(audit, diagnose(Code::AK1044, audit.map[id],
                           worded("the target `{}` is met by every result", target.name))
                      .with_help("write the share that is promised"));
    }
    if (!ir::outage_of(target).valid()) continue;
    const ir::Outage& outage = audit.program[ir::outage_of(target)];
    if (!never_counts(audit, target, outage)) continue;
    tell(audit, diagnose(Code::AK1044, audit.map[id],
                         worded("the target `{}` is missed only by outages of {} or more, which "
                                "are as long as what it is measured over",
                                target.name, format_duration(outage.length)))
                    .with_other(audit.map[ir::outage_of(target)], "the outage")
                    .with_help("check the length of the outages that count"));
  }
}

}  // namespace akad::audit
