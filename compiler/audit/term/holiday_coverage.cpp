#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// The first day of the term on which nothing is known about holidays.
std::optional<Date> first_unknown(const ir::Agreement& agreement, const ir::HolidaySet& set) {
  if (set.covers_first > agreement.term_first) return agreement.term_first;
  if (set.covers_last >= agreement.term_last) return std::nullopt;
  return std::max(agreement.term_first, Date{set.covers_last.days + 1});
}

}  // namespace

void check_holiday_coverage(Audit& audit) {
  const ir::Program& program = audit.program;
  for (std::size_t at = 0; at < program.calendars.size(); ++at) {
    std::set<Id<ir::HolidaySet>> seen;
    for (const Id<ir::HolidaySet> id : holidays_of(program.calendars[at])) {
      if (!seen.insert(id).second) continue;
      const ir::HolidaySet& set = program[id];
      const auto day = first_unknown(program.agreement, set);
      if (!day) continue;
      tell(audit,
           diagnose(Code::AK1001, audit.map[Id<ir::Calendar>{static_cast<std::int32_t>(at)}],
                    worded("the holidays `{}` are known from {} to {}, not for the whole term",
                           set.name, format_date(set.covers_first), format_date(set.covers_last)))
               .with_label(fmt::format("from {} on, weekdays are counted without holidays",
                                       format_date(*day)))
               .with_other(audit.map.term, "the term")
               .with_help("extend the holiday set before that day comes, or shorten the term"));
    }
  }
}

}  // namespace akad::audit
