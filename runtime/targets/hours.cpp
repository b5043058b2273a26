#include "runtime/targets/hours.h"

namespace akad::targets {

SubjectCalendars::SubjectCalendars(const plan::Plan& plan, const events::EventStore& store,
                                   clocks::Findings& findings)
    : plan_(plan),
      store_(store),
      findings_(findings),
      always_(std::make_shared<time::BoundCalendar>(time::around_the_clock(plan.zone))),
      layouts_(plan.program->calendars.size()),
      own_(plan.program->calendars.size()) {}

SubjectCalendars::Bound SubjectCalendars::bind(Id<ir::Calendar> calendar, const std::string& zone) {
  std::shared_ptr<const time::Layout>& layout = layouts_[calendar.index()];
  if (layout == nullptr) layout = time::layout_of(*plan_.program, calendar);
  return std::make_shared<time::BoundCalendar>(
      time::bind_calendar(*plan_.program, calendar, layout, zone));
}

const time::BoundCalendar& SubjectCalendars::own(Id<ir::Calendar> calendar) {
  Bound& bound = own_[calendar.index()];
  if (bound == nullptr) bound = bind(calendar, "");
  return *bound;
}

const time::BoundCalendar* SubjectCalendars::bound_in(Id<ir::Calendar> calendar,
                                                      std::uint32_t zone) {
  const std::uint64_t key =
      static_cast<std::uint64_t>(calendar.index()) << 32U | static_cast<std::uint64_t>(zone);
  if (const auto found = bound_.find(key); found != bound_.end()) return found->second.get();
  Bound bound;
  const ir::Constant name = events::value_of(store_.values, zone);
  if (name.kind == ir::ConstantKind::Text && time::shared_zone(name.text) != nullptr) {
    bound = bind(calendar, name.text);
  }
  return bound_.emplace(key, std::move(bound)).first->second.get();
}

Hours SubjectCalendars::of(Id<ir::Calendar> calendar, const plan::Watch& watch,
                           const std::int64_t* values, Instant at) {
  if (!calendar.valid()) return {always_.get(), true};
  const Hours own{&this->own(calendar), false, calendar};
  const Id<ir::Signal> signal = plan_.zone_signals[calendar.index()];
  if (!signal.valid()) return own;
  const std::int64_t value = values[watch.signal_slot[signal.index()].index()];
  if (value == clocks::kAbsent) return own;
  if ((*plan_.program)[signal].kind != ir::SignalKind::Time) {
    const auto* bound = bound_in(calendar, static_cast<std::uint32_t>(value));
    // The fallback by its name is no other calendar.
    const bool simple = (*plan_.program)[calendar].zone_signal.valid();
    if (simple && bound != nullptr && bound->zone().name == own.calendar->zone().name) return own;
    if (bound != nullptr) return {bound, false, calendar};
  }
  findings_.unknown_zone(signal, at);
  return own;
}

std::vector<std::shared_ptr<const time::BoundCalendar>> SubjectCalendars::bound() const {
  std::vector<Bound> all = {always_};
  for (const Bound& calendar : own_) {
    if (calendar != nullptr) all.push_back(calendar);
  }
  for (const auto& [key, calendar] : bound_) {
    if (calendar != nullptr) all.push_back(calendar);
  }
  return all;
}

}  // namespace akad::targets
