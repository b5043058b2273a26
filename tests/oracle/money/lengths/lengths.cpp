#include "tests/oracle/money/lengths/lengths.h"

namespace akad::oracle {
namespace {

// The least of them which so large a share of all is not longer than.
Rational percentile(const std::vector<Duration>& lengths, const Rational& share, Attempts& tried) {
  for (const Duration candidate : lengths) {
    const auto within = std::count_if(lengths.begin(), lengths.end(),
                                      [&](Duration length) { return length <= candidate; });
    const Rational part(within, std::ssize(lengths));
    if (part == share) note(tried, Tried::RankExactly);
    if (part >= share) return Rational(candidate);
  }
  return Rational(lengths.back());
}

}  // namespace

std::optional<Rational> taken_together(const TargetRules& rules, std::vector<Duration> lengths,
                                       Attempts& tried) {
  if (lengths.empty()) return std::nullopt;
  std::sort(lengths.begin(), lengths.end());
  Rational total = 0;
  for (const Duration length : lengths) total += Rational(length);
  switch (rules.lengths.how) {
    case HowLong::No: break;
    case HowLong::Average:
      note(tried, Tried::OnAverage);
      return total / Rational(std::ssize(lengths));
    case HowLong::Median:
      note(tried, Tried::InTheMedian);
      return percentile(lengths, Rational(1, 2), tried);
    case HowLong::Percentile:
      note(tried, Tried::InAPercentile);
      return percentile(lengths, rules.lengths.percentile, tried);
    case HowLong::Total: note(tried, Tried::InTotal); return total;
  }
  return std::nullopt;
}

std::optional<Rational> with_left_out(const TargetRules& rules, const Counts& counts) {
  std::vector<Duration> all = counts.lengths;
  all.insert(all.end(), counts.left_out_lengths.begin(), counts.left_out_lengths.end());
  Attempts nobody_asks = {};
  return taken_together(rules, all, nobody_asks);
}

bool is_kept(const TargetRules& rules, const Rational& length) {
  return rules.sum_less ? length < rules.share : length <= rules.share;
}

}  // namespace akad::oracle
