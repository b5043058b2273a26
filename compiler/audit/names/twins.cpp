#include <map>

#include "compiler/audit/analysis/alike.h"

namespace akad::audit {
namespace {

// The later of two that say the same. Those of libraries serve others too.
template <class Row>
void check_table(Audit& audit, std::string_view word, const std::vector<Row>& rows) {
  std::map<std::string, Id<Row>> seen;
  for (const Id<Row> id : ids_of(rows)) {
    const auto [first, fresh] = seen.emplace(said_by(rows[id.index()]), id);
    if (fresh || audit.map.is_of_library(audit.map[id])) continue;
    tell(audit, diagnose(Code::AK1060, audit.map[id],
                         worded("the {} `{}` says the same as `{}`", word, rows[id.index()].name,
                                rows[first->second.index()].name))
                    .with_other(audit.map[first->second], "the same")
                    .with_help("use one of them, so that an amendment cannot change one alone"));
  }
}

}  // namespace

// Fees and targets may well be alike: of two sites, for two prices.
void check_twins(Audit& audit) {
  check_table(audit, "calendar", audit.program.calendars);
  check_table(audit, "clock", audit.program.clocks);
  check_table(audit, "outage", audit.program.outages);
  check_table(audit, "exclusion", audit.program.exclusions);
}

}  // namespace akad::audit
