#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/audit/analysis/alike.h"
#include "compiler/audit/analysis/results.h"
#include "runtime/time/calendar.h"

namespace akad::audit {
namespace {

// Signals whose changes may bring another limit or other hours.
struct Read {
  const ir::Program& program;
  std::set<Id<ir::Signal>> signals = {};

  void add(Id<ir::Signal> id) {
    if (!id.valid() || !signals.insert(id).second) return;
    for (const ir::ValueRow& row : program[id].means) add(row.when);
  }
  void add(Id<ir::Condition> id) {
    if (!id.valid()) return;
    add(program[id].signal);
    for (const Id<ir::Condition> part : program[id].parts) add(part);
  }
  void add(Id<ir::Calendar> id) {
    if (id.valid()) add(time::zone_signal_of(program, id));
  }
  void add(const ir::OfItems& items) {
    for (const ir::LimitRow& row : items.limits) {
      add(row.when);
      add(ir::signal_of(row.limit));
      add(ir::calendar_of(row.limit));
      add(row.limit.roll_calendar);
    }
  }
};

void check_retargets(Audit& audit, Id<ir::Clock> id) {
  const ir::Clock& clock = audit.program[id];
  Read read{audit.program};
  read.add(clock.calendar);
  bool judged = false;
  for (const ir::Target& target : audit.program.targets) {
    if (ir::clock_of(target) != id) continue;
    read.add(ir::of_items(target));
    judged = true;
  }
  for (const ir::RetargetRule& rule : clock.retargets) {
    if (!judged || read.signals.contains(rule.signal)) continue;
    const std::string& name = audit.program[rule.signal].name;
    tell(audit, diagnose(Code::AK1062, audit.map[id],
                         worded("`when {} changes` in the clock `{}` decides nothing: no limit "
                                "asks for `{}`",
                                name, clock.name, name))
                    .with_help("leave the line out, or let the limits differ by it"));
  }
}

void check_nights(Audit& audit, Id<ir::Calendar> id) {
  const auto* hours = std::get_if<ir::Windows>(&audit.program[id].hours);
  if (hours == nullptr || hours->nights == ir::NightOwner::OpeningDay) return;
  const auto is_night = [](std::int32_t open, std::int32_t close) { return close <= open; };
  const bool some =
      std::any_of(hours->weekly.begin(), hours->weekly.end(),
                  [&](const ir::WeeklyWindow& window) {
                    return is_night(window.open_minute, window.close_minute);
                  }) ||
      std::any_of(hours->exceptions.begin(), hours->exceptions.end(),
                  [&](const ir::DatedException& line) {
                    const auto* open = std::get_if<ir::OpenDates>(&line.says);
                    return open != nullptr && is_night(open->open_minute, open->close_minute);
                  });
  if (some) return;
  tell(audit, diagnose(Code::AK1062, audit.map[id],
                       worded("`nights belong to each date` in the calendar `{}` decides nothing: "
                              "it is open over no midnight",
                              audit.program[id].name))
                  .with_help("leave the line out, or check the hours"));
}

// A bound between two results that are paid the same.
void check_slabs_alike(Audit& audit, Id<ir::Credit> id) {
  const ir::Credit& credit = audit.program[id];
  for (std::size_t row = 1; row < credit.slabs.size(); ++row) {
    const ir::Owed &above = credit.slabs[row - 1].amount, &here = credit.slabs[row].amount;
    if (usual_amount(audit, credit, row) == 0 || said_by(above) != said_by(here)) continue;
    const auto& places = audit.map.slab_rows[id.index()];
    tell(audit, diagnose(Code::AK1062, places[row - 1],
                         worded("{} of the credit `{}` owes the same as the one below it: what it "
                                "asks of the result decides nothing",
                                row_text(credit, row - 1), credit.name))
                    .with_other(places[row], "the same amount")
                    .with_help("leave the row out, or write the amount that is meant"));
  }
}

// A table that asks, and answers each time the same.
void check_rows_alike(Audit& audit, Id<ir::Target> id) {
  const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
  if (items == nullptr || items->limits.size() < 2) return;
  if (is_told(audit, Code::AK1035, audit.map[id])) return;
  const std::string first = said_by(items->limits.front().limit);
  const bool alike =
      std::all_of(items->limits.begin(), items->limits.end(),
                  [&](const ir::LimitRow& row) { return said_by(row.limit) == first; });
  if (!alike) return;
  tell(audit, diagnose(Code::AK1062, audit.map[id],
                       worded("each row of the target `{}` allows the same: what its rows ask for "
                              "decides nothing",
                              audit.program[id].name))
                  .with_help("write one limit for all, or the limits that are meant"));
}

}  // namespace

void check_idle_choices(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) check_rows_alike(audit, id);
  for (const Id<ir::Credit> id : with_fixed_amounts(audit.program)) check_slabs_alike(audit, id);
  for (const Id<ir::Clock> id : ids_of(audit.program.clocks)) check_retargets(audit, id);
  for (const Id<ir::Calendar> id : ids_of(audit.program.calendars)) {
    if (!audit.map.is_of_library(audit.map[id])) check_nights(audit, id);
  }
}

}  // namespace akad::audit
