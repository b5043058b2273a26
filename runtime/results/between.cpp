#include "runtime/results/between.h"

#include <algorithm>

#include "runtime/ir/amounts/ranges.h"

namespace akad::results {

Ends ends_of(const Result& result) {
  if (!result.if_down || !result.measured) return {result.measured, result.measured};
  if (*result.if_down < *result.measured) return {*result.if_down, result.measured};
  return {result.measured, *result.if_down};
}

std::vector<MayOwe> may_owe(const owed::Case& of, const Rational& least,
                            const std::optional<Rational>& most) {
  const ir::Credit& credit = of.program[of.credit];
  const ir::Target& target = of.program[credit.target];
  const std::vector<ir::Range> ranges = ir::ranges_of(of.program, credit);
  std::vector<MayOwe> all;
  for (const Id<ir::SlabRow> row : ids_of(credit.slabs)) {
    auto range = ir::those_of(ranges[row.index()], ir::Comparison::AtLeast, least);
    if (range && most) range = ir::those_of(*range, ir::Comparison::AtMost, *most);
    if (!range) continue;
    for (const Rational& value : {*range->from, range->to.value_or(*range->from)}) {
      const Measured measured = ir::bound_of(target, value);
      const owed::Case asked{of.program, of.credit,     of.counts,  measured, of.period,
                             of.group,   of.item_rates, of.unknown, of.told};
      const bool is_met = ir::holds(target.test, measured, ir::promise_of(target));
      const bool owes = credit.when != ir::OwedWhen::Missed || !is_met;
      all.push_back({row, owes ? owed::amount_of(asked, row) : owed::Amount{}, measured});
    }
    all.back().no_end =
        !range->to && std::holds_alternative<ir::Rate>(credit.slabs[row.index()].amount.is);
  }
  return all;
}

namespace {

struct TimeDown {
  const owed::Case& of;
  const ir::Target& target;
  const measures::TimeCounts& counts;

  // So that the result is just that, more than is known.
  Rational more_for(const Rational& result) const {
    return Rational(counts.service) * (Rational(1) - result) - counts.down;
  }
  // More than is known, so that the result is at most this, or less; and at least this, or more.
  Rational fewest_from(const Rational& result, bool with) const {
    const Rational more = more_for(result);
    const Duration floor = floor_of(more);
    return std::max<Rational>(Rational(floor) == more && with ? floor : floor + 1, 0);
  }
  Rational most_to(const Rational& result, bool with) const {
    const Rational more = more_for(result);
    const Duration floor = floor_of(more);
    const bool all = with ? counts.more_down <= more : counts.more_down < more;
    if (all) return counts.more_down;
    return Rational(floor) == more && !with ? floor - 1 : floor;
  }
  measures::Cell with(const Rational& more) const {
    measures::Cell cell = of.counts;
    auto& time = std::get<measures::TimeCounts>(cell);
    time.down += more;
    time.more_down -= more;
    return cell;
  }
  MayOwe may_owe(Id<ir::SlabRow> row, const Rational& more) const {
    const measures::Cell cell = with(more);
    const Measured measured = *measures::measured_of(cell, target);
    const bool is_met = ir::holds(target.test, measured, ir::promise_of(target));
    if (of.program[of.credit].when == ir::OwedWhen::Missed && is_met) {
      return {row, {}, measured};
    }
    return {row,
            owed::amount_of({of.program, of.credit, cell, measured, of.period, of.group,
                             of.item_rates, owed::Unknown::AsKnown, of.told},
                            row),
            measured};
  }
  MayOwe by_outage(Id<ir::SlabRow> row, const Rational& more, owed::Unknown unknown) const {
    return {row,
            owed::amount_of({of.program, of.credit, of.counts, of.measured, of.period, of.group,
                             of.item_rates, unknown, of.told},
                            row),
            *measures::measured_of(with(more), target)};
  }
};

}  // namespace

std::vector<MayOwe> may_owe_if_down(const owed::Case& of, const Rational& if_down) {
  const ir::Credit& credit = of.program[of.credit];
  const TimeDown time{of, of.program[credit.target], std::get<measures::TimeCounts>(of.counts)};
  if (time.counts.more_service != 0 || time.counts.service == 0) return {};
  const std::vector<ir::Range> ranges = ir::ranges_of(of.program, credit);
  std::vector<MayOwe> all;
  for (const Id<ir::SlabRow> row : ids_of(credit.slabs)) {
    auto range = ir::those_of(ranges[row.index()], ir::Comparison::AtLeast, if_down);
    if (range) range = ir::those_of(*range, ir::Comparison::AtMost, of.measured.value);
    if (!range) continue;
    const Rational fewest = time.fewest_from(*range->to, range->with_to);
    const Rational most = time.most_to(*range->from, range->with_from);
    if (fewest > most) continue;
    if (owed::is_by_outage(credit, row)) {
      if (credit.when == ir::OwedWhen::Missed) continue;  // the verdicts at both ends decide
      all.push_back(time.by_outage(row, fewest, owed::Unknown::AsDown));
      all.push_back(time.by_outage(row, fewest, owed::Unknown::FewestUnits));
      continue;
    }
    all.push_back(time.may_owe(row, fewest));
    if (most != fewest) all.push_back(time.may_owe(row, most));
  }
  return all;
}

}  // namespace akad::results
