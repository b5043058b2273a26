#include <fmt/format.h>

#include "compiler/audit/analysis/hours.h"

namespace akad::audit {
namespace {

std::int32_t days_of_term(const ir::Agreement& agreement) {
  return agreement.term_last.days - agreement.term_first.days + 1;
}

// What a limit takes at least, where its words tell: "400 calendar days". None where it may end
// within the term.
struct TooLong {
  const Audit& audit;
  std::int32_t days;
  Id<ir::Calendar> counted;  // what the clock counts; none where it is each limit's, or all hours
  using Told = std::optional<std::string>;

  Told operator()(const ir::NoTarget&) const { return {}; }
  Told operator()(const ir::Within& limit) const {
    const auto calendar = limit.calendar.valid() ? limit.calendar : counted;
    const auto bound = bound_of(calendar);
    const Interval term = bound ? term_span(audit, *bound) : Interval{0, days * kDay};
    const Duration open = bound ? time::elapsed(*bound, term.from, term.to) : days * kDay;
    if (limit.length <= open || open == 0) return {};  // AK1070 tells of the latter
    const std::string length = format_duration(limit.length);
    return bound ? fmt::format("{} of `{}`", length, audit.program[calendar].name) : length;
  }
  Told operator()(const ir::WorkingDaysLater& limit) const {
    return working_days(limit.count, limit.calendar);
  }
  Told operator()(const ir::EndOfWorkingDay& limit) const {
    return working_days(limit.count, limit.calendar);
  }
  Told operator()(const ir::WorkingDayAt& limit) const {
    return working_days(limit.count, limit.calendar);
  }
  Told operator()(const ir::CalendarDaysLater& limit) const {
    if (limit.count < days) return {};
    return fmt::format("{} calendar days", limit.count);
  }
  Told operator()(const ir::CalendarMonthsLater& limit) const {
    constexpr std::int32_t kShortMonth = 28;
    if (limit.count * kShortMonth < days) return {};
    return fmt::format("{} calendar months", limit.count);
  }
  Told operator()(const ir::BySignal&) const { return {}; }

 private:
  // Where subjects have zones of their own, or the term is too long to look at, nobody knows.
  std::optional<time::BoundCalendar> bound_of(Id<ir::Calendar> id) const {
    const bool known = id.valid() && !time::zone_signal_of(audit.program, id).valid();
    if (!known || days > kMostDaysOfTerm) return std::nullopt;
    return time::bind_calendar(audit.program, id, "");
  }
  Told working_days(std::int32_t count, Id<ir::Calendar> calendar) const {
    const ir::Agreement& agreement = audit.program.agreement;
    const auto bound = bound_of(calendar);
    const std::int64_t open =
        bound ? time::count_working_days(*bound, agreement.term_first, agreement.term_last) : days;
    if (count < open || open == 0) return {};
    return fmt::format("{} working days", count);
  }
};

Id<ir::Calendar> counted_by(const Audit& audit, const ir::OfItems& items) {
  return items.clock.valid() ? audit.program[items.clock].calendar : Id<ir::Calendar>{};
}

}  // namespace

void check_due_after_term(Audit& audit) {
  const std::int32_t days = days_of_term(audit.program.agreement);
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items == nullptr) continue;
    for (std::size_t row = 0; row < items->limits.size(); ++row) {
      const auto told = std::visit(TooLong{audit, days, counted_by(audit, *items)},
                                   items->limits[row].limit.rule);
      if (!told) continue;
      tell(audit, diagnose(Code::AK1071, audit.map.limit_rows[id.index()][row],
                           worded("{} are longer than the term of {} days: nothing can be late "
                                  "within it",
                                  *told, days))
                      .with_other(audit.map.term, "the term")
                      .with_help("check the number and its unit"));
    }
  }
}

}  // namespace akad::audit
