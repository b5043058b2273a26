#include <fmt/format.h>

#include "compiler/audit/rules.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

// Numbers that stand for a whole period, and hold unchanged for a part of one.
struct Counted {
  ir::Cadence cadence;
  Span place;
  std::string_view what;
};

std::vector<Counted> counted(const Audit& audit) {
  std::vector<Counted> all;
  const ir::Program& program = audit.program;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&program[id].of);
    if (items == nullptr || items->small_below == 0 || program[id].over_last > 1) continue;
    all.push_back({program[id].cadence, audit.map[id], "its small numbers hold"});
  }
  for (const Id<ir::Exclusion> id : ids_of(program.exclusions)) {
    if (program[id].quota_of == ir::QuotaOf::Nothing) continue;
    all.push_back({program[id].quota_cadence, audit.map[id], "its quota holds"});
  }
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    const bool fixed = std::holds_alternative<ir::FixedAmount>(program[id].most.is);
    if (!fixed && !program[id].small) continue;
    all.push_back({program[id].cadence, audit.map[id], "its amount holds"});
  }
  return all;
}

// Hardly a term begins with a Monday, and nobody counts by weeks of the contract.
bool is_noticed_when_cut(ir::Cadence cadence) {
  return cadence != ir::Cadence::WholeTerm && cadence != ir::Cadence::Season &&
         cadence != ir::Cadence::Week && cadence != ir::Cadence::CalendarDay;
}

std::int32_t days_within(const ir::CalendarPeriod& period, const ir::Term& term) {
  const Date from = std::max(ir::first_day(period, term), term.first);
  return ir::last_day_within(period, term).days - from.days + 1;
}

}  // namespace

void check_part_periods(Audit& audit) {
  const ir::Term term = ir::term_of(audit.program);
  std::optional<Diagnostic> row;
  for (const Counted& one : counted(audit)) {
    if (!is_noticed_when_cut(one.cadence)) continue;
    const ir::CalendarPeriod first = ir::period_of(one.cadence, term.first, term);
    const ir::CalendarPeriod last = ir::period_of(one.cadence, term.last, term);
    const bool at_first = ir::is_cut(first, term);
    if (!at_first && !ir::is_cut(last, term)) continue;
    if (!row) {
      row = diagnose(Code::AK1073, audit.map.term,
                     worded("the {} {} of the term has {} days, and what is counted in it is not "
                            "less for that",
                            at_first ? "first" : "last", ir::noun_of(one.cadence),
                            days_within(at_first ? first : last, term)));
    }
    row = std::move(*row).with_other(one.place,
                                     fmt::format("{} for it as for a whole one", one.what));
  }
  if (!row) return;
  tell(audit, std::move(*row).with_help("begin with a whole period, or count by periods of the "
                                        "contract: each contract month"));
}

}  // namespace akad::audit
