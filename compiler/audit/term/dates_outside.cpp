#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// Those of a line; none of a holiday set, which has dates of many years.
std::optional<std::pair<Date, Date>> dates_of(const ir::DatedException& line) {
  if (const auto* closed = std::get_if<ir::ClosedDates>(&line.says)) {
    return std::pair(closed->first, closed->last);
  }
  if (const auto* open = std::get_if<ir::OpenDates>(&line.says)) {
    return std::pair(open->first, open->last);
  }
  return std::nullopt;
}

bool is_outside(const ir::Agreement& agreement, const ir::DatedException& line) {
  const auto dates = dates_of(line);
  return dates && (dates->second < agreement.term_first || agreement.term_last < dates->first);
}

}  // namespace

// Where some of a calendar's own dates lie in the term: of one that opens on none AK1070 tells.
void check_dates_outside(Audit& audit) {
  for (const Id<ir::Calendar> id : ids_of(audit.program.calendars)) {
    if (audit.map.is_of_library(audit.map[id])) continue;
    const auto* hours = std::get_if<ir::Windows>(&audit.program[id].hours);
    if (hours == nullptr || hours->weekly.empty()) continue;
    for (const ir::DatedException& line : hours->exceptions) {
      if (!is_outside(audit.program.agreement, line)) continue;
      const std::string first = format_date(dates_of(line)->first);
      tell(audit, diagnose(Code::AK1075, audit.map[id],
                           worded("the calendar `{}` says something of {}, which does not lie in "
                                  "the term",
                                  audit.program[id].name, first))
                      .with_other(audit.map.term, "the term")
                      .with_help("check the year"));
    }
  }
}

}  // namespace akad::audit
