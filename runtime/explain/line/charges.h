// What records told of the fees behind a line.
#pragma once

#include "runtime/explain/line/line.h"

namespace akad::explain {

// Of the fees that the line's row, or a cap over it, is a share of: the records of just those
// periods that the share is of.
struct ChargeOfLine {
  Id<ir::Fee> fee;
  const charged::Charge* charge;
};
std::vector<ChargeOfLine> charges_of(const ir::Program& program, const charged::Charges& charges,
                                     const settlement::LineItem& line,
                                     const results::PeriodResults& period);
// The same, with the places of their records.
std::vector<report::ChargeBehind> charges_behind(const evaluation::Evaluation& found,
                                                 const LinePlace& place);

}  // namespace akad::explain
