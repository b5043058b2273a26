#include "runtime/explain/line/charges.h"

#include <algorithm>

#include "runtime/ir/amounts/fees.h"

namespace akad::explain {
namespace {

// The periods of fees that the line's row, and its caps, are shares of.
std::vector<ir::ToldPeriods> periods_behind(const ir::Program& program,
                                            const settlement::LineItem& line,
                                            const plan::Period& period) {
  std::vector<ir::ToldPeriods> periods;
  const auto add = [&](const ir::ShareOfFee* share, const ir::Arising& arising) {
    if (share == nullptr) return;
    if (const auto told = ir::told_periods(program, *share, arising)) periods.push_back(*told);
  };
  const ir::Credit& credit = program[line.credit];
  const ir::Arising own{period.calendar, program[credit.target].over_last};
  const ir::Owed& owed = credit.slabs[line.slab.index()].amount;
  for (const ir::ShareOfFee* share : ir::shares_in(owed)) add(share, own);
  for (const ir::Cap& cap : program.caps) {
    if (!ir::limits(program, cap, line.credit)) continue;
    const ir::CalendarPeriod of = ir::period_of(cap.cadence, period.last, ir::term_of(program));
    add(std::get_if<ir::ShareOfFee>(&cap.most.is), {of, cap.over_last});
  }
  return periods;
}

std::vector<report::Place> places_of(const events::EventStore& store,
                                     const events::RecordPlace& place) {
  if (place.file < 0) return {};
  return {{store.files[static_cast<std::size_t>(place.file)], place.line, place.element}};
}

bool is_among(const std::vector<ir::ToldPeriods>& periods, Id<ir::Fee> fee, std::int32_t number) {
  return std::any_of(periods.begin(), periods.end(), [&](const ir::ToldPeriods& told) {
    return told.fee == fee && told.first <= number && number <= told.last;
  });
}

}  // namespace

std::vector<ChargeOfLine> charges_of(const ir::Program& program, const charged::Charges& charges,
                                     const settlement::LineItem& line,
                                     const results::PeriodResults& period) {
  std::vector<ChargeOfLine> found;
  if (charges.fees.empty()) return found;
  const std::vector<ir::ToldPeriods> periods = periods_behind(program, line, period.period);
  if (periods.empty()) return found;
  for (const Id<ir::Fee> fee : ids_of(program.fees)) {
    for (const charged::Charge& charge : charges.fees[fee.index()].charges) {
      if (!charge.unclear && is_among(periods, fee, *charge.number)) {
        found.push_back({fee, &charge});
      }
    }
  }
  return found;
}

std::vector<report::ChargeBehind> charges_behind(const evaluation::Evaluation& found,
                                                 const LinePlace& place) {
  std::vector<report::ChargeBehind> charges;
  const ir::Program& program = *found.plan.program;
  for (const auto& [fee, charge] : charges_of(program, found.charges, *place.line, *place.period)) {
    charges.push_back({fee, *charge, places_of(found.store, charge->place)});
  }
  return charges;
}

}  // namespace akad::explain
