#include "runtime/measures/counts/figure_counts.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/measures/counts/rank.h"

namespace akad::measures {
namespace {

bool is_end(ir::Taken taken) { return taken == ir::Taken::Highest || taken == ir::Taken::Lowest; }

Measured value_of(const Rational& value) { return {MeasuredKind::Value, value}; }

}  // namespace

FigureCounts FigureCounts::of(const ir::Figure& figure) {
  FigureCounts counts;
  counts.taken = figure.taken;
  counts.percentile = figure.percentile;
  return counts;
}

void FigureCounts::look_at(const Rational& number) {
  std::optional<Rational>& end = beside.made().end;
  const bool is_further = !end || (taken == ir::Taken::Highest ? number > *end : number < *end);
  if (is_further) end = number;
}

void FigureCounts::add(const Rational& number) {
  sum += number;
  ++records;
  if (is_end(taken)) look_at(number);
  if (ir::is_by_rank(taken)) ++beside.made().numbers[number];
}

void FigureCounts::merge(const FigureCounts& other) {
  sum += other.sum;
  records += other.records;
  reach = std::max(reach, other.reach);
  rewritten += other.rewritten;
  if (!other.beside) return;
  beside.made().all += other.beside->all;
  if (other.beside->end) look_at(*other.beside->end);
  for (const auto& [number, count] : other.beside->numbers) {
    beside.made().numbers[number] += count;
  }
}

bool FigureCounts::is_beyond() const {
  return taken == ir::Taken::Share && all() > 0 && (sum < 0 || sum > all());
}

std::optional<Measured> FigureCounts::measured(const ir::OfFigure&) const {
  const bool is_share = taken == ir::Taken::Share;
  const bool is_none = is_share ? all() <= 0 : ir::needs_records(taken) && records == 0;
  if (is_none) return std::nullopt;
  switch (taken) {
    case ir::Taken::Share:
      return Measured{MeasuredKind::Share, std::clamp(sum / all(), Rational(0), Rational(1))};
    case ir::Taken::Number:
    case ir::Taken::Sum: return value_of(sum);
    case ir::Taken::Average: return value_of(sum / Rational(records));
    case ir::Taken::Median: return value_of(nearest_rank(beside->numbers, Rational(1, 2)));
    case ir::Taken::Percentile: return value_of(nearest_rank(beside->numbers, percentile));
    case ir::Taken::Highest:
    case ir::Taken::Lowest: return value_of(*beside->end);
  }
  AKAD_ASSERT(false);
}

std::vector<Figure> FigureCounts::figures() const {
  return {{"counted", value_of(sum)},
          {"in_all", value_of(all()), Written::WhereAny},
          {"records", counted(records)}};
}

Shown FigureCounts::shown(const ir::Target&, bool) const {
  Shown shown;
  if (taken == ir::Taken::Share) {
    shown.columns = {{"column.counted", value_of(sum)}, {"column.in_all", value_of(all())}};
    if (sum != 0 || all() != 0) {
      shown.remarks = {{"result.in_all", {value_of(sum), value_of(all())}}};
    }
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
