// Of several amounts only the largest is due. See limits.h.
#include <algorithm>

#include "runtime/results/groups.h"
#include "runtime/settlement/limits/limits.h"

namespace akad::settlement {
namespace {

// The largest of what is due; null: nothing is.
Line* largest_of(const Bucket& bucket, std::vector<Line>& lines) {
  Line* largest = nullptr;
  for (const std::size_t at : bucket.lines) {
    Line& line = lines[at];
    if (line.amount > (largest == nullptr ? Rational(0) : largest->amount)) largest = &line;
  }
  return largest;
}

struct Choice {
  const Bucket& bucket;
  std::span<const results::PeriodResults> periods;
  std::vector<Line>& lines;
  std::vector<PeriodSettlement>& settled;

  // `before`: the largest of earlier periods; null: none. Gives what is the largest now.
  std::optional<Largest> choose(const Largest* before) {
    const Line* const largest = largest_of(bucket, lines);
    if (largest == nullptr) return before == nullptr ? std::nullopt : std::optional(*before);
    const Largest here{largest->amount, largest->item.credit,
                       periods[largest->period].period.calendar};
    const bool is_more = before == nullptr || here.amount > before->amount;
    const Rational earlier = before == nullptr ? Rational(0) : before->amount;
    const Largest& most = is_more ? here : *before;
    Rational sum = 0, taken = 0;
    std::size_t longest = 0;
    for (const std::size_t at : bucket.lines) {
      Line& line = lines[at];
      if (line.amount == 0) continue;
      sum += line.amount;
      longest = std::max(longest, line.period);
      const bool is_largest = &line == largest && is_more;
      const Rational by = is_largest ? earlier : line.amount;
      if (by == 0) continue;
      line.item.lowered.push_back(
          {bucket.cap, bucket.period, by, std::optional(is_largest ? *before : most)});
      line.amount -= by;
      taken += by;
    }
    if (taken > 0) {
      settled[longest].caps.push_back(
          {bucket.cap, bucket.period, bucket.group, sum + earlier, most.amount, taken, earlier});
    }
    return most;
  }
};

// What was the largest is kept while the cap's period goes on, and no longer.
void forget(Id<ir::Cap> cap, const ir::CalendarPeriod& period, Ledger& ledger) {
  ledger.largest.erase(ledger.largest.lower_bound({cap, period.number, {}}),
                       ledger.largest.lower_bound({cap, period.number + 1, {}}));
}

}  // namespace

void choose_largest(const ir::Program& program, std::span<const results::PeriodResults> periods,
                    std::vector<Line>& lines, Ledger& ledger,
                    std::vector<PeriodSettlement>& settled) {
  const ir::Term term = ir::term_of(program);
  const Date last = periods.front().period.last;
  std::size_t choices = 0;
  for (const Id<ir::Cap> id : narrowest_first(program, ir::CapSays::Largest)) {
    const ir::CalendarPeriod period = ir::period_of(program[id].cadence, last, term);
    if (ir::is_between(period)) continue;
    const bool goes_on = ir::last_day_within(period, term) > last;
    for (Bucket& bucket : buckets_of(program, id, periods, lines)) {
      if (results::is_of_none(bucket.group)) continue;
      ++choices;
      for (const std::size_t at : bucket.lines) lines[at].choice = choices;
      bucket.period = period;
      const CapScope scope{id, period.number, bucket.group};
      const auto known = ledger.largest.find(scope);
      const Largest* before = known == ledger.largest.end() ? nullptr : &known->second;
      auto now = Choice{bucket, periods, lines, settled}.choose(before);
      if (goes_on && now) ledger.largest[scope] = *std::move(now);
    }
    if (!goes_on) forget(id, period, ledger);
  }
}

}  // namespace akad::settlement
