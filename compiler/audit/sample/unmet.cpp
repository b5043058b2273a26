#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/tables.h"
#include "compiler/audit/sample/fit.h"
#include "runtime/events/compare.h"

namespace akad::audit {
namespace {

std::string_view words_for(events::Asks asks) {
  switch (asks) {
    case events::Asks::Starts: return "starts";
    case events::Asks::Stops: return "stops";
    case events::Asks::Resets: return "is reset";
    case events::Asks::Cancels: return "is cancelled";
    case events::Asks::Pauses: return "pauses";
    case events::Asks::IsDown: return "begins";
    case events::Asks::Excludes: return "begins";
    case events::Asks::LeavesOut: return "leaves something out";
    case events::Asks::Unknown: return "has time that nobody knows";
  }
  return "";
}

void check_states(Fit& fit) {
  for (const events::State& state : events::states_of(fit.program())) {
    if (!fit.is_read(state.log) || fit.sample.conditions[state.when.index()]) continue;
    if (fit.is_explained(state.when)) continue;
    tell(fit.audit, diagnose(Code::AK1080, fit.audit.map[state.when],
                             worded("`{}` never {} by this: no record of the sample makes it hold",
                                    state.name, words_for(state.asks)))
                        .with_label("untouched"));
  }
}

// Whether what tells of the stretches was told to be untouched.
struct IsTold {
  const Fit& fit;

  bool operator()(const ir::WhileState& row) const {
    return fit.is_explained(row.state) || !fit.sample.conditions[row.state.index()];
  }
  bool operator()(const ir::FromEventToEvent& row) const { return any(row.begins, fit.events); }
  bool operator()(const ir::DuringWindows& row) const { return any(row.windows, fit.windows); }
  bool operator()(const ir::BySlots&) const { return false; }  // no exclusion is told by them
  bool operator()(const ir::ByMembers& told) const {
    return std::visit(*this, fit.program()[told.outage].down);
  }

  bool adds(const std::vector<ir::Summand>& all) const {
    return std::any_of(all.begin(), all.end(), [&](const ir::Summand& what) {
      return what.event.valid() && fit.events.contains(what.event);
    });
  }

  template <class Row>
  static bool any(const std::vector<Id<Row>>& rows, const std::set<Id<Row>>& told) {
    return std::any_of(rows.begin(), rows.end(), [&](Id<Row> row) { return told.contains(row); });
  }
};

void check_exclusions(Fit& fit) {
  for (const Id<ir::Exclusion> id : ids_of(fit.program().exclusions)) {
    const ir::Exclusion& exclusion = fit.program()[id];
    if (!fit.is_read(exclusion.log) || fit.sample.exclusions[id.index()]) continue;
    if (std::visit(IsTold{fit}, exclusion.when)) continue;
    tell(fit.audit, diagnose(Code::AK1080, fit.audit.map[id],
                             worded("nothing in the sample is excluded, or asked to be, by `{}`",
                                    exclusion.name))
                        .with_label("untouched"));
  }
}

bool starts_told(const Fit& fit, const ir::OfItems& items) {
  const ir::Clock& clock = fit.program()[items.clock];
  const bool by_state = clock.start_when.valid();
  return IsTold::any(clock.starts, fit.events) || IsTold::any(clock.rounds, fit.events) ||
         (by_state && IsTold{fit}(ir::WhileState{clock.start_when}));
}
bool starts_told(const Fit& fit, const ir::OfTime& time) {
  return std::visit(IsTold{fit}, fit.program()[time.outage].down);
}
bool starts_told(const Fit& fit, const ir::OfFigure& of) {
  return IsTold{fit}.adds(ir::counted_in(fit.program()[of.figure]));
}
// Its own targets are told of.
bool starts_told(const Fit&, const ir::OfSum&) { return true; }

// All but the last one: a table must have it, and where nothing is left for it, all is named.
void check_rows(Fit& fit, Id<ir::Target> id, const ir::OfItems& items) {
  const std::vector<Span>& places = fit.audit.map.limit_rows[id.index()];
  for (std::size_t row = 0; row < items.limits.size(); ++row) {
    const Id<ir::Condition> when = items.limits[row].when;
    if (!when.valid() || fit.sample.limits[id.index()][row] || fit.is_explained(when)) continue;
    tell(fit.audit, diagnose(Code::AK1080, places[row],
                             worded("no item of the sample comes to row {} of `{}`", row + 1,
                                    fit.program()[id].name))
                        .with_label("untouched"));
  }
}

void check_targets(Fit& fit) {
  for (const Id<ir::Target> id : ids_of(fit.program().targets)) {
    const ir::Target& target = fit.program()[id];
    if (!fit.is_read(ir::log_of(fit.program(), target))) continue;
    const auto* items = std::get_if<ir::OfItems>(&target.of);
    if (fit.sample.targets[id.index()]) {
      if (items != nullptr) check_rows(fit, id, *items);
      continue;
    }
    if (std::visit([&](const auto& of) { return starts_told(fit, of); }, target.of)) continue;
    tell(fit.audit, diagnose(Code::AK1080, fit.audit.map[id],
                             worded("nothing in the sample is measured by `{}`", target.name))
                        .with_label("untouched"));
  }
}

// Rows of one value are told together: they have no places. Likewise all but the last.
void check_values(Fit& fit) {
  for (const Id<ir::Signal> id : ids_of(fit.program().signals)) {
    const ir::Signal& signal = fit.program()[id];
    if (signal.means.empty() || !fit.is_read(signal.log)) continue;
    std::vector<std::string> never;
    for (std::size_t row = 0; row < signal.means.size(); ++row) {
      if (!signal.means[row].when.valid()) continue;
      if (fit.sample.means[id.index()][row] || fit.is_explained(signal.means[row].when)) continue;
      never.push_back(events::text_in_quotes(signal.means[row].value));
    }
    if (never.empty()) continue;
    tell(fit.audit, diagnose(Code::AK1080, fit.audit.map[id],
                             worded("no record of the sample makes `{}` {}", signal.name,
                                    fmt::format("{}", fmt::join(never, " or "))))
                        .with_label("untouched"));
  }
}

}  // namespace

void check_unmet(Fit& fit) {
  check_states(fit);
  check_exclusions(fit);
  check_targets(fit);
  check_values(fit);
}

}  // namespace akad::audit
