#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

bool pauses(const ir::Clock& clock) { return !clock.pauses.empty() || clock.pause_while.valid(); }

// Due at an instant that is counted from the start, whatever happens in between.
struct IsAppointment {
  bool operator()(const ir::NoTarget&) const { return false; }
  bool operator()(const ir::Within&) const { return false; }
  bool operator()(const ir::WorkingDaysLater&) const { return true; }
  bool operator()(const ir::EndOfWorkingDay&) const { return true; }
  bool operator()(const ir::WorkingDayAt&) const { return true; }
  bool operator()(const ir::CalendarDaysLater&) const { return true; }
  bool operator()(const ir::CalendarMonthsLater&) const { return true; }
  bool operator()(const ir::BySignal&) const { return true; }
};

void check_target(Audit& audit, Id<ir::Target> id, const ir::OfItems& target) {
  const ir::Clock& clock = audit.program[target.clock];
  if (!pauses(clock)) return;
  for (std::size_t row = 0; row < target.limits.size(); ++row) {
    if (!std::visit(IsAppointment{}, target.limits[row].limit.rule)) continue;
    warn(audit, diagnose(Code::AK1012, audit.map.limit_rows[id.index()][row],
                         fmt::format("the clock `{}` pauses, but no pause moves a due time that "
                                     "is named with `by`",
                                     clock.name))
                    .with_label("due at the same instant, paused or not")
                    .with_other(audit.map[target.clock], "the clock that pauses")
                    .with_help("where pauses shall move it, a length was meant, such as `24 hours "
                               "of …`"));
    return;
  }
}

}  // namespace

void check_idle_pauses(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items != nullptr) check_target(audit, id, *items);
  }
}

}  // namespace akad::audit
