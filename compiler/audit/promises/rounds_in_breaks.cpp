#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/audit/analysis/hours.h"
#include "compiler/audit/analysis/lengths.h"

namespace akad::audit {
namespace {

Id<ir::Calendar> hours_of(const ir::Clock& clock, const ir::Within& limit) {
  return clock.hours_of_limit ? limit.calendar : clock.calendar;
}

// By which hours other promises about the same log count lengths. Where one of them counts around
// the clock, somebody is there at all hours.
struct Desk {
  std::set<Id<ir::Calendar>> all = {};
  bool always_there = false;
  Id<ir::Target> by = {};  // the first of these promises
};

Desk desk_of(const ir::Program& program, Id<ir::Log> log) {
  Desk desk;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&program[id].of);
    if (items == nullptr || program[items->clock].log != log) continue;
    const ir::Clock& clock = program[items->clock];
    if (!clock.rounds.empty()) continue;
    for (const ir::LimitRow& row : items->limits) {
      const auto* within = std::get_if<ir::Within>(&row.limit.rule);
      if (within == nullptr) continue;
      const Id<ir::Calendar> hours = hours_of(clock, *within);
      if (!hours.valid()) desk.always_there = true;
      if (hours.valid()) desk.all.insert(hours);
      if (!desk.by.valid()) desk.by = id;
    }
  }
  return desk;
}

struct Closed {
  Id<ir::Calendar> calendar;
  Interval span;
};
// The least that shows it; none where some desk is never closed for so long.
std::optional<Closed> closed_longer(const Audit& audit, const Desk& desk, Duration length) {
  std::optional<Closed> found;
  for (const Id<ir::Calendar> calendar : desk.all) {
    const auto span = least_closure(audit, calendar, length);
    if (!span) return std::nullopt;
    if (!found || span->to - span->from < found->span.to - found->span.from) {
      found = Closed{calendar, *span};
    }
  }
  return found;
}

// What comes around again and again, whatever the hour, in the least time that some row allows.
std::optional<std::size_t> shortest_round(const ir::Program& program, const ir::OfItems& items) {
  const ir::Clock& clock = program[items.clock];
  if (clock.rounds.empty() || ir::pauses(clock)) return std::nullopt;
  std::optional<std::size_t> shortest;
  const auto length = [&](std::size_t row) {
    return std::get<ir::Within>(items.limits[row].limit.rule).length;
  };
  for (std::size_t row = 0; row < items.limits.size(); ++row) {
    const auto* within = std::get_if<ir::Within>(&items.limits[row].limit.rule);
    if (within == nullptr || hours_of(clock, *within).valid()) continue;
    if (!shortest || within->length < length(*shortest)) shortest = row;
  }
  return shortest;
}

void check_rounds(Audit& audit, Id<ir::Target> id, const ir::OfItems& items) {
  const auto row = shortest_round(audit.program, items);
  if (!row) return;
  const Desk desk = desk_of(audit.program, audit.program[items.clock].log);
  if (desk.always_there || desk.all.empty()) return;
  const Duration length = std::get<ir::Within>(items.limits[*row].limit.rule).length;
  const auto closed = closed_longer(audit, desk, length);
  if (!closed) return;
  const auto zone = time::bind_calendar(audit.program, closed->calendar, "").zone();
  const std::string& hours = audit.program[closed->calendar].name;
  tell(audit,
       diagnose(
           Code::AK1042, audit.map.limit_rows[id.index()][*row],
           worded("`{}` comes due every {} around the clock, and `{}`, by which `{}` counts, "
                  "is closed for {} at a time",
                  audit.program[id].name, length_text(length), hours, audit.program[desk.by].name,
                  length_text(closed->span.to - closed->span.from)))
           .with_label("also while nobody is there")
           .with_other(audit.map[closed->calendar],
                       fmt::format("closed from {} to {}", wall_text(zone, closed->span.from),
                                   wall_text(zone, closed->span.to)))
           .with_help(std::vector<std::string>{
               fmt::format("let it count the same hours: counts {}", hours),
               "where somebody is on call at all hours, say so: accepted AK1042: \"…\""}));
}

}  // namespace

void check_rounds_in_breaks(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items != nullptr) check_rounds(audit, id, *items);
  }
}

}  // namespace akad::audit
