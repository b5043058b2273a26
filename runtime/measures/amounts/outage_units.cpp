#include "runtime/measures/amounts/outage_units.h"

#include <map>

namespace akad::measures {
namespace {

using clocks::OutageRun;
using Rates = std::vector<const ir::EachTimeDown*>;

// In that order: how many units a part has by each rate.
std::vector<std::vector<Rational>> units_of(const Rates& rates,
                                            const std::vector<CountedPart>& parts) {
  std::vector<std::vector<Rational>> units;
  std::vector<Rational> before(rates.size());
  Rational until = 0;
  for (const CountedPart& part : parts) {
    until += part.counted;
    std::vector<Rational>& of_part = units.emplace_back();
    for (std::size_t rate = 0; rate < rates.size(); ++rate) {
      Rational so_far = ir::units_of(*rates[rate], until);
      of_part.push_back(so_far - before[rate]);
      before[rate] = std::move(so_far);
    }
  }
  return units;
}

// What one outage has more, or fewer, than those of it that are known.
class Differing {
 public:
  explicit Differing(const Rates& rates) : rates_(rates) {}

  void add(const std::vector<CountedPart>& parts, int sign) {
    const std::vector<std::vector<Rational>> units = units_of(rates_, parts);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      std::vector<Rational>& sums =
          by_place_.try_emplace(parts[part].at, rates_.size()).first->second;
      for (std::size_t rate = 0; rate < rates_.size(); ++rate) {
        sums[rate] += units[part][rate] * sign;
      }
    }
  }
  const std::map<std::size_t, std::vector<Rational>>& by_place() const { return by_place_; }

 private:
  const Rates& rates_;
  std::map<std::size_t, std::vector<Rational>> by_place_;
};

}  // namespace

OutageUnits::OutageUnits(const plan::Plan& plan, Id<ir::Target> target, plan::PeriodRange range)
    : periods_(range.size()) {
  const ir::Program& program = *plan.program;
  crossing_ = ir::of_time(program[target]).crossing;
  for (const ir::ItemRate& at : plan.targets[target.index()].outage_rates) {
    none_.push_back({at});
    rates_.push_back(&std::get<ir::EachTimeDown>(ir::rate_of(program, at).each.of));
  }
}

UnitsOfOutages& OutageUnits::sum(PeriodSums& sums, std::size_t at, std::size_t rate) const {
  if (sums.owed.empty()) sums.owed.resize(periods_);
  if (sums.owed[at].empty()) sums.owed[at] = none_;
  return sums.owed[at][rate];
}

void OutageUnits::add(const Counting& counting, const std::vector<CountedPart>& parts,
                      CountedOutage* told) const {
  const std::vector<std::vector<Rational>> units = units_of(rates_, parts);
  Rational before = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (std::size_t rate = 0; rate < rates_.size(); ++rate) {
      if (units[part][rate] == 0) continue;
      UnitsOfOutages& paid = sum(counting.sums, parts[part].at, rate);
      paid.units += units[part][rate];
      ++paid.outages;
      paid.before += before;
    }
    if (told != nullptr && any()) told->parts[part].units = std::optional(units[part]);
    before += parts[part].counted;
  }
}

void OutageUnits::add_if_down(PeriodSums& sums, const Counting& known,
                              const std::vector<OutageRun>& known_runs, const Counting& if_down,
                              const std::vector<OutageRun>& runs) const {
  auto inside = known_runs.begin();
  std::vector<CountedPart> parts;
  const auto parts_of = [&](Counting counting, const OutageRun& run) {
    parts.clear();
    counting.parts = &parts;
    distribute(counting, run, crossing_, nullptr);
  };
  for (const OutageRun& run : runs) {
    Differing differing(rates_);
    parts_of(if_down, run);
    differing.add(parts, 1);
    for (; inside != known_runs.end() && inside->whole.from < run.whole.to; ++inside) {
      parts_of(known, *inside);
      differing.add(parts, -1);
    }
    for (const auto& [at, units] : differing.by_place()) {
      for (std::size_t rate = 0; rate < units.size(); ++rate) {
        if (units[rate] > 0) sum(sums, at, rate).more += units[rate];
        if (units[rate] < 0) sum(sums, at, rate).fewer -= units[rate];
      }
    }
  }
}

}  // namespace akad::measures
