// Caps on exact amounts. See limits.h for the order.
#include <algorithm>
#include <map>

#include "runtime/ir/amounts/fees.h"
#include "runtime/results/groups.h"
#include "runtime/settlement/limits/limits.h"

namespace akad::settlement {

std::vector<Id<ir::Cap>> narrowest_first(const ir::Program& program, ir::CapSays what) {
  std::vector<std::pair<ir::Width, Id<ir::Cap>>> widths;
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    if (ir::says(program[id]) == what) widths.emplace_back(ir::width_of(program, program[id]), id);
  }
  std::sort(widths.begin(), widths.end());
  std::vector<Id<ir::Cap>> order;
  for (const auto& [width, cap] : widths) order.push_back(cap);
  return order;
}

std::vector<Bucket> buckets_of(const ir::Program& program, Id<ir::Cap> cap,
                               std::span<const results::PeriodResults> periods,
                               const std::vector<Line>& lines) {
  const ir::Cap& rule = program[cap];
  std::map<results::Group, Bucket> by_group;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!ir::covers(program, rule, lines[i].item.credit)) continue;
    const auto& results = periods[lines[i].period].results;
    const results::Result& result = results[lines[i].item.result.index()];
    const ir::Target& target = program[result.target];
    by_group[results::values_for({rule.groups, rule.by_subject}, target, result.group)]
        .lines.push_back(i);
  }
  std::vector<Bucket> buckets;
  for (auto& [group, bucket] : by_group) {
    bucket.cap = cap;
    bucket.group = group;
    buckets.push_back(std::move(bucket));
  }
  return buckets;
}

namespace {

// What earlier periods used of the cap, and what they left.
void set_most(Bucket& bucket, const ir::Program& program, Date last, const ir::ToldFees& told,
              const Ledger& ledger) {
  const ir::Cap& rule = program[bucket.cap];
  bucket.period = ir::period_of(rule.cadence, last, ir::term_of(program));
  // Of one that looks back, what each of the periods before has used.
  for (std::int32_t back = 0; back < rule.over_last; ++back) {
    const auto used = ledger.used.find({bucket.cap, bucket.period.number - back, bucket.group});
    if (used != ledger.used.end()) bucket.earlier += used->second;
  }
  const ir::Arising arising{bucket.period, rule.over_last,
                            ir::called_groups(program, rule, bucket.group), &told};
  bucket.unknown_fee = ir::unknown_of(program, rule.most, arising);
  bucket.whole = ir::money_of(program, rule.most, arising);
  bucket.most = std::max<Rational>(bucket.whole - bucket.earlier, 0);
}

void lower(Bucket& bucket, std::vector<Line>& lines, std::vector<PeriodSettlement>& settled) {
  Rational sum = 0;
  for (const std::size_t line : bucket.lines) sum += lines[line].amount;
  if (sum <= bucket.most) return;
  bucket.bit = true;
  const Rational part = bucket.most / sum;
  std::size_t longest = 0;
  for (const std::size_t line : bucket.lines) {
    Line& lowered = lines[line];
    const Rational before = lowered.amount;
    lowered.amount *= part;
    if (before > 0 && bucket.unknown_fee.valid()) {
      lowered.item.open += before - lowered.amount;
      lowered.item.unknown_fee = bucket.unknown_fee;
    } else if (before > 0) {
      lowered.item.lowered.push_back({bucket.cap, bucket.period, before - lowered.amount});
    }
    longest = std::max(longest, lowered.period);
  }
  if (bucket.unknown_fee.valid()) return;
  settled[longest].caps.push_back({bucket.cap, bucket.period, bucket.group, sum + bucket.earlier,
                                   bucket.whole, sum - bucket.most, bucket.earlier});
}

}  // namespace

std::vector<Bucket> apply_caps(const ir::Program& program,
                               std::span<const results::PeriodResults> periods,
                               std::vector<Line>& lines, const ir::ToldFees& told,
                               const Ledger& ledger, std::vector<PeriodSettlement>& settled) {
  std::vector<Bucket> all;
  const ir::Term term = ir::term_of(program);
  const Date last = periods.front().period.last;
  for (const Id<ir::Cap> cap : narrowest_first(program, ir::CapSays::Most)) {
    // What falls due between seasons is under no cap of a season.
    if (ir::is_between(ir::period_of(program[cap].cadence, last, term))) continue;
    for (Bucket& bucket : buckets_of(program, cap, periods, lines)) {
      set_most(bucket, program, last, told, ledger);
      lower(bucket, lines, settled);
      all.push_back(std::move(bucket));
    }
  }
  return all;
}

}  // namespace akad::settlement
