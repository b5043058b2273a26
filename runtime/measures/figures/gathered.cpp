#include "runtime/measures/figures/gathered.h"

#include <algorithm>

#include "runtime/measures/counts/rank.h"

namespace akad::measures {
namespace {

bool is_end(ir::Taken taken) { return taken == ir::Taken::Highest || taken == ir::Taken::Lowest; }

}  // namespace

void Gathered::look_at(ir::Taken taken, const Rational& number) {
  const bool is_further = !end || (taken == ir::Taken::Highest ? number > *end : number < *end);
  if (is_further) end.made() = number;
}

void Gathered::add(ir::Taken taken, const Rational& number, std::uint64_t times) {
  sum += times == 1 ? number : number * Rational(times);
  records += times;
  if (is_end(taken)) look_at(taken, number);
  if (ir::is_by_rank(taken)) numbers.made()[number] += times;
}

void Gathered::merge(ir::Taken taken, const Gathered& other) {
  sum += other.sum;
  records += other.records;
  if (other.in_all) in_all.made() += *other.in_all;
  if (other.end) look_at(taken, *other.end);
  if (!other.numbers) return;
  for (const auto& [number, count] : *other.numbers) numbers.made()[number] += count;
}

bool Gathered::is_beyond(ir::Taken taken) const {
  return taken == ir::Taken::Share && all() > 0 && (sum < 0 || sum > all());
}

std::optional<Rational> Gathered::come_to(ir::Taken taken, const Rational& percentile) const {
  const bool is_share = taken == ir::Taken::Share;
  const bool is_none = is_share ? all() <= 0 : ir::needs_records(taken) && records == 0;
  if (is_none) return std::nullopt;
  switch (taken) {
    case ir::Taken::Share: return std::clamp(sum / all(), Rational(0), Rational(1));
    case ir::Taken::Number:
    case ir::Taken::Sum: return sum;
    case ir::Taken::Average: return sum / Rational(records);
    case ir::Taken::Median: return nearest_rank(*numbers, Rational(1, 2));
    case ir::Taken::Percentile: return nearest_rank(*numbers, percentile);
    case ir::Taken::Highest:
    case ir::Taken::Lowest: return *end;
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::measures
