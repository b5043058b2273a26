#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// Where a signal says when an item is due, pauses or not.
void warn_of_promise(Audit& audit, const ir::Clock& clock, Id<ir::Clock> id, Span row) {
  tell(audit, diagnose(Code::AK1012, row,
                       worded("the clock `{}` pauses, but no pause moves an instant that a "
                              "signal holds",
                              clock.name))
                  .with_label("due at the same instant, paused or not")
                  .with_other(audit.map[id], "the clock that pauses")
                  .with_help("where pauses shall move it, the log tells of a later instant, or a "
                             "length was meant, such as `24 hours of …`"));
}

void warn_of_no_pause(Audit& audit, const ir::Clock& clock, Id<ir::Clock> id, Span row) {
  tell(audit,
       diagnose(Code::AK1012, row,
                worded("nothing moves this due time: the clock `{}` never pauses", clock.name))
           .with_label("`moved by pauses` decides nothing")
           .with_other(audit.map[id], "the clock that has no pauses")
           .with_help("leave it out, or let the clock pause: pauses while …"));
}

// Each once for a table.
void check_target(Audit& audit, Id<ir::Target> id, const ir::OfItems& target) {
  const ir::Clock& clock = audit.program[target.clock];
  bool told_of_promise = !ir::pauses(clock), told_of_no_pause = ir::stands_still(clock);
  for (std::size_t row = 0; row < target.limits.size(); ++row) {
    const ir::Limit& limit = target.limits[row].limit;
    const Span place = audit.map.limit_rows[id.index()][row];
    if (signal_of(limit).valid() && !told_of_promise) {
      warn_of_promise(audit, clock, target.clock, place);
      told_of_promise = true;
    }
    if (limit.moved_by_pauses && !told_of_no_pause) {
      warn_of_no_pause(audit, clock, target.clock, place);
      told_of_no_pause = true;
    }
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
