// Caps on exact amounts. See credits.h for the order.
#include <algorithm>
#include <map>

#include "runtime/base/assert.h"
#include "runtime/settlement/credits.h"

namespace akad::settlement {
namespace {

bool in_scope(const ir::Cap& cap, std::size_t credit) {
  if (cap.credits.empty()) return true;
  const Id<ir::Credit> id{static_cast<std::int32_t>(credit)};
  return std::find(cap.credits.begin(), cap.credits.end(), id) != cap.credits.end();
}

// The values of the cap's groups, taken from the line's own. Verification made sure they are there.
std::vector<ir::GroupValue> group_in(const ir::Program& program, const ir::Cap& cap,
                                     const Line& line) {
  const ir::Target& target = program.targets[program.credits[line.credit].target.index()];
  std::vector<ir::GroupValue> group;
  for (const Id<ir::Signal> signal : cap.groups) {
    const auto found = std::find(target.groups.begin(), target.groups.end(), signal);
    AKAD_ASSERT(found != target.groups.end());
    group.push_back(line.item.group[static_cast<std::size_t>(found - target.groups.begin())]);
  }
  if (cap.by_subject) group.push_back(line.item.group.back());
  return group;
}

std::vector<std::size_t> narrowest_first(const ir::Program& program) {
  struct Rank {
    std::size_t credits, coarseness, at;
    auto operator<=>(const Rank&) const = default;
  };
  std::vector<Rank> ranks;
  for (std::size_t i = 0; i < program.caps.size(); ++i) {
    const ir::Cap& cap = program.caps[i];
    const std::size_t scope = cap.credits.empty() ? program.credits.size() : cap.credits.size();
    const std::size_t fineness = cap.groups.size() + (cap.by_subject ? 1 : 0);
    ranks.push_back({scope, program.signals.size() + 1 - fineness, i});
  }
  std::sort(ranks.begin(), ranks.end());
  std::vector<std::size_t> order;
  for (const Rank& rank : ranks) order.push_back(rank.at);
  return order;
}

std::vector<Bucket> buckets_of(const ir::Program& program, std::size_t cap,
                               const std::vector<Line>& lines) {
  const ir::Cap& rule = program.caps[cap];
  std::map<std::vector<std::string>, Bucket> by_values;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!in_scope(rule, lines[i].credit)) continue;
    std::vector<ir::GroupValue> group = group_in(program, rule, lines[i]);
    std::vector<std::string> values;
    for (const ir::GroupValue& part : group) values.push_back(part.value);
    Bucket& bucket = by_values[values];
    bucket.cap = cap;
    bucket.group = std::move(group);
    bucket.most = money_of(program, rule.most);
    bucket.lines.push_back(i);
  }
  std::vector<Bucket> buckets;
  for (auto& [values, bucket] : by_values) buckets.push_back(std::move(bucket));
  return buckets;
}

void lower(const ir::Program& program, Bucket& bucket, std::vector<Line>& lines,
           std::vector<report::CapApplied>& applied) {
  Rational sum = 0;
  for (const std::size_t line : bucket.lines) sum += lines[line].amount;
  if (sum <= bucket.most) return;
  bucket.bit = true;
  const Rational part = bucket.most / sum;
  for (const std::size_t line : bucket.lines) lines[line].amount *= part;
  const ir::Cap& cap = program.caps[bucket.cap];
  applied.push_back({cap.name, cap.clause, bucket.group, sum, bucket.most, sum - bucket.most});
}

}  // namespace

std::vector<Bucket> apply_caps(const ir::Program& program, std::vector<Line>& lines,
                               std::vector<report::CapApplied>& applied) {
  std::vector<Bucket> all;
  for (const std::size_t cap : narrowest_first(program)) {
    for (Bucket& bucket : buckets_of(program, cap, lines)) {
      lower(program, bucket, lines, applied);
      all.push_back(std::move(bucket));
    }
  }
  return all;
}

}  // namespace akad::settlement
