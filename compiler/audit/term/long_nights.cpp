#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr std::int32_t kLongNight = 16 * 60;  // longer than a shift that ends on the next day

std::string clock_text(std::int32_t minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::int32_t length_of(const ir::WeeklyWindow& window) {
  return kDayMinutes - window.open_minute + window.close_minute;
}

// "21", "20.5".
std::string hours_of(const ir::WeeklyWindow& window) {
  return to_decimal(Rational(length_of(window)) / 60, 2);
}

void tell_long_night(Audit& audit, Id<ir::Calendar> id, const ir::WeeklyWindow& window) {
  constexpr std::int32_t kNoon = 12 * 60;
  Diagnostic row =
      diagnose(Code::AK1074, audit.map[id],
               worded("the calendar `{}` is open from {} to {}: {} hours, across midnight",
                      audit.program[id].name, clock_text(window.open_minute),
                      clock_text(window.close_minute), hours_of(window)));
  if (window.close_minute < kNoon) {
    row = std::move(row).with_help(fmt::format("if the afternoon is meant: {} to {}",
                                               clock_text(window.open_minute),
                                               clock_text(window.close_minute + kNoon)));
  }
  tell(audit, std::move(row).with_help(fmt::format("if the two are exchanged: {} to {}",
                                                   clock_text(window.close_minute),
                                                   clock_text(window.open_minute))));
}

}  // namespace

void check_long_nights(Audit& audit) {
  for (const Id<ir::Calendar> id : ids_of(audit.program.calendars)) {
    if (audit.map.is_of_library(audit.map[id])) continue;
    const auto* hours = std::get_if<ir::Windows>(&audit.program[id].hours);
    if (hours == nullptr) continue;
    for (const ir::WeeklyWindow& window : hours->weekly) {
      const bool night = window.close_minute < window.open_minute;
      if (night && length_of(window) > kLongNight) tell_long_night(audit, id, window);
    }
  }
}

}  // namespace akad::audit
