#include "tests/explain/lists.h"

#include <fmt/format.h>

#include <map>

#include "runtime/engine/engine.h"

namespace akad::told {
namespace {

struct Counts {
  std::uint64_t missed = 0, outages = 0;
  Rational down = 0, excluded = 0;
  bool operator==(const Counts&) const = default;
};
using ByPeriod = std::map<std::pair<std::string, std::string>, Counts>;  // target, label

void add(Counts& counts, const measures::Cell& cell) {
  if (const auto* items = std::get_if<measures::ItemCounts>(&cell)) {
    counts.missed += items->all_missed();
  }
  if (const auto* time = std::get_if<measures::TimeCounts>(&cell)) {
    counts.outages += time->outages;
    counts.down += time->down;
    counts.excluded += time->excluded_down;
  }
}

ByPeriod counted_in(const report::Statement& s) {
  ByPeriod all;
  for (const report::PeriodStatement& period : s.periods) {
    for (const results::Result& row : period.measured.results) {
      const ir::Target& target = (*s.program)[row.target];
      if (ir::looks_back(target)) continue;
      add(all[{target.name, period.measured.period.label}], row.counts);
    }
  }
  return all;
}

// Of what the statement has periods for.
ByPeriod listed_in(const report::Statement& s, const ByPeriod& counted) {
  ByPeriod all;
  std::map<std::pair<Id<ir::Target>, Id<plan::Period>>, std::string> labels;
  for (const auto& [key, none] : counted) all[key];
  for (const report::PeriodStatement& period : s.periods) {
    for (const results::Result& row : period.measured.results) {
      labels[{row.target, row.period}] = period.measured.period.label;
    }
  }
  for (const measures::Item& item : s.lists->missed) {
    for (const std::string& label : measures::missed_in(item)) {
      const auto here = all.find({(*s.program)[item.target].name, label});
      if (here != all.end()) ++here->second.missed;
    }
  }
  for (const measures::OutageRow& row : s.lists->outages) {
    for (const measures::OutagePart& part : row.parts) {
      const auto here =
          all.find({(*s.program)[row.target].name, labels[{row.target, part.period}]});
      if (here == all.end()) continue;
      here->second.outages += part.counted > 0 ? 1 : 0;
      here->second.down += measures::time_down(part);
      here->second.excluded += part.excluded;
    }
  }
  return all;
}

}  // namespace

std::string difference_of_lists(const oracle::Batch& batch, Listed& listed) {
  engine::RunOptions options;
  options.as_of = batch.as_of;
  const auto plain = engine::settle_store(batch.program, oracle::store_of(batch), options);
  options.list_misses = true;
  const auto with = engine::settle_store(batch.program, oracle::store_of(batch), options);
  if (report::to_json(plain.statement) != report::to_json(with.statement)) {
    return "the lists change the statement";
  }
  const ByPeriod counted = counted_in(with.statement);
  for (const auto& [key, found] : listed_in(with.statement, counted)) {
    const Counts& wanted = counted.at(key);
    listed.missed += found.missed;
    listed.outages += found.outages;
    if (found == wanted) continue;
    return fmt::format("{} in {}: missed {} of {}, outages {} of {}, down {} of {}", key.first,
                       key.second, found.missed, wanted.missed, found.outages, wanted.outages,
                       to_fraction(found.down), to_fraction(wanted.down));
  }
  return "";
}

}  // namespace akad::told
