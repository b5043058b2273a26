// A small agreement set up by hand, and cells as if they had been measured.
#pragma once

#include "runtime/measures/partial.h"
#include "runtime/settlement/settle.h"

namespace stage {

using namespace akad;

// January to March 2026 in Jakarta: tickets resolved within 4 hours, for at least 95%, for each
// customer; a fee of IDR 1000; no credits and no caps yet.
ir::Program support();

Id<ir::Credit> add_credit(ir::Program& program, const std::string& name,
                          std::vector<ir::SlabRow> slabs);
void add_cap(ir::Program& program, const std::string& name, std::vector<Id<ir::Credit>> credits,
             const Rational& most, bool for_each_customer = false);

ir::SlabRow at_least(const Rational& result, const Rational& money);
ir::SlabRow below(const Rational& result, const Rational& money);
ir::SlabRow otherwise(const Rational& money);

measures::ItemCounts items(std::uint64_t met, std::uint64_t missed);
// The term begins in January 2026.
measures::CellKey key(std::int32_t target, const std::string& month,
                      std::vector<measures::GroupValue> group = {});
void put(measures::Partial& partial, const std::string& month, const std::string& customer,
         measures::Cell cell);

// Three customers in January, each with a result of 1/2.
measures::Partial three_misses();

// Every month of the term that has begun. `program` outlives what is given.
struct Settled {
  const ir::Program& program;
  std::vector<results::PeriodResults> results;
  settlement::Settlement owed;

  const settlement::PeriodSettlement& month(std::size_t period = 0) const {
    return owed.periods.at(period);
  }
};
Settled settled(const ir::Program& program, const measures::Partial& partial,
                const std::string& as_of = "2026-04-01T00:00:00+07:00");

// Payables of one month, in the order of its lines.
std::vector<Rational> payables(const Settled& settled, std::size_t period = 0);

}  // namespace stage
