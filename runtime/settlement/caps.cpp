// Caps on exact amounts. See credits.h for the order.
#include <algorithm>
#include <map>

#include "runtime/results/groups.h"
#include "runtime/settlement/credits.h"

namespace akad::settlement {
namespace {

std::vector<Id<ir::Cap>> narrowest_first(const ir::Program& program) {
  struct Rank {
    std::size_t credits, coarseness;
    Id<ir::Cap> cap;
    auto operator<=>(const Rank&) const = default;
  };
  std::vector<Rank> ranks;
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    const ir::Cap& cap = program[id];
    const std::size_t scope = cap.credits.empty() ? program.credits.size() : cap.credits.size();
    const std::size_t fineness = cap.groups.size() + (cap.by_subject ? 1 : 0);
    ranks.push_back({scope, program.signals.size() + 1 - fineness, id});
  }
  std::sort(ranks.begin(), ranks.end());
  std::vector<Id<ir::Cap>> order;
  for (const Rank& rank : ranks) order.push_back(rank.cap);
  return order;
}

std::vector<Bucket> buckets_of(const ir::Program& program, Id<ir::Cap> cap,
                               const std::vector<results::Result>& results,
                               const std::vector<Line>& lines) {
  const ir::Cap& rule = program[cap];
  std::map<results::Group, Bucket> by_group;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!ir::limits(rule, lines[i].item.credit)) continue;
    const results::Result& result = results[lines[i].item.result.index()];
    const ir::Target& target = program[result.target];
    by_group[results::values_for(rule, target, result.group)].lines.push_back(i);
  }
  std::vector<Bucket> buckets;
  for (auto& [group, bucket] : by_group) {
    bucket.cap = cap;
    bucket.group = group;
    bucket.most = ir::money_of(program, rule.most);
    buckets.push_back(std::move(bucket));
  }
  return buckets;
}

void lower(Bucket& bucket, std::vector<Line>& lines, std::vector<CapApplied>& applied) {
  Rational sum = 0;
  for (const std::size_t line : bucket.lines) sum += lines[line].amount;
  if (sum <= bucket.most) return;
  bucket.bit = true;
  const Rational part = bucket.most / sum;
  for (const std::size_t line : bucket.lines) lines[line].amount *= part;
  applied.push_back({bucket.cap, bucket.group, sum, bucket.most, sum - bucket.most});
}

}  // namespace

std::vector<Bucket> apply_caps(const ir::Program& program, const results::PeriodResults& period,
                               std::vector<Line>& lines, std::vector<CapApplied>& applied) {
  std::vector<Bucket> all;
  for (const Id<ir::Cap> cap : narrowest_first(program)) {
    if (program[cap].cadence != period.period.calendar.cadence) continue;
    for (Bucket& bucket : buckets_of(program, cap, period.results, lines)) {
      lower(bucket, lines, applied);
      all.push_back(std::move(bucket));
    }
  }
  return all;
}

}  // namespace akad::settlement
