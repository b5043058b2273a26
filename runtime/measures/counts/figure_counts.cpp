#include "runtime/measures/counts/figure_counts.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::measures {
namespace {

Measured value_of(const Rational& value) { return {MeasuredKind::Value, value}; }

}  // namespace

FigureCounts FigureCounts::of(const ir::Figure& figure) {
  FigureCounts counts;
  counts.taken = figure.taken;
  counts.percentile = figure.percentile;
  return counts;
}

void FigureCounts::add(const Rational& number) {
  sum += number;
  ++records;
  if (!lowest || number < *lowest) lowest = number;
  if (!highest || number > *highest) highest = number;
  if (ir::is_by_rank(taken)) ++numbers[number];
}

void FigureCounts::merge(const FigureCounts& other) {
  sum += other.sum;
  all += other.all;
  records += other.records;
  if (other.lowest && (!lowest || *other.lowest < *lowest)) lowest = other.lowest;
  if (other.highest && (!highest || *other.highest > *highest)) highest = other.highest;
  for (const auto& [number, count] : other.numbers) numbers[number] += count;
  reach = std::max(reach, other.reach);
  rewritten += other.rewritten;
}

void FigureCounts::keep_misses_of(const FigureCounts&) { AKAD_ASSERT(!"a target that looks back"); }

NotAgain FigureCounts::not_again(const FigureCounts&) const {
  AKAD_ASSERT(!"a target that looks back");
  return {};
}

// Of n numbers in order the ⌈share·n⌉-th.
Rational FigureCounts::nearest_rank(const Rational& share) const {
  const Rational rank = share * Rational(records);
  std::uint64_t behind = 0;
  for (const auto& [number, count] : numbers) {
    behind += count;
    if (Rational(behind) >= rank) return number;
  }
  AKAD_ASSERT(!"a share is at most the whole");
  return 0;
}

bool FigureCounts::is_beyond() const {
  return taken == ir::Taken::Share && all > 0 && (sum < 0 || sum > all);
}

std::optional<Measured> FigureCounts::measured(const ir::OfFigure&) const {
  const bool is_share = taken == ir::Taken::Share;
  const bool is_none = is_share ? all <= 0 : ir::needs_records(taken) && records == 0;
  if (is_none) return std::nullopt;
  switch (taken) {
    case ir::Taken::Share:
      return Measured{MeasuredKind::Share, std::clamp(sum / all, Rational(0), Rational(1))};
    case ir::Taken::Number:
    case ir::Taken::Sum: return value_of(sum);
    case ir::Taken::Average: return value_of(sum / Rational(records));
    case ir::Taken::Median: return value_of(nearest_rank(Rational(1, 2)));
    case ir::Taken::Percentile: return value_of(nearest_rank(percentile));
    case ir::Taken::Highest: return value_of(*highest);
    case ir::Taken::Lowest: return value_of(*lowest);
  }
  AKAD_ASSERT(false);
}

std::vector<Figure> FigureCounts::figures() const {
  return {{"counted", value_of(sum)},
          {"in_all", value_of(all), Written::WhereAny},
          {"records", counted(records)}};
}

Shown FigureCounts::shown(const ir::Target&, bool) const {
  Shown shown;
  if (taken == ir::Taken::Share) {
    shown.columns = {{"column.counted", value_of(sum)}, {"column.in_all", value_of(all)}};
    if (sum != 0 || all != 0) shown.remarks = {{"result.in_all", {value_of(sum), value_of(all)}}};
    if (is_beyond()) shown.remarks.push_back({"result.beyond_all", {}, false, true});
    return shown;
  }
  shown.columns = {{"column.records", counted(records)}};
  if (taken != ir::Taken::Number && records > 0) {
    shown.remarks = {{"result.of_records", {counted(records)}}};
  }
  return shown;
}

}  // namespace akad::measures
