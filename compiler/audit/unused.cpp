#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

struct Used {
  std::set<Id<ir::Fee>> fees;
  std::set<Id<ir::HolidaySet>> holiday_sets;
  std::set<Id<ir::Calendar>> calendars;
  std::set<Id<ir::Log>> logs;
  std::set<Id<ir::Event>> events;
  std::set<Id<ir::Signal>> signals;
  std::set<Id<ir::Window>> windows;
  std::set<Id<ir::Clock>> clocks;
  std::set<Id<ir::Outage>> outages;
};

template <class Row>
void add(std::set<Id<Row>>& used, const std::vector<Id<Row>>& ids) {
  used.insert(ids.begin(), ids.end());
}

void add_calendars(const ir::Program& program, Used& used) {
  for (const ir::Calendar& row : program.calendars) {
    add(used.calendars, operands_of(row));
    used.signals.insert(row.zone_signal);
    add(used.holiday_sets, holidays_of(row));
  }
}

void add_measures(const ir::Program& program, Used& used) {
  for (const ir::Condition& row : program.conditions) used.signals.insert(row.signal);
  for (const ir::Clock& row : program.clocks) {
    used.logs.insert(row.log);
    used.calendars.insert(row.calendar);
    for (const auto* events : {&row.starts, &row.stops, &row.pauses, &row.resumes, &row.resets,
                               &row.cancels, &row.rounds}) {
      add(used.events, *events);
    }
    for (const ir::RetargetRule& rule : row.retargets) used.signals.insert(rule.signal);
    for (const Id<ir::Signal> signal : {row.counted_from, row.item_by, row.attributed_to}) {
      used.signals.insert(signal);
    }
  }
  for (const ir::Outage& row : program.outages) {
    used.logs.insert(row.log);
    if (const auto* pair = std::get_if<ir::FromEventToEvent>(&row.down)) {
      add(used.events, pair->begins);
      add(used.events, pair->ends);
    }
    if (const auto* during = std::get_if<ir::DuringWindows>(&row.down)) {
      add(used.windows, during->windows);
    }
  }
}

void add_fee(const ir::Amount& amount, Used& used) {
  const auto* share = std::get_if<ir::ShareOfFee>(&amount.is);
  if (share != nullptr) used.fees.insert(share->fee);
}

void add_of(const ir::OfItems& items, Used& used) {
  used.clocks.insert(items.clock);
  for (const ir::LimitRow& line : items.limits) {
    used.calendars.insert(calendar_of(line.limit));
    used.signals.insert(signal_of(line.limit));
  }
}

void add_of(const ir::OfTime& time, Used& used) { used.outages.insert(time.outage); }

void add_promises(const ir::Program& program, Used& used) {
  for (const ir::Target& row : program.targets) {
    std::visit([&](const auto& of) { add_of(of, used); }, row.of);
    add(used.signals, row.groups);
  }
  for (const ir::Credit& row : program.credits) {
    for (const ir::SlabRow& line : row.slabs) add_fee(line.amount, used);
  }
  for (const ir::Cap& row : program.caps) {
    add_fee(row.most, used);
    add(used.signals, row.groups);
  }
}

void report_unused(Audit& audit, Span span, std::string_view kind, const std::string& name) {
  warn(audit, diagnose(Code::AK1005, span, fmt::format("nothing uses the {} `{}`", kind, name))
                  .with_help("leave it out, or let a clause speak of it"));
}

template <class Row>
void check(Audit& audit, std::string_view kind, const std::vector<Row>& rows,
           const std::vector<Span>& spans, const std::set<Id<Row>>& used) {
  for (const Id<Row> id : ids_of(rows)) {
    if (used.contains(id)) continue;
    report_unused(audit, spans[id.index()], kind, rows[id.index()].name);
  }
}

// What a log declares, unless the log itself is not used: then that is said once.
template <class Row>
void check_members(Audit& audit, std::string_view kind, const std::vector<Row>& rows,
                   const std::vector<Span>& spans, const std::set<Id<Row>>& used,
                   const std::set<Id<ir::Log>>& logs) {
  for (const Id<Row> id : ids_of(rows)) {
    const Row& row = rows[id.index()];
    if (used.contains(id) || !logs.contains(row.log)) continue;
    report_unused(audit, spans[id.index()], kind, row.name);
  }
}

}  // namespace

void check_unused(Audit& audit) {
  const ir::Program& program = audit.program;
  const sema::SourceMap& map = audit.map;
  Used used;
  add_calendars(program, used);
  add_measures(program, used);
  add_promises(program, used);
  check(audit, "fee", program.fees, map.fees, used.fees);
  check(audit, "holiday set", program.holiday_sets, map.holiday_sets, used.holiday_sets);
  check(audit, "calendar", program.calendars, map.calendars, used.calendars);
  check(audit, "log", program.logs, map.logs, used.logs);
  check(audit, "clock", program.clocks, map.clocks, used.clocks);
  check(audit, "outage", program.outages, map.outages, used.outages);
  check_members(audit, "event", program.events, map.events, used.events, used.logs);
  check_members(audit, "signal", program.signals, map.signals, used.signals, used.logs);
  check_members(audit, "window", program.windows, map.windows, used.windows, used.logs);
  if (!program.credits.empty()) return;
  for (std::size_t at = 0; at < program.caps.size(); ++at) {
    warn(audit, diagnose(Code::AK1005, map.caps[at],
                         fmt::format("there is no credit for the cap `{}` to limit",
                                     program.caps[at].name))
                    .with_help("write the credits, or leave the cap out"));
  }
}

}  // namespace akad::audit
