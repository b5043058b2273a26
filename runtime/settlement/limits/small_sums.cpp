// Sums that are too small to be due. See limits.h.
#include <algorithm>
#include <map>

#include "runtime/settlement/limits/limits.h"

namespace akad::settlement {
namespace {

class SmallSum {
 public:
  SmallSum(const ir::SmallAmounts& rule, const Bucket& bucket, std::vector<Line>& lines)
      : rule_(rule), bucket_(bucket), lines_(lines) {
    for (const std::size_t at : bucket.lines) {
      const LineItem& item = lines[at].item;
      sum_ += lines[at].amount;
      endless_ = endless_ || is_endless(item);
      const Rational claimable = item.claim ? item.claim->amount : Rational(0);
      if (!lines[at].choice) {
        most_ += lines[at].amount + item.open + claimable;
        continue;
      }
      const bool is_due = !item.claim || item.claim->state == ir::ClaimState::Due;
      Rational& one = chosen_[*lines[at].choice];
      one = std::max<Rational>(one, (is_due ? due_of(item) : claimable) + item.open);
    }
    for (const auto& [choice, one] : chosen_) most_ += one;
  }

  const Rational& sum() const { return sum_; }
  bool is_dropped() const { return ir::is_small(rule_, sum_); }

  void drop(std::size_t* longest) {
    const bool may_grow = this->may_grow();
    for (const std::size_t at : bucket_.lines) {
      Line& line = lines_[at];
      if (line.amount == 0) continue;
      line.item.lowered.push_back({bucket_.cap, bucket_.period, line.amount});
      if (may_grow) line.item.open += line.amount;
      line.amount = 0;
      *longest = std::max(*longest, line.period);
    }
  }
  // What is open stays below the limit, whatever becomes of it.
  void close() {
    if (may_grow() || !(sum_ == 0 || is_dropped())) return;
    for (const std::size_t at : bucket_.lines) {
      lines_[at].item.open = 0;
      lines_[at].item.open_by = {};
    }
  }

 private:
  bool may_grow() const { return endless_ || !is_small_or_nothing(most_); }
  bool is_small_or_nothing(const Rational& sum) const {
    return sum == 0 || ir::is_small(rule_, sum);
  }

  const ir::SmallAmounts& rule_;
  const Bucket& bucket_;
  std::vector<Line>& lines_;
  Rational sum_ = 0;
  Rational most_ = 0;                       // that it may come to
  std::map<std::size_t, Rational> chosen_;  // of what only the largest is due of
  bool endless_ = false;
};

}  // namespace

void drop_small_sums(const ir::Program& program, std::span<const results::PeriodResults> periods,
                     std::vector<Line>& lines, std::vector<Bucket>& capped,
                     std::vector<PeriodSettlement>& settled) {
  std::vector<Rational> before;
  for (const Line& line : lines) before.push_back(line.amount);
  const ir::Term term = ir::term_of(program);
  const Date last = periods.front().period.last;
  for (const Id<ir::Cap> id : narrowest_first(program, ir::CapSays::SmallSums)) {
    const ir::CalendarPeriod period = ir::period_of(program[id].cadence, last, term);
    if (ir::is_between(period)) continue;
    for (Bucket& bucket : buckets_of(program, id, periods, lines)) {
      bucket.period = period;
      SmallSum small(*program[id].small, bucket, lines);
      small.close();
      if (!small.is_dropped()) continue;
      std::size_t longest = 0;
      small.drop(&longest);
      settled[longest].caps.push_back({id, period, bucket.group, small.sum(), 0, small.sum(), 0});
    }
  }
  // What another cap took off besides is nobody's either.
  for (Bucket& bucket : capped) {
    if (!bucket.bit) continue;
    Rational gone = 0, left = 0;
    for (const std::size_t at : bucket.lines) {
      gone += before[at] - lines[at].amount;
      left += lines[at].amount;
    }
    if (gone > 0) bucket.most = std::min(bucket.most, left);
  }
}

}  // namespace akad::settlement
