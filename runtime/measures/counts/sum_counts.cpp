#include "runtime/measures/counts/sum_counts.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::measures {

void SumCounts::merge(const SumCounts& other) {
  sum += other.sum;
  more += other.more;
  open_end = open_end || other.open_end;
  credits += other.credits;
  reach = std::max(reach, other.reach);
  rewritten += other.rewritten;
}

std::optional<Measured> SumCounts::measured(const ir::OfSum&) const {
  if (nothing_yet) return std::nullopt;
  return Measured{MeasuredKind::Number, sum};
}

std::optional<Measured> SumCounts::if_down() const {
  if (more == 0 && !open_end) return std::nullopt;
  return Measured{MeasuredKind::Number, sum + more};
}

std::vector<Figure> SumCounts::figures() const { return {{"credits", counted(credits)}}; }

Shown SumCounts::shown(const ir::Target&, bool) const {
  Shown shown;
  shown.columns = {{"column.credits", counted(credits)}};
  if (credits > 0) shown.remarks = {{"result.of_credits", {counted(credits)}}};
  return shown;
}

}  // namespace akad::measures
