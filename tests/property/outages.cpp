#include "tests/property/outages.h"

#include <algorithm>

#include "tests/harness/records.h"
#include "tests/harness/road.h"

namespace akad::property {
namespace {

const Instant kFrom = to_date({2025, 3, 25}).days * kDay;
constexpr Duration kSpan = 20 * kDay;  // across the end of March

ir::Program program_of(const Outages& outages) {
  ir::Program program;
  program.agreement.zone = "Asia/Jakarta";
  program.agreement.term_first = to_date({2025, 1, 1});
  program.agreement.term_last = to_date({2025, 12, 31});
  program.logs.resize(1);
  program.logs[0].single_subject = "site";
  program.windows.resize(1);
  program.windows[0].log = Id<ir::Log>{0};
  program.outages = {outages.rules};
  ir::Target target;
  target.of = ir::OfTime{Id<ir::Outage>{0}, outages.crossing, {}, {}};
  program.targets = {target};
  return program;
}

measures::Partial found_in(const ir::Program& program, const Outages& outages) {
  events::EventStore store;
  harness::Records records(program, store);
  for (const Interval& window : outages.windows) {
    records.stretch("site", window.from, window.to, Id<ir::Window>{0});
  }
  return harness::measured(program, store, kFrom + 3 * kSpan);
}

}  // namespace

Outages any_outages(oracle::Dice& dice) {
  Outages outages;
  outages.rules.log = Id<ir::Log>{0};
  outages.rules.down = ir::DuringWindows{{Id<ir::Window>{0}}};
  outages.rules.test = static_cast<ir::LengthTest>(dice.below(3));
  outages.rules.length = dice.below(120) * kMinute;
  outages.rules.counted = static_cast<ir::Counted>(dice.below(2));
  outages.rules.merge_gap = dice.one_in(2) ? 0 : dice.below(60) * kMinute;
  outages.crossing = static_cast<ir::CrossingOutages>(dice.below(2));
  for (std::int64_t count = 1 + dice.below(6); count > 0; --count) {
    const Instant from = kFrom + dice.below(kSpan);
    outages.windows.push_back({from, from + 1 + dice.below(dice.one_in(3) ? 40 * kHour : kHour)});
  }
  return outages;
}

Outages split(oracle::Dice& dice, const Outages& outages) {
  Outages other = outages;
  other.windows.clear();
  for (const Interval& window : outages.windows) {
    std::vector<Instant> edges = {window.from, window.to};
    for (std::int64_t cuts = dice.below(4); cuts > 0; --cuts) {
      edges.push_back(window.from + dice.below(window.to - window.from));
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      other.windows.push_back({edges[i], edges[i + 1]});
    }
  }
  return other;
}

// Three, of which each begins on the day after the one before: together they are the term.
ir::Seasons seasons_of(const ir::Agreement& agreement) {
  const Date first = agreement.term_first, last = agreement.term_last;
  const std::int32_t third = (last.days - first.days) / 3;
  const Date second{first.days + third + 1}, after{first.days + 2 * third + 2};
  ir::Seasons all;
  all.name = "thirds";
  all.seasons.push_back({"first third", first, {second.days - 1}});
  if (second <= last) all.seasons.push_back({"second third", second, {after.days - 1}});
  if (after <= last) all.seasons.push_back({"last third", after, last});
  all.seasons.back().last = last;
  return all;
}

std::vector<Duration> down_in_all(const Outages& outages) {
  ir::Program program = program_of(outages);
  program.seasons.push_back(seasons_of(program.agreement));
  program.targets.resize(ir::kCadences.size(), program.targets.front());
  for (const ir::Cadence cadence : ir::kCadences) {
    program.targets[static_cast<std::size_t>(cadence)].cadence = cadence;
  }
  std::vector<Duration> down(program.targets.size());
  for (const auto& [key, cell] : found_in(program, outages).cells) {
    down[key.target.index()] += floor_of(std::get<measures::TimeCounts>(cell).down);
  }
  return down;
}

std::vector<std::pair<Duration, std::uint64_t>> measured(const Outages& outages) {
  const ir::Program program = program_of(outages);
  const measures::Partial found = found_in(program, outages);
  std::vector<std::pair<Duration, std::uint64_t>> months;
  for (const auto& [key, cell] : found.cells) {
    const auto& counts = std::get<measures::TimeCounts>(cell);
    months.emplace_back(floor_of(counts.down), counts.outages);
  }
  return months;
}

}  // namespace akad::property
