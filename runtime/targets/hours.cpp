#include "runtime/targets/hours.h"

namespace akad::targets {

const time::BoundCalendar& SubjectCalendars::own(Id<ir::Calendar> calendar) {
  std::shared_ptr<time::BoundCalendar>& bound = own_[calendar.index()];
  if (bound == nullptr) {
    bound =
        std::make_shared<time::BoundCalendar>(time::bind_calendar(*plan_.program, calendar, ""));
  }
  return *bound;
}

const time::BoundCalendar* SubjectCalendars::bound_in(Id<ir::Calendar> calendar,
                                                      std::uint32_t zone) {
  const std::uint64_t key =
      static_cast<std::uint64_t>(calendar.index()) << 32U | static_cast<std::uint64_t>(zone);
  if (const auto found = bound_.find(key); found != bound_.end()) return found->second.get();
  std::shared_ptr<time::BoundCalendar> bound;
  const ir::Constant name = events::value_of(store_.values, zone);
  if (name.kind == ir::ConstantKind::Text && time::find_zone(name.text)) {
    bound = std::make_shared<time::BoundCalendar>(
        time::bind_calendar(*plan_.program, calendar, name.text));
  }
  return bound_.emplace(key, std::move(bound)).first->second.get();
}

Hours SubjectCalendars::of(Id<ir::Calendar> calendar, const plan::Watch& watch,
                           const std::int64_t* values, Instant at) {
  if (!calendar.valid()) return {&plan_.around_the_clock, true};
  const Hours own{&this->own(calendar), false, calendar};
  const Id<ir::Signal> signal = plan_.zone_signals[calendar.index()];
  if (!signal.valid()) return own;
  const std::int64_t value = values[watch.signal_slot[signal.index()].index()];
  if (value == clocks::kAbsent) return own;
  if ((*plan_.program)[signal].kind != ir::SignalKind::Time) {
    const auto* bound = bound_in(calendar, static_cast<std::uint32_t>(value));
    // The fallback by its name is no other calendar.
    const bool simple = (*plan_.program)[calendar].zone_signal.valid();
    if (simple && bound != nullptr && bound->zone.name == own.calendar->zone.name) return own;
    if (bound != nullptr) return {bound, false, calendar};
  }
  findings_.unknown_zone((*plan_.program)[signal].log, at);
  return own;
}

std::vector<std::shared_ptr<const time::BoundCalendar>> SubjectCalendars::laid_out() const {
  std::vector<std::shared_ptr<const time::BoundCalendar>> all;
  for (const auto& calendar : own_) {
    if (calendar) all.push_back(calendar);
  }
  for (const auto& [key, calendar] : bound_) {
    if (calendar) all.push_back(calendar);
  }
  return all;
}

}  // namespace akad::targets
