#include "runtime/report/credits/charged.h"

#include <map>

#include "runtime/report/credits/to_json.h"
#include "runtime/report/json_object.h"

namespace akad::report {
namespace {

using nlohmann::json;
using phrases::Phrase;

// By charged::Unclear.
constexpr std::array<phrases::Key<0>, 3> kUnclear = {"charge.no_period", "charge.no_such_period",
                                                     "charge.no_amount"};

bool is_shown(const ir::CalendarPeriod& period, const ir::Term& term,
              const std::optional<ShownPeriods>& shown) {
  if (!shown) return true;
  const Date last = ir::last_day_within(period, term);
  return shown->first <= last && last <= shown->last;
}

ChargedFee charged_fee(const ir::Program& program, Id<ir::Fee> id, const charged::OfFee& of,
                       const std::optional<ShownPeriods>& shown) {
  const ir::Term term = ir::term_of(program);
  const ir::Cadence cadence = program[id].period;
  ChargedFee row{id, of.lost};
  std::map<std::int32_t, ChargedPeriod> periods;
  for (const charged::Charge& charge : of.charges) {
    const bool named = charge.number.has_value();
    const ir::CalendarPeriod period{cadence, charge.number.value_or(0)};
    if (named && !is_shown(period, term, shown)) continue;
    if (charge.unclear) {
      row.unclear.push_back(&charge);
      continue;
    }
    ChargedPeriod& sum = periods.try_emplace(period.number, ChargedPeriod{period}).first->second;
    ++sum.records;
    sum.amount += *charge.amount;
  }
  for (auto& [number, sum] : periods) row.periods.push_back(std::move(sum));
  return row;
}

json unclear_json(const charged::Charge& charge) {
  const auto why = words(*charge.unclear)[static_cast<std::size_t>(*charge.unclear)];
  return object_of({{"charge", charge.name},
                    {"at", format_rfc3339(charge.at)},
                    {"period", charge.period.empty() ? json(nullptr) : json(charge.period)},
                    {"why", std::string(why)}});
}

json fee_json(const ir::Program& program, const ChargedFee& of) {
  const ir::Fee& fee = program[of.fee];
  json row = object_of({{"fee", fee.name},
                        {"log", program[ir::log_of(program, *fee.told)].name},
                        {"periods", json::array()}});
  for (const ChargedPeriod& sum : of.periods) {
    row["periods"].push_back({{"period", ir::label_of(sum.period)},
                              {"records", sum.records},
                              {"amount", money_json(sum.amount, fee.currency)}});
  }
  for (const charged::Charge* charge : of.unclear) {
    row["charge_nothing"].push_back(unclear_json(*charge));
  }
  if (of.lost > 0) row["lost_records"] = of.lost;
  return row;
}

}  // namespace

std::vector<ChargedFee> charged_fees(const ir::Program& program, const charged::Charges& charges,
                                     const std::optional<ShownPeriods>& shown) {
  std::vector<ChargedFee> rows;
  for (const Id<ir::Fee> id : ids_of(program.fees)) {
    if (id.index() >= charges.fees.size() || !charges.fees[id.index()].log.valid()) continue;
    rows.push_back(charged_fee(program, id, charges.fees[id.index()], shown));
  }
  return rows;
}

Phrase unclear_said(charged::Unclear why) {
  return Phrase(kUnclear[static_cast<std::size_t>(why)]);
}

json charged_json(const ir::Program& program, const charged::Charges& charges,
                  const std::optional<ShownPeriods>& shown) {
  json rows = json::array();
  for (const ChargedFee& of : charged_fees(program, charges, shown)) {
    rows.push_back(fee_json(program, of));
  }
  return rows;
}

}  // namespace akad::report
